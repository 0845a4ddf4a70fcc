package model

import "heltid/solver/cpsat"

// A sum is a linear expression with the constants folded in.
type sum struct {
	expr  cpsat.Sum
	fixed int64
	vars  int
	step  int64 // divides every coefficient
	b     *Build
}

func (b *Build) sum() *sum { return &sum{b: b} }

// add puts coef times the literal into the sum.
func (s *sum) add(coef int64, l lit) *sum {
	switch {
	case coef == 0 || l == s.b.no:
	case l == s.b.yes:
		s.fixed += coef
	default:
		s.expr.Add(coef, l)
		s.vars++
		s.step = gcd(s.step, max(coef, -coef))
	}
	return s
}

// int puts coef times the variable into the sum.
func (s *sum) int(coef int64, v cpsat.Int) *sum {
	s.expr.AddInt(coef, v)
	s.vars++
	s.step = gcd(s.step, max(coef, -coef))
	return s
}

// plus puts a number into the sum.
func (s *sum) plus(c int64) *sum {
	s.fixed += c
	return s
}

// total puts coef times the minutes of the total into the sum.
func (s *sum) total(coef int64, t *total) *sum {
	s.fixed += coef * t.fixed
	if t.free {
		s.int(coef*t.step, t.v)
	}
	return s
}

// join puts coef times another sum into this one.
func (s *sum) join(coef int64, o *sum) *sum {
	s.fixed += coef * o.fixed
	s.expr.AddSum(coef, &o.expr)
	s.vars += o.vars
	s.step = gcd(s.step, max(coef, -coef)*o.step)
	return s
}

// limits of the values the sum can take
func (s *sum) bounds() (lo, hi int64) {
	lo, hi = s.expr.Bounds(s.b.M)
	return lo + s.fixed, hi + s.fixed
}

// or: at least one holds. A row that only constants stand in and that fails is
// what the scope may not change and is left out; where the scope is everything,
// no rota keeps it.
func (b *Build) or(ls ...lit) { b.clause(ls) }

func (b *Build) clause(ls []lit) {
	var keep []lit
	for _, l := range ls {
		switch l {
		case b.yes:
			return
		case b.no:
		default:
			keep = append(keep, l)
		}
	}
	if len(keep) > 0 || b.scope.everything() {
		b.guard(b.M.Or(keep...))
	}
}

// if the first holds, so does the second.
func (b *Build) implies(a, c lit) { b.or(a.Not(), c) }

func (b *Build) atMost(s *sum, hi int64, when ...lit) {
	if s.vars == 0 {
		b.constant(s.fixed <= hi, when)
		return
	}
	b.guard(b.M.AtMost(&s.expr, hi-s.fixed), when...)
}

func (b *Build) atLeast(s *sum, lo int64, when ...lit) {
	if s.vars == 0 {
		b.constant(s.fixed >= lo, when)
		return
	}
	b.guard(b.M.AtLeast(&s.expr, lo-s.fixed), when...)
}

func (b *Build) equal(s *sum, v int64, when ...lit) {
	if s.vars == 0 {
		b.constant(s.fixed == v, when)
		return
	}
	b.guard(b.M.Equal(&s.expr, v-s.fixed), when...)
}

// constant: where only constants stand in a row, its conditions must fail if
// it does.
func (b *Build) constant(holds bool, when []lit) {
	if holds {
		return
	}
	not := make([]lit, len(when))
	for i, w := range when {
		not[i] = w.Not()
	}
	b.clause(not)
}

func (b *Build) atMostOne(ls []lit) {
	var keep []lit
	taken := false
	for _, l := range ls {
		switch l {
		case b.yes:
			taken = true
		case b.no:
		default:
			keep = append(keep, l)
		}
	}
	switch {
	case taken:
		for _, l := range keep {
			b.or(l.Not())
		}
	case len(keep) < 2:
	case len(keep) == 2:
		b.or(keep[0].Not(), keep[1].Not())
	case b.guards != nil:
		s := b.sum()
		for _, l := range keep {
			s.add(1, l)
		}
		b.atMost(s, 1)
	default:
		b.M.AtMostOne(keep...)
	}
}

// any is a literal equal to "at least one of them".
func (b *Build) any(ls []lit) lit {
	var keep []lit
	for _, l := range ls {
		switch l {
		case b.yes:
			return b.yes
		case b.no:
		default:
			if len(keep) == 0 || keep[len(keep)-1] != l {
				keep = append(keep, l)
			}
		}
	}
	switch len(keep) {
	case 0:
		return b.no
	case 1:
		return keep[0]
	}
	a := b.M.Bool("")
	for _, l := range keep {
		b.M.Implies(l, a)
	}
	b.M.Or(append(keep, a.Not())...)
	return a
}

// iff is a literal equal to "the sum is at least lo".
func (b *Build) reaches(s *sum, lo int64) lit {
	least, most := s.bounds()
	switch {
	case least >= lo:
		return b.yes
	case most < lo:
		return b.no
	}
	a := b.M.Bool("")
	b.M.AtLeast(&s.expr, lo-s.fixed).OnlyIf(a)
	b.M.AtMost(&s.expr, lo-1-s.fixed).OnlyIf(a.Not())
	return a
}

// guard hangs the row on the conditions and, where asked for, on the literal
// of the rule and person it speaks of.
func (b *Build) guard(r cpsat.Row, when ...lit) {
	var on []lit
	for _, w := range when {
		if w != b.yes {
			on = append(on, w)
		}
	}
	if b.guards != nil {
		g, ok := b.guards[b.at]
		if !ok {
			g = b.M.Bool("")
			b.guards[b.at] = g
			b.order = append(b.order, b.at)
		}
		on = append(on, g)
	}
	if len(on) > 0 {
		r.OnlyIf(on...)
	}
}
