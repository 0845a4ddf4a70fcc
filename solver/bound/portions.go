package bound

import (
	"context"
	"math"

	"heltid/solver/lp"
	"heltid/solver/ward"
)

// A Portion is what a unit needs of what the units share.
type Portion struct {
	Budget          ward.Size // of the posts that are paid for
	FullTime, Small float64   // posts, of the small those that count; whole but where units are alike
}

// Portions gives what each unit needs for what is held, with as little as can be
// of the budget. Full-time and small posts are whole in each unit: half of one is
// of no use to it, and what it costs is lost to the others. Units that are alike
// get the same, so of theirs only the sum is whole. It is where the relaxation has
// its posts, and no limit to anybody.
func (f *Flow) Portions(ctx context.Context, held Held) (map[string]Portion, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, err := f.pose(Question{Quantity: "full_time", Held: held.settled(f.attributes)}); err != nil {
		return nil, err
	}
	c := f.terms.Case
	paid := func(g *group) lp.Col { return g.size }
	if inHours(c) {
		paid = func(g *group) lp.Col { return g.hours }
	}
	m := f.program.model.Clone()
	m.Minimize()
	for j := range m.NumCols() {
		m.SetCost(lp.Col(j), 0)
	}
	for _, g := range f.groups {
		m.SetCost(paid(g), float64(g.copies))
	}
	f.wholePosts(m)
	found, err := f.runner.Solve(ctx, m, lp.Params{})
	if err := unanswered(ctx, found, err); err != nil {
		return nil, err
	}
	of := map[string]Portion{}
	for _, g := range f.groups {
		p, taken := of[g.kind.Unit], found.Col[paid(g)]
		if inHours(c) {
			taken *= float64(ward.FullTime) / float64(budgetNorm(c)*int64(c.Dates.Weeks))
		}
		p.Budget += ward.Size(taken + 0.5)
		for _, n := range g.smalls {
			p.Small += found.Col[n]
		}
		if g.class.fullTime() {
			p.FullTime += found.Col[g.heads]
		}
		of[g.kind.Unit] = p
	}
	out := map[string]Portion{}
	for unit, like := range f.like {
		out[unit] = of[like]
	}
	return out, nil
}

// wholePosts has each unit's full-time posts sum up to a whole number, and its
// small posts too.
func (f *Flow) wholePosts(m *lp.Model) {
	type sum struct {
		unit  string
		small bool
	}
	terms := map[sum][]lp.Term{}
	var sums []sum
	for _, g := range f.groups {
		s, heads := sum{g.kind.Unit, g.class == small}, g.smalls
		if g.class.fullTime() {
			heads = []lp.Col{g.heads}
		}
		if terms[s] == nil && len(heads) > 0 {
			sums = append(sums, s)
		}
		for _, n := range heads {
			terms[s] = append(terms[s], lp.Term{Col: n, Coef: float64(g.copies)})
		}
	}
	for _, s := range sums {
		n := m.Col(0, math.Inf(1), 0, "whole posts "+s.unit)
		m.Integer(n)
		m.Row(0, 0, "whole posts "+s.unit, append(terms[s], lp.Term{Col: n, Coef: -1})...)
	}
}
