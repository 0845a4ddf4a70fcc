package search

import (
	"context"
	"slices"
	"time"

	"heltid/solver/bound"
	"heltid/solver/check"
	"heltid/solver/cpsat"
	"heltid/solver/measure"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// A diver makes a rota out of whole lines, beside the search. What it makes is
// near the best there can be, but the lines made last fit badly, and it knows
// only the rules that shape a line: the rota is closed before it is used.
type diver struct {
	ready chan struct{}
	rota  *rota.Rota // nil where none was made
	loose []string   // people whose lines are to be made anew
	end   context.CancelFunc
}

// sendDiver starts a diver; those of other numbers find other rotas.
func (e *engine) sendDiver(ctx context.Context, number int) {
	e.recall()
	if e.o.LP == nil {
		return
	}
	d := &diver{ready: make(chan struct{})}
	ctx, d.end = context.WithCancel(ctx)
	e.diver = d
	go func() {
		defer close(d.ready)
		l, err := bound.NewLines(ctx, e.c, e.t, e.o.LP, uint64(e.o.Seed+number))
		if err != nil {
			return // CP-SAT finds rotas without
		}
		defer l.Close()
		if made, loose, err := l.Dive(ctx, loosened); err == nil && made != nil {
			d.rota, d.loose = e.lawful(made, loose)
		}
	}()
}

// recall ends the diver, if one is out.
func (e *engine) recall() {
	if e.diver != nil {
		e.diver.end()
		<-e.diver.ready
		e.diver = nil
	}
}

// loosened is how many lines CP-SAT makes anew.
const loosened = 10

// lawful empties the lines that break a rule which a rota being mended may not
// break, until none does, and loosens them.
func (e *engine) lawful(r *rota.Rota, loose []string) (*rota.Rota, []string) {
	for range len(r.Lines) {
		report, err := check.Check(e.c, r)
		if err != nil {
			return nil, nil
		}
		var guilty []string
		for _, f := range report.Findings {
			if !Stands(f.Rule, true) {
				guilty = append(guilty, f.Person)
			}
		}
		if len(guilty) == 0 {
			return r, loose
		}
		loose = append(loose, guilty...)
		for i := range r.Lines {
			if slices.Contains(guilty, r.Lines[i].Person) {
				r.Lines[i].Duties = nil
			}
		}
	}
	return nil, nil
}

// dived waits for the diver's rota, at most so long; nil where there is none.
func (e *engine) dived(ctx context.Context, most time.Duration) (r *rota.Rota, loose []string) {
	if e.diver == nil {
		return nil, nil
	}
	if most > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, most)
		defer cancel()
	}
	select {
	case <-e.diver.ready:
		return e.diver.rota, e.diver.loose
	case <-ctx.Done():
		return nil, nil
	}
}

// broken is all that a rota being mended does not hold: need, guards and hours.
var broken = stage{number: 0, part: PartExcess, goal: func(b *model.Build) model.Goal {
	return b.Sum(model.Weighted{Weight: 1, Goal: excess.goal(b)}, model.Weighted{Weight: 1, Goal: b.ShortageOf(b.C.Scarce())})
}}

// close makes a rota out of what a diver made: the loose lines anew first, all
// the others held, then a part at a time, with the full-time posts there are,
// at least so many.
// It tells whether nothing is broken in the end, and takes the rota then; if
// something is, the search goes on from what it had, or, where it had nothing,
// from there.
func (cl *climber) close(ctx context.Context, r *rota.Rota, loose []string, full int64, most time.Duration) (bool, error) {
	end := time.Now().Add(most)
	if most == 0 {
		end = time.Now().Add(closeFor)
	}
	r, err := cl.fill(ctx, r, loose, full, time.Until(end)/2)
	if r == nil || err != nil {
		return false, err
	}
	before, solution, held := cl.out.Rota, cl.solution, cl.held
	value, err := cl.unbreak(ctx, r, time.Until(end))
	if err != nil {
		return false, err
	}
	cl.bent, cl.held = false, held
	switch {
	case value == 0:
		cl.start = cl.out.Rota
		return true, cl.rebuild(context.WithoutCancel(ctx), cl.stages[:len(cl.stages)-1])
	case before == nil:
		cl.start, cl.out.Rota, cl.solution = cl.out.Rota, nil, solution
		cl.fresh(first(cl.c))
		return false, nil
	}
	cl.out.Rota = before
	return false, cl.rebuild(context.WithoutCancel(ctx), cl.stages[:len(cl.stages)-1])
}

// diveAndAim goes for full-time posts by turns: a diver's rota, closed, and
// straight for the limit. How long either takes varies much from one to the
// next.
func (cl *climber) diveAndAim(ctx context.Context, st stage, t *Tier, most time.Duration) error {
	if most == 0 {
		most = 2 * aimFor
	}
	end := time.Now().Add(most)
	for n, try := 1, firstTry; ; n, try = n+1, try+try/4 {
		if err := cl.surface(ctx, st, t, min(2*try, time.Until(end))); err != nil {
			return err
		}
		cl.sendDiver(ctx, n)
		if err := cl.aim(ctx, st, t, min(try, time.Until(end))); err != nil {
			return err
		}
		if cl.known.reached(st, t.Value) || !time.Now().Before(end) || ctx.Err() != nil {
			cl.recall()
			return nil
		}
	}
}

// surface takes the diver's rota where it can be closed with more full-time
// posts than the best one has.
func (cl *climber) surface(ctx context.Context, st stage, t *Tier, most time.Duration) error {
	end := time.Now().Add(most)
	made, loose := cl.dived(ctx, most)
	if made == nil {
		return nil
	}
	left := time.Duration(0)
	if most > 0 {
		left = time.Until(end)
	}
	ok, err := cl.close(ctx, made, loose, t.Value+1, left)
	if !ok || err != nil {
		return err
	}
	t.Value = cl.goals[st.key()].Value(cl.solution)
	cl.tell(Event{Kind: FoundEvent, Tier: st.number, Part: st.part, Value: t.Value, Rota: cl.out.Rota})
	return nil
}

// unbreak makes what the rota does not hold small, part by part, its full-time
// posts held, and leaves the best it finds.
func (cl *climber) unbreak(ctx context.Context, r *rota.Rota, most time.Duration) (int64, error) {
	stages := first(cl.c)
	if cl.out.Rota != nil {
		stages = cl.stages
	}
	cl.bent = true
	if cl.c.Run != ward.Plan {
		cl.held = append(slices.Clip(cl.held), hold{fullTimePosts, int64(measure.Tiers(cl.c, r).FullTime)})
	}
	cl.fresh(append(slices.Clip(stages), broken))
	cl.out.Rota = r
	fits, err := cl.fit(ctx, r)
	if err != nil || fits.Solution == nil {
		return 1, err
	}
	cl.keep(fits.Solution)
	t := Tier{Value: cl.goals[broken.key()].Value(cl.solution)}
	cl.known.tighten(broken, 0, byNature)
	if t.Value == 0 {
		return 0, nil
	}
	return t.Value, cl.roam(ctx, broken, &t, most)
}

// closeFor is how long a diver's rota is worked on where the search has no time
// limit.
const closeFor = time.Minute

// fill makes the loose lines anew: as little broken as can be, then as many
// full-time posts.
func (cl *climber) fill(ctx context.Context, r *rota.Rota, loose []string, full int64, most time.Duration) (*rota.Rota, error) {
	scope := model.Scope{People: make([]bool, len(cl.c.People)), Rota: r}
	for i, p := range cl.c.People {
		scope.People[i] = slices.Contains(loose, p.ID)
	}
	b := model.New(cl.c, cl.t, model.Options{Bend: true, Scope: scope})
	if full > 0 {
		b.AtLeast(b.FullTime(), full)
	}
	if most, ok := cl.possible(ctx); ok { // more than can be would only break something
		b.AtMost(b.FullTime(), most)
	}
	b.Minimize(b.Sum(model.Weighted{Weight: 1, Goal: broken.goal(b)}, model.Weighted{Weight: -worthFull, Goal: b.FullTime()}))
	b.Hint(r)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	quiet := time.AfterFunc(most, cancel)
	defer quiet.Stop()
	found, err := cl.ask(ctx, b, cl.params(most), func(ev cpsat.Event) {
		if ev.Solution != nil {
			quiet.Reset(min(most, calm))
		}
	})
	if err != nil || found.Solution == nil {
		return nil, err
	}
	return b.Rota(found.Solution), nil
}

const (
	worthFull = 100             // a full-time post against a person-minute below floor
	calm      = 3 * time.Second // without news, and the whole rota is worked on instead
)
