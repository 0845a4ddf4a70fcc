package search

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/cpsat"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// The least share is one that some person can have, and points are whole: of
// three points a third, of four a quarter.
func TestASharesLimitIsOneThatSomebodyCanHave(t *testing.T) {
	t.Parallel()
	data, err := fixtures.Ward("ward-small")
	require.NoError(t, err)
	w, err := ward.Read("ward-small", data)
	require.NoError(t, err)
	day := w.Period.Start
	for i, points := range []int{3, 4} {
		w.People[i].Wishes = []ward.Wish{{Kind: ward.Prefer, Shift: ward.DayOff, Date: &day, Points: points}}
	}
	c, err := w.Case("", ward.Plan)
	require.NoError(t, err)
	cl := &climber{engine: &engine{c: c}}
	for share, want := range map[int64]int64{10000: 10000, 9999: 7500, 7499: 6666, 6666: 6666, 6665: 5000, 4999: 3333, 3332: 2500, 2499: 0, 0: 0} {
		require.Equal(t, want, cl.shareAtMost(share), share)
	}
}

// Of two ways to give ten wishes each to two people, the one that leaves the
// least with more is worth more, also where it gives fewer in all; and of two
// that leave the least alike, the one that gives more.
func TestWhoHasLeastCountsMost(t *testing.T) {
	t.Parallel()
	data, err := fixtures.Ward("ward-small")
	require.NoError(t, err)
	unmet := func(met ...int) int64 {
		w, err := ward.Read("ward-small", data)
		require.NoError(t, err)
		drawn, err := fixtures.Rota("ward-small-by-hand")
		require.NoError(t, err)
		r, _, err := rota.Read("ward-small-by-hand.yaml", drawn, w)
		require.NoError(t, err)
		r.Sort()
		for i := range w.People {
			p := &w.People[i]
			l := r.Lines[slices.IndexFunc(r.Lines, func(l rota.Line) bool { return l.Person == p.ID })]
			if len(met) == 0 || len(l.Duties) < 8 {
				continue
			}
			left := map[bool]int{true: met[0], false: 10 - met[0]} // days off that are given, and that are not
			for day := range 7 * r.Weeks {
				if off := len(l.On(day)) == 0; left[off] > 0 {
					date := w.Period.Start + ward.Date(day)
					p.Wishes = append(p.Wishes, ward.Wish{Kind: ward.Prefer, Shift: ward.DayOff, Date: &date})
					left[off]--
				}
			}
			met = met[1:]
		}
		require.Empty(t, met)
		c, err := w.Case("", ward.Plan)
		require.NoError(t, err)
		cl := &climber{engine: &engine{c: c, t: rule.Terms(c)}}
		b := model.New(c, cl.t, model.Options{Bend: true, Scope: cl.only(nil, r)})
		value, fixed := b.UnmetShares().Fixed()
		require.True(t, fixed)
		return value
	}
	require.Zero(t, unmet())
	require.Less(t, unmet(5, 5), unmet(4, 7))
	require.Less(t, unmet(5, 6), unmet(5, 5))
	require.Less(t, unmet(9, 6), unmet(8, 6))
}

// One of two people takes two of three Monday evenings, whatever else is given
// up: nobody can be promised more than a third.
func TestAShareThatNoRotaGivesIsRefuted(t *testing.T) {
	t.Parallel()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	data, err := fixtures.Ward("ward-small")
	require.NoError(t, err)
	w, err := ward.Read("ward-small", data)
	require.NoError(t, err)
	mondays := ward.Days(1)
	for i := range w.People {
		p := &w.People[i]
		if p.ID == "Eva" || p.ID == "Farid" { // both assistants with half a post
			p.Wishes = []ward.Wish{{Kind: ward.Avoid, Shift: "E", Days: &mondays}}
		} else {
			p.Limits = []ward.PersonLimit{{FixedFree: []ward.FixedFree{{Days: mondays, Shift: "E"}}}}
		}
	}
	c, err := w.Case("", ward.Plan)
	require.NoError(t, err)
	cl := &climber{engine: &engine{c: c, t: rule.Terms(c), out: &Outcome{}, known: newLimits()}, covered: true}
	cl.o.Solver, cl.o.Workers, cl.o.On = &cpsat.Runner{}, 8, func(Event) {}
	st := wishes(c)[0]
	require.Equal(t, PartWorst, st.part)
	require.NoError(t, cl.refute(context.Background(), st, &Tier{}, time.Minute))
	limit, by, ok := cl.known.best(st)
	require.True(t, ok)
	require.Equal(t, int64(3333), limit)
	require.Equal(t, []string{byCP}, by)
}

// To the solver no time is no limit, so a question whose time is out by the time it
// is asked has a moment.
func TestATimeThatIsOutIsNotWithoutEnd(t *testing.T) {
	now := time.Now()
	require.Positive(t, remaining(now))
	require.Positive(t, remaining(now.Add(-time.Hour)))
	require.Greater(t, remaining(now.Add(time.Hour)), time.Minute)
}
