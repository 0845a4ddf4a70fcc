package bound

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/ward"
)

// A nurse from 07:30 to 22:00 on both days of a weekend takes two with duties of
// 12.5 hours: one alone lacks two hours a day. In the mean, ten nurses on six weekends
// would be enough.
func TestAWeekendHasAWholeNumberOfPeople(t *testing.T) {
	t.Parallel()
	const alone = 2 * 120
	for nurses, short := range map[int]int{6: 0, 5: 2 * alone, 4: 4 * alone, 3: 6 * alone} {
		s := langturnus()
		s.posts[0].Count = nurses
		f := flow(t, s)
		b := ask(t, func() (Bound, error) { return f.Shortage(t.Context(), "RN", Held{}) })
		require.Equal(t, short, b.Value, "%d nurses", nurses)
		again, err := f.Prove(*b.Certificate)
		require.NoError(t, err)
		require.Equal(t, short, again.Value, "%d nurses", nurses)
	}
}

// The least shortage of a weekend at each number of people is that of the best
// of all they can do: every plan of each, tried, judged by the rules' definitions.
func TestTheLeastShortageOfAWeekend(t *testing.T) {
	t.Parallel()
	looked := 0
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(11, seed))
		s := langturnus()
		s.weeks = 1 + r.IntN(2)
		s.need = nil
		for wd := ward.Friday; wd <= ward.Sunday; wd++ {
			for _, at := range [][2]ward.Minutes{{450, 570}, {570, 870}, {870, 1200}, {1200, 1320}, {1320, 1890}} {
				if heads := r.IntN(3); heads > 0 {
					s.need = append(s.need, ward.NeedRow{Days: 1 << wd, From: at[0], To: at[1] % ward.Day, Floor: map[string]int{"RN": heads}})
				}
			}
		}
		if len(s.need) == 0 {
			continue
		}
		f := flow(t, s)
		w := weekendDays{f.span, 4}
		plans := map[*Kind][]plan{}
		for _, k := range f.kinds {
			plans[k] = w.plans(k.line)
		}
		needs := f.weekendNeeds(w)
		require.LessOrEqual(t, len(needs), 1)
		for _, need := range needs {
			f.leaveOut(w, need, plans)
			m := f.sorted(w, need, plans)
			points, ok := m.points()
			require.True(t, ok)
			for _, p := range points {
				require.Len(t, p.people, len(m.sorts))
				if len(p.people) == 1 && p.people[0] <= 2 {
					require.Equal(t, f.tried(need, int(p.people[0])), p.short, "seed %d, %d people", seed, p.people[0])
					looked++
				}
			}
		}
	}
	require.Greater(t, looked, 20)
}

// tried is the least that so many nurses lack of a need, in minutes.
func (f *Flow) tried(need *weekendNeed, nurses int) int64 {
	j := judge{shifts: f.span.shifts, window: f.terms.Case.FreeWeekend}
	var lines [][]int
	for fri := Off; fri < len(j.shifts); fri++ {
		for sat := Off; sat < len(j.shifts); sat++ {
			for sun := Off; sun < len(j.shifts); sun++ {
				line := []int{Off, Off, Off, Off, fri, sat, sun, Off, Off, Off, Off, Off, Off, Off}
				lawful := j.legal(line)
				for i, shift := range line {
					lawful = lawful && (shift == Off || !f.span.night(shift) && f.span.shifts[shift].On(ward.Weekday(i%7))) // nurses have no nights
				}
				if lawful && sat != Off {
					lines = append(lines, line)
				}
			}
		}
	}
	short := func(with ...[]int) int64 {
		out := int64(0)
		for _, n := range need.floors {
			there := 0
			for _, d := range n.duties {
				for _, line := range with {
					there += indicator(line[d.day] == d.shift)
				}
			}
			for heads, minutes := range n.floor {
				out += int64(max(0, heads-there)) * minutes
			}
		}
		return out
	}
	least := short()
	for i, a := range lines {
		if nurses > 0 {
			least = min(least, short(a))
		}
		for _, b := range lines[:i+1] {
			if nurses > 1 {
				least = min(least, short(a, b))
			}
		}
	}
	return least
}
