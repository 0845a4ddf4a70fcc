package explain_test

import (
	"context"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/cpsat"
	"heltid/solver/explain"
	"heltid/solver/lp"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

func TestMain(m *testing.M) {
	cpsat.ChildMain()
	os.Exit(m.Run())
}

func read(t *testing.T, name string) *ward.Ward {
	t.Helper()
	data, err := fixtures.Ward(name)
	require.NoError(t, err)
	w, err := ward.Read(name+".yaml", data)
	require.NoError(t, err)
	require.NoError(t, w.CheckAgreements(rule.Ladders()))
	return w
}

// levers gives a case's levers by their names, and the names in order.
func levers(t *testing.T, w *ward.Ward, run ward.Run) (byID map[string]explain.Lever, ids []string) {
	t.Helper()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	c, err := w.Case("", run)
	require.NoError(t, err)
	found, err := explain.Levers(t.Context(), c, &lp.Runner{})
	require.NoError(t, err)
	byID = map[string]explain.Lever{}
	for _, l := range found {
		byID[l.ID] = l
		ids = append(ids, l.ID)
		for _, lang := range rule.Languages {
			require.NotEmpty(t, l.Words[lang], l.ID)
			require.NotContains(t, l.Words[lang], "%!", l.ID)
			require.NotEmpty(t, l.Who[lang], l.ID)
		}
		require.False(t, l.Before.Better(l.After), "%s is no relaxation: %v, then %v", l.ID, l.Before, l.After)
	}
	return byID, ids
}

// The sketch ward has 14 full-time posts of what it may pay for; its guards
// are off and nobody works there, so weekends, hours and money are all there is.
func TestTheSketchIsHeldByHoursAndWeekends(t *testing.T) {
	t.Parallel()
	by, ids := levers(t, read(t, "sketch-1"), ward.Structure)
	require.Equal(t, []string{"tolerance", "weekends", "budget"}, ids)
	now := explain.Limit{Possible: true, FullTime: 14, Small: ward.NoGuard}
	for _, limit := range []explain.Limit{by["tolerance"].Before, by["tolerance"].After} {
		last := limit.Bounds[len(limit.Bounds)-1]
		require.Equal(t, 14, last.Value)
		require.NotNil(t, last.Certificate, "it can be proven again")
		limit.Bounds = nil
		require.Equal(t, now, limit)
	}
	require.False(t, by["tolerance"].Helps())
	require.Equal(t, 15, by["budget"].After.FullTime)
	require.Equal(t, 19, by["weekends"].After.FullTime)
	require.Equal(t, "Hver arbeider inntil 3 helger i perioden på 6 uker, mot 2 nå", by["weekends"].Words["nb"])
}

// Limits of the ward of 30 from today: asking five people gives room for one
// more full-time post, and costs nothing.
func TestAskingIsTheCheapestLever(t *testing.T) {
	if testing.Short() {
		t.Skip("it does one thing after another")
	}
	t.Parallel()
	by, ids := levers(t, read(t, "ward-30"), ward.FromToday)
	require.Equal(t, []string{"wishes", "tolerance", "small_posts", "weekends", "budget"}, ids)
	require.Equal(t, by["wishes"].Before.FullTime+1, by["wishes"].After.FullTime)
	require.True(t, by["small_posts"].Helps())
}

// Two people can only work nights of ten hours, which the statute does not
// allow without an agreement to average hours (AML §10-5(2)).
func TestAnAgreementMakesARotaPossible(t *testing.T) {
	t.Parallel()
	by, _ := levers(t, read(t, "ward-impossible"), ward.FromToday)
	for id, l := range by {
		require.False(t, l.Before.Possible)
		require.Equal(t, id == "aml-10-5-2", l.After.Possible, id)
	}
	require.Equal(t, "de tillitsvalgte", by["aml-10-5-2"].Who["nb"])
}

func TestWhereNothingHelpsAloneAllAreTriedTogether(t *testing.T) {
	t.Parallel()
	by, ids := levers(t, read(t, "ward-small"), ward.FromToday)
	require.Equal(t, "together", ids[len(ids)-1])
	for id, l := range by {
		require.Equal(t, id == "together", l.Helps(), id)
	}
}

// Where posts are made anew there are as few small ones as possible, and one
// more is a lever.
func TestAsFewSmallPostsAsPossible(t *testing.T) {
	if testing.Short() {
		t.Skip("it does one thing after another")
	}
	t.Parallel()
	w := read(t, "sketch-1")
	w.Guards = nil
	by, _ := levers(t, w, ward.Structure)
	fewest := by["budget"].Before.Small
	require.Positive(t, fewest+1)
	require.Equal(t, fewest, by["budget"].After.Small)
	require.Equal(t, fewest+1, by["small_posts"].After.Small)
}

func TestALiftedGuardIsNoLever(t *testing.T) {
	t.Parallel()
	w := read(t, "ward-small")
	w.Guards = &ward.Guards{SmallPosts: &ward.SmallPosts{Lifted: true}}
	by, _ := levers(t, w, ward.FromToday)
	require.NotContains(t, by, "small_posts")
}

// Asking changes copies only.
func TestTheWardStaysAsItWas(t *testing.T) {
	t.Parallel()
	w, same := read(t, "ward-small"), read(t, "ward-small")
	levers(t, w, ward.FromToday)
	before, err := same.YAML()
	require.NoError(t, err)
	after, err := w.YAML()
	require.NoError(t, err)
	require.Equal(t, string(before), string(after))
}

func TestLeversEndWithTheirContext(t *testing.T) {
	t.Parallel()
	c, err := read(t, "ward-small").Case("", ward.FromToday)
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = explain.Levers(ctx, c, &lp.Runner{})
	require.ErrorIs(t, err, context.Canceled)
}

// The hand-made rota has a week of more than 40 hours, which averaging allows
// (AML §10-5(2)), and one rest under 11 hours (§10-8(3)); nobody works two
// Sundays in a row (§10-8(4)), and nights are not in the ward.
func TestUses(t *testing.T) {
	t.Parallel()
	w := read(t, "ward-small")
	data, err := fixtures.Rota("ward-small-by-hand")
	require.NoError(t, err)
	w.Agreements = append(w.Agreements, ward.Agreement{ID: "nights", Level: ward.Representatives, Paragraph: "aml-10-11-9"})
	r, c, err := rota.Read("by-hand", data, w)
	require.NoError(t, err)
	uses, err := explain.Uses(c, r)
	require.NoError(t, err)
	got := map[string][]ward.Quantity{}
	for i, u := range uses {
		require.Equal(t, w.Agreements[i].ID, u.Agreement.ID)
		require.Len(t, u.Rules, u.Breaches)
		got[u.Agreement.ID] = u.Rules
	}
	require.Equal(t, map[string][]ward.Quantity{"gjennomsnitt": {"week_hours"}, "hvile": {"daily_rest"}, "søndager": nil, "nights": nil}, got)
}
