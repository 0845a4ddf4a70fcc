package search

import (
	"context"
	"slices"
	"time"

	"heltid/solver/measure"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// raise lifts the least share of wishes that anybody has met. To lift one of
// several who have least changes nothing in that share, so it goes by goals
// that every point counts in: first the squares of what each lacks, then how
// far people are from a share halfway to the limit, again and again.
func (cl *climber) raise(ctx context.Context, st stage, t *Tier, most time.Duration) error {
	if most == 0 {
		most = 2 * time.Minute
	}
	end, stages := time.Now().Add(most), cl.stages
	beyond := int64(ward.FullTime) + 1 // the least share that was not come to
	guide := (*model.Build).UnmetShares
	for mark := t.Value; ctx.Err() == nil && time.Until(end) > shortest; {
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
		guide = func(b *model.Build) model.Goal { return b.ShortOfShare(mark) }
	}
	if err := cl.rebuild(context.WithoutCancel(ctx), stages); err != nil {
		return err
	}
	return cl.exact(ctx, st)
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

// follow improves by a guide and takes what that comes to for the share, unless
// it is less than there was.
func (cl *climber) follow(ctx context.Context, st stage, t *Tier, by func(*model.Build) model.Goal, most time.Duration) error {
	guide, kept := stage{number: st.number, part: PartEven, goal: by}, cl.out.Rota
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
