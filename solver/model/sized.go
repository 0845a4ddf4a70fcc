package model

import (
	"heltid/solver/cpsat"
	"heltid/solver/ward"
)

// sized is what the model knows of a line's position size.
type sized struct {
	size  *sum // hundredths of a percent; nil where sizes are read off the hours
	read  *sum // such a size, once asked for
	full  lit  // full time
	holds lit  // a post at all
	big   lit  // at least the smallest size
}

// hoursOf is the person's planned working time over the period.
func (b *Build) hoursOf(p *person) *total {
	if p.hours == nil {
		p.hours = b.total(b.minutesOf(p, 0, b.days, net))
	}
	return p.hours
}

// A total is a sum as one variable in steps, plus what is fixed.
type total struct {
	v     cpsat.Int
	step  int64
	fixed int64
	free  bool
}

// total makes a variable equal to the sum, in steps of what divides it.
func (b *Build) total(s *sum) *total {
	if s.vars == 0 {
		return &total{fixed: s.fixed}
	}
	step := s.step
	lo, hi := s.bounds()
	t := &total{step: step, fixed: s.fixed, free: true}
	t.v = b.M.Int((lo-s.fixed)/step, (hi-s.fixed)/step, "")
	row := b.sum().join(1, s).plus(-s.fixed).int(-step, t.v)
	b.M.Equal(&row.expr, 0)
	return t
}

// sizeOf is the person's position size.
func (b *Build) sizeOf(p *person) *sized {
	if p.sized != nil {
		return p.sized
	}
	switch {
	case !p.free:
		p.sized = b.sizeFixed(p)
	case b.C.Sizes.Free:
		p.sized = b.sizeRead(p)
	default:
		p.sized = b.sizeChosen(p)
	}
	return p.sized
}

// sizeFixed is the size of a line outside the scope.
func (b *Build) sizeFixed(p *person) *sized {
	size := ward.Size(0)
	for _, l := range b.scope.Rota.Lines {
		if l.Person == p.ID {
			size = l.Size
		}
	}
	constant := func(holds bool) lit {
		if holds {
			return b.yes
		}
		return b.no
	}
	return &sized{size: b.sum().plus(int64(size)), full: constant(size >= ward.FullTime),
		holds: constant(size > 0), big: constant(size >= b.C.SmallBelow)}
}

// sizeRead reads the size off the hours: full time from the norm less the
// tolerance, the smallest size from its share of the norm.
func (b *Build) sizeRead(p *person) *sized {
	norm := int64(b.C.FixedNorm()) * int64(b.C.Dates.Weeks)
	hours := b.sum().total(1, b.hoursOf(p))
	tolerance := int64(b.C.TolerancePer)
	return &sized{
		full:  b.reaches(hours, norm-tolerance),
		holds: b.reaches(hours, 1),
		big:   b.reaches(hours, share(norm, b.C.SmallBelow)),
	}
}

// share is the least whole number of minutes that is the size's part of the
// norm.
func share(norm int64, size ward.Size) int64 {
	return (norm*int64(size) + int64(ward.FullTime) - 1) / int64(ward.FullTime)
}

// sizeChosen makes the size a decision among the sizes the ward makes.
func (b *Build) sizeChosen(p *person) *sized {
	domain := []int64{}
	for _, s := range b.C.SizesFor(p.Person) {
		domain = append(domain, int64(s))
	}
	s := &sized{size: b.sum()}
	if len(domain) == 1 {
		s.size.plus(domain[0])
	} else {
		s.size.int(1, b.M.IntFrom(domain, ""))
	}
	s.full = b.reaches(s.size, int64(ward.FullTime))
	s.holds = b.reaches(s.size, 1)
	s.big = b.reaches(s.size, int64(b.C.SmallBelow))
	return s
}
