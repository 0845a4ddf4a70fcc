package search

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"heltid/solver/bound"
	"heltid/solver/check"
	"heltid/solver/cpsat"
	"heltid/solver/measure"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// A diver makes a rota out of whole lines, beside the search, by a linear
// program or by turns. What it makes is near the best there can be, but some
// lines fit badly, and it knows only the rules that shape a line: the rota is
// closed before it is used.
type diver struct {
	dived
	ready chan struct{}
	over  chan struct{} // nothing is worked on any more
	end   context.CancelFunc
}

// dived is what a diver made.
type dived struct {
	rota  *rota.Rota        // nil where none was made
	loose []string          // people whose lines are to be made anew
	later func() *rota.Rota // has turns taken from it on; nil where there are none
}

// A way is how a rota is made of whole lines.
type way func(context.Context, *bound.Lines) (*rota.Rota, []string)

// send starts a diver; those of other numbers find other rotas. From its rota on,
// turns are taken once they are wanted.
func (e *engine) send(ctx context.Context, number int, dive, turns way) *diver {
	d := &diver{ready: make(chan struct{}), over: make(chan struct{})}
	ctx, d.end = context.WithCancel(ctx)
	var turned *rota.Rota
	go func() {
		defer close(d.over)
		ready := sync.OnceFunc(func() { close(d.ready) })
		defer ready()
		if e.slots != nil {
			select {
			case e.slots <- struct{}{}:
				defer func() { <-e.slots }()
			case <-ctx.Done():
				return
			}
		}
		state := bound.NewRepeatedLines
		if number%2 == 1 { // takes longer, and may find what those miss
			state = bound.NewLines
		}
		l, err := state(ctx, e.c, e.t, e.o.LP, uint64(e.o.Seed+number))
		if err != nil {
			return // CP-SAT finds rotas without
		}
		defer l.Close()
		l.Know(e.lines)
		if e.o.Others != nil {
			l.Share(func(ctx context.Context, next func() []byte, done func([]byte)) {
				e.o.Others.Price(ctx, e.part, next, done)
			}, trip)
		}
		if made, loose := dive(ctx, l); made != nil {
			d.rota, d.loose = e.pruned(made, loose)
		}
		if d.rota == nil || turns == nil {
			return
		}
		wanted := make(chan struct{})
		d.later = sync.OnceValue(func() *rota.Rota {
			close(wanted)
			<-d.over
			return turned
		})
		ready()
		select {
		case <-wanted:
			if made, loose := turns(ctx, l); made != nil {
				turned, _ = e.pruned(made, loose)
			}
		case <-ctx.Done():
		}
	}()
	return d
}

// trip is how long others that are asked for lines take to hear of it and to be
// heard, through a database and beside their work.
const trip = 200 * time.Millisecond

// sendDiver starts a diver with a linear program.
func (e *engine) sendDiver(ctx context.Context, number int) {
	e.diver.recall()
	e.diver = nil
	if e.o.LP == nil {
		return
	}
	e.diver = e.send(ctx, number, func(ctx context.Context, l *bound.Lines) (*rota.Rota, []string) {
		made, loose, err := l.Dive(ctx, loosened)
		if err != nil {
			return nil, nil
		}
		return made, loose
	}, func(ctx context.Context, l *bound.Lines) (*rota.Rota, []string) { return mended(ctx, l, turnsAfter) })
}

// turnsAfter is how long people take turns from a dive's rota on, where CP-SAT
// alone leaves something broken.
const turnsAfter = 2 * time.Second

// sendTurns starts one by turns after a while: where everybody is different, or
// lines are long, the linear program takes minutes, and the first rota is to be
// there before.
func (e *engine) sendTurns(ctx context.Context) {
	if e.o.LP == nil {
		return
	}
	most := mendFor
	half := e.portion(2)
	if half > 0 {
		most = min(most, half/3)
	}
	e.turns = e.send(ctx, 0, func(ctx context.Context, l *bound.Lines) (*rota.Rota, []string) {
		after := headStart
		if l.Weeks() > soon {
			after = headStart / 5
		}
		if half > 0 {
			after = min(after, half)
		}
		select {
		case <-time.After(after):
			return mended(ctx, l, most)
		case <-ctx.Done():
			return nil, nil
		}
	}, nil)
}

// headStart is how long the linear program has before turns are taken beside it.
const headStart = 10 * time.Second

// soon is in how many weeks lines come again whose program mostly needs no longer
// than its head start; one of more weeks gets a fifth of it.
const soon = 6

// mended is the rota that people taking turns come to, once it gets better but
// slowly.
func mended(ctx context.Context, l *bound.Lines, most time.Duration) (*rota.Rota, []string) {
	began := time.Now()
	turns, cancel := context.WithCancel(ctx)
	defer cancel()
	slow := time.AfterFunc(most, cancel)
	defer slow.Stop()
	made, loose := l.Mend(turns, func() {
		gone := time.Since(began)
		slow.Reset(min(slowly+gone/2, most-gone))
	})
	if ctx.Err() != nil {
		return nil, nil
	}
	return made, loose
}

const (
	mendFor = 20 * time.Second
	slowly  = time.Second // without a better rota, and half of the time so far
)

// recall ends the diver, if it is out, and waits for it: two would share a
// processor.
func (d *diver) recall() {
	if d != nil {
		d.end()
		<-d.over
	}
}

// leave tells the diver to end, and does not wait.
func (d *diver) leave() {
	if d != nil {
		d.end()
	}
}

// home is closed once the diver is done; nil where none was sent.
func (d *diver) home() <-chan struct{} {
	if d == nil {
		return nil
	}
	return d.ready
}

// back tells whether the diver is done, or was never sent.
func (d *diver) back() bool {
	if d == nil {
		return true
	}
	select {
	case <-d.ready:
		return true
	default:
		return false
	}
}

// loosened is how many lines CP-SAT makes anew.
const loosened = 10

// pruned takes duties out of lines that break a rule which a rota being mended
// may not break, until none does: a line that lacks a duty is sooner mended than
// made anew. Where that does not help, the line is emptied. Either is loose.
func (e *engine) pruned(r *rota.Rota, loose []string) (*rota.Rota, []string) {
	rng := rand.New(rand.NewPCG(uint64(e.o.Seed), 0))
	lines := map[string]*rota.Line{}
	for i := range r.Lines {
		lines[r.Lines[i].Person] = &r.Lines[i]
	}
	loosen := func(people ...string) {
		for _, p := range people {
			if !slices.Contains(loose, p) {
				loose = append(loose, p)
			}
		}
	}
	for round := range len(r.Lines) + fewDuties {
		report, err := check.Check(e.c, r)
		if err != nil {
			return nil, nil
		}
		seen := map[string]bool{}
		for _, f := range report.Findings {
			l := lines[f.Person]
			switch {
			case l == nil && !Stands(f.Rule, false): // of the whole rota: some are to make it right
				loosen(anybody(rng, e.c, loosened-len(loose))...)
			case l != nil:
				loosen(f.Person)
			}
			if Stands(f.Rule, true) || l == nil || seen[f.Person] {
				continue
			}
			seen[f.Person] = true
			var at []int
			for i, d := range l.Duties {
				if d.Day >= f.FirstDay && d.Day <= f.LastDay || e.c.Dates.Rolling && d.Day+e.c.Dates.Days() <= f.LastDay {
					at = append(at, i)
				}
			}
			if round < fewDuties && len(at) > 0 {
				i := at[rng.IntN(len(at))]
				l.Duties = slices.Delete(l.Duties, i, i+1)
				continue
			}
			l.Duties = nil
		}
		if len(seen) == 0 {
			return r, loose
		}
	}
	return nil, nil
}

// anybody gives so many people, by chance.
func anybody(rng *rand.Rand, c *ward.Case, most int) []string {
	var out []string
	for _, i := range rng.Perm(len(c.People))[:min(max(0, most), len(c.People))] {
		out = append(out, c.People[i].ID)
	}
	return out
}

// fewDuties is how many duties are taken out of a line before it is emptied.
const fewDuties = 6

// wait waits for the diver's rota, at most so long.
func (d *diver) wait(ctx context.Context, most time.Duration) dived {
	if d == nil {
		return dived{}
	}
	if most > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, most)
		defer cancel()
	}
	select {
	case <-d.ready:
		return d.dived
	case <-ctx.Done():
		return dived{}
	}
}

// closeFirst makes a first rota out of what a diver makes: by the linear program,
// unless turns come to one before that is done. It tells whether there is one.
func (cl *climber) closeFirst(ctx context.Context) (bool, error) {
	if cl.diver == nil {
		return false, nil
	}
	var late <-chan time.Time
	if most := cl.portion(2); most > 0 {
		late = time.After(most)
	}
	divers := []*diver{cl.diver, cl.turns}
	select {
	case <-cl.diver.ready:
	case <-cl.turns.home():
		slices.Reverse(divers)
	case <-late:
		return false, nil
	case <-ctx.Done():
		return false, nil
	}
	for _, d := range divers {
		from := d.wait(ctx, cl.portion(2))
		if from.rota == nil {
			continue
		}
		if d == cl.diver {
			ok, err := cl.close(ctx, from, 0, cl.portion(2), nil)
			cl.diver.recall()
			cl.diver = nil // the next one is to bring another
			if ok || err != nil {
				return ok, err
			}
			continue
		}
		if ok, err := cl.complete(ctx, from, cl.portion(8)); ok || err != nil {
			return ok, err
		}
		if ok, err := cl.close(ctx, from, 0, cl.portion(2), cl.unbroken); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

// closeLate takes the rota of a diver that was a little too late for the first
// one, where it covers the need that the best one misses.
func (cl *climber) closeLate(ctx context.Context) error {
	most := lateFor
	if share := cl.portion(8); share > 0 {
		most = min(most, share)
	}
	from := cl.diver.wait(ctx, most)
	defer func() {
		cl.diver.recall()
		cl.diver = nil
	}()
	if from.rota == nil {
		return nil
	}
	_, err := cl.close(ctx, from, 0, cl.portion(4), nil)
	return err
}

// lateFor is how long a diver is waited for that has not made the first rota.
const lateFor = 10 * time.Second

// broken is all that a rota being mended does not hold: need, guards and hours.
var broken = stage{number: 0, part: PartExcess, need: true, goal: func(b *model.Build) model.Goal {
	return b.Sum(model.Weighted{Weight: worthRight, Goal: excess.goal(b)}, model.Weighted{Weight: 1, Goal: b.ShortageOf(b.C.Scarce())})
}}

// close makes a rota out of what a diver made: the loose lines anew first, all
// the others held, then a part at a time, with the full-time posts there are,
// at least so many; or what turns have made of it, where that breaks less. It is
// done when nothing is broken, or the rota is enough where that is asked.
// It tells whether that is so in the end, and takes the rota then; if
// something is, the search goes on from what it had, or, where it had nothing,
// from there.
func (cl *climber) close(ctx context.Context, from dived, full int64, most time.Duration, enough func(*rota.Rota) bool) (bool, error) {
	end := time.Now().Add(most)
	if most == 0 {
		end = time.Now().Add(closeFor)
	}
	r, err := cl.fill(ctx, from, full, time.Until(end)/2)
	if err != nil {
		return false, err
	}
	if left := cl.breaks(r); left > 0 && from.later != nil {
		if turned := from.later(); turned != nil && int64(measure.Tiers(cl.c, turned).FullTime) >= full && cl.breaks(turned) < left {
			r = turned
		}
	}
	if r == nil {
		return false, nil
	}
	before, solution, held, covered, bent := cl.out.Rota, cl.solution, cl.held, cl.covered, cl.bent
	whole, err := cl.unbreak(ctx, r, time.Until(end), enough)
	if err != nil {
		return false, err
	}
	cl.bent, cl.held, cl.covered = bent, held, covered // bent where no rota holds everything
	switch {
	case whole:
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
// straight for the limit, which no diver takes a processor from. How long
// either takes varies much from one to the next.
func (cl *climber) diveAndAim(ctx context.Context, st stage, t *Tier, most time.Duration) error {
	if most == 0 {
		most = 2 * aimFor
	}
	end := time.Now().Add(most)
	for n, try := 1, firstTry; ; n, try = n+1, try+try/4 {
		if err := cl.surface(ctx, st, t, min(try, time.Until(end))); err != nil {
			return err
		}
		if err := cl.aim(ctx, st, t, min(2*try, time.Until(end))); err != nil {
			return err
		}
		if cl.known.reached(st, t.Value) || !time.Now().Before(end) || ctx.Err() != nil {
			cl.diver.recall()
			return nil
		}
		if cl.diver.back() {
			cl.sendDiver(ctx, n)
		}
	}
}

// surface takes the diver's rota where it can be closed with more full-time
// posts than the best one has.
func (cl *climber) surface(ctx context.Context, st stage, t *Tier, most time.Duration) error {
	end := time.Now().Add(most)
	from := cl.diver.wait(ctx, most)
	if from.rota == nil {
		return nil
	}
	left := time.Duration(0)
	if most > 0 {
		left = time.Until(end)
	}
	rng := rand.New(rand.NewPCG(uint64(cl.o.Seed), uint64(cl.tries)))
	from.loose = append(slices.Clip(from.loose), anybody(rng, cl.c, loosened-len(from.loose))...) // lines that leave room for more
	ok, err := cl.close(ctx, from, t.Value+1, left, nil)
	if !ok || err != nil {
		return err
	}
	t.Value = cl.goals[st.key()].Value(cl.solution)
	cl.tell(Event{Kind: FoundEvent, Tier: st.number, Part: st.part, Value: t.Value, Rota: cl.out.Rota})
	return nil
}

// unbreak makes what the rota does not hold small, part by part, its full-time
// posts held, and leaves the best it finds. It tells whether nothing is broken,
// or it is enough.
func (cl *climber) unbreak(ctx context.Context, r *rota.Rota, most time.Duration, enough func(*rota.Rota) bool) (bool, error) {
	stages := first(cl.c)
	if cl.out.Rota != nil {
		stages = cl.stages
	}
	cl.bent, cl.covered = true, false
	cl.held = slices.DeleteFunc(slices.Clone(cl.held), func(h hold) bool { return h.stage.number == 1 }) // need counts as broken
	if cl.c.Run != ward.Plan {
		cl.held = append(cl.held, hold{fullTimePosts, int64(measure.Tiers(cl.c, r).FullTime)})
	}
	cl.fresh(append(slices.Clip(stages), broken))
	cl.out.Rota = r
	fits, err := cl.fit(ctx, r)
	if err != nil || fits.Solution == nil {
		return false, err
	}
	cl.keep(fits.Solution)
	t := Tier{Value: min(cl.breaks(cl.out.Rota), cl.goals[broken.key()].Value(cl.solution))} // the solution may count more without cause
	cl.known.tighten(broken, 0, byNature)
	if t.Value > 0 && (enough == nil || !enough(cl.out.Rota)) {
		if err := cl.roam(ctx, broken, &t, most, enough); err != nil {
			return false, err
		}
	}
	return t.Value == 0 || enough != nil && enough(cl.out.Rota), nil
}

// breaks is how much a rota does not hold of all that is asked; none at all, more
// than any.
func (cl *climber) breaks(r *rota.Rota) int64 {
	if r == nil {
		return math.MaxInt64
	}
	v, fixed := broken.goal(model.New(cl.c, cl.t, model.Options{Bend: true, Scope: cl.only(nil, r)})).Fixed()
	if !fixed {
		return math.MaxInt64
	}
	return v
}

// unbroken tells whether a rota keeps every guard and owes nobody hours.
func (cl *climber) unbroken(r *rota.Rota) bool {
	b := model.New(cl.c, cl.t, model.Options{Bend: true, Scope: cl.only(nil, r)})
	v, fixed := excess.goal(b).Fixed()
	return fixed && v == 0
}

// complete makes the loose lines anew, every rule kept, and takes the rota if
// that can be. Need may be missing.
func (cl *climber) complete(ctx context.Context, from dived, most time.Duration) (bool, error) {
	b := model.New(cl.c, cl.t, model.Options{Scope: cl.only(from.loose, from.rota)})
	made, err := cl.renew(ctx, b, from.rota, 0, b.ShortageOf(cl.c.Scarce()), most)
	if made == nil || err != nil {
		return false, err
	}
	fits, err := cl.fit(context.WithoutCancel(ctx), made)
	if err != nil || fits.Solution == nil {
		return false, err
	}
	cl.start = made
	cl.keep(fits.Solution)
	return true, nil
}

// only is the scope of some people's lines in a rota.
func (cl *climber) only(people []string, r *rota.Rota) model.Scope { return only(cl.c, people, r) }

func only(c *ward.Case, people []string, r *rota.Rota) model.Scope {
	scope := model.Scope{People: make([]bool, len(c.People)), Rota: r}
	for i, p := range c.People {
		scope.People[i] = slices.Contains(people, p.ID)
	}
	return scope
}

// closeFor is how long a diver's rota is worked on where the search has no time
// limit.
const closeFor = time.Minute

// fill makes the loose lines anew: as little broken as can be, then as many
// full-time posts.
func (cl *climber) fill(ctx context.Context, from dived, full int64, most time.Duration) (*rota.Rota, error) {
	b := model.New(cl.c, cl.t, model.Options{Bend: true, Scope: cl.only(from.loose, from.rota)})
	if most, ok := cl.possible(ctx); ok { // more than can be would only break something
		b.AtMost(b.FullTime(), most)
	}
	return cl.renew(ctx, b, from.rota, full, broken.goal(b), most)
}

// renew makes what is free in a model anew, with so many full-time posts: as
// little of what is bad as can be, then as many full-time posts.
func (cl *climber) renew(ctx context.Context, b *model.Build, r *rota.Rota, full int64, bad model.Goal, most time.Duration) (*rota.Rota, error) {
	most = max(most, shortest) // what came before may have taken all of it
	if full > 0 {
		b.AtLeast(b.FullTime(), full)
	}
	b.Minimize(b.Sum(model.Weighted{Weight: 1, Goal: bad}, model.Weighted{Weight: -worthFull, Goal: b.FullTime()}))
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
	worthRight = 5               // a minute owed against a person-minute below floor
	worthFull  = 100             // a full-time post against a person-minute below floor
	calm       = 3 * time.Second // without news, and the whole rota is worked on instead
)
