package model

import "heltid/solver/cpsat"

// A Goal is a linear measure of the rota that a tier makes small or large.
type Goal struct{ s *sum }

// Sum adds goals with weights.
func (b *Build) Sum(parts ...Weighted) Goal {
	s := b.sum()
	for _, p := range parts {
		s.join(p.Weight, p.Goal.s)
	}
	return Goal{s}
}

// Weighted is a goal times a whole number.
type Weighted struct {
	Weight int64
	Goal   Goal
}

// Minimize makes the goal the objective.
func (b *Build) Minimize(g Goal) { b.M.Minimize(b.withConst(g)) }

// Maximize makes the goal the objective.
func (b *Build) Maximize(g Goal) { b.M.Maximize(b.withConst(g)) }

func (b *Build) withConst(g Goal) *cpsat.Sum {
	var out cpsat.Sum
	return out.AddSum(1, &g.s.expr).Const(g.s.fixed)
}

// AtMost holds the goal at a value or below for the tiers that follow.
func (b *Build) AtMost(g Goal, v int64) { b.M.AtMost(&g.s.expr, v-g.s.fixed) }

// AtLeast holds the goal at a value or above.
func (b *Build) AtLeast(g Goal, v int64) { b.M.AtLeast(&g.s.expr, v-g.s.fixed) }

// Aim gives a variable that the goal must be at least (or, minimising, at
// most) as good as. Left alone it asks nothing; fixed it sets a mark.
func (b *Build) Aim(g Goal, maximize bool) cpsat.Int {
	lo, hi := g.Bounds()
	mark := b.M.Int(lo, hi, "")
	ahead := b.sum().join(1, g.s).int(-1, mark)
	if maximize {
		b.M.AtLeast(&ahead.expr, -ahead.fixed)
	} else {
		b.M.AtMost(&ahead.expr, -ahead.fixed)
	}
	return mark
}

// Worse is by how much the goal is less than a value, or more than it where it
// is one to be made small; nothing where it is better.
func (b *Build) Worse(g Goal, than int64, maximize bool) Goal {
	sign := int64(1)
	if maximize {
		sign = -1
	}
	over := b.sum().join(sign, g.s).plus(-sign * than)
	_, most := over.bounds()
	if most <= 0 {
		return Goal{b.sum()}
	}
	if over.vars == 0 {
		return Goal{over}
	}
	worse := b.M.Int(0, most, "")
	over.int(-1, worse)
	b.M.AtMost(&over.expr, -over.fixed)
	return Goal{b.sum().int(1, worse)}
}

// Constant tells whether the goal cannot change on this scope.
func (g Goal) Constant() bool { return g.s.vars == 0 }

// Fixed gives the value of a goal that cannot change on this scope.
func (g Goal) Fixed() (value int64, ok bool) { return g.s.fixed, g.s.vars == 0 }

// Bounds gives what the goal can at least and at most be by its variables'
// domains alone.
func (g Goal) Bounds() (lo, hi int64) { return g.s.bounds() }

// Value reads the goal off a solution.
func (g Goal) Value(solution []int64) int64 { return g.s.expr.Value(solution) + g.s.fixed }

// Excess is by how much the ward's guards are broken; it is zero unless
// Options.Bend lets them.
func (b *Build) Excess() Goal { return Goal{b.excess} }

// Owed is the minutes lines stay under their size's norm beyond the tolerance;
// it is zero unless Options.Bend lets them.
func (b *Build) Owed() Goal { return Goal{b.owed} }

// Shortage is the need below floor in person minutes for one attribute (tier 1).
func (b *Build) Shortage(who string) Goal { return Goal{b.shortOf(who)} }

// ShortageOf is the need below floor of several attributes together.
func (b *Build) ShortageOf(attributes []string) Goal {
	s := b.sum()
	for _, who := range attributes {
		s.join(1, b.shortOf(who))
	}
	return Goal{s}
}

// UnderTarget is the need below target in person minutes (tier 4).
func (b *Build) UnderTarget() Goal { return Goal{b.under} }

// FullTime counts the full-time posts (tier 2).
func (b *Build) FullTime() Goal {
	s := b.sum()
	for _, p := range b.people {
		s.add(1, b.sizeOf(p).full)
	}
	return Goal{s}
}

// Posts counts the posts, full time or not.
func (b *Build) Posts() Goal {
	s := b.sum()
	for _, p := range b.people {
		s.add(1, b.sizeOf(p).holds)
	}
	return Goal{s}
}

// Educated sums the sizes of the educated in hundredths of a percent, which
// breaks ties of tier 2.
func (b *Build) Educated() Goal { return b.sizesOf("educated") }

// Small counts the posts under the smallest size (tier 3).
func (b *Build) Small() Goal { return Goal{b.SmallPosts()} }

// WishesMet counts those who get at least the larger size they wish for (tier 5).
func (b *Build) WishesMet() Goal {
	s := b.sum()
	for _, p := range b.people {
		z := b.sizeOf(p)
		switch {
		case p.Size.Wished == nil || *p.Size.Wished <= p.Size.Current || p.Optional():
		case z.size == nil:
			s.add(1, b.reaches(b.sum().total(1, b.hoursOf(p)), b.hoursFor(p, *p.Size.Wished)))
		default:
			s.add(1, b.reaches(z.size, int64(*p.Size.Wished)))
		}
	}
	return Goal{s}
}

// Sizes sums all sizes in hundredths of a percent (tier 5, the mean times the
// number of posts).
func (b *Build) Sizes() Goal { return b.sizesOf("total") }

func (b *Build) sizesOf(who string) Goal {
	s := b.sum()
	for _, p := range b.people {
		if b.C.Has(p.Person, who, b.C.Dates.Start) {
			s.join(1, b.agreedSize(p))
		}
	}
	return Goal{s}
}

// Strain counts quick returns and lone working days (tier 7).
func (b *Build) Strain() Goal {
	s := b.sum()
	for _, p := range b.people {
		for d := range b.days {
			s.add(1, b.quickReturn(p, d)).add(1, b.loneDay(p, d))
		}
	}
	return Goal{s}
}
