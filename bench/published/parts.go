package published

import (
	"context"
	"math/rand/v2"
	"slices"
	"time"

	"heltid/solver/cpsat"
)

// some picks people to free: around a duty that too few or too many are on, or
// whose request is not met, and others by chance.
func (s *search) some(rng *rand.Rand, size int) []int {
	s.mu.Lock()
	defer s.mu.Unlock()
	order := rng.Perm(len(s.in.Staff))
	if rng.IntN(3) > 0 {
		var wrong []int
		for i := range s.in.Cover {
			if s.best.missed(i) > 0 {
				wrong = append(wrong, i)
			}
		}
		if len(wrong) > 0 {
			c := s.in.Cover[wrong[rng.IntN(len(wrong))]]
			may := func(i int) int { return indicator(s.in.Staff[i].Most[c.Shift] == 0 || s.in.Staff[i].Off[c.Day]) }
			slices.SortStableFunc(order, func(a, b int) int { return may(a) - may(b) })
			// some of those who could, and some by chance
			could := slices.IndexFunc(order, func(i int) bool { return may(i) == 1 })
			if could < 0 {
				could = len(order)
			}
			if take := size * 2 / 3; could > take {
				rest := slices.Clone(order[take:])
				rng.Shuffle(len(rest), func(a, b int) { rest[a], rest[b] = rest[b], rest[a] })
				copy(order[take:], rest)
			}
		}
	}
	who := order[:min(size, len(order))]
	slices.Sort(who)
	return who
}

// byParts lets CP-SAT improve a part of the roster at a time: some people over
// the whole period, or everybody over some days. Parts grow while they are
// solved to their end without news.
func (s *search) byParts(ctx context.Context) error {
	rng := rand.New(rand.NewPCG(uint64(s.o.Seed), 1))
	people, days := min(6, len(s.in.Staff)), min(7, s.in.Days)
	for n := 0; ctx.Err() == nil; n++ {
		from, _ := s.standing()
		p := part{roster: from}
		byDays := n%2 == 1 && days < s.in.Days
		if byDays {
			p.days = make([]bool, s.in.Days)
			first := rng.IntN(s.in.Days - days + 1)
			for d := range days {
				p.days[first+d] = true
			}
		} else if people < len(s.in.Staff) {
			p.people = make([]bool, len(s.in.Staff))
			for _, i := range s.some(rng, people) {
				p.people[i] = true
			}
		}
		params := cpsat.Params{Time: partFor, Workers: 1, Seed: s.o.Seed + n}
		if p.people == nil && p.days == nil {
			params.Time, params.Workers = 10*partFor, 8
		}
		began := time.Now()
		_, done, err := s.solve(ctx, p, params, "part")
		if err != nil {
			return err
		}
		grow, shrink := done && time.Since(began) < partFor/2, !done
		switch {
		case byDays && grow:
			days = min(days+1, s.in.Days)
		case byDays && shrink:
			days = max(days-1, 4)
		case grow:
			people = min(people+1, len(s.in.Staff))
		case shrink:
			people = max(people-1, 3)
		}
	}
	return nil
}

// partFor is how long a part may take.
const partFor = 4 * time.Second

// solve lets CP-SAT better a part of its roster; it gives what it found and
// whether that is the best there is. What is proven of the whole is a bound.
func (s *search) solve(ctx context.Context, p part, params cpsat.Params, by string) (best Roster, done bool, err error) {
	state, f := cp(s.in, p)
	f.hint(state, p.roster)
	whole := p.people == nil && p.days == nil && p.may == nil
	found, err := s.o.Solver.Solve(ctx, f.m, params, func(ev cpsat.Event) {
		if whole {
			s.prove(int(ev.Bound), "cp-sat")
		}
		if ev.Solution != nil {
			best = state.roster(f.reads(ev.Solution))
			s.offer(p.roster, newTally(s.in, best), by)
		}
	})
	if err != nil {
		return nil, false, err
	}
	s.mu.Lock()
	s.out.Memory = max(s.out.Memory, found.PeakMemory)
	s.mu.Unlock()
	if whole && found.HasObjective {
		s.prove(int(found.Bound), "cp-sat")
	}
	return best, found.Status == cpsat.Optimal, nil
}
