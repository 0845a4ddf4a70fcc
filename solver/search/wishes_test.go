package search_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/check"
	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// little gives the little ward and its rota drawn by hand, which covers the
// need; nothing above the need is asked for.
func little(t *testing.T) (*ward.Ward, *rota.Rota) {
	t.Helper()
	data, err := fixtures.Ward("ward-small")
	require.NoError(t, err)
	w, err := ward.Read("ward-small", data)
	require.NoError(t, err)
	require.NoError(t, w.CheckAgreements(rule.Ladders()))
	for i := range w.Need {
		w.Need[i].Target = nil
	}
	data, err = fixtures.Rota("ward-small-by-hand")
	require.NoError(t, err)
	r, _, err := rota.Read("ward-small-by-hand", data, w)
	require.NoError(t, err)
	return w, r
}

// A rota is made first and the wishes are what it gives people: then all of
// them can be met, and the solve meets them all.
func TestAPlantedRotaMeetsAllWishesAndSoDoesTheSolve(t *testing.T) {
	if testing.Short() {
		t.Skip("it is the same search as in others; what counts is what it finds")
	}
	w, r := little(t)
	for i := range w.People {
		l := r.Lines[slices.IndexFunc(r.Lines, func(l rota.Line) bool { return l.Person == w.People[i].ID })]
		budget := w.PointBudget(w.People[i].Size.Current, r.Weeks)
		for day := i; day < 7*r.Weeks && budget >= 3; day += 2 {
			date := w.Period.Start + ward.Date(day)
			wish := ward.Wish{Kind: ward.Strong, Shift: ward.DayOff, Date: &date}
			if on := l.On(day); len(on) > 0 {
				wish.Shift = on[0]
			}
			w.People[i].Wishes = append(w.People[i].Wishes, wish)
			budget -= 3
		}
		for day := range 7 * r.Weeks {
			if date := w.Period.Start + ward.Date(day); len(l.On(day)) == 0 && day%3 == i%3 {
				w.People[i].Wishes = append(w.People[i].Wishes, ward.Wish{Kind: ward.MustNot, Shift: ward.AnyDuty, Date: &date})
				break
			}
		}
	}
	require.NoError(t, w.Validate())
	c, err := w.Case("", ward.Plan)
	require.NoError(t, err)
	require.Equal(t, int(ward.FullTime), measure.Tiers(c, r).WorstShare, "the planted rota meets them all")

	out := find(t, c, options(t, 2*time.Minute))
	got := measure.Tiers(c, out.Rota)
	require.Equal(t, int(ward.FullTime), got.WorstShare)
	for _, w := range measure.WishesOf(c, out.Rota) {
		require.Equal(t, w.Asked, w.Met, w.Person)
	}
	for _, tier := range out.Tiers {
		if tier.Part == search.PartWorst || tier.Part == search.PartPoints {
			require.Equal(t, tier.Value, tier.Bound, tier.Part)
		}
	}
}

// Where must-nots leave too few for a duty, the duty lacks people and the
// result says so: a must-not is never broken.
func TestAMustNotIsNeverBroken(t *testing.T) {
	w, _ := little(t)
	saturday := w.Period.Start + 5
	for i := range w.People {
		w.People[i].Wishes = []ward.Wish{{Kind: ward.MustNot, Shift: "E", Date: &saturday}}
	}
	require.NoError(t, w.Validate())
	c, err := w.Case("", ward.Plan)
	require.NoError(t, err)
	o := options(t, 30*time.Second)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	o.On = func(e search.Event) {
		if e.Kind == search.StageEvent && e.Tier > 1 {
			cancel()
		}
	}
	out, err := search.Run(ctx, c, rule.Terms(c), o)
	require.NoError(t, err)
	require.NotNil(t, out.Rota)
	for _, l := range out.Rota.Lines {
		require.NotContains(t, l.On(5), "E")
	}
	report, err := check.Check(c, out.Rota)
	require.NoError(t, err)
	require.NotEmpty(t, report.Findings)
	for _, f := range report.Findings {
		require.Equal(t, ward.Quantity("cover"), f.Rule)
	}
}

// Somebody who may not be planned at all cannot fill a post: that is said, and
// the must-nots stand.
func TestMustNotsThatLeaveNoRotaAreSaid(t *testing.T) {
	if testing.Short() {
		t.Skip("it is the same search as in others; what counts is what it finds")
	}
	w, _ := little(t)
	all := ward.FullTime
	w.WishRules = &ward.WishRules{MustNot: &all}
	weekdays := ward.Days(31)
	w.People[0].Wishes = []ward.Wish{{Kind: ward.MustNot, Shift: ward.AnyDuty, Days: &weekdays}}
	require.NoError(t, w.Validate())
	c, err := w.Case("", ward.Plan)
	require.NoError(t, err)
	out, err := search.Run(context.Background(), c, rule.Terms(c), options(t, 8*time.Second))
	require.NoError(t, err)
	if out.Status == search.Infeasible {
		require.Contains(t, out.Conflict, "must_not")
		return
	}
	require.True(t, search.Bent(out.Tiers), "her hours are owed")
	for _, d := range out.Rota.Lines[0].Duties {
		require.GreaterOrEqual(t, d.Day%7, 5)
	}
}

// The worst-off person gets as much as anybody could give them, and the ledger
// decides between people who ask for the same.
func TestWhoIsOwedComesFirst(t *testing.T) {
	if testing.Short() {
		t.Skip("it is the same search as in others; what counts is what it finds")
	}
	for _, owed := range []string{"Eva", "Farid"} {
		w, _ := little(t)
		mondays := ward.Days(1)
		for i := range w.People {
			p := &w.People[i]
			if p.ID == "Eva" || p.ID == "Farid" { // both assistants with half a post
				p.Wishes = []ward.Wish{{Kind: ward.Avoid, Shift: "E", Days: &mondays}}
			} else {
				p.Limits = []ward.PersonLimit{{FixedFree: []ward.FixedFree{{Days: mondays, Shift: "E"}}}}
			}
		}
		w.Ledger = &ward.Ledger{Periods: []ward.LedgerPeriod{{Start: w.Period.Start - 21, Weeks: 3, People: []ward.LedgerEntry{{ID: owed, Asked: 10}}}}}
		require.NoError(t, w.Validate())
		c, err := w.Case("", ward.Plan)
		require.NoError(t, err)
		out := find(t, c, options(t, time.Minute))
		met := map[string]int{}
		for _, x := range measure.WishesOf(c, out.Rota) {
			met[x.Person] = x.Met
		}
		other := map[string]string{"Eva": "Farid", "Farid": "Eva"}[owed]
		require.Equal(t, [2]int{2, 1}, [2]int{met[owed], met[other]}, "one must take two of three Monday evenings; %s is owed", owed)
	}
}
