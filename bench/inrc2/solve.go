package inrc2

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"heltid/solver/cpsat"
)

// Options steer a search.
type Options struct {
	Time   time.Duration // wall clock
	Seed   int
	Solver *cpsat.Runner
	On     func(Event)
}

// Event is a better roster or a better bound, told in order.
type Event struct {
	Value, Bound int
	Found        bool // there is a roster
	Elapsed      time.Duration
}

// Outcome is what a search found.
type Outcome struct {
	Roster  Roster
	Value   int // its cost
	Bound   int // no roster costs less, as CP-SAT proved
	Elapsed time.Duration
	Memory  int64 // of the largest solver process, bytes
}

// ErrNoRoster means that no roster was found.
var ErrNoRoster = errors.New("no roster")

// Plain is a peer: CP-SAT on the whole instance as one model, 8 threads.
func Plain(ctx context.Context, in *Instance, o Options) (*Outcome, error) {
	s := &search{in: in, o: o, began: time.Now(), end: func() {}}
	return s.done(s.whole(ctx, 8))
}

// Solve searches until the best roster is proven, the time is out or ctx ends:
// whole lines made by shortest paths, beside CP-SAT on parts of the best roster,
// some nurses over all weeks or everybody over some days, beside CP-SAT on the
// whole, which gives the bound.
func Solve(ctx context.Context, in *Instance, o Options) (*Outcome, error) {
	ctx, cancel := context.WithTimeout(ctx, o.Time)
	defer cancel()
	s := &search{in: in, o: o, began: time.Now(), end: cancel}
	var wait sync.WaitGroup
	var errs [3]error
	for i, walk := range []func() error{
		func() error { return s.whole(ctx, 1) },
		func() error { return s.byParts(ctx) },
		func() error { return s.byLines(ctx) },
	} {
		wait.Go(func() {
			if errs[i] = walk(); errs[i] != nil {
				cancel()
			}
		})
	}
	wait.Wait()
	return s.done(errors.Join(errs[:]...))
}

type search struct {
	in    *Instance
	o     Options
	began time.Time
	end   func() // what is proven needs no more

	mu    sync.Mutex
	out   Outcome
	found bool
}

// done is the outcome; that the time was out is no error.
func (s *search) done(err error) (*Outcome, error) {
	s.out.Elapsed = time.Since(s.began)
	switch {
	case err != nil && !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded):
		return nil, err
	case !s.found:
		return nil, fmt.Errorf("%s: %w", s.in.Name, ErrNoRoster)
	}
	return &s.out, nil
}

// offer takes what a solver says, where it is news; whole tells that a bound is
// one of the instance.
func (s *search) offer(b *model, solution []int64, bound int64, whole bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	news := solution != nil && s.better(b.roster(solution))
	if whole && int(bound) > s.out.Bound {
		s.out.Bound, news = int(bound), true
	}
	if news {
		s.tell()
	}
}

// take takes a roster, where it is a better one.
func (s *search) take(r Roster) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.better(r) {
		s.tell()
	}
}

func (s *search) better(r Roster) bool {
	cost, breaches := Score(s.in, r)
	if len(breaches) > 0 || s.found && cost.Sum() >= s.out.Value {
		return false
	}
	s.out.Roster, s.out.Value, s.found = slices.Clone(r), cost.Sum(), true
	return true
}

func (s *search) tell() {
	if s.o.On != nil {
		s.o.On(Event{s.out.Value, s.out.Bound, s.found, time.Since(s.began)})
	}
	if s.found && s.out.Value <= s.out.Bound {
		s.end()
	}
}

// standing is the best roster there is; the cost without one is as high as can be.
func (s *search) standing() (Roster, int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.found {
		return nil, math.MaxInt
	}
	return s.out.Roster, s.out.Value
}

func (s *search) whole(ctx context.Context, workers int) error {
	_, err := s.run(ctx, state(s.in), cpsat.Params{Time: s.o.Time, Workers: workers, Seed: s.o.Seed}, true)
	return err
}

func (s *search) run(ctx context.Context, b *model, p cpsat.Params, whole bool) (*cpsat.Result, error) {
	r, err := s.o.Solver.Solve(ctx, b.m, p, func(ev cpsat.Event) { s.offer(b, ev.Solution, ev.Bound, whole) })
	if err != nil {
		return nil, err
	}
	s.offer(b, r.Solution, r.Bound, whole && r.HasObjective)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.out.Memory = max(s.out.Memory, r.PeakMemory)
	return r, nil
}

// partFor is how long a part may take.
const partFor = 4 * time.Second

// byParts frees a part of the best roster at a time. Parts grow while they are
// solved to their end soon, and shrink where they are not.
func (s *search) byParts(ctx context.Context) error {
	b, rng := state(s.in), rand.New(rand.NewPCG(uint64(s.o.Seed), 1))
	people, days := min(5, len(s.in.Nurses)), 7
	first, err := s.run(ctx, b, cpsat.Params{Time: s.o.Time, Workers: 1, Seed: s.o.Seed, StopAfterFirst: true}, false)
	if err != nil || first.Solution == nil {
		return err
	}
	for n := 0; ctx.Err() == nil; n++ {
		from, _ := s.standing()
		who := map[int]bool{}
		for _, i := range rng.Perm(len(s.in.Nurses))[:people] {
			who[i] = true
		}
		start, byDays := rng.IntN(s.in.Days-days+1), n%2 == 1
		b.hold(from, func(nurse, day int) bool {
			return !byDays && who[nurse] || byDays && day >= start && day < start+days
		})
		b.hint(from)
		began := time.Now()
		r, err := s.run(ctx, b, cpsat.Params{Time: partFor, Workers: 1, Seed: s.o.Seed + n}, false)
		if err != nil {
			return err
		}
		quick, late := time.Since(began) < partFor/2, r.Status != cpsat.Optimal
		switch {
		case byDays && quick:
			days = min(days+1, s.in.Days)
		case byDays && late:
			days = max(days-1, 4)
		case quick:
			people = min(people+1, len(s.in.Nurses))
		case late:
			people = max(people-1, 3)
		}
	}
	return nil
}

// hint suggests a roster.
func (b *model) hint(r Roster) {
	b.m.ClearHints()
	for i, days := range b.duties {
		for day, row := range days {
			for s, x := range row {
				b.m.Hint(x, int(r[i][day].Shift) == s)
			}
			b.m.Hint(b.works[i][day], r[i][day].Shift != Free)
		}
	}
}
