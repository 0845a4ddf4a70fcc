package cpsat

import "math"

// Linear is a model as sums alone, as a solver of mixed-integer programs takes
// it. Every variable is whole: the model's own come first, then one for each
// interval of a domain with holes, which is 1 where the value is in it.
type Linear struct {
	Lo, Hi   []int64 // of the variables
	Cost     []int64 // of the model's own,
	Offset   int64   // and of none
	Maximize bool
	Rows     []LinearRow
}

// LinearRow states Lo <= the sum of Coefs times Vars <= Hi; a side that is open is
// math.MinInt64 or math.MaxInt64.
type LinearRow struct {
	Vars   []int32
	Coefs  []int64
	Lo, Hi int64
}

// Linear states the model so, but for its hints and assumptions. A row that counts
// only where literals hold is loosened, where one does not, by as much as its sum
// can be off (big M).
func (m *Model) Linear() (*Linear, error) {
	if m.err != nil {
		return nil, m.err
	}
	l := &Linear{Cost: make([]int64, len(m.lo))}
	l.Lo, l.Hi = append(l.Lo, m.lo...), append(l.Hi, m.hi...)
	if o := m.objective; o != nil {
		l.Maximize, l.Offset = o.maximize, o.constant
		for _, x := range o.terms {
			l.Cost[x.ref] += x.coef
		}
	}
	for v := range m.lo {
		if intervals, ok := m.holes[int32(v)]; ok && m.lo[v] < m.hi[v] {
			l.domain(int32(v), intervals)
		}
	}
	for i := range m.rows {
		r := &m.rows[i]
		var sum Sum
		if r.kind == linear {
			for _, x := range m.termsOf(r) {
				sum.AddInt(x.coef, Int{x.ref, m.id})
			}
		} else {
			for _, ref := range m.literalsOf(r) {
				sum.Add(1, Bool{ref, m.id})
			}
		}
		switch r.kind {
		case linear:
			l.between(m, &sum, r.lo, r.hi, r.enforcers)
		case all:
			for _, ref := range m.literalsOf(r) {
				l.between(m, new(Sum).Add(1, Bool{ref, m.id}), 1, noHi, r.enforcers)
			}
		case clause:
			l.between(m, &sum, 1, noHi, r.enforcers)
		case atMostOne:
			l.between(m, &sum, noLo, 1, r.enforcers)
		case exactlyOne:
			l.between(m, &sum, 1, 1, r.enforcers)
		}
	}
	return l, m.err
}

// domain holds a variable to one of the intervals.
func (l *Linear) domain(v int32, intervals []int64) {
	one := LinearRow{Lo: 1, Hi: 1}
	least, most := LinearRow{[]int32{v}, []int64{1}, 0, math.MaxInt64}, LinearRow{[]int32{v}, []int64{1}, math.MinInt64, 0}
	for i := 0; i < len(intervals); i += 2 {
		in := int32(len(l.Lo))
		l.Lo, l.Hi = append(l.Lo, 0), append(l.Hi, 1)
		one.Vars, one.Coefs = append(one.Vars, in), append(one.Coefs, 1)
		least.Vars, least.Coefs = append(least.Vars, in), append(least.Coefs, -intervals[i])
		most.Vars, most.Coefs = append(most.Vars, in), append(most.Coefs, -intervals[i+1])
	}
	l.Rows = append(l.Rows, one, least, most)
}

// between holds a sum, where all of the literals in only are true.
func (l *Linear) between(m *Model, s *Sum, lo, hi int64, only []int32) {
	least, most := s.Bounds(m)
	if len(only) == 0 {
		l.row(s, lo, hi)
		return
	}
	loosened := func(much int64) *Sum {
		out := new(Sum).AddSum(1, s)
		for _, ref := range only {
			out.Add(much, Bool{ref, m.id}.Not())
		}
		return out
	}
	if lo > least {
		l.row(loosened(lo-least), lo, noHi)
	}
	if hi < most {
		l.row(loosened(hi-most), noLo, hi)
	}
}

func (l *Linear) row(s *Sum, lo, hi int64) {
	s.fold()
	l.Rows = append(l.Rows, LinearRow{refsOf(s.terms), coefsOf(s.terms), shift(lo, s.constant), shift(hi, s.constant)})
}
