package search

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/bound"
	"heltid/solver/cpsat"
	"heltid/solver/ward"
)

// Numbers made whole keep their sum, and nobody has less than the whole part.
func TestWholeNumbersOfTheSameSum(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		of   []float64
		sum  int
		want []int
	}{
		{[]float64{8, 7, 10}, 25, []int{8, 7, 10}},
		{[]float64{7.5, 8.25, 8.25}, 24, []int{8, 8, 8}},
		{[]float64{0.4, 0.3, 0.3}, 1, []int{1, 0, 0}},
		{[]float64{2, 0}, 5, []int{4, 1}}, // what is left over is shared out
	} {
		require.Equal(t, tc.want, whole(tc.of, tc.sum))
	}
}

// Units share the budget and the small posts by what flow sees them need, with
// something over for each: together they are allowed more full-time posts than by
// their need alone, and never more than there is.
func TestUnitsShareTheBudgetByWhatTheyNeed(t *testing.T) {
	t.Parallel()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	e := engineFor(t, "ward-93")
	stop, err := e.seekLimits()
	require.NoError(t, err)
	defer stop()
	most, ok := e.possible(t.Context())
	require.True(t, ok)
	allowed := func(parts []*ward.Case) (full int) {
		for _, p := range parts {
			f, err := bound.NewFlow(p, ward.Relay(e.t, p), e.o.LP)
			require.NoError(t, err)
			b, err := f.FullTime(t.Context(), bound.Held{SmallPosts: &p.SmallAtMost})
			f.Close()
			require.NoError(t, err, p.People[0].Unit)
			full += b.Value
		}
		return full
	}
	byNeed, byFlow := e.c.Parts(), e.c.Parts()
	e.shareOut(t.Context(), byFlow, int(most))
	budget, small := ward.Size(0), 0
	for _, p := range byFlow {
		budget, small = budget+p.Budget.FullTimeWeeks, small+p.SmallAtMost
	}
	require.LessOrEqual(t, budget, e.c.Budget.FullTimeWeeks)
	require.Equal(t, e.c.SmallAtMost, small)
	require.Greater(t, allowed(byFlow), allowed(byNeed))
	require.LessOrEqual(t, allowed(byFlow), int(most))
}
