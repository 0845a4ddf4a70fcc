package solver

import (
	"context"
	"slices"
	"time"

	"heltid/solver/cpsat"
	"heltid/solver/explain"
	"heltid/solver/measure"
	"heltid/solver/ward"
)

// Wishes is what came of people's wishes, who has how many of the duties few
// want, and what the next period is to take over.
type Wishes struct {
	People    []measure.Wishes
	Unmet     []explain.Unmet // where Request.WhyNot asks
	Unpopular []measure.Unpopular
	Ledger    *ward.Ledger
}

// forWishes is the part of the time that is kept for looking into wishes.
func (q Request) forWishes(c *ward.Case) time.Duration {
	if !q.WhyNot || q.Time == 0 || !slices.ContainsFunc(c.People, func(p *ward.Person) bool { return c.Asked(p) > 0 }) {
		return 0
	}
	return min(q.Time/5, 20*time.Second)
}

// wishes fills in the result's wishes. What there is no time to look into
// before the end, or because ctx ended, is given as not looked into.
func (q Request) wishes(ctx context.Context, r *Result, solver *cpsat.Runner, end time.Time) error {
	if r.Case.Run == ward.Structure {
		return nil
	}
	r.Wishes = &Wishes{People: measure.WishesOf(r.Case, r.Rota), Unpopular: measure.UnpopularOf(r.Case, r.Rota), Ledger: measure.Ledger(r.Case, r.Rota)}
	if !q.WhyNot {
		return nil
	}
	if q.Time > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithDeadline(ctx, end)
		defer cancel()
	}
	var err error
	r.Wishes.Unmet, err = explain.Wishes(ctx, r.Case, r.Rota, solver)
	return err
}
