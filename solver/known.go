package solver

import (
	"context"

	"heltid/solver/explain"
	"heltid/solver/lp"
	"heltid/solver/ward"
)

// Known is what flow can tell of a question besides the limit, whatever rota is
// found: what there was time for before the search ended.
type Known struct {
	Levers   []explain.Lever // what would change the limit
	Rests    []explain.Rest  // how far any rota gets without what is agreed only as if
	Switches []Switch        // what was decided about the ward, and what each gives alone
	Whole    bool            // it is all there is to know
}

// seekKnown works that out beside the search. The function it gives waits for
// it, at most until the time is out.
func (q Request) seekKnown(ctx context.Context, c *ward.Case, r *lp.Runner) func() (*Known, error) {
	cancel := func() {}
	if q.Time > 0 {
		ctx, cancel = context.WithTimeout(ctx, q.Time)
	}
	out := &Known{}
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		out.Switches = q.switches(func(c *ward.Case) (explain.Limit, bool) {
			limit, err := explain.Reach(ctx, c, r)
			return limit, err == nil
		})
		if out.Rests, err = explain.Rests(ctx, c, r); err == nil {
			out.Levers, err = explain.Levers(ctx, c, r)
		}
	}()
	return func() (*Known, error) {
		defer cancel()
		<-done
		if ctx.Err() != nil {
			return out, nil // what there is will do
		}
		out.Whole = err == nil
		return out, err
	}
}
