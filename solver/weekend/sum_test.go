package weekend_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/rule"
	"heltid/solver/ward"
	"heltid/solver/weekend"
)

func caseOf(t *testing.T, name, model string) *ward.Case {
	t.Helper()
	data, err := fixtures.Ward(name)
	require.NoError(t, err)
	w, err := ward.Read(name+".yaml", data, rule.Ladders()...)
	require.NoError(t, err)
	run := ward.FromToday
	if len(w.People) == 0 {
		run = ward.Structure
	}
	c, err := w.Case(model, run)
	require.NoError(t, err)
	return c
}

func rowOf(t *testing.T, rows []weekend.Row, who string, night bool) weekend.Row {
	t.Helper()
	for _, r := range rows {
		if r.Who == who && r.Night == night {
			return r
		}
	}
	require.Fail(t, "no such row", "%s in %v", who, rows)
	return weekend.Row{}
}

// The ward of 30 has the 24 day and evening heads, six of them nurses, that
// every third weekend asks for with four by day and four in the evening.
func TestEveryThirdWeekendTakesTwentyFour(t *testing.T) {
	t.Parallel()
	c := caseOf(t, "ward-30", "traditional")
	a := weekend.Usual(c)
	require.Equal(t, weekend.Assumed{Weekends: 8, Shift: 450, Need: 100}, a)
	rows := weekend.Sum(c, a)
	all, nurses, night := rowOf(t, rows, ward.Total, false), rowOf(t, rows, "RN", false), rowOf(t, rows, ward.Total, true)
	require.Equal(t, 8, all.Duties)
	require.Equal(t, 24, all.Heads)
	require.Equal(t, 6, nurses.Heads)
	require.Equal(t, 6, night.Heads)
	require.Equal(t, 6, night.People)
	require.Equal(t, ward.Size(150200), all.Posts, "vacant posts included")
	require.Less(t, all.FullTime, 15)
	require.LessOrEqual(t, all.NoSmall, all.FullTime)
}

// Longer duties and more weekends take fewer heads; cover gives more posts.
func TestFourLevers(t *testing.T) {
	t.Parallel()
	c := caseOf(t, "ward-30", "traditional")
	usual := weekend.Usual(c)
	was := rowOf(t, weekend.Sum(c, usual), ward.Total, false)
	for name, change := range map[string]func(*weekend.Assumed){
		"weekends": func(a *weekend.Assumed) { a.Weekends = 12 },
		"shift":    func(a *weekend.Assumed) { a.Shift = 750 },
		"need":     func(a *weekend.Assumed) { a.Need = 75 },
		"cover":    func(a *weekend.Assumed) { a.Cover = 20 },
	} {
		a := usual
		change(&a)
		now := rowOf(t, weekend.Sum(c, a), ward.Total, false)
		require.LessOrEqual(t, now.Heads, was.Heads, name)
		require.Greater(t, now.Mean, was.Mean, name)
		require.Greater(t, now.FullTime, was.FullTime, name)
	}
}

// Five on 12.5 hours every fourth weekend are twenty heads, and every third
// fifteen: then everybody can be full time.
// Hours set aside outside the rota take more posts for the same need; the heads
// that weekends take are the same.
func TestHoursOutsideTheRotaTakePosts(t *testing.T) {
	t.Parallel()
	c := caseOf(t, "sketch-1", "")
	before := rowOf(t, weekend.Sum(c, weekend.Usual(c)), ward.Total, false)
	c.Ward.Outside = []ward.Outside{{HoursPerYear: 184*ward.Hour + 36}} // a tenth of 1846 hours
	after := rowOf(t, weekend.Sum(c, weekend.Usual(c)), ward.Total, false)
	require.Equal(t, before.Heads, after.Heads)
	require.InDelta(t, float64(before.Posts)/0.9, float64(after.Posts), 2)
}

func TestLongWeekends(t *testing.T) {
	t.Parallel()
	c := caseOf(t, "ward-30", "traditional")
	a := weekend.Assumed{Weekends: 6, Shift: 750, Need: 100}
	require.Equal(t, 20, rowOf(t, weekend.Sum(c, a), ward.Total, false).Heads)
	a.Weekends = 8
	all := rowOf(t, weekend.Sum(c, a), ward.Total, false)
	require.Equal(t, 15, all.Heads)
	require.Equal(t, 15, all.FullTime)
	require.Equal(t, ward.FullTime, all.Mean)
}

func TestEveryWardHasASum(t *testing.T) {
	t.Parallel()
	for _, name := range fixtures.Wards() {
		c := caseOf(t, name, "")
		for _, r := range weekend.Sum(c, weekend.Usual(c)) {
			require.Positive(t, r.Heads, name)
			require.LessOrEqual(t, r.FullTime, max(r.Heads, int(r.Posts/ward.FullTime)), name)
		}
	}
}

// Whoever may have duties in another unit is counted at home, and told there.
func TestSharedPostsAreCountedAtHome(t *testing.T) {
	t.Parallel()
	guests := func(shared bool) map[string]int {
		w := *caseOf(t, "ward-shared", "").Ward
		w.SharedPosts = shared
		c, err := w.Case("", ward.FromToday)
		require.NoError(t, err)
		out := map[string]int{}
		for _, r := range weekend.Sum(c, weekend.Usual(c)) {
			if r.Who == ward.Total && !r.Night && r.Unit != "" {
				out[r.Unit] = r.Guests
			}
		}
		return out
	}
	require.Equal(t, map[string]int{"nord": 0, "sor": 0}, guests(false))
	require.Equal(t, map[string]int{"nord": 2, "sor": 3}, guests(true))
}
