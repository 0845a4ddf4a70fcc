package bound

import (
	"context"

	"heltid/solver/ward"
)

// A Portion is what a unit needs of what the units share.
type Portion struct {
	Budget ward.Size // of the posts that are paid for
	Small  float64   // small posts
}

// Portions gives what each unit needs for what is held, with as little as can be
// of the budget. It is where the relaxation has its posts, and no limit to
// anybody.
func (f *Flow) Portions(ctx context.Context, held Held) (map[string]Portion, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, err := f.pose(Question{Quantity: "full_time", Held: held.settled(f.attributes)}); err != nil {
		return nil, err
	}
	c := f.terms.Case
	paid := func(g *group) term { return term{g.size, 1} }
	if inHours(c) {
		paid = func(g *group) term { return term{g.hours, 1} }
	}
	var cost []term
	for _, g := range f.groups {
		cost = append(cost, times([]term{paid(g)}, -g.copies)...)
	}
	found, err := f.program.solve(ctx, f.runner, f.program.costs(cost))
	if err != nil {
		return nil, err
	}
	of := map[string]Portion{}
	for _, g := range f.groups {
		p, taken := of[g.kind.Unit], found.Col[paid(g).col]
		if inHours(c) {
			taken *= float64(ward.FullTime) / float64(budgetNorm(c)*int64(c.Dates.Weeks))
		}
		p.Budget += ward.Size(taken + 0.5)
		if g.class == small {
			p.Small += found.Col[g.heads]
		}
		of[g.kind.Unit] = p
	}
	out := map[string]Portion{}
	for unit, like := range f.like {
		out[unit] = of[like]
	}
	return out, nil
}
