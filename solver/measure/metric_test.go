package measure_test

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

func TestEveryMetricSaysWhatItIs(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, m := range measure.Metrics() {
		require.Regexp(t, regexp.MustCompile(`^[a-z][a-z0-9_]+$`), m.ID)
		require.False(t, seen[m.ID], m.ID)
		seen[m.ID] = true
		require.NotEmpty(t, m.Unit, m.ID)
		require.NotContains(t, m.Sources, "", m.ID)
		for _, l := range rule.Languages {
			require.NotEmpty(t, m.Text[l].Name, "%s %s", m.ID, l)
			require.Regexp(t, `\.$`, m.Text[l].Says, "%s %s", m.ID, l)
		}
		got, ok := measure.MetricByID(m.ID)
		require.True(t, ok)
		require.Equal(t, m.ID, got.ID)
	}
	_, ok := measure.MetricByID("luck")
	require.False(t, ok)
}

// Every metric that a plan can tell is told of some ward.
func TestEveryMetricIsToldSomewhere(t *testing.T) {
	t.Parallel()
	c, r := small(t, "ward-small-by-hand")
	c.Money = &ward.Money{Substitutes: 1000}
	c.Ward.Pay = &ward.Pay{PerEmployee: 15000_00}
	r.Lines[0].Changes = []rota.Change{{Day: 0, Told: r.Start}}
	s := measure.Sum(c, r)
	cost, _ := s.Figure("administration_cost", "")
	require.Equal(t, 6*15000_00, cost)
	for _, m := range measure.Metrics() {
		told := false
		for _, f := range s.Figures {
			told = told || f.Metric == m.ID
		}
		require.Equal(t, m.Told(), told, m.ID)
	}
}

func TestFiguresOfTheSmallWard(t *testing.T) {
	t.Parallel()
	c, r := small(t, "ward-small-by-hand")
	s := measure.Sum(c, r)
	for _, k := range []struct {
		metric, of string
		value      int
	}{
		{"posts", "", 6}, {"posts", "RN", 2},
		{"full_time_posts", "", 1},
		{"full_time_share_ks", "", 1666}, {"full_time_share_ks_today", "", 1666}, {"full_time_share_unit", "RN", 5000},
		{"mean_size", "", 6666}, {"fte", "", 40000}, {"educated_fte", "", 30000},
		{"below_50_share", "", 0}, {"educated_posts_by_size", "50-79", 5000}, {"educated_posts_by_size", "100", 10000},
		{"part_time_wanting_more", "", 6000}, // Berit, Camilla and Eva of five
		{"weekends_per_head", "", 1733},      // one in three
		{"weekends_most", "", 18}, {"weekends_in_row", "", 1}, {"weekend_frequency", "", 300},
		{"strong_full_time_culture", "", 0}, // one of six
		{"weekend_hours_per_head", "", 260 * 60},
		{"weekend_hours_per_fte", "", 390 * 60},
		{"weekend_hours_spread", "", 0}, {"weekend_hours_gini", "", 0},
		{"continuity_14", "", 600}, {"continuity_28", "", 600},
		{"competence_cover", "educated", 10000}, {"competence_cover", "total", 10000},
		{"permanent_hours_share", "", 10000},
		{"planned_hours", "", 17*420*60 + 142*60 + 30}, // seventeen rounds and their first week
	} {
		v, ok := s.Figure(k.metric, k.of)
		require.True(t, ok, "%s %s", k.metric, k.of)
		require.Equal(t, k.value, v, "%s %s", k.metric, k.of)
	}
	_, ok := s.Figure("money_left", "")
	require.False(t, ok, "the ward has no kroner")
}

// Hours set aside outside the rota are paid and belong to the post, so it is no
// smaller and no less of a full post; only less of it is owed in the rota.
func TestHoursSetAsideOutsideTheRota(t *testing.T) {
	t.Parallel()
	c, r := small(t, "ward-small-by-hand")
	before := measure.Sum(c, r)
	c.Ward.Outside = []ward.Outside{{HoursPerYear: 92*ward.Hour + 18}} // a twentieth of 1846 hours
	after := measure.Sum(c, r)
	figure := func(s measure.Summary, id string) int { v, _ := s.Figure(id, ""); return v }
	require.Equal(t, before.Sizes, after.Sizes)
	require.InDelta(t, figure(before, "paid_hours"), figure(after, "paid_hours"), 120)
	require.Zero(t, figure(before, "hours_set_aside"))
	require.InDelta(t, figure(before, "paid_hours")/20, figure(after, "hours_set_aside"), 120)
	require.InDelta(t, 2000, figure(after, "fte_outside_cover"), 10, "a twentieth of four posts")
	require.Less(t, after.Lines[0].Owed, before.Lines[0].Owed)
}

// KS sums a person's posts in the municipality, and leaves out apprentices and
// substitutes; the ward alone counts its own.
func TestWhomTheStatisticsCount(t *testing.T) {
	t.Parallel()
	c, r := small(t, "ward-small-by-hand")
	david, _ := c.Person("David") // 60 % here
	david.Elsewhere = &ward.Elsewhere{Size: 4000}
	eva, _ := c.Person("Eva")
	eva.Category = "apprentice"
	farid, _ := c.Person("Farid")
	farid.Employments = []ward.Employment{{Kind: "substitute"}}
	s := measure.Sum(c, r)
	ks, _ := s.Figure("full_time_share_ks", "")
	here, _ := s.Figure("full_time_share_unit", "")
	require.Equal(t, [2]int{5000, 2500}, [2]int{ks, here}, "Anne and David of four; Anne of four")
}

func TestDifferentPeopleInAFortnight(t *testing.T) {
	t.Parallel()
	c, r := small(t, "ward-small-by-hand")
	var last []int
	for i := range r.Lines[5].Duties {
		if r.Lines[5].Duties[i].Day < 7 {
			last = append(last, i)
		}
	}
	require.NotEmpty(t, last)
	r.Lines[5].Duties = r.Lines[5].Duties[:len(last)] // the first week only
	require.Equal(t, 5*3+2, measure.Tiers(c, r).Continuity, "of weeks 1-2, 2-3 and 3-1 that person is met in two")
}

// Who has duties in two units is met in both.
func TestContinuityOfWhoIsInTwoUnits(t *testing.T) {
	t.Parallel()
	c, r := small(t, "ward-small-by-hand")
	c.Ward.Units = []ward.Unit{{ID: "north"}, {ID: "south"}}
	before := measure.Tiers(c, r).Continuity
	shared, err := c.Ward.Case(c.Model.ID, c.Run)
	require.NoError(t, err)
	for i := range r.Lines[5].Duties {
		if d := &r.Lines[5].Duties[i]; d.Day < 7 {
			d.Shift += "@south"
		}
	}
	require.Equal(t, before+2, measure.Tiers(shared, r).Continuity, "at home in all three fortnights, in south in the two with the first week")
}
