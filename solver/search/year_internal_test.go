package search

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/check"
	"heltid/solver/cpsat"
	"heltid/solver/lp"
	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// months is a ward of twelve over twenty weeks with Easter among them: one has
// vacation, and one says no to 1 May.
func months(t *testing.T) *ward.Case {
	t.Helper()
	data, err := fixtures.Ward("ward-12a")
	require.NoError(t, err)
	w, err := ward.Read("ward-12a", data, rule.Ladders()...)
	require.NoError(t, err)
	w.Period = ward.Period{Start: ward.NewDate(2026, 3, 2), Weeks: longFrom, Kind: ward.Calendar}
	may := ward.NewDate(2026, 5, 1)
	w.People[0].Absences = []ward.Absence{{Percent: ward.FullTime, From: ward.NewDate(2026, 6, 8), Until: ward.NewDate(2026, 6, 28), Kind: ward.Vacation}}
	w.People[1].Wishes = []ward.Wish{{Kind: ward.MustNot, Shift: ward.AnyDuty, Date: &may}}
	c, err := w.Case("", ward.FromToday)
	require.NoError(t, err)
	return c
}

func yearEngine(t *testing.T) *engine {
	t.Helper()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	c := months(t)
	return &engine{o: Options{Seed: 1, Workers: 8, Solver: &cpsat.Runner{}, LP: &lp.Runner{}, On: func(Event) {}}, c: c, t: rule.Terms(c),
		began: time.Now(), deadline: time.Now().Add(5 * time.Minute), out: &Outcome{}, known: newLimits()}
}

// A base rota laid out over dates has its lines week by week, but for days of
// absence; what no line may break is mended line by line, the sizes as they are.
func TestABaseRotaIsLaidOutAndItsLinesMended(t *testing.T) {
	t.Parallel()
	e := yearEngine(t)
	e.o.Last = 1
	laid, err := e.laidOut(t.Context())
	require.NoError(t, err)
	require.NotNil(t, laid)
	away := laid.Lines[lineOf(laid, e.c.People[0].ID)]
	for _, d := range away.Duties {
		require.False(t, e.c.People[0].Away(e.c.Dates.Date(d.Day)))
	}
	for i := range laid.Lines {
		l := &laid.Lines[i]
		for day := range 7 * 6 {
			if p, _ := e.c.Person(l.Person); !p.Away(e.c.Dates.Date(day + 42)) {
				require.Equal(t, l.On(day), l.On(day+42), "%s day %d", l.Person, day)
			}
		}
	}

	e.start = laid
	cl := &climber{engine: e, bent: true}
	require.NoError(t, cl.mendLines(t.Context()))
	report, err := check.Check(e.c, e.start)
	require.NoError(t, err)
	require.Empty(t, unfit(report))
	for i, l := range e.start.Lines {
		require.Equal(t, laid.Lines[i].Size, l.Size, l.Person)
	}
}

// Where no model holds all of a rota, its goals are worked through part by part:
// every rule is kept, and each goal is worth what the measures say.
func TestARotaIsWorkedThroughByPartsAlone(t *testing.T) {
	t.Parallel()
	e := yearEngine(t)
	stop, err := e.seekLimits()
	require.NoError(t, err)
	defer stop()
	e.o.Last = 1
	e.start, err = e.laidOut(t.Context())
	require.NoError(t, err)
	e.o.Last = 0
	cl := &climber{engine: e, bent: true}
	require.NoError(t, cl.mendLines(t.Context()))
	e.out.Rota = e.start
	e.deadline = time.Now().Add(8 * time.Second)
	require.NoError(t, cl.overParts(t.Context()))
	require.Nil(t, cl.b)
	require.True(t, Sound(e.c, e.out.Rota, Bent(e.out.Tiers)))
	values := measure.Tiers(e.c, e.out.Rota)
	seen := map[ranked]bool{}
	for _, tier := range e.out.Tiers {
		seen[ranked{tier.Number, tier.Part, tier.Maximize}] = true
		if v, ok := tier.Measured(values); ok && !Bent(e.out.Tiers) { // hours owed make no full-time post
			require.Equal(t, v, tier.Value, "tier %d %s", tier.Number, tier.Part)
		}
	}
	for _, goal := range inOrder(e.c) {
		require.True(t, seen[goal], "tier %d %s", goal.number, goal.part)
	}
}

// A line that cannot be mended is emptied rather than left as it is, but for what
// is held.
func TestReplacedLines(t *testing.T) {
	t.Parallel()
	duty := []rota.Duty{{Day: 1, Shift: "D"}}
	r := &rota.Rota{Lines: []rota.Line{{Person: "a", Duties: duty}, {Person: "b", Duties: duty}}}
	other := &rota.Rota{Lines: []rota.Line{{Person: "a"}, {Person: "b", Size: 5000}}}
	cl := &climber{engine: &engine{start: r, c: &ward.Case{Held: map[string]map[int][]string{"b": {1: {"D"}}}}}}
	require.Equal(t, []rota.Line{{Person: "a", Duties: duty}, {Person: "b", Size: 5000}}, cl.replaced(other, []string{"b"}).Lines)
	require.Equal(t, []rota.Line{{Person: "a", Duties: []rota.Duty{}}, {Person: "b", Duties: duty}}, cl.replaced(nil, []string{"a"}).Lines)
	require.Equal(t, duty, cl.replaced(nil, []string{"b"}).Lines[1].Duties, "what is held stays")
	require.Equal(t, duty, r.Lines[0].Duties, "what it was made of is as it was")
}

func lineOf(r *rota.Rota, person string) int {
	for i := range r.Lines {
		if r.Lines[i].Person == person {
			return i
		}
	}
	return -1
}

// Where the time is out before the lines are mended there is a rota all the same,
// with the lines that break something empty.
func TestATimeOutLeavesWhatIsLaidOut(t *testing.T) {
	t.Parallel()
	e := yearEngine(t)
	e.o.Last = 1
	laid, err := e.laidOut(t.Context())
	require.NoError(t, err)
	e.start = laid
	before, err := check.Check(e.c, laid)
	require.NoError(t, err)
	over, cancel := context.WithCancel(t.Context())
	cancel()
	cl := &climber{engine: e, bent: true}
	require.NoError(t, cl.mendLines(over))
	after, err := check.Check(e.c, e.start)
	require.NoError(t, err)
	require.Empty(t, unfit(after))
	for i, l := range e.start.Lines {
		if !slices.Contains(unfit(before), l.Person) {
			require.Equal(t, laid.Lines[i], l)
		}
	}
}
