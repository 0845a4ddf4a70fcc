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
// several who have least changes nothing in that share, so then it goes by a
// goal that each point counts in, the more the less its person has.
func (cl *climber) raise(ctx context.Context, st stage, t *Tier, most time.Duration) error {
	if most == 0 {
		most = 2 * time.Minute
	}
	end, stages := time.Now().Add(most), cl.stages
	if err := cl.refute(ctx, st, t, most/4); err != nil {
		return err
	}
	if err := cl.outright(ctx, st, t, remaining(end)/8); err != nil {
		return err
	}
	if ctx.Err() == nil && !cl.known.reached(st, t.Value) {
		if err := cl.even(ctx, st, t, max(time.Until(end), shortest)); err != nil {
			return err
		}
	}
	if err := cl.rebuild(context.WithoutCancel(ctx), stages); err != nil {
		return err
	}
	delete(cl.aims, st.key()) // shares have been aimed at
	return cl.exact(ctx, st)
}

// refute looks for shares that no rota gives everybody, whatever becomes of the
// goals above: without them CP-SAT refutes in seconds what it does not with
// them, and what no rota gives, none gives that keeps them.
func (cl *climber) refute(ctx context.Context, st stage, t *Tier, most time.Duration) error {
	b := model.New(cl.c, cl.t, model.Options{Bend: cl.bent, Covered: cl.covered})
	goal := st.goal(b)
	if goal.Constant() {
		return nil
	}
	aim := b.Aim(goal, st.maximize)
	_, limit := goal.Bounds()
	if known, _, ok := cl.known.best(st); ok {
		limit = min(limit, known)
	}
	limit = cl.shareAtMost(limit)
	open, end := t.Value, time.Now().Add(most) // the greatest share that is not refuted
	for at := limit; at > open && ctx.Err() == nil && time.Until(end) > shortest; {
		b.M.FixInt(aim, at)
		p := cl.params(max(time.Until(end)/4, shortest))
		p.StopAfterFirst = true
		r, err := cl.ask(ctx, b, p, nil)
		b.M.ClearFixed()
		switch {
		case err != nil:
			return err
		case r.Status == cpsat.Infeasible:
			limit = cl.shareAtMost(at - 1)
			cl.known.tighten(st, limit, byCP)
			cl.tell(Event{Kind: LimitEvent, Tier: st.number, Part: st.part, Bound: limit})
		default:
			open = at
		}
		if at = cl.shareAtMost((open + limit + 1) / 2); at <= open {
			at = limit
		}
	}
	return nil
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

// shortest is how little time is no use to a question.
const shortest = 300 * time.Millisecond

// evened leads to the greatest least share: the less anybody has, the more it
// counts.
var evened = stage{number: 6, part: PartEven, goal: (*model.Build).UnmetShares}

// even improves by what leads to a greater least share, and keeps the rota that
// had the greatest on the way.
func (cl *climber) even(ctx context.Context, st stage, t *Tier, most time.Duration) error {
	kept := cl.out.Rota
	cl.known.forget(evened)
	cl.known.tighten(evened, 0, byNature)
	if err := cl.rebuild(context.WithoutCancel(ctx), append(slices.Clone(cl.stages), evened)); err != nil {
		return err
	}
	if err := cl.exact(ctx, evened); err != nil {
		return err
	}
	led := Tier{Number: evened.number, Part: evened.part, Value: cl.goals[evened.key()].Value(cl.solution)}
	lifted := func(r *rota.Rota) bool {
		if v := int64(measure.Tiers(cl.c, r).WorstShare); better(st, v, t.Value) {
			t.Value, kept = v, r
			cl.tell(Event{Kind: FoundEvent, Tier: st.number, Part: st.part, Value: v, Rota: r})
		}
		return cl.known.reached(st, t.Value)
	}
	way := func() error { return cl.optimise(ctx, evened, &led, most) }
	if len(cl.c.People) > largest {
		way = func() error { return cl.roam(ctx, evened, &led, most, lifted) }
	}
	if err := way(); err != nil {
		return err
	}
	lifted(cl.out.Rota)
	cl.out.Rota = kept
	return nil
}
