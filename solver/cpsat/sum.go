package cpsat

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// Sum is a linear expression with integer coefficients. The zero Sum is 0 and
// ready for use; methods change it and return it. A negated literal counts as
// one minus its variable. Overflow is an error of the model that uses the sum.
type Sum struct {
	terms    []term
	constant int64
	model    uint32
	folded   bool // terms are merged and in order
	overflow bool
	mixed    bool // handles of two models, or of none
}

type term struct {
	ref  int32 // variable
	coef int64
}

// Add adds coef·b.
func (s *Sum) Add(coef int64, b Bool) *Sum {
	if b.Negated() {
		s.Const(coef)
		coef = s.times(coef, -1)
	}
	return s.add(coef, variable(b.ref), b.model)
}

// AddInt adds coef·v.
func (s *Sum) AddInt(coef int64, v Int) *Sum { return s.add(coef, v.ref, v.model) }

// Const adds c.
func (s *Sum) Const(c int64) *Sum {
	s.constant = s.plus(s.constant, c)
	return s
}

// AddSum adds coef·t.
func (s *Sum) AddSum(coef int64, t *Sum) *Sum {
	s.overflow = s.overflow || t.overflow
	s.mixed = s.mixed || t.mixed
	for _, x := range t.terms {
		s.add(s.times(coef, x.coef), x.ref, t.model)
	}
	return s.Const(s.times(coef, t.constant))
}

func (s *Sum) add(coef int64, ref int32, model uint32) *Sum {
	if s.model == 0 {
		s.model = model
	}
	s.mixed = s.mixed || model == 0 || model != s.model
	s.terms = append(s.terms, term{ref, coef})
	s.folded = false
	return s
}

// Bounds are the least and the greatest value of s when each variable takes any
// value of its domain in m.
func (s *Sum) Bounds(m *Model) (lo, hi int64) {
	terms, constant, ok := m.expression("a sum", s)
	if !ok {
		return 0, 0
	}
	lo, hi = m.bounds(terms)
	return lo + constant, hi + constant
}

// Value is the value of s in a solution of its model.
func (s *Sum) Value(sol []int64) int64 { return value(s.terms, sol) + s.constant }

func (s *Sum) plus(a, b int64) int64 {
	c := a + b
	if (c > a) != (b > 0) && b != 0 {
		s.overflow = true
		return 0
	}
	return c
}

func (s *Sum) times(a, b int64) int64 {
	hi, lo := bits.Mul64(magnitude(a), magnitude(b))
	if hi != 0 || lo > math.MaxInt64 {
		s.overflow = true
		return 0
	}
	return a * b
}

func magnitude(a int64) uint64 {
	if a < 0 {
		return -uint64(a)
	}
	return uint64(a)
}

// fold merges equal variables, drops zeros and sorts by variable.
func (s *Sum) fold() {
	if s.folded {
		return
	}
	slices.SortStableFunc(s.terms, func(a, b term) int { return cmp.Compare(a.ref, b.ref) })
	merged := s.terms[:0]
	for i := 0; i < len(s.terms); {
		x := s.terms[i]
		for i++; i < len(s.terms) && s.terms[i].ref == x.ref; i++ {
			x.coef = s.plus(x.coef, s.terms[i].coef)
		}
		if x.coef != 0 {
			merged = append(merged, x)
		}
	}
	s.terms, s.folded = merged, true
}

// expression checks s and returns a copy of its folded terms. What names the
// use in errors.
func (m *Model) expression(what string, s *Sum) ([]term, int64, bool) {
	if s.mixed || s.model != 0 && s.model != m.id {
		m.fail("%s has a variable of another model, or one that no model made", what)
		return nil, 0, false
	}
	s.fold()
	if s.overflow {
		m.fail("%s overflows 64 bits", what)
		return nil, 0, false
	}
	if n := len(s.terms); n > 0 && int(s.terms[n-1].ref) >= len(m.lo) {
		m.fail("%s has variable %d, which does not exist", what, s.terms[n-1].ref)
		return nil, 0, false
	}
	if m.reach(s.terms, s.constant) > maxReach {
		m.fail("%s can reach beyond 2^62", what)
		return nil, 0, false
	}
	var weight uint64
	for g, i := uint64(common(s.terms)), 0; i < len(s.terms); i++ {
		weight += magnitude(s.terms[i].coef) / g
		if weight >= maxWeight {
			m.fail("%s has coefficients that add up to 2^31 or more (also divided by their common divisor)", what)
			return nil, 0, false
		}
	}
	return slices.Clone(s.terms), s.constant, true
}

// reach is a bound on |value| of the expression and on every partial sum;
// saturating.
func (m *Model) reach(terms []term, constant int64) uint64 {
	total := magnitude(constant)
	for _, x := range terms {
		widest := max(magnitude(m.lo[x.ref]), magnitude(m.hi[x.ref]))
		if was, ok := m.fixed[x.ref]; ok { // it may be let loose again
			widest = max(magnitude(was[0]), magnitude(was[1]))
		}
		over, part := bits.Mul64(magnitude(x.coef), widest)
		var carry uint64
		total, carry = bits.Add64(total, part, 0)
		if over != 0 || carry != 0 {
			return math.MaxUint64
		}
	}
	return total
}

func (m *Model) bounds(terms []term) (lo, hi int64) {
	for _, x := range terms {
		a, b := x.coef*m.lo[x.ref], x.coef*m.hi[x.ref]
		lo += min(a, b)
		hi += max(a, b)
	}
	return lo, hi
}

func value(terms []term, sol []int64) int64 {
	var v int64
	for _, x := range terms {
		v += x.coef * sol[x.ref]
	}
	return v
}

// common is the greatest common divisor of the coefficients; 1 when there are none.
func common(terms []term) int64 {
	var g uint64
	for _, x := range terms {
		a, b := g, magnitude(x.coef)
		for b != 0 {
			a, b = b, a%b
		}
		if g = a; g == 1 {
			break
		}
	}
	return max(1, int64(g))
}
