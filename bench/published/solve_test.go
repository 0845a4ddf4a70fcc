package published

import (
	"context"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"heltid/solver/cpsat"
	"heltid/solver/lp"
)

// drawn is an instance small enough to try every line of a person.
func drawn(t *rapid.T) *Instance {
	in := &Instance{Days: rapid.IntRange(6, 8).Draw(t, "days"), Shifts: []Shift{{ID: "D", Minutes: 480}, {ID: "N", Minutes: 600, Bars: []int{0}}}}
	for i := range rapid.IntRange(1, 2).Draw(t, "people") {
		p := Person{ID: string(rune('A' + i)), Off: map[int]bool{}, WantedOn: map[Duty]int{}, WantedOff: map[Duty]int{}}
		p.Most = []int{rapid.IntRange(0, in.Days).Draw(t, "most D"), rapid.IntRange(0, 3).Draw(t, "most N")}
		p.LeastMinutes = 480 * rapid.IntRange(0, 2).Draw(t, "least")
		p.MostMinutes = p.LeastMinutes + 480*rapid.IntRange(1, 4).Draw(t, "more")
		p.LongestRun, p.ShortestRun = rapid.IntRange(2, 4).Draw(t, "longest"), rapid.IntRange(1, 2).Draw(t, "shortest")
		p.ShortestOff, p.MostWeekends = rapid.IntRange(1, 3).Draw(t, "off"), rapid.IntRange(0, 1).Draw(t, "weekends")
		if rapid.Bool().Draw(t, "away") {
			p.Off[rapid.IntRange(0, in.Days-1).Draw(t, "away on")] = true
		}
		p.WantedOn[Duty{rapid.IntRange(0, in.Days-1).Draw(t, "wants"), 0}] = 3
		in.Staff = append(in.Staff, p)
	}
	for day := range in.Days {
		for s := range in.Shifts {
			in.Cover = append(in.Cover, Cover{Duty{day, s}, rapid.IntRange(0, 2).Draw(t, "required"), 100, 1})
		}
	}
	return in
}

// lawfulLines are all lines of a person that the scorer finds nothing wrong with.
func lawfulLines(in *Instance, person int) (out [][]int8) {
	line := make([]int8, in.Days)
	var walkDay func(day int)
	walkDay = func(day int) {
		if day == in.Days {
			w := walk{in: in, p: &in.Staff[person], line: line}
			w.days()
			if w.runs(); len(w.breaches) == 0 {
				out = append(out, append([]int8(nil), line...))
			}
			return
		}
		for s := Free; s < len(in.Shifts); s++ {
			line[day] = int8(s)
			walkDay(day + 1)
		}
	}
	walkDay(0)
	return out
}

// At any prices, the line made is the best of all lines that the scorer accepts.
func TestTheBestLineIsMade(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		in := drawn(t)
		m, err := newLineMaker(in, &in.Staff[0])
		require.NoError(t, err)
		require.Empty(t, m.loose)
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "prices"), 0))
		w := newWorth(in)
		for day := range w {
			for s := range in.Shifts {
				w[day][s] = rng.Int32N(200) - 60
			}
		}
		worthOf := func(line []int8) (sum int64) {
			for day, s := range line {
				if s >= 0 {
					sum += int64(w[day][s])
				}
			}
			return sum
		}
		all, found := lawfulLines(in, 0), m.best(w, 2)
		if len(all) == 0 {
			require.Empty(t, found)
			return
		}
		best := worthOf(all[0])
		for _, l := range all {
			best = max(best, worthOf(l))
		}
		require.Equal(t, best, found[0].worth)
		for _, f := range found {
			require.Contains(t, all, f.line)
			require.Equal(t, f.worth, worthOf(f.line))
		}
	})
}

// Lines with CP-SAT, the plain model in CP-SAT and in HiGHS all find what trying
// every roster finds, and prove it; where there is none, they say so.
func TestEverySolverFindsTheBestRoster(t *testing.T) {
	t.Parallel()
	instances := rapid.Custom(drawn)
	for seed := range 4 {
		in := instances.Example(seed)
		best := cheapest(in)
		cpsat, highs := &cpsat.Runner{}, &lp.Runner{}
		for name, solve := range map[string]func(context.Context, *Instance, Options) (*Outcome, error){"lines and cp-sat": Solve, "cp-sat": Plain, "highs": MIP} {
			out, err := solve(t.Context(), in, Options{Time: 10 * time.Minute, Solver: cpsat, LP: highs})
			absent(t, err)
			if best < 0 {
				require.Error(t, err, "%s, seed %d", name, seed)
				continue
			}
			require.NoError(t, err, "%s, seed %d", name, seed)
			cost, breaches := Score(in, out.Roster)
			require.Empty(t, breaches, "%s, seed %d", name, seed)
			require.Equal(t, []int{best, best, best}, []int{cost, out.Value, out.Bound}, "%s, seed %d", name, seed)
		}
	}
}

// cheapest tries every roster of one person or two; -1 where there is none.
func cheapest(in *Instance) int {
	best := -1
	try := func(r Roster) {
		if cost := newTally(in, r).cost; best < 0 || cost < best {
			best = cost
		}
	}
	for _, a := range lawfulLines(in, 0) {
		if len(in.Staff) == 1 {
			try(Roster{a})
			continue
		}
		for _, b := range lawfulLines(in, 1) {
			try(Roster{a, b})
		}
	}
	return best
}
