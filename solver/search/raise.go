package search

import (
	"context"
	"slices"
	"time"

	"heltid/solver/cpsat"
	"heltid/solver/measure"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// raise lifts the least share of wishes that anybody has met. First it asks for
// shares outright, which tells how far anybody can be lifted. To lift one of
// several who have least changes nothing in that share, so then it goes by goals
// that every point counts in: first the squares of what each lacks, then how
// far people are from a share halfway to the limit, again and again.
func (cl *climber) raise(ctx context.Context, st stage, t *Tier, most time.Duration) error {
	if most == 0 {
		most = 2 * time.Minute
	}
	end, stages := time.Now().Add(most), cl.stages
	if err := cl.outright(ctx, st, t, most/4); err != nil {
		return err
	}
	beyond := int64(ward.FullTime) + 1 // the least share that was not come to
	guide := evenedTo(0)
	for mark := t.Value; ctx.Err() == nil && time.Until(end) > shortest && !cl.known.reached(st, t.Value); {
		if err := cl.follow(ctx, st, t, guide, time.Until(end)/2); err != nil {
			return err
		}
		cl.stages = stages
		if t.Value < mark {
			beyond = mark
		}
		if limit, _, ok := cl.known.best(st); ok {
			beyond = min(beyond, limit+1)
		}
		if beyond-t.Value <= closeEnough {
			break
		}
		mark = t.Value + (beyond-t.Value)/2
		guide = evenedTo(mark)
	}
	if err := cl.rebuild(context.WithoutCancel(ctx), stages); err != nil {
		return err
	}
	delete(cl.aims, st.key()) // shares have been aimed at
	return cl.exact(ctx, st)
}

// outright asks for a share itself: first for all there may be, then halfway
// between what is had and what the last question did not get. That nobody's
// wishes can be met so far is often plain, as when too many ask for the same
// weekend off, and a rota that meets them so far is a long step.
func (cl *climber) outright(ctx context.Context, st stage, t *Tier, most time.Duration) error {
	aim, ok := cl.aims[st.key()]
	if !ok {
		return nil
	}
	goal := cl.goals[st.key()]
	_, limit := goal.Bounds()
	if known, _, ok := cl.known.best(st); ok {
		limit = min(limit, known)
	}
	without, end := limit+1, time.Now().Add(most) // the least share that is not come to
	for at := cl.shareAtMost(limit); at > t.Value && ctx.Err() == nil && time.Until(end) > shortest; {
		cl.b.M.ClearHints()
		cl.b.M.HintSolution(cl.solution)
		cl.b.M.FixInt(aim, at)
		p := cl.params(max(time.Until(end)/4, shortest))
		p.Workers, p.StopAfterFirst = few, true
		r, err := cl.solve(ctx, p, nil)
		cl.b.M.ClearFixed()
		switch {
		case err != nil:
			return err
		case r.Solution != nil:
			cl.keep(r.Solution)
			if err := cl.exact(ctx, st); err != nil {
				return err
			}
			t.Value = goal.Value(cl.solution)
			cl.tell(Event{Kind: FoundEvent, Tier: st.number, Part: st.part, Value: t.Value, Rota: cl.out.Rota})
		case r.Status == cpsat.Infeasible:
			without = cl.shareAtMost(at-1) + 1
			cl.known.tighten(st, without-1, byCP)
			cl.tell(Event{Kind: LimitEvent, Tier: st.number, Part: st.part, Bound: without - 1})
		default:
			without = at
		}
		at = cl.shareAtMost((t.Value + without) / 2)
	}
	return nil
}

// shareAtMost is the greatest share of their wishes' points that anybody can
// have met of those at most so large: points are whole.
func (cl *climber) shareAtMost(share int64) int64 {
	out, whole := int64(0), int64(ward.FullTime)
	for _, p := range cl.c.People {
		if asked := int64(cl.c.Asked(p)); asked > 0 {
			points := min(((share+1)*asked-1)/whole, asked)
			out = max(out, whole*points/asked)
		}
	}
	return out
}

// leastMet gives the quarter of those who have wishes not met who have least of
// theirs met, by their place among the people.
func (cl *climber) leastMet(r *rota.Rota) []int {
	lacking := slices.DeleteFunc(measure.WishesOf(cl.c, r), func(w measure.Wishes) bool { return w.Met == w.Asked })
	slices.SortStableFunc(lacking, func(a, b measure.Wishes) int { return a.Share() - b.Share() })
	var out []int
	for _, w := range lacking[:(len(lacking)+3)/4] {
		out = append(out, slices.IndexFunc(cl.c.People, func(p *ward.Person) bool { return p.ID == w.Person }))
	}
	return out
}

const (
	closeEnough = int64(50)              // hundredths of a percent: shares are seldom closer
	shortest    = 300 * time.Millisecond // less is no use to a guide
)

// evenedTo is how far people are from a share of their wishes, or from all of
// them in squares where the mark is 0.
func evenedTo(mark int64) stage {
	st := stage{number: 6, part: PartEven, mark: mark, goal: (*model.Build).UnmetShares}
	if mark > 0 {
		st.goal = func(b *model.Build) model.Goal { return b.ShortOfShare(mark) }
	}
	return st
}

// follow improves by a guide and takes what that comes to for the share, unless
// it is less than there was.
func (cl *climber) follow(ctx context.Context, st stage, t *Tier, guide stage, most time.Duration) error {
	kept := cl.out.Rota
	cl.known.forget(guide)
	cl.known.tighten(guide, 0, byNature)
	if err := cl.rebuild(context.WithoutCancel(ctx), append(slices.Clone(cl.stages), guide)); err != nil {
		return err
	}
	delete(cl.aims, guide.key()) // nothing is the goal, not the mark to try first
	if err := cl.exact(ctx, guide); err != nil {
		return err
	}
	led := Tier{Number: guide.number, Part: guide.part, Value: cl.goals[guide.key()].Value(cl.solution)}
	if !cl.known.reached(guide, led.Value) {
		if err := cl.improve(ctx, guide, &led, most); err != nil {
			return err
		}
	}
	if err := cl.exact(ctx, st); err != nil {
		return err
	}
	switch v := cl.goals[st.key()].Value(cl.solution); {
	case better(st, v, t.Value):
		t.Value = v
		cl.tell(Event{Kind: FoundEvent, Tier: st.number, Part: st.part, Value: v, Rota: cl.out.Rota})
	case better(st, t.Value, v):
		cl.out.Rota = kept
	}
	return nil
}
