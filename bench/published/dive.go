package published

import (
	"context"
	"math/rand/v2"
	"slices"
	"time"
)

// byLines makes lines until none helps, which gives the bound, dives, and then
// frees some of the people and dives again, over and over. How many are free
// grows while nothing can come of it, and shrinks where it takes long.
func (s *search) byLines(ctx context.Context) error {
	rng := rand.New(rand.NewPCG(uint64(s.o.Seed), 0))
	pool := newPool(s.in, s.makers)
	size := max(2, len(s.makers)*3/10)
	each := 6
	for n := 0; ctx.Err() == nil; n++ {
		who := everybody(s.in)
		if n > 0 && size < len(who) && (n%10 != 1 || !s.near()) {
			who = s.some(rng, size)
		}
		began := time.Now()
		news, err := s.diveFor(ctx, pool, who, n, n%4 == 0 && (n > 0 || s.o.Time >= patient))
		if err != nil {
			return err
		}
		took := time.Since(began)
		switch {
		case n == 0:
		case took > slow:
			size = max(2, size*9/10)
		case !news:
			size = min(size+max(1, size/20), len(s.makers))
		}
		if n%5 == 0 {
			done, err := s.weave(ctx, pool, each, max(weaveFor, s.o.Time/30))
			if err != nil {
				return err
			}
			if done {
				each += each/3 + 1
			} else {
				each = max(4, each*3/4)
			}
		}
	}
	return nil
}

// near tells whether lines for everybody might prove the best roster.
func (s *search) near() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.out.Value-s.out.Bound <= 1+s.out.Value/500
}

// patient is a time for which a careful dive of everybody is worth beginning with.
const patient = 2 * time.Minute

// slow is a dive that takes longer than it should.
const slow = 8 * time.Second

// diveFor frees people and makes lines for them until none helps, settles on
// those it is surest of, and so on with the people left. It tells whether a
// better roster came of it. A careful dive goes in smaller steps. Lines are made
// anew until they bring little after every step: with a few rounds alone, what
// is left is priced by what no longer holds, and fits badly.
func (s *search) diveFor(ctx context.Context, pool *pool, who []int, n int, careful bool) (bool, error) {
	from, best := s.standing()
	aim, t := best, newTally(s.in, from)
	deep, part := deepRounds, settleAtOnce
	if careful {
		deep, part = carefulRounds, carefulAtOnce
	}
	most := s.o.Time / rootShare
	for left, rounds := who, 400; len(left) > 0; rounds, most = deep, s.o.Time/stepShare {
		l := newLines(s.in, s.makers, pool, left, t.lines, s.o.LP, uint64(s.o.Seed+n))
		settled, err := l.settle(ctx, rounds, aim, part, most)
		if len(left) == len(s.makers) {
			s.prove(l.least(), "lines")
			aim = 1 << 30 // to see how good lines are together is worth the time
		}
		if err != nil || settled == nil {
			return false, err
		}
		for _, c := range settled {
			t.put(c.person, c.line)
			left = slices.DeleteFunc(slices.Clone(left), func(i int) bool { return i == c.person })
		}
	}
	s.descend(ctx, t, who)
	s.offer(from, t, "dive")
	return t.cost < best, nil
}

// weaveFor is how long CP-SAT works on the duties of the best lines.
const weaveFor = 8 * time.Second

const (
	deepRounds = 40  // of making lines between settling on some and on the next
	rootShare  = 5   // this part of the time, at most, for lines before the first are settled on
	stepShare  = 100 // and this between some and the next

	// A dive settles on at least this part of the people left at once.
	settleAtOnce = 8

	carefulRounds = 100
	carefulAtOnce = 20
)

// settle makes lines and picks those to settle on; nil as generate says.
func (l *lines) settle(ctx context.Context, rounds, aim, part int, most time.Duration) ([]*column, error) {
	if err := l.open(ctx); err != nil {
		return nil, err
	}
	defer l.close()
	sol, err := l.generate(ctx, rounds, aim, most)
	if err != nil || sol == nil {
		return nil, err
	}
	return l.surest(sol, 1+len(l.who)/part), nil
}
