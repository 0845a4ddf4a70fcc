package model

import (
	"slices"

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

	asked  cpsat.Int // the variable, where the size is a decision
	domain []int64   // of it, where size_range holds it on a guard
}

// hoursOf is the person's planned hours of the post over the period.
func (b *Build) hoursOf(p *person) *total {
	if p.hours == nil {
		p.hours = b.total(b.minutesOf(p, 0, b.days, func(m *minutes) int { return m.tariff }))
	}
	return p.hours
}

// workOf is the person's working time over the period: the same as the hours of
// the post where every duty counts alike for both.
func (b *Build) workOf(p *person) *total {
	if b.alike() {
		return b.hoursOf(p)
	}
	if p.work == nil {
		p.work = b.total(b.minutesOf(p, 0, b.days, net))
	}
	return p.work
}

// alike tells whether every duty is as many hours of the post as working time.
func (b *Build) alike() bool {
	return !slices.ContainsFunc(b.shifts, func(s shift) bool {
		return slices.ContainsFunc(s.table, func(m minutes) bool { return m.net != m.tariff })
	})
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
	case b.C.Sizes.Free && b.C.Contracted(p.Person, ward.FullTime, 0, b.days) > 0:
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

// sizeRead reads the size off the hours, as ward.Case.SizeByHours does.
func (b *Build) sizeRead(p *person) *sized {
	hours := b.sum().total(1, b.hoursOf(p))
	from := func(size ward.Size) lit { return b.reaches(hours, b.hoursFor(p, size)) }
	return &sized{full: from(ward.FullTime), holds: from(1), big: from(b.C.SmallBelow)}
}

// hoursFor is the fewest minutes that are read as at least the size: its part
// of the norm, or what is read as full time.
func (b *Build) hoursFor(p *person, size ward.Size) int64 {
	days := b.contracts(p, 0, b.days)
	norm, week := int64(b.C.FixedNorm())*days.days(), 7*days.in // of a minute
	up := func(n, by int64) int64 { return (n + by - 1) / by }
	full := up(max(0, norm-week*int64(b.C.TolerancePer)), week)
	return max(1, min(up(norm*int64(size), week*whole100), full))
}

// sizeChosen makes the size a decision among the sizes the ward makes.
func (b *Build) sizeChosen(p *person) *sized {
	domain := []int64{}
	for _, s := range b.C.SizesFor(p.Person) {
		domain = append(domain, int64(s))
	}
	if b.C.Sizes.Free {
		domain = []int64{int64(b.C.SizeByHours(p.Person, 0))} // away all through
	}
	s := &sized{size: b.sum()}
	switch {
	case b.guards != nil:
		s.asked = b.M.Int(0, 2*whole100, "")
		s.size.int(1, s.asked)
		s.domain = domain
	case len(domain) == 1:
		s.size.plus(domain[0])
	default:
		s.asked = b.M.IntFrom(domain, "")
		s.size.int(1, s.asked)
	}
	s.full = b.reaches(s.size, int64(ward.FullTime))
	s.holds = b.reaches(s.size, 1)
	s.big = b.reaches(s.size, int64(b.C.SmallBelow))
	return s
}
