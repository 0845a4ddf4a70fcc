package search

import (
	"context"
	"errors"
	"fmt"
	"time"

	"heltid/solver/cpsat"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// A climber works through the tiers on one model, each to its end before the
// next, and always holds a solution.
type climber struct {
	*engine
	b        *model.Build
	solution []int64
	held     []hold                  // tiers done, as later models state them again
	goals    map[limitKey]model.Goal // stated once: each statement may make variables
	aims     map[limitKey]cpsat.Int
	bent     bool    // rules on the whole rota and owed hours may be broken
	covered  bool    // no need below floor is missing, and none may be
	rolled   bool    // the first rota is a diver's, with as many full-time posts as a linear program found room for
	tries    int     // at limits: each has a seed of its own
	stages   []stage // whose goals the model knows
}

type hold struct {
	stage stage
	value int64
}

// climb finds a first rota and improves it tier by tier.
func (e *engine) climb(ctx context.Context) error {
	cl := &climber{engine: e}
	cl.fresh(first(e.c))
	hash, err := cl.b.M.Hash()
	if err != nil {
		return err
	}
	e.out.ModelHash = hash
	if err := cl.begin(ctx); err != nil || cl.solution == nil {
		return err
	}
	if !cl.turns.back() {
		cl.turns.recall()
		cl.turns = nil
	}
	if err := cl.shortage(ctx); err != nil || e.o.Last == 1 {
		return err
	}
	before, after := rounds(e.c)
	if len(before) > 0 {
		if err := cl.work(ctx, before, 4); err != nil {
			return err
		}
		if ctx.Err() == nil {
			if err := cl.rebuild(ctx, first(e.c)); err != nil {
				return err
			}
		}
	}
	if err := cl.fullTime(ctx); err != nil || e.o.Last == 2 {
		return err
	}
	if err := cl.work(ctx, after, 0); err != nil {
		return err
	}
	if err := cl.secondOpinion(ctx); err != nil {
		return err
	}
	e.settle()
	e.out.Status = Solved
	if ctx.Err() != nil {
		e.out.Status = Stopped
	}
	return nil
}

// fullTime is tier 2: posts, and in a structure run the exact share.
func (cl *climber) fullTime(ctx context.Context) error {
	if cl.c.Run == ward.Plan {
		return nil // sizes are as they are
	}
	if cl.c.SmallAtMost == -1 { // no today to measure by: as few as possible, before full time
		if err := cl.reach(ctx, smallPosts, cl.portion(4)); err != nil {
			return err
		}
	}
	if enough := cl.o.FullTime; enough != nil && ctx.Err() == nil && cl.b.FullTime().Value(cl.solution) >= int64(*enough) {
		cl.hold(fullTimePosts, cl.goals[fullTimePosts.key()], int64(*enough))
		cl.out.Tiers = append(cl.out.Tiers, Tier{Number: 2, Part: PartPosts, Maximize: true, Value: int64(*enough)})
		return nil
	}
	cl.counted()
	most := cl.portion(2)
	if cl.o.Last == fullTimePosts.number {
		most = cl.portion(1)
	}
	if err := cl.reach(ctx, fullTimePosts, most); err != nil {
		return err
	}
	cl.frontier(ctx)
	if cl.c.Run == ward.Structure {
		return cl.bestShare(ctx)
	}
	return nil
}

// settle says which tiers are proven: a tier is only where those above it are.
func (e *engine) settle() {
	above := true
	for i := range e.out.Tiers {
		t := &e.out.Tiers[i]
		t.Proven = above && t.Bounded && t.Bound == t.Value
		if !t.Proven {
			t.By = nil
		}
		above = t.Proven
	}
}

// fresh makes a new model with the goals of the stages and a mark for each, so
// that each solution has a value for every variable.
func (cl *climber) fresh(stages []stage) {
	cl.b = model.New(cl.c, cl.t, model.Options{Bend: cl.bent, Covered: cl.covered})
	cl.stages = stages
	cl.goals, cl.aims = map[limitKey]model.Goal{}, map[limitKey]cpsat.Int{}
	for _, st := range stages {
		goal := st.goal(cl.b)
		cl.goals[st.key()] = goal
		if !goal.Constant() {
			cl.aims[st.key()] = cl.b.Aim(goal, st.maximize)
		}
	}
	for _, h := range cl.held {
		h.state(cl.b, 0)
	}
}

// rebuild takes the best rota and all that is held over into a new model.
func (cl *climber) rebuild(ctx context.Context, stages []stage) error {
	cl.fresh(stages)
	return cl.refit(ctx)
}

// refit fills in the best rota on the model as it now stands.
func (cl *climber) refit(ctx context.Context) error {
	r, err := cl.fit(context.WithoutCancel(ctx), cl.out.Rota)
	if err != nil {
		return err
	}
	if r.Solution == nil {
		return fmt.Errorf("internal error: the best rota does not fit the model it came from (%v)", r.Status)
	}
	cl.keep(r.Solution)
	return nil
}

func (st stage) key() limitKey { return limitKey{st.number, st.part} }

// begin finds a first rota that keeps the rules: from the start given, all at
// once where that is easy, and else by way of one that covers the need while
// lines still owe hours.
func (cl *climber) begin(ctx context.Context) error {
	cl.tell(Event{Kind: StageEvent})
	p := cl.params(cl.portion(2))
	if cl.start != nil {
		r, err := cl.fit(ctx, cl.start)
		if err != nil {
			return err
		}
		if r.Solution != nil {
			cl.keep(r.Solution)
			return nil
		}
		if err := cl.coverFirst(ctx); err != nil || cl.solution != nil {
			return err
		}
	}
	if ok, err := cl.takeFirst(ctx); ok || err != nil {
		return err
	}
	if cl.lines == nil { // else it is not that easy
		p.StopAfterFirst = true
		if p.Time == 0 || p.Time > quickly {
			p.Time = quickly
		}
		r, err := cl.solve(ctx, p, nil)
		switch {
		case err != nil:
			return err
		case r.Solution != nil:
			cl.keep(r.Solution)
			return nil
		case r.Status == cpsat.Infeasible:
			return cl.none(ctx)
		case ctx.Err() != nil: // another model takes time to state
			cl.out.Status = Unknown
			return nil
		}
	}
	if ok, err := cl.closeFirst(ctx); ok || err != nil {
		return err
	}
	if err := cl.coverFirst(ctx); err != nil || cl.solution != nil {
		return err
	}
	if ctx.Err() != nil {
		cl.out.Status = Unknown
		return nil
	}
	return cl.none(ctx)
}

// quickly is how long a first rota is looked for all at once.
const quickly = 2 * time.Second

// shortage makes the need below floor as small as it can be: all attributes
// together first, and if something must be missing, attribute by attribute.
func (cl *climber) shortage(ctx context.Context) error {
	all := shortageSum(cl.c)
	parts := shortages(cl.c)
	if ctx.Err() != nil {
		for _, st := range parts {
			cl.unreached(st)
		}
		return nil
	}
	short := missing(cl.c, cl.out.Rota)
	cl.tell(Event{Kind: FoundEvent, Tier: all.number, Part: all.part, Value: short, Rota: cl.out.Rota})
	if late := cl.turns != nil && !cl.diver.back(); late && short > 0 {
		if err := cl.coverMeanwhile(ctx, all, short); err != nil {
			return err
		}
	}
	if cl.rolled && short > 0 && cl.c.Run != ward.Plan {
		if err := cl.coverRolled(ctx, all); err != nil {
			return err
		}
	}
	if err := cl.reach(ctx, all, cl.portion(2)); err != nil {
		return err
	}
	whole := cl.out.Tiers[len(cl.out.Tiers)-1]
	cl.out.Tiers = cl.out.Tiers[:len(cl.out.Tiers)-1]
	if whole.Value == 0 {
		cl.covered = true
		for _, st := range parts {
			cl.out.Tiers = append(cl.out.Tiers, Tier{Number: 1, Part: st.part, Bounded: true, By: []string{byNature}})
		}
		return nil
	}
	// the sum may rise again where the scarcest competence asks for it
	cl.held = cl.held[:len(cl.held)-1]
	if err := cl.rebuild(ctx, first(cl.c)); err != nil {
		return err
	}
	for i, st := range parts {
		if err := cl.reach(ctx, st, cl.portion(2+len(parts)-i)); err != nil {
			return err
		}
	}
	return nil
}

// fit looks whether a rota keeps the model's rules, and fills in what follows
// from its duties.
func (cl *climber) fit(ctx context.Context, r *rota.Rota) (*cpsat.Result, error) {
	cl.b.Hint(r)
	p := cl.params(0)
	p.FixToHint = true
	for {
		found, err := cl.solve(ctx, p, nil)
		if err != nil || found.Solution != nil || !found.Crashed { // a process that died does not say that it does not fit
			return found, err
		}
	}
}

// reach makes one goal as good as it gets in the time and holds it for what
// follows.
func (cl *climber) reach(ctx context.Context, st stage, most time.Duration) error {
	if ctx.Err() != nil && cl.unreached(st) {
		return nil
	}
	goal, stated := cl.goals[st.key()]
	if !stated {
		goal = st.goal(cl.b)
	}
	cl.tell(Event{Kind: StageEvent, Tier: st.number, Part: st.part})
	if err := cl.exact(ctx, st); err != nil {
		return err
	}
	t := Tier{Number: st.number, Part: st.part, Maximize: st.maximize, Value: goal.Value(cl.solution)}
	flow, asked := cl.limit(ctx, st)
	if lo, hi := goal.Bounds(); goal.Constant() || !st.maximize && lo == t.Value || st.maximize && hi == t.Value {
		t.Bound, t.Bounded, t.By = t.Value, true, []string{byNature}
	} else if ctx.Err() == nil && !cl.known.reached(st, t.Value) {
		stop := func() {}
		if asked {
			stop = cl.seekLines(ctx, st, flow, t.Value)
		}
		err := cl.improve(ctx, st, &t, most)
		stop()
		if err != nil {
			return err
		}
		goal = cl.goals[st.key()]
		if !stated {
			goal = st.goal(cl.b)
		}
		if stated && goal.Value(cl.solution) != t.Value { // as roaming leaves it
			if err := cl.exact(ctx, st); err != nil {
				return err
			}
		}
	}
	cl.known.speak(st, &t)
	if st.part != PartPosts || cl.c.Run != ward.Structure {
		cl.hold(st, goal, t.Value) // the exact share takes its place in a structure run
	}
	cl.out.Tiers = append(cl.out.Tiers, t)
	return nil
}

// exact makes the solution say of a goal just what the best rota is worth: what
// counts against it may stand in a solution without cause.
func (cl *climber) exact(ctx context.Context, st stage) error {
	goal, stated := cl.goals[st.key()]
	if !stated || goal.Constant() || ctx.Err() != nil { // whoever judges the rota measures it
		return nil
	}
	cl.objective(goal, st.maximize)
	r, err := cl.fit(context.WithoutCancel(ctx), cl.out.Rota)
	cl.b.M.ClearObjective()
	if err == nil && r.Solution != nil {
		cl.keep(r.Solution)
	}
	return err
}

func (cl *climber) objective(goal model.Goal, maximize bool) {
	if maximize {
		cl.b.Maximize(goal)
	} else {
		cl.b.Minimize(goal)
	}
}

// improve makes a goal better in the time given: straight for the limit, then
// part by part where there are many people, then on the whole model, which
// also proves.
func (cl *climber) improve(ctx context.Context, st stage, t *Tier, most time.Duration) error {
	left := func(share int) time.Duration { return most / time.Duration(share) }
	if most > 0 {
		end := time.Now().Add(most)
		left = func(share int) time.Duration {
			return max(time.Until(end)/time.Duration(share), 50*time.Millisecond)
		}
	}
	if st.part == PartWorst {
		if err := cl.raise(ctx, st, t, 4*left(5)); err != nil {
			return err
		}
	}
	fill := st.part == PartPosts && !cl.c.Sizes.Free // lines that can owe hours are stretched to more posts
	tries := left(6)
	switch {
	case fill:
		tries = left(3)
	case st.part == PartPosts:
		tries = 3 * left(4)
	case st.number == 1 && len(cl.c.People) > largest: // what is missing has its days, and parts find them
		if err := cl.roam(ctx, st, t, 2*left(3), nil); err != nil || cl.known.reached(st, t.Value) {
			return err
		}
	}
	try := cl.aim
	if st.part == PartPosts {
		try = cl.diveAndAim
	}
	if err := try(ctx, st, t, tries); err != nil {
		return err
	}
	if fill && !cl.known.reached(st, t.Value) {
		if err := cl.stretch(ctx, st, t, left(2)); err != nil {
			return err
		}
	}
	if _, stated := cl.goals[st.key()]; stated && len(cl.c.People) > largest && !cl.known.reached(st, t.Value) {
		if err := cl.roam(ctx, st, t, left(2), nil); err != nil {
			return err
		}
	}
	if cl.known.reached(st, t.Value) {
		return nil
	}
	return cl.optimise(ctx, st, t, left(1))
}

// aim goes straight for the limit that flow knows: to find a rota there, or to
// prove that there is none, is often much faster than to climb to it.
func (cl *climber) aim(ctx context.Context, st stage, t *Tier, most time.Duration) error {
	goal := cl.goals[st.key()]
	aim, ok := cl.aims[st.key()]
	limit, _, known := cl.known.best(st)
	if !ok || !known {
		return nil
	}
	edge, top := goal.Bounds()
	if st.maximize {
		edge = top
	}
	if better(st, limit, edge) {
		cl.known.tighten(st, edge, byNature) // rules that flow leaves out, such as must-nots, may say more by themselves
	}
	end := time.Now().Add(aimFor)
	if most > 0 {
		end = time.Now().Add(most)
	}
	for try := firstTry; !cl.known.reached(st, t.Value) && time.Now().Before(end) && ctx.Err() == nil; {
		at, _, _ := cl.known.best(st)
		cl.b.M.ClearHints()
		cl.b.M.HintSolution(cl.solution)
		cl.b.M.FixInt(aim, at)
		p := cl.params(min(try, remaining(end)))
		p.Seed = cl.o.Seed + cl.tries
		if cl.tries%3 != 2 {
			p.Workers = few
		}
		cl.tries++
		r, err := cl.solve(ctx, p, nil)
		cl.b.M.ClearFixed()
		switch {
		case err != nil:
			return err
		case r.Solution != nil:
			t.Value = goal.Value(r.Solution)
			cl.keep(r.Solution)
			cl.tell(Event{Kind: FoundEvent, Tier: st.number, Part: st.part, Value: t.Value, Rota: cl.out.Rota})
		case r.Status == cpsat.Infeasible:
			next := at + 1
			if st.maximize {
				next = at - 1
			}
			cl.known.tighten(st, next, byCP)
			cl.tell(Event{Kind: LimitEvent, Tier: st.number, Part: st.part, Bound: next})
		default:
			// how long this takes varies much with the seed: some short tries beat
			// one long one
			try += try / 4
		}
	}
	return nil
}

const (
	firstTry = 6 * time.Second
	few      = 2 // threads with which CP-SAT gives a first solution most of its time
)

// aimFor is how long a limit is aimed at where the search has no time limit.
const aimFor = time.Minute

// optimise lets CP-SAT improve the goal until it is proven, the time is out,
// or a limit known from elsewhere is reached.
func (cl *climber) optimise(ctx context.Context, st stage, t *Tier, most time.Duration) error {
	goal, stated := cl.goals[st.key()]
	if !stated {
		goal = st.goal(cl.b)
	}
	cl.objective(goal, st.maximize)
	cl.b.M.ClearHints()
	cl.b.M.HintSolution(cl.solution)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	patience := newPatience(st, most, cancel)
	defer patience.stop()
	stopKnown := cl.known.onNews(func() {
		if cl.known.reached(st, t.Value) {
			cancel()
		}
	})
	defer stopKnown()
	r, err := cl.solve(ctx, cl.params(most), func(ev cpsat.Event) {
		if ev.Solution != nil && better(st, ev.Objective, t.Value) {
			t.Value = ev.Objective
			patience.reset()
			cl.keep(ev.Solution)
			cl.tell(Event{Kind: FoundEvent, Tier: st.number, Part: st.part, Value: t.Value, Rota: cl.out.Rota})
			if cl.known.reached(st, t.Value) {
				cancel()
			}
		}
		cl.known.tighten(st, ev.Bound, byCP)
	})
	cl.b.M.ClearObjective()
	if err != nil {
		return err
	}
	if r.Solution != nil {
		if v := goal.Value(r.Solution); v == t.Value || better(st, v, t.Value) {
			t.Value = v
			cl.keep(r.Solution)
		}
	}
	if r.HasObjective && (r.Solution != nil || r.Status == cpsat.Optimal) {
		cl.known.tighten(st, r.Bound, byCP)
	}
	return nil
}

func better(st stage, a, b int64) bool {
	if st.maximize {
		return a > b
	}
	return a < b
}

// hold keeps what a tier reached for those after it.
func (cl *climber) hold(st stage, goal model.Goal, value int64) {
	cl.held = append(cl.held, hold{st, value})
	if goal.Constant() {
		return
	}
	if st.maximize {
		cl.b.AtLeast(goal, value)
	} else {
		cl.b.AtMost(goal, value)
	}
}

// bestShare goes from the most full-time posts to the greatest share F/N: from
// F0/N0 it makes N0*F - F0*N as large as it gets until that is nothing
// (Dinkelbach 1967), so the share is exact.
func (cl *climber) bestShare(ctx context.Context) error {
	if ctx.Err() != nil {
		cl.unreached(stage{number: 2, part: PartShare, maximize: true})
		return nil
	}
	last := len(cl.out.Tiers) - 1
	for {
		f, n := cl.b.FullTime().Value(cl.solution), cl.b.Posts().Value(cl.solution)
		st := shareOver(f, n)
		cl.known.forget(st)
		before := len(cl.out.Tiers)
		if err := cl.reach(ctx, st, cl.portion(4)); err != nil {
			return err
		}
		t := cl.out.Tiers[before]
		if t.Value == 0 || ctx.Err() != nil {
			cl.out.Tiers[last].Value = cl.b.FullTime().Value(cl.solution)
			return nil
		}
		cl.out.Tiers = cl.out.Tiers[:before]
		cl.held = cl.held[:len(cl.held)-1]
	}
}

// shareOver is how far the share of full-time posts is above full/posts.
func shareOver(full, posts int64) stage {
	st := stage{number: 2, part: PartShare, maximize: true, goal: func(b *model.Build) model.Goal {
		return b.Sum(model.Weighted{Weight: posts, Goal: b.FullTime()}, model.Weighted{Weight: -full, Goal: b.Posts()})
	}}
	st.share.full, st.share.posts = full, posts
	return st
}

// keep makes the solution the best one.
func (cl *climber) keep(solution []int64) {
	cl.solution = solution
	cl.out.Rota = cl.b.Rota(solution)
}

// ask runs CP-SAT and notes what it cost. A solve whose process died tells
// nothing, and hours of search are not lost for it; so many in a row are an
// error.
func (e *engine) ask(ctx context.Context, b *model.Build, p cpsat.Params, on func(cpsat.Event)) (*cpsat.Result, error) {
	if err := b.M.Err(); err != nil {
		return nil, err
	}
	r, err := e.o.Solver.Solve(ctx, b.M, p, on)
	e.mu.Lock()
	defer e.mu.Unlock()
	died := errors.Is(err, cpsat.ErrCrashed)
	if err != nil && !died {
		return nil, err
	}
	if died {
		r = &cpsat.Result{Status: cpsat.Unknown, Crashed: true}
	}
	e.out.Memory = max(e.out.Memory, r.PeakMemory)
	if r.Crashed {
		e.out.Crashes++
	}
	if !died {
		e.deaths = nil
		return r, nil
	}
	if e.deaths = append(e.deaths, err); len(e.deaths) == mostDead {
		return nil, err
	}
	return r, nil
}

// askWhileNews asks until nothing has come of it for a pause, or the time is out.
func (e *engine) askWhileNews(ctx context.Context, b *model.Build, p cpsat.Params, pause time.Duration) (*cpsat.Result, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	quiet := time.AfterFunc(p.Time, cancel)
	defer quiet.Stop()
	return e.ask(ctx, b, p, func(ev cpsat.Event) {
		if ev.Solution != nil {
			quiet.Reset(pause)
		}
	})
}

// mostDead is how many solves in a row may die.
const mostDead = 5

func (cl *climber) solve(ctx context.Context, p cpsat.Params, on func(cpsat.Event)) (*cpsat.Result, error) {
	return cl.ask(ctx, cl.b, p, on)
}

func (e *engine) params(most time.Duration) cpsat.Params {
	return cpsat.Params{Time: most, Workers: e.o.Workers, Seed: e.o.Seed}
}

// remaining is how long there is until a question's end: never nothing, which would be
// no end at all.
func remaining(end time.Time) time.Duration { return max(time.Until(end), time.Millisecond) }

// portion is one part of so many of the time left; 0 where there is no end.
func (e *engine) portion(of int) time.Duration {
	left, ends := e.left()
	if !ends {
		return 0
	}
	return max(left/time.Duration(of), 100*time.Millisecond)
}
