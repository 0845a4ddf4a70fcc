package cpsat

import (
	"math"
	"slices"
)

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
		switch r.kind {
		case linear:
			l.between(m.termsOf(r), r.lo, r.hi, r.enforcers)
		case all:
			for _, ref := range m.literalsOf(r) {
				l.literals([]int32{ref}, 1, noHi, r.enforcers)
			}
		case clause:
			l.literals(m.literalsOf(r), 1, noHi, r.enforcers)
		case atMostOne:
			l.literals(m.literalsOf(r), noLo, 1, r.enforcers)
		case exactlyOne:
			l.literals(m.literalsOf(r), 1, 1, r.enforcers)
		}
	}
	return l, nil
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

// literals holds how many of the literals are true.
func (l *Linear) literals(refs []int32, lo, hi int64, only []int32) {
	var terms []term
	negated := int64(0)
	for _, ref := range refs {
		if ref < 0 {
			negated++
			terms = append(terms, term{variable(ref), -1})
		} else {
			terms = append(terms, term{ref, 1})
		}
	}
	l.between(terms, shift(lo, negated), shift(hi, negated), only)
}

// between holds a sum, where all of the literals in only are true.
func (l *Linear) between(terms []term, lo, hi int64, only []int32) {
	least, most := int64(0), int64(0)
	for _, x := range terms {
		a, b := x.coef*l.Lo[x.ref], x.coef*l.Hi[x.ref]
		least, most = least+min(a, b), most+max(a, b)
	}
	if len(only) == 0 {
		l.row(terms, lo, hi)
		return
	}
	if lo > least {
		l.row(off(terms, lo-least, only), lo-(lo-least)*positive(only), noHi)
	}
	if hi < most {
		l.row(off(terms, hi-most, only), noLo, hi-(hi-most)*positive(only))
	}
}

// off adds so much to a sum for each literal that is false, but for what it comes to
// where all those that are not negated are: much times positive.
func off(terms []term, much int64, only []int32) []term {
	out := slices.Clone(terms)
	for _, ref := range only {
		if ref < 0 {
			out = append(out, term{variable(ref), much})
			continue
		}
		out = append(out, term{ref, -much})
	}
	return out
}

// positive is how many of the literals are not negated.
func positive(refs []int32) int64 {
	n := int64(0)
	for _, ref := range refs {
		if ref >= 0 {
			n++
		}
	}
	return n
}

// row adds a row, each variable once.
func (l *Linear) row(terms []term, lo, hi int64) {
	r, at := LinearRow{Lo: lo, Hi: hi}, map[int32]int{}
	for _, x := range terms {
		i, there := at[x.ref]
		if !there {
			i = len(r.Vars)
			at[x.ref], r.Vars, r.Coefs = i, append(r.Vars, x.ref), append(r.Coefs, 0)
		}
		r.Coefs[i] += x.coef
	}
	l.Rows = append(l.Rows, r)
}
