package search

import (
	"context"
	"time"

	"heltid/solver/cpsat"
	"heltid/solver/model"
)

// stretch asks for more full-time posts than there are while lines may owe
// hours, and then fills the lines: the limit first, then halfway down to what
// is there. As for a first rota, duties are easier added than moved.
func (cl *climber) stretch(ctx context.Context, st stage, t *Tier, most time.Duration) error {
	if most == 0 {
		most = 2 * time.Minute
	}
	end := time.Now().Add(most)
	limit, _, ok := cl.known.best(st)
	if !ok {
		limit = int64(len(cl.c.People))
	}
	for mark := limit; mark > t.Value && time.Now().Before(end) && ctx.Err() == nil; {
		tries := time.Duration(bitsFor(mark-t.Value)) + 1
		reached, err := cl.stretchTo(ctx, st, mark, remaining(end)/tries)
		if err != nil {
			return err
		}
		if !reached {
			limit, mark = mark-1, t.Value+(mark-t.Value)/2
			continue
		}
		t.Value = cl.goals[st.key()].Value(cl.solution)
		cl.tell(Event{Kind: FoundEvent, Tier: st.number, Part: st.part, Value: t.Value, Rota: cl.out.Rota})
		known, _, _ := cl.known.best(st)
		mark = min(limit, known)
	}
	return nil
}

// bitsFor is how many halvings a distance takes.
func bitsFor(distance int64) int {
	n := 0
	for ; distance > 1; distance /= 2 {
		n++
	}
	return n
}

// stretchTo looks for a rota with the goal at the mark, lines owing as little
// as possible, and takes it if they owe nothing.
func (cl *climber) stretchTo(ctx context.Context, st stage, mark int64, most time.Duration) (bool, error) {
	b := model.New(cl.c, cl.t, model.Options{Bend: true, Covered: cl.covered})
	for _, h := range cl.held {
		h.state(b, 0)
	}
	b.AtLeast(st.goal(b), mark)
	owing := excess.goal(b)
	b.Minimize(owing)
	b.Hint(cl.out.Rota)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	r, err := cl.ask(ctx, b, cl.params(most), func(ev cpsat.Event) {
		if ev.Solution != nil && ev.Objective == 0 {
			cancel()
		}
	})
	if err != nil {
		return false, err
	}
	if r.Status == cpsat.Infeasible {
		cl.known.tighten(st, mark-1, byCP)
		cl.tell(Event{Kind: LimitEvent, Tier: st.number, Part: st.part, Bound: mark - 1})
	}
	if r.Solution == nil || owing.Value(r.Solution) > 0 {
		return false, nil
	}
	cl.out.Rota = b.Rota(r.Solution)
	return true, cl.rebuild(context.WithoutCancel(ctx), cl.stages)
}
