package published

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"heltid/solver/cpsat"
	"heltid/solver/lp"
)

// Options steer a search.
type Options struct {
	Time   time.Duration // wall clock
	Seed   int
	Solver *cpsat.Runner
	LP     *lp.Runner
	On     func(Event)
}

// Event is a better roster or a better bound, told in order.
type Event struct {
	Value, Bound int
	Elapsed      time.Duration
	From         string // what found it
}

// Outcome is what a search found.
type Outcome struct {
	Roster  Roster
	Value   int // its cost
	Bound   int // no roster costs less: proven in whole numbers by lines, or by CP-SAT
	Elapsed time.Duration
	Memory  int64 // of the largest solver process, bytes
}

// ErrNoRoster means that no roster was found.
var ErrNoRoster = errors.New("no roster")

// atOnce is how many parts are worked on at once, and processes that work.
const atOnce = 2

// Solve searches until the best roster is proven, the time is out or ctx ends:
// lines and CP-SAT side by side, each freeing a part of the best roster at a
// time, each going on from what the other found.
func Solve(ctx context.Context, in *Instance, o Options) (*Outcome, error) {
	ctx, cancel := context.WithTimeout(ctx, o.Time)
	defer cancel()
	if o.On == nil {
		o.On = func(Event) {}
	}
	s := &search{in: in, o: o, began: time.Now(), end: cancel}
	if err := s.start(ctx); err != nil {
		return nil, err
	}
	var wait sync.WaitGroup
	for _, walk := range []func(context.Context) error{s.byLines, s.byParts} {
		wait.Go(func() {
			if err := walk(ctx); err != nil && ctx.Err() == nil {
				s.fail(err)
			}
		})
	}
	wait.Wait()
	s.out.Elapsed = time.Since(s.began)
	return &s.out, s.err
}

type search struct {
	in     *Instance
	o      Options
	began  time.Time
	end    func()
	makers []*lineMaker

	mu   sync.Mutex
	best *tally
	out  Outcome
	err  error
}

func (s *search) fail(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err == nil {
		s.err = err
	}
	s.end()
}

// start makes a first roster: for one person after another the line that is
// worth most beside those made, and again while that gains.
func (s *search) start(ctx context.Context) error {
	s.makers = make([]*lineMaker, len(s.in.Staff))
	errs := make([]error, len(s.makers))
	var wait sync.WaitGroup
	for i := range s.makers {
		wait.Go(func() { s.makers[i], errs[i] = newLineMaker(s.in, &s.in.Staff[i]) })
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	t := newTally(s.in, make(Roster, len(s.makers)))
	for i, m := range s.makers {
		if line, ok := m.lawful(t.worth(i), 10); ok {
			t.put(i, line)
			continue
		}
		r := t.lines.Clone()
		r[i] = slices.Repeat([]int8{Free}, s.in.Days)
		people := make([]bool, len(s.makers))
		people[i] = true
		state, f := cp(s.in, part{people: people, roster: fill(s.in, r)})
		res, err := s.o.Solver.Solve(ctx, f.m, cpsat.Params{Time: time.Minute, Workers: 1, StopAfterFirst: true}, nil)
		if err != nil {
			return err
		}
		if res.Solution == nil {
			return fmt.Errorf("%s: %w: no line keeps the limits of %s (%v)", s.in.Name, ErrNoRoster, s.in.Staff[i].ID, res.Status)
		}
		t.put(i, state.roster(f.reads(res.Solution))[i])
	}
	s.descend(ctx, t, everybody(s.in))
	s.offer(nil, t, "start")
	return nil
}

// fill gives those without a line a free one.
func fill(in *Instance, r Roster) Roster {
	for i := range r {
		if len(r[i]) == 0 {
			r[i] = slices.Repeat([]int8{Free}, in.Days)
		}
	}
	return r
}

func everybody(in *Instance) []int {
	out := make([]int, len(in.Staff))
	for i := range out {
		out[i] = i
	}
	return out
}

// descend gives one person after another the best line beside the others',
// until nobody's can be bettered.
func (s *search) descend(ctx context.Context, t *tally, who []int) {
	for idle := 0; idle < len(who); {
		for _, i := range who {
			if ctx.Err() != nil {
				return
			}
			before, line := t.cost, t.lines[i]
			if better, ok := s.makers[i].lawful(t.worth(i), 10); ok {
				t.put(i, better)
			}
			switch {
			case t.cost < before:
				idle = 0
			case t.cost > before:
				t.put(i, line)
				idle++
			default:
				idle++
			}
			if idle >= len(who) {
				return
			}
		}
	}
}

// offer takes a roster where it is better than the best, or where its lines
// that differ from those it came from are, put among the best one's.
func (s *search) offer(from Roster, t *tally, by string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.best != nil && t.cost >= s.best.cost && from != nil {
		merged := newTally(s.in, s.best.lines)
		for i, line := range t.lines {
			if !slices.Equal(line, from[i]) {
				merged.put(i, line)
			}
		}
		t = merged
	}
	if s.best != nil && t.cost > s.best.cost {
		return
	}
	news := s.best == nil || t.cost < s.best.cost
	s.best, s.out.Roster, s.out.Value = t, t.lines, t.cost
	if news {
		s.tell(by)
	}
}

// prove takes a bound.
func (s *search) prove(bound int, by string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if bound > s.out.Bound {
		s.out.Bound = bound
		s.tell(by)
	}
}

func (s *search) tell(by string) {
	s.o.On(Event{s.out.Value, s.out.Bound, time.Since(s.began), by})
	if s.out.Value <= s.out.Bound {
		s.end()
	}
}

// standing is the best roster there is, and what it costs.
func (s *search) standing() (Roster, int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.best.lines, s.best.cost
}
