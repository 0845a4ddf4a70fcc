package solver_test

import (
	"context"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver"
	"heltid/solver/cpsat"
	"heltid/solver/measure"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// small is the ward of six with two more models: weekends two of three, and
// every third with long duties on them.
func small(t *testing.T) *ward.Ward {
	t.Helper()
	data, err := fixtures.Ward("ward-small")
	require.NoError(t, err)
	w, err := ward.Read("ward-small", data)
	require.NoError(t, err)
	require.NoError(t, w.CheckAgreements(rule.Ladders()))
	weekend := ward.Days(1<<ward.Saturday | 1<<ward.Sunday)
	w.Shifts = append(w.Shifts, ward.Shift{Code: "L", Start: 570, End: 1320, Days: &weekend, Breaks: []ward.Break{{Minutes: 30, Paid: true}}})
	w.Models = append(w.Models,
		ward.RotaModel{ID: "two_of_three", Shifts: []string{"D", "M", "E"}, Weekend: ward.WeekendRule{PerPeriod: 2}},
		ward.RotaModel{ID: "long", Shifts: []string{"D", "M", "E", "L"}, Weekend: ward.WeekendRule{Every: 3}, Voluntary: true},
	)
	return w
}

func TestAModelGivesMoreOnlyWhereTheOtherCannotReachIt(t *testing.T) {
	t.Parallel()
	none := solver.Unknown
	impossible := solver.Standing{Found: none, Limit: 3, Impossible: true}
	for name, tc := range map[string]struct {
		a, b solver.Standing
		want solver.Verdict
	}{
		"found passes the other's limit":    {solver.Standing{Found: 9, Limit: 9}, solver.Standing{Found: 4, Limit: 8}, solver.More},
		"found meets the other's limit":     {solver.Standing{Found: 9, Limit: 11}, solver.Standing{Found: 4, Limit: 9}, solver.Undecided},
		"apart, but neither is proven":      {solver.Standing{Found: 9, Limit: 12}, solver.Standing{Found: 4, Limit: 8}, solver.More},
		"both proven, alike":                {solver.Standing{Found: 9, Limit: 9}, solver.Standing{Found: 9, Limit: 9}, solver.Same},
		"alike, one of them open":           {solver.Standing{Found: 9, Limit: 9}, solver.Standing{Found: 9, Limit: 10}, solver.Undecided},
		"no rota found, and a low limit":    {solver.Standing{Found: 9, Limit: 9}, solver.Standing{Found: none, Limit: 8}, solver.More},
		"no rota found, and no limit":       {solver.Standing{Found: 9, Limit: 9}, solver.Standing{Found: none, Limit: none}, solver.Undecided},
		"the other has no rota at all":      {solver.Standing{Found: 0, Limit: 5}, impossible, solver.More},
		"nothing found, the other has none": {solver.Standing{Found: none, Limit: 5}, impossible, solver.Undecided},
		"neither has a rota":                {impossible, impossible, solver.Neither},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tc.want, tc.a.Against(tc.b))
			mirrored := map[solver.Verdict]solver.Verdict{solver.More: solver.Fewer, solver.Fewer: solver.More}
			if other, ok := mirrored[tc.want]; ok {
				tc.want = other
			}
			require.Equal(t, tc.want, tc.b.Against(tc.a))
		})
	}
}

func TestCompareRefusesWhatCannotBeCompared(t *testing.T) {
	t.Parallel()
	for name, models := range map[string][]string{
		"one model":      {"long"},
		"a model twice":  {"long", "long"},
		"no such model":  {"long", "nordsjø"},
		"more than fits": {"a", "b", "c", "d", "e", "f", "g", "h", "i"},
	} {
		_, err := solver.Compare(t.Context(), solver.CompareRequest{Ward: small(t), Models: models})
		require.Error(t, err, name)
	}
}

// Every rota of a comparison keeps everything and covers the need, the gain is
// taken apart without a rest, and a rota at the first model's weekend hours has
// no more of them.
func TestCompareASmallWard(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it makes some ten rotas")
	}
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	data, err := fixtures.Ward("ward-three")
	require.NoError(t, err)
	w, err := ward.Read("ward-three", data, rule.Ladders()...)
	require.NoError(t, err)
	var seen []solver.CompareEvent
	c, err := solver.Compare(t.Context(), solver.CompareRequest{
		Ward: w, Models: []string{"traditional", "two_of_three"}, Seed: 1,
		On: func(ev solver.CompareEvent) { seen = append(seen, ev) },
	})
	require.NoError(t, err)
	require.Equal(t, []ward.Run{ward.FromToday, ward.Structure}, c.Runs)
	require.Len(t, c.Entries, 4)
	require.NotEmpty(t, seen)
	for i, e := range c.Entries {
		require.NoError(t, e.Err)
		require.Equal(t, c.Models[i/2].ID, e.Model.ID)
		require.Equal(t, c.Runs[i%2], e.Run)
		require.True(t, e.Whole(), "%s, %s", e.Model.ID, e.Run)
		require.Empty(t, e.Result.Report.Findings)
		at := e.Standing()
		require.LessOrEqual(t, at.Found, at.Limit)
		require.Equal(t, e.Model.ID == "traditional", e.Gain == nil)
		if e.Gain != nil {
			sum := 0
			for _, cause := range e.Gain.Causes {
				sum += cause.Posts
			}
			require.Equal(t, e.Gain.Whole, sum)
		}
		if e.Run == ward.Structure {
			require.Nil(t, e.Equal)
			require.Empty(t, e.Fewer)
			continue
		}
		require.LessOrEqual(t, len(e.Fewer), min(2, at.Found))
		for n, r := range e.Fewer {
			require.GreaterOrEqual(t, r.Totals.FullTime, at.Found-n-1)
			require.LessOrEqual(t, slices.Compare(after(r), after(e.Result)), 0, "giving up full time makes no goal worse, unless one before it is better")
		}
	}
	two := c.Of("two_of_three", ward.FromToday)
	if two.Equal != nil && two.Equal.Whole() {
		for _, l := range two.Equal.Result.Totals.Lines {
			require.LessOrEqual(t, l.WeekendHours, two.Equal.Hours)
		}
	}
	require.NotEmpty(t, c.Leaders(ward.FromToday))
}

// after is what the goals after the full-time posts come to, in their order,
// less being better.
func after(r *solver.Result) []int {
	m := measure.Tiers(r.Case, r.Rota)
	return []int{-int(m.Educated), m.SmallPosts, m.UnderTarget, -m.WishesMet, -int(m.Sizes), m.Strain}
}

// A comparison that is stopped keeps what it has.
func TestCompareKeepsTheBestWhenStopped(t *testing.T) {
	t.Parallel()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	c, err := solver.Compare(ctx, solver.CompareRequest{Ward: small(t), Models: []string{"long", "traditional"}, On: func(ev solver.CompareEvent) {
		if ev.N == 1 && ev.Search.Kind == search.StageEvent && ev.Search.Tier == 2 {
			stop()
		}
	}})
	require.NoError(t, err)
	require.True(t, c.Stopped)
	require.NotNil(t, c.Of("long", ward.FromToday).Result.Rota)
	require.Nil(t, c.Of("traditional", ward.Structure).Result)
	require.True(t, c.Of("traditional", ward.Structure).Reached, "limits come first")
}
