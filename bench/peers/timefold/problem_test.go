package timefold

import (
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/bench/published"
	"heltid/fixtures"
	"heltid/solver/ward"
)

const twoDays = `SECTION_HORIZON
4
SECTION_SHIFTS
D,480,
N,600,D
SECTION_STAFF
A,D=4|N=0,1440,480,3,1,1,1
B,D=4|N=2,1440,480,2,1,1,1
SECTION_DAYS_OFF
A,1,2
SECTION_SHIFT_ON_REQUESTS
A,3,D,2
SECTION_SHIFT_OFF_REQUESTS
B,1,N,3
SECTION_COVER
0,N,1,100,1
3,D,2,100,1
`

func small(t *testing.T) *published.Instance {
	t.Helper()
	in, err := published.Read("small.txt", []byte(twoDays))
	require.NoError(t, err)
	return in
}

func TestAPublishedInstanceIsStatedWhole(t *testing.T) {
	t.Parallel()
	p := Published(small(t))
	require.Equal(t, []Shift{{Minutes: 480, Bars: []int{}}, {Minutes: 600, Bars: []int{0}}}, p.Shifts)
	require.Equal(t, [][]int{{0}, {}, {}, {0}}, p.People[0].May, "days 1 and 2 off, no nights")
	require.Equal(t, []Request{{3, 0, true, 2}}, p.People[0].Requests)
	require.Equal(t, []Request{{1, 1, false, 3}}, p.People[1].Requests)
	require.Equal(t, []Need{{0, [][2]int{{0, 1}}, 1, 100, 1}, {0, [][2]int{{3, 0}}, 2, 100, 1}}, p.Needs)
	require.Equal(t, [][]int{{0, 1}}, p.Groups)
}

func sketch(t *testing.T, name, model string) *ward.Case {
	t.Helper()
	data, err := fixtures.Ward(name)
	require.NoError(t, err)
	w, err := ward.Read(name, data)
	require.NoError(t, err)
	c, err := w.Case(model, ward.Structure)
	require.NoError(t, err)
	return c
}

// What is to be filled is the need's person-minutes, each competence for itself.
func TestTheNeedOfAWardIsStatedWhole(t *testing.T) {
	t.Parallel()
	c := sketch(t, "sketch-1", "long_weekend")
	p, err := Ward(c)
	require.NoError(t, err)
	stated, asked := 0, 0
	for _, n := range p.Needs {
		stated += n.Required * n.Under
	}
	for _, d := range c.Demands() {
		asked += d.Floor * int(d.To-d.From)
	}
	require.Equal(t, asked, stated)
}

func TestTheRulesOfAWardAreMinutesAndDays(t *testing.T) {
	t.Parallel()
	p, err := Ward(sketch(t, "sketch-1-min40", "traditional"))
	require.NoError(t, err)
	first := p.People[0]
	require.Equal(t, []int{5, 2, 2880, 2100, 660}, []int{first.LongestRun, first.MostWeekends, first.WeekMinutes, first.WeeklyRest, first.OwedRest})
	require.Equal(t, 6*2130, first.MostMinutes)
	require.Equal(t, first.MostMinutes-420, first.FullTime)
	require.Equal(t, first.MostMinutes*40/100, first.LeastMinutes, "no post under 40 %")
	require.Equal(t, 1920*2130*6/100, p.Budget)
	day, night := p.Shifts[0], p.Shifts[2]
	require.Empty(t, day.Bars)
	require.Equal(t, []int{0, 1}, night.Bars, "9 h of rest after 07:45")
	require.Equal(t, 7*60+45+24*60, night.End)
}

func TestAWardWithAgreedSizesIsLeftOut(t *testing.T) {
	t.Parallel()
	c := sketch(t, "ward-12a", "")
	_, err := Ward(c)
	require.ErrorIs(t, err, ErrSizes)
}

// This builds a program with Maven, so it is asked for.
func TestTimefoldFindsTheBestRoster(t *testing.T) {
	if os.Getenv("HELTID_BENCH_TIMEFOLD") == "" {
		t.Skip("HELTID_BENCH_TIMEFOLD is not set")
	}
	peer, err := Open(t.Context())
	require.NoError(t, err)
	in := small(t)
	for _, tuned := range []bool{false, true} {
		var last Found
		_, err = peer.Solve(t.Context(), Published(in), Params{Time: 2 * time.Second, Tuned: tuned}, func(f Found) { last = f })
		require.NoError(t, err)
		cost, breaches := published.Score(in, last.Roster)
		require.Empty(t, breaches)
		require.Zero(t, cost, "B on nights first, then both by day: N, -, -, D and D, -, -, D")
		require.Zero(t, last.Breaches)
	}
}
