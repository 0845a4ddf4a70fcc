package search

import (
	"context"
	"time"

	"heltid/solver/cpsat"
	"heltid/solver/model"
)

// excess is what a rota that may break rules on the whole, and owe hours, is
// mended by: minutes owed, and each break as ten hours.
var excess = stage{number: 0, part: PartExcess, goal: func(b *model.Build) model.Goal {
	return b.Sum(model.Weighted{Weight: perBreak, Goal: b.Excess()}, model.Weighted{Weight: 1, Goal: b.Owed()})
}}

const perBreak = 600

// mend makes what the best rota breaks and owes as small as it can be before
// anything else, whatever that does to the cover.
func (cl *climber) mend(ctx context.Context) error {
	if err := cl.rebuild(ctx, append(first(cl.c), excess)); err != nil {
		return err
	}
	if err := cl.reach(ctx, excess, cl.portion(2)); err != nil {
		return err
	}
	if cl.out.Tiers[0].Value > 0 {
		cl.tell(Event{Kind: MessageEvent, Text: "guards_bend"})
		return nil
	}
	cl.bent, cl.held, cl.out.Tiers = false, nil, nil
	return cl.rebuild(ctx, first(cl.c))
}

// none has the case looked at again when a solve says no rota keeps the rules.
// If the rules on the whole rota stand in the way they bend, as little as
// possible; else the rules that cannot hold together are named.
func (cl *climber) none(ctx context.Context) error {
	cl.bent = true
	cl.fresh(append(first(cl.c), excess))
	p := cl.params(cl.portion(2))
	p.StopAfterFirst = true
	r, err := cl.solve(ctx, p, nil)
	switch {
	case err != nil:
		return err
	case r.Solution != nil:
		cl.keep(r.Solution)
		cl.tell(Event{Kind: MessageEvent, Text: "guards_bend"})
		return cl.reach(ctx, excess, cl.portion(3))
	case r.Status != cpsat.Infeasible:
		cl.out.Status = Unknown
		return nil
	}
	confirmed, err := cl.disagree(ctx)
	if err != nil || !confirmed {
		cl.out.Status = Unknown
		return err
	}
	cl.out.Status = Infeasible
	return cl.conflict(ctx)
}

// disagree asks another seed without most of the symmetry code whether there
// really is no rota.
func (cl *climber) disagree(ctx context.Context) (confirmed bool, err error) {
	b := model.New(cl.c, cl.t, model.Options{Bend: true})
	r, err := cl.ask(ctx, b, cl.otherwise(cl.portion(2)), nil)
	return err == nil && r.Status == cpsat.Infeasible, err
}

// conflict finds the fewest rules that must be given up before there is a rota.
func (cl *climber) conflict(ctx context.Context) error {
	b := model.New(cl.c, cl.t, model.Options{Guards: true})
	_, given := b.Guarded()
	b.Minimize(given)
	r, err := cl.ask(ctx, b, cl.params(cl.portion(1)), nil)
	if err != nil {
		return err
	}
	if r.Solution != nil {
		cl.out.Conflict = b.GivenUp(r.Solution)
	}
	return nil
}

// otherwise is how a second opinion is asked for: symmetry code has had
// wrong answers (OR-Tools issues 3483 and 2896).
func (e *engine) otherwise(most time.Duration) cpsat.Params {
	p := e.params(most)
	one := 1
	p.Seed, p.SymmetryLevel = e.o.Seed+1, &one
	return p
}
