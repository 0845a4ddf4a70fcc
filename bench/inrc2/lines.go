package inrc2

import (
	"context"
	"math/rand/v2"
	"slices"
)

// tally keeps who is there while lines change.
type tally struct {
	in     *Instance
	needs  [][][]Need // by day, shift type and skill
	there  [][][]int
	makers []*lineMaker
	lines  Roster
}

func newTally(in *Instance) *tally {
	t := &tally{in: in}
	for day := range in.Days {
		t.needs, t.there = append(t.needs, nil), append(t.there, nil)
		for range in.Shifts {
			t.needs[day] = append(t.needs[day], make([]Need, len(in.Skills)))
			t.there[day] = append(t.there[day], make([]int, len(in.Skills)))
		}
	}
	for _, n := range in.Needs {
		t.needs[n.Day][n.Shift][n.Skill] = n
	}
	for i := range in.Nurses {
		t.makers = append(t.makers, newLineMaker(in, &in.Nurses[i]))
		t.lines = append(t.lines, slices.Repeat([]Assignment{{Free, 0}}, in.Days))
	}
	return t
}

func (t *tally) put(i int, line []Assignment) {
	for day, a := range t.lines[i] {
		if a.Shift != Free {
			t.there[day][a.Shift][a.Skill]--
		}
	}
	for day, a := range line {
		if a.Shift != Free {
			t.there[day][a.Shift][a.Skill]++
		}
	}
	t.lines[i] = line
}

// missing is what one missing of the least cover weighs beside costs.
const missing = 1000

// gain is what one more saves in the skill of the nurse in which it saves most.
func (t *tally) gain(i, day, shift int) (gain int, skill int) {
	gain = -1
	for _, k := range t.in.Nurses[i].Skills {
		need, there, saves := t.needs[day][shift][k], t.there[day][shift][k], 0
		if there < need.Least {
			saves += missing
		}
		if there < need.Optimal {
			saves += OptimalCover
		}
		if saves > gain {
			gain, skill = saves, k
		}
	}
	return gain, skill
}

// remake gives a nurse the best line beside the others'.
func (t *tally) remake(i int, rng *rand.Rand, noise int) {
	n := &t.in.Nurses[i]
	t.put(i, slices.Repeat([]Assignment{{Free, 0}}, t.in.Days))
	gains := make([][]int, t.in.Days)
	for day := range gains {
		for s := range t.in.Shifts {
			g, _ := t.gain(i, day, s)
			if n.Refused[Duty{day, Any}] || n.Refused[Duty{day, s}] {
				g -= Preference
			}
			if noise > 0 {
				g += rng.IntN(2*noise+1) - noise
			}
			gains[day] = append(gains[day], g)
		}
	}
	line := make([]Assignment, t.in.Days)
	for day, s := range t.makers[i].best(gains) {
		line[day] = Assignment{s, 0}
		if s != Free {
			_, skill := t.gain(i, day, int(s))
			line[day].Skill = int8(skill)
		}
	}
	t.put(i, line)
}

func (t *tally) value() int {
	cost, _ := Score(t.in, t.lines)
	sum := cost.Sum()
	for day := range t.needs {
		for s := range t.in.Shifts {
			for k, need := range t.needs[day][s] {
				sum += missing * max(0, need.Least-t.there[day][s][k])
			}
		}
	}
	return sum
}

// descend remakes lines until nobody's of these is better for it.
func (t *tally) descend(ctx context.Context, rng *rand.Rand, who []int) int {
	value := t.value()
	for idle := 0; idle < len(who); {
		for _, i := range who {
			if ctx.Err() != nil {
				return value
			}
			was := t.lines[i]
			t.remake(i, rng, 0)
			now := t.value()
			idle++
			if now < value {
				value, idle = now, 0
			} else if now > value {
				t.put(i, was) // the path does not count every run to its end
			}
		}
	}
	return value
}

// byLines makes whole lines: of some nurses anew, with some chance in it, and
// then of them until nobody's is better; what is no worse is gone on from.
func (s *search) byLines(ctx context.Context) error {
	t, rng := newTally(s.in), rand.New(rand.NewPCG(uint64(s.o.Seed), 2))
	everybody := rng.Perm(len(t.lines))
	for _, i := range everybody {
		t.remake(i, rng, 0)
	}
	best := t.descend(ctx, rng, everybody)
	s.take(t.lines)
	for ctx.Err() == nil {
		if r, value := s.standing(); value < best {
			for i := range r {
				t.put(i, r[i])
			}
			best = value
		}
		from := slices.Clone(t.lines)
		who := rng.Perm(len(t.lines))[:min(len(t.lines), 2+rng.IntN(4))]
		for _, i := range who {
			t.put(i, slices.Repeat([]Assignment{{Free, 0}}, s.in.Days))
		}
		for _, i := range who {
			t.remake(i, rng, 15)
		}
		value := t.descend(ctx, rng, who)
		if ctx.Err() != nil {
			return nil
		}
		if value > best {
			for i, line := range from {
				t.put(i, line)
			}
			continue
		}
		best = value
		s.take(t.lines)
	}
	return nil
}
