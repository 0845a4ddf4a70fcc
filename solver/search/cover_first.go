package search

import (
	"context"
	"time"

	"heltid/solver/cpsat"
	"heltid/solver/model"
)

// coverFirst makes a first rota the way a hand does: cover the need with lines
// that may owe hours, then fill the lines up to their posts, the cover held. To
// add duties is easier than to move them, so this is much quicker than to have
// every line right at once and mend the cover. Lines that cannot be filled so
// are filled at the cover's cost. A start that breaks rules is mended the same way.
func (cl *climber) coverFirst(ctx context.Context) error {
	cl.bent = true
	cl.fresh(append(first(cl.c), excess))
	if cl.start != nil { // it breaks rules, but may be near, and is kept where the time is out
		r, err := cl.fit(context.WithoutCancel(ctx), cl.start)
		if err != nil {
			return err
		}
		if r.Solution != nil {
			cl.keep(r.Solution)
		}
	}
	if cl.solution == nil {
		short := cl.b.Sum(model.Weighted{Weight: perBreak, Goal: cl.b.Excess()}, model.Weighted{Weight: 1, Goal: cl.goals[shortageSum(cl.c).key()]})
		if left, err := cl.descend(ctx, short, cl.portion(4)); err != nil || left < 0 {
			return err
		}
	}
	cl.tell(Event{Kind: StageEvent, Part: PartExcess})
	short := missing(cl.c, cl.out.Rota)
	cl.covered = short == 0
	if err := cl.rebuild(ctx, cl.stages); err != nil {
		return err
	}
	if !cl.covered {
		cl.b.AtMost(cl.goals[shortageSum(cl.c).key()], short)
		if err := cl.refit(ctx); err != nil {
			return err
		}
	}
	owing, err := cl.descend(ctx, cl.goals[excess.key()], cl.portion(2))
	if err != nil {
		return err
	}
	cl.covered = false
	if owing == 0 {
		cl.bent = false
		return cl.rebuild(ctx, first(cl.c))
	}
	return cl.mend(ctx)
}

// descend makes a goal small from wherever the search stands, to nothing if it
// can, and gives what is left; -1 where there is no solution at all.
func (cl *climber) descend(ctx context.Context, goal model.Goal, most time.Duration) (int64, error) {
	cl.b.Minimize(goal)
	if cl.solution != nil {
		cl.b.M.ClearHints()
		cl.b.M.HintSolution(cl.solution)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	r, err := cl.solve(ctx, cl.params(most), func(ev cpsat.Event) {
		if ev.Solution == nil {
			return
		}
		cl.keep(ev.Solution)
		cl.tell(Event{Kind: FoundEvent, Part: PartExcess, Value: ev.Objective})
		if ev.Objective == 0 {
			cancel()
		}
	})
	cl.b.M.ClearObjective()
	if err != nil || r.Solution == nil {
		return -1, err
	}
	cl.keep(r.Solution)
	return goal.Value(r.Solution), nil
}
