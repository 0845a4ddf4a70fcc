package search

import (
	"context"
	"slices"
	"sync"
	"time"

	"heltid/solver/check"
	"heltid/solver/cpsat"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// roam frees a part of the rota at a time, keeps all other duties, and lets
// CP-SAT improve the goal there: large neighbourhoods of people and of days.
// Several parts are worked on at once, and what each gains is laid together.
// It ends when the time is out, the limit is reached, a rota is enough where
// that is asked, or so many parts in a row gave nothing.
func (cl *climber) roam(ctx context.Context, st stage, t *Tier, most time.Duration, enough func(*rota.Rota) bool) error {
	if most == 0 {
		most = roamFor
	}
	ctx, cancel := context.WithTimeout(ctx, most)
	defer cancel()
	w := &roaming{climber: cl, stage: st, tier: t, enough: enough, patience: patient, best: cl.out.Rota, from: cl.out.Rota, fromValue: t.Value, near: NewNeighbourhoods(cl.c, uint64(cl.o.Seed), uint64(st.number))}
	if st.part == PartEven || st.part == PartPoints {
		w.near.About = cl.leastMet
	}
	if st.part == PartEven {
		w.patience = 4 * patient // the whole model lifts nobody by this: parts of each size have their turn
	}
	if st.number == 1 || st.part == PartExcess {
		wrong := cl.wrong()
		w.near.On = func(r *rota.Rota) []int { return wrong(r).days }
		if st.part == PartExcess {
			w.near.About = func(r *rota.Rota) []int { return wrong(r).people }
		}
	}
	var wait sync.WaitGroup
	for range atOnce {
		wait.Go(func() { w.walk(ctx, cancel) })
	}
	if cl.o.Others != nil {
		wait.Go(func() { cl.o.Others.Work(ctx, w.offer, w.answered) })
	}
	wait.Wait()
	if w.err != nil {
		return w.err
	}
	cl.out.Rota = w.best
	if cl.b == nil { // there is no model of all of it: what was laid together was checked as it was
		return nil
	}
	if err := cl.rebuild(ctx, cl.stages); err == nil || w.best == w.from {
		return err
	}
	// the parts do not hold together on the whole after all: what was there
	// before them does
	cl.out.Rota, t.Value = w.from, w.fromValue
	return cl.rebuild(ctx, cl.stages)
}

const (
	roamFor  = time.Minute            // where the search has no time limit
	atOnce   = 2                      // parts, or units, worked on at once
	quietFor = 400 * time.Millisecond // a part that has not gained for so long is left: proofs are the whole model's
	duller   = 8                      // parts without news after which each is left later, for good: where everybody is different CP-SAT gains later
	latest   = 5                      // doublings of quietFor at most
	patient  = 6 * duller             // parts without news before the rest of the time goes to the whole model
)

// faults are what a rota has against it: days on which it lacks need or, before
// that, breaks what every rota is to keep, as far as it is a day's matter, and
// people, by place, whose lines break something or owe hours.
type faults struct{ days, people []int }

// wrong finds the faults of rotas, and remembers the last one's: it is asked
// again until there is a better one.
func (cl *climber) wrong() func(*rota.Rota) faults {
	var last *rota.Rota
	var found faults
	return func(r *rota.Rota) faults {
		if r != last {
			last, found = r, cl.faults(r)
		}
		return found
	}
}

func (cl *climber) faults(r *rota.Rota) faults {
	report, err := check.Check(cl.c, r)
	if err != nil {
		return faults{}
	}
	var need, other, people []int
	for _, f := range report.Findings {
		switch {
		case f.Person != "":
			people = append(people, slices.IndexFunc(cl.c.People, func(p *ward.Person) bool { return p.ID == f.Person }))
		case f.LastDay-f.FirstDay > 1: // a sum of the whole period
		case f.Rule == "cover":
			need = append(need, f.FirstDay)
		default:
			other = append(other, f.FirstDay)
		}
	}
	if other != nil {
		need = other
	}
	return faults{need, people}
}

// roaming is what the walkers of one roam share.
type roaming struct {
	*climber
	stage stage
	tier  *Tier
	near  *Neighbourhoods

	enough   func(*rota.Rota) bool // ends it; nil: only the limit does
	patience int                   // parts without news that end it

	mu        sync.Mutex
	from      *rota.Rota // where the roam began
	fromValue int64

	best  *rota.Rota
	idle  int // parts without news
	later int // doublings of how long a part is waited for
	done  bool
	err   error

	offered int // to others
}

func (w *roaming) walk(ctx context.Context, end func()) {
	for {
		w.mu.Lock()
		if w.err != nil || w.done || w.idle >= w.patience || ctx.Err() != nil || w.known.reached(w.stage, w.tier.Value) {
			w.mu.Unlock()
			end()
			return
		}
		base, quiet := w.best, quietFor<<w.later
		scope, most := w.near.Pick(base)
		w.mu.Unlock()
		scope.Rota = base
		found, value, err := w.within(ctx, w.stage, scope, most, quiet)
		w.take(base, found, scope, value, err)
	}
}

// take makes what a walker found the best, if it is: as it stands where nobody
// else has moved on meanwhile, else laid over what they found. What others found
// has no base, and is always laid over.
func (w *roaming) take(base, found *rota.Rota, scope model.Scope, value int64, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err != nil {
		w.err = err
		return
	}
	if base != nil {
		w.out.Parts++
	} else {
		w.out.Elsewhere++
	}
	if found != nil && w.best != base {
		laid, worth := w.lay(found, scope)
		if laid != nil || base == nil || !better(w.stage, value, w.tier.Value) { // else it is worth more than what it does not go with
			found, value = laid, worth
		}
	}
	switch {
	case found != nil && better(w.stage, value, w.tier.Value):
		w.best, w.tier.Value, w.idle = found, value, 0
		w.done = w.enough != nil && w.enough(found)
		w.near.Adapt(true)
		w.out.Rota = found
		w.tell(Event{Kind: FoundEvent, Tier: w.stage.number, Part: w.stage.part, Value: value, Rota: found})
		return
	case found != nil && value == w.tier.Value:
		w.best = found // as good, and elsewhere: the way on may start there
	}
	if w.idle++; w.idle%duller == 0 {
		w.later = min(w.later+1, latest)
	}
	w.near.Adapt(false)
}

// lay puts the part of a rota that a walker freed over the best one, and says
// what that is worth; nil where the two do not hold together.
func (w *roaming) lay(found *rota.Rota, scope model.Scope) (*rota.Rota, int64) {
	merged := *w.best
	merged.Lines = nil
	for i, l := range w.best.Lines {
		n := found.Lines[i] // both are sorted by person
		if scope.Free(w.c, l.Person) {
			l.Size, l.Duties = n.Size, scope.Merge(l.Duties, n.Duties)
		}
		merged.Lines = append(merged.Lines, l)
	}
	merged.Sort()
	if !Sound(w.c, &merged, w.bent) {
		return nil, 0
	}
	b := model.New(w.c, w.t, model.Options{Bend: true, Scope: w.only(nil, &merged)})
	for _, h := range w.held {
		if v, fixed := h.stage.goal(b).Fixed(); !fixed || better(h.stage, h.value, v) {
			return nil, 0
		}
	}
	if v, fixed := excess.goal(b).Fixed(); !w.bent && (!fixed || v > 0) {
		return nil, 0
	}
	value, fixed := w.stage.goal(b).Fixed()
	if !fixed {
		return nil, 0
	}
	return &merged, value
}

// freed is the model of the duties in the scope alone, with the goal to improve.
func (cl *climber) freed(st stage, scope model.Scope) (*model.Build, model.Goal) {
	b := model.New(cl.c, cl.t, model.Options{Bend: cl.bent, Covered: cl.covered, Scope: scope})
	for _, h := range cl.held {
		h.state(b, 0)
	}
	goal := st.goal(b)
	switch rest := cl.laterAttributes(st); {
	case st.maximize:
		b.Maximize(goal)
	case len(rest) > 0:
		b.Minimize(b.Sum(model.Weighted{Weight: foremost, Goal: goal}, model.Weighted{Weight: 1, Goal: b.ShortageOf(rest)}))
	default:
		b.Minimize(goal)
	}
	b.Hint(scope.Rota)
	return b, goal
}

// foremost is how much more a minute counts that lacks the attribute at hand
// than one that lacks those after it, which have no stage yet and would be given
// up for nothing.
const foremost = 64

// laterAttributes gives the attributes of the need that come after the one a stage is
// about; none where it is about another goal.
func (cl *climber) laterAttributes(st stage) []string {
	all := cl.c.Scarce()
	if i := slices.Index(all, st.part); st.number == 1 && i >= 0 {
		return all[i+1:]
	}
	return nil
}

// within improves the goal by the duties in the scope alone, until nothing has
// come of it for a while or the time is out.
func (cl *climber) within(ctx context.Context, st stage, scope model.Scope, most, pause time.Duration) (*rota.Rota, int64, error) {
	b, goal := cl.freed(st, scope)
	if goal.Constant() {
		return nil, 0, nil
	}
	r, err := cl.askWhileNews(ctx, b, cpsat.Params{Time: most, Workers: 4, Seed: cl.o.Seed}, pause)
	if err != nil || r.Solution == nil {
		return nil, 0, err
	}
	return b.Rota(r.Solution), goal.Value(r.Solution), nil
}
