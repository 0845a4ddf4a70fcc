package search

import (
	"context"
	"errors"
	"slices"

	"heltid/solver/bound"
)

// A prover works out the flow bound beside the search and answers questions
// about it once it is ready.
type prover struct {
	ready chan struct{}
	flow  *bound.Flow
	err   error

	lines *bound.Whole // made when it is first asked
}

// seekLimits starts the prover, and gives what ends it.
func (e *engine) seekLimits() (stop func(), err error) {
	if e.out.Arguments, err = bound.Arithmetic(e.c, e.t); err != nil {
		return nil, err
	}
	if e.o.LP == nil {
		return func() {}, nil
	}
	e.prover = &prover{ready: make(chan struct{})}
	go func() {
		defer close(e.prover.ready)
		e.prover.flow, e.prover.err = bound.NewFlow(e.c, e.t, e.o.LP)
	}()
	return func() {
		select {
		case <-e.prover.ready:
			if e.prover.flow != nil {
				e.prover.flow.Close()
			}
		default: // nobody has asked it anything, and what it states cannot be broken off
		}
	}, nil
}

// counted takes over what arithmetic says of full-time posts, which rests on
// full cover.
func (e *engine) counted() {
	for _, t := range e.out.Tiers {
		if t.Number == 1 && t.Value > 0 {
			return
		}
	}
	if most, ok := bound.MostFullTime(e.out.Arguments); ok {
		e.known.tighten(fullTimePosts, int64(most), byNature)
	}
}

// limit asks flow how far anybody can get with a goal when the tiers above it
// keep what they have reached. No answer is no limit.
func (e *engine) limit(ctx context.Context, st stage) (b bound.Bound, ok bool) {
	if e.prover == nil || e.out.Unbounded != nil {
		return
	}
	if share := e.portion(6); share > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, share)
		defer cancel()
	}
	select {
	case <-e.prover.ready:
	case <-ctx.Done():
		return
	}
	if e.prover.err != nil {
		e.silence(e.prover.err)
		return
	}
	b, ok, err := e.askFlow(ctx, st)
	if err != nil && ctx.Err() == nil && !noAnswer(err) {
		e.silence(err)
	}
	if err != nil || !ok {
		return b, false
	}
	e.note(st, b, byFlow)
	return b, true
}

// note takes a limit over.
func (e *engine) note(st stage, b bound.Bound, by string) {
	e.known.tighten(st, int64(b.Value), by)
	e.tell(Event{Kind: LimitEvent, Tier: st.number, Part: st.part, Bound: int64(b.Value)})
	// A sum of shortages and a share's arithmetic prove, but say nothing to a
	// reader that the limits of their parts do not.
	if st.part != PartShortage && st.part != PartShare {
		e.mu.Lock()
		defer e.mu.Unlock()
		e.out.Limits = append(slices.DeleteFunc(e.out.Limits, func(o bound.Bound) bool {
			return o.Origin == bound.ByLines && o.Origin == b.Origin && o.Quantity == b.Quantity && o.Who == b.Who // it is less than this
		}), b)
	}
}

// seekLines starts to tighten with whole lines what flow says of a goal, where
// that is more than the rota has: from the moment there is a rota, beside the
// search for a better one. It gives what ends it.
func (e *engine) seekLines(ctx context.Context, st stage, flow bound.Bound, value int64) (stop func()) {
	if e.part != "" || flow.Certificate == nil || st.part == PartShare || st.number > 3 {
		return func() {}
	}
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		stepAside()
		if e.prover.lines == nil {
			e.prover.lines, _ = bound.NewWhole(ctx, e.c, e.t) // too large: flow's limit will do
		}
		if e.prover.lines != nil && ctx.Err() == nil {
			_ = e.prover.lines.Limit(ctx, e.prover.flow, flow, int(value), func(b bound.Bound) { e.note(st, b, byLines) })
		}
	}()
	return func() {
		cancel()
		<-done
	}
}

// possible is how many full-time posts flow allows where nothing is missing.
func (e *engine) possible(ctx context.Context) (most int64, ok bool) {
	if e.prover == nil || e.out.Unbounded != nil {
		return 0, false
	}
	select {
	case <-e.prover.ready:
	case <-ctx.Done():
		return 0, false
	}
	if e.prover.err != nil {
		return 0, false
	}
	b, err := e.prover.flow.FullTime(ctx, e.reached())
	return int64(b.Value), err == nil
}

// silence notes that flow cannot speak for this ward. A bound that fails costs
// a proof, never the rota.
func (e *engine) silence(err error) {
	if e.out.Unbounded == nil {
		e.out.Unbounded = err
		e.tell(Event{Kind: MessageEvent, Text: "no_flow"})
	}
}

func (e *engine) askFlow(ctx context.Context, st stage) (b bound.Bound, ok bool, err error) {
	f := e.prover.flow
	switch {
	case st.part == PartShortage:
		b, err = f.Shortage(ctx, "", bound.Held{})
	case st.number == 1:
		held := e.reached()
		delete(held.Shortage, st.part)
		b, err = f.Shortage(ctx, st.part, held)
	case st.part == PartPosts:
		b, err = f.FullTime(ctx, e.reached())
	case st.part == PartShare:
		b, err = e.shareLimit(ctx, f, int(st.share.full), int(st.share.posts))
	case st.number == 3:
		b, err = f.SmallPosts(ctx, e.reached())
	case st.number == 4:
		b, err = f.BelowTarget(ctx, e.reached())
	default:
		return b, false, nil
	}
	return b, err == nil, err
}

// shareLimit bounds posts*F - full*N, as flow sees it in one and as it sees the
// two counts apart: whichever says more.
func (e *engine) shareLimit(ctx context.Context, f *bound.Flow, full, posts int) (bound.Bound, error) {
	held := e.reached()
	held.FullTime = nil // fewer full-time posts may be a larger share of fewer posts
	b, err := f.Share(ctx, full, posts, held)
	if err != nil {
		return b, err
	}
	e.out.Share = []bound.Bound{b}
	if b.Value <= 0 {
		return b, nil
	}
	fewest, err := f.FewestPosts(ctx, held)
	if err != nil {
		return b, err
	}
	e.out.Share = append(e.out.Share, fewest)
	if most, _, ok := e.known.best(fullTimePosts, byCP, byCPAgain); ok {
		b.Value = min(b.Value, posts*int(most)-full*fewest.Value)
	}
	return b, nil
}

// reached is what the tiers so far hold, as flow's questions take it.
func (e *engine) reached() bound.Held {
	held := bound.Held{}
	if e.c.SmallAtMost >= 0 {
		held.SmallPosts = &e.c.SmallAtMost
	}
	for _, t := range e.out.Tiers {
		v := int(t.Value)
		switch {
		case t.Number == 1:
			if held.Shortage == nil {
				held.Shortage = map[string]int{}
			}
			held.Shortage[t.Part] = v
		case t.Part == PartPosts:
			held.FullTime = &v
		case t.Number == 3:
			held.SmallPosts = &v
		}
	}
	return held
}

// frontier works out how many full-time posts are possible at each number of
// small posts, until more of them no longer help.
func (e *engine) frontier(ctx context.Context) {
	if e.prover == nil || e.part != "" || ctx.Err() != nil {
		return
	}
	select {
	case <-e.prover.ready:
	case <-ctx.Done():
		return
	}
	if e.prover.err != nil {
		e.silence(e.prover.err)
		return
	}
	held := e.reached()
	held.FullTime, held.SmallPosts = nil, nil
	most, err := e.prover.flow.FullTime(ctx, held)
	for n := 0; err == nil && n <= len(e.c.People); n += 2 {
		var points []bound.Point
		points, err = e.prover.flow.Frontier(ctx, held, n)
		if len(points) == 1 && points[0].FullTime >= most.Value {
			points[0].Most = true
			e.out.Frontier = append(e.out.Frontier, points...)
			break
		}
		e.out.Frontier = append(e.out.Frontier, points...)
		if noAnswer(err) {
			err = nil // so few small posts do not do at all
		}
	}
	if err != nil && ctx.Err() == nil && !noAnswer(err) {
		e.silence(err)
	}
}

// noAnswer tells whether flow has nothing to say to a question, which a search
// goes on without.
func noAnswer(err error) bool {
	return errors.Is(err, bound.ErrInfeasible) || errors.Is(err, bound.ErrUndecided)
}
