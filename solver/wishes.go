package solver

import (
	"context"
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
	Room      []explain.Room  // where a samarbeidsturnus has no wishes to be made from, and Request.WhyNot asks
	Unpopular []measure.Unpopular
	Ledger    *ward.Ledger
}

// forWishes is the part of the time that is kept for looking into wishes, or
// into what wishes there is room for.
func (q Request) forWishes(c *ward.Case) time.Duration {
	switch {
	case !q.WhyNot || q.Time == 0 || c.Run == ward.Structure:
		return 0
	case explain.Wished(c):
		return min(q.Time/5, 20*time.Second)
	case c.Model.Wishes:
		return min(q.Time/4, time.Minute)
	}
	return 0
}

// LookInto does for a result that was made without WhyNot what it asks for, in
// a part of the request's time.
func (q Request) LookInto(ctx context.Context, r *Result) error {
	library, err := cpsat.Library(q.Library)
	if err != nil {
		return err
	}
	q.WhyNot = true
	q.Time = max(q.forWishes(r.Case), time.Second)
	return q.wishes(ctx, r, &cpsat.Runner{Library: library, Memory: q.Memory, SaveDir: q.SaveDir}, time.Now().Add(q.Time))
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
	if r.Case.Model.Wishes && !explain.Wished(r.Case) {
		if q.Time == 0 {
			var cancel context.CancelFunc
			ctx, cancel = context.WithTimeout(ctx, time.Minute)
			defer cancel()
		}
		r.Wishes.Room, err = explain.RoomFor(ctx, r.Case, r.Rota, q.Seed, solver)
		return err
	}
	r.Wishes.Unmet, err = explain.Wishes(ctx, r.Case, r.Rota, solver)
	return err
}
