package search

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"heltid/solver/measure"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// takeFirst takes a rolled rota where that lacks nothing but need, or would with
// its loose lines made anew, or once it is closed. It tells whether it does, and
// sends a diver if not. Where sizes are free, need may not be missing either:
// lines that a linear program leaves open close better.
func (cl *climber) takeFirst(ctx context.Context) (bool, error) {
	if cl.turns == nil || !cl.c.Dates.Rolling {
		return false, nil
	}
	from := cl.turns.wait(ctx, cl.portion(2))
	cl.turns.recall()
	cl.turns = nil
	if from.rota != nil && (cl.c.Run != ward.Structure || missing(cl.c, from.rota) == 0) {
		if cl.unbroken(from.rota) {
			from.loose = nil
		}
		ok, err := cl.complete(ctx, from, cl.portion(12))
		if !ok && err == nil {
			ok, err = cl.close(ctx, from, 0, cl.portion(3), cl.unbroken)
		}
		if cl.rolled = ok; ok || err != nil {
			return ok, err
		}
	}
	cl.sendDiver(ctx, 0)
	return false, nil
}

// coverRolled covers what need a rolled rota lacks, its full-time posts held, then
// all but one of those it then has: part by part, who covers need has no
// eye for the size of posts, and what is given up so is hard to win back.
// Between, others are rolled, of which one may lack less.
func (cl *climber) coverRolled(ctx context.Context, st stage) error {
	t := Tier{Number: st.number, Part: st.part, Value: missing(cl.c, cl.out.Rota)}
	for less := range rolls {
		if t.Value == 0 || ctx.Err() != nil {
			return nil
		}
		held, before := cl.held, t.Value
		full := int64(measure.Tiers(cl.c, cl.out.Rota).FullTime)
		cl.held = append(slices.Clip(held), hold{fullTimePosts, max(0, full-int64(min(less, 1)))})
		if err := cl.rebuild(context.WithoutCancel(ctx), cl.stages); err != nil {
			return err
		}
		err := cl.roam(ctx, st, &t, cl.portion(10), nil)
		cl.held = held
		if err == nil {
			err = cl.rebuild(context.WithoutCancel(ctx), cl.stages)
		}
		if err != nil || t.Value == 0 || ctx.Err() != nil {
			return err
		}
		if err := cl.rollAgain(ctx, st, &t, 1+less); err != nil || t.Value == before && less > 0 {
			return err
		}
	}
	return nil
}

// rolls is how many more rotas are rolled where the first lacks need.
const rolls = 4

// rollAgain takes another rolled rota where that lacks less.
func (cl *climber) rollAgain(ctx context.Context, st stage, t *Tier, number int) error {
	d := cl.send(ctx, func(ctx context.Context) (maker, error) { return cl.rolls(ctx, number) })
	from := d.wait(ctx, cl.portion(4))
	d.recall()
	if from.rota == nil || missing(cl.c, from.rota) >= t.Value || !cl.unbroken(from.rota) {
		return nil
	}
	if ok, err := cl.accept(ctx, from.rota); !ok || err != nil {
		return err
	}
	t.Value = missing(cl.c, cl.out.Rota)
	cl.tell(Event{Kind: FoundEvent, Tier: st.number, Part: st.part, Value: t.Value, Rota: cl.out.Rota})
	return nil
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

// coverMeanwhile covers what need it can while a diver is out that was too late
// for the first rota, and takes that one's where it covers all of it.
func (cl *climber) coverMeanwhile(ctx context.Context, st stage, short int64) error {
	defer func() {
		cl.diver.recall()
		cl.diver = nil
	}()
	most := lateFor
	if share := cl.portion(3); share > 0 {
		most = share
	}
	end, diver := time.Now().Add(most), cl.diver
	until, home := context.WithCancel(ctx)
	defer home()
	go func() {
		select {
		case <-diver.home():
			home()
		case <-until.Done():
		}
	}()
	t := Tier{Number: st.number, Part: st.part, Value: short}
	if err := cl.roam(until, st, &t, most, nil); err != nil || t.Value == 0 {
		return err
	}
	from := diver.wait(ctx, remaining(end))
	if from.rota == nil {
		return nil
	}
	_, err := cl.close(ctx, from, 0, cl.portion(4), nil)
	return err
}

// lateFor is how long a diver is waited for that has not made the first rota.
const lateFor = 30 * time.Second

// broken is all that a rota being mended does not hold: need, guards and hours.
var broken = stage{number: 0, part: PartExcess, need: true, goal: func(b *model.Build) model.Goal {
	return b.Sum(model.Weighted{Weight: worthRight, Goal: excess.goal(b)}, model.Weighted{Weight: 1, Goal: b.ShortageOf(b.C.Scarce())})
}}

// close makes a rota out of what a diver made: the loose lines anew first, all
// the others held, then a part at a time, with the full-time posts there are,
// at least so many. It is done when nothing is broken, or the rota is enough
// where that is asked. It tells whether that is so in the end, and takes the
// rota then; a first one also where need alone is missing. If something else
// is broken, the search goes on from what it had, or, where it had nothing,
// from there.
func (cl *climber) close(ctx context.Context, from dived, full int64, most time.Duration, enough func(*rota.Rota) bool) (bool, error) {
	end := time.Now().Add(most)
	if most == 0 {
		end = time.Now().Add(closeFor)
	}
	rng := rand.New(rand.NewPCG(uint64(cl.o.Seed), uint64(cl.tries)))
	from.loose = append(slices.Clip(from.loose), anybody(rng, cl.c, loosened-len(from.loose))...) // lines that leave room
	r, err := cl.fillAny(ctx, from, full, remaining(end)*3/4)
	if err != nil || r == nil {
		return false, err
	}
	before, solution, held, covered, bent := cl.out.Rota, cl.solution, cl.held, cl.covered, cl.bent
	whole, err := cl.unbreak(ctx, r, remaining(end), enough)
	if err != nil {
		return false, err
	}
	cl.bent, cl.held, cl.covered = bent, held, covered // bent where no rota holds everything
	switch {
	case whole || before == nil && cl.solution != nil && cl.unbroken(cl.out.Rota):
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

// fillAny fills what one dive after another leaves loose, until nothing is broken
// or the time is out, and gives the rota that breaks least: how a dive ends
// varies much, and another is soon made.
func (cl *climber) fillAny(ctx context.Context, from dived, full int64, most time.Duration) (*rota.Rota, error) {
	var out *rota.Rota
	least, end := int64(math.MaxInt64), time.Now().Add(most)
	next, cancel := context.WithDeadline(ctx, end)
	defer cancel()
	for {
		most := remaining(end)
		if from.next != nil {
			most = min(most, fillFor)
		}
		r, err := cl.fill(ctx, from, full, most)
		if err != nil {
			return nil, err
		}
		if broken := cl.breaks(r); broken < least {
			out, least = r, broken
		}
		if least == 0 || from.next == nil || time.Until(end) < shortest {
			return out, nil
		}
		if from = from.next(next); from.rota == nil {
			return out, nil
		}
	}
}

// fillFor is how long loose lines are made anew where another dive can be had.
const fillFor = 2 * time.Second

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
	return cl.accept(ctx, made)
}

// accept takes a rota that keeps the model's rules. It tells whether it does.
func (cl *climber) accept(ctx context.Context, r *rota.Rota) (bool, error) {
	fits, err := cl.fit(context.WithoutCancel(ctx), r)
	if err != nil || fits.Solution == nil {
		return false, err
	}
	cl.start = r
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
	found, err := cl.askWhileNews(ctx, b, cl.params(most), min(most, calm))
	if err != nil || found.Solution == nil {
		return nil, err
	}
	return b.Rota(found.Solution), nil
}

const (
	worthRight = 5                   // a minute owed against a person-minute below floor
	worthFull  = 100                 // a full-time post against a person-minute below floor
	calm       = 3 * time.Second / 2 // without news, and the whole rota is worked on instead
)
