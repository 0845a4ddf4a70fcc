package bound

import (
	"context"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/check"
	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Line by line a rota comes about that breaks no rule of a line, and the need
// it misses gets less with each turn that is told of.
func TestTurnsMakeARotaBetter(t *testing.T) {
	t.Parallel()
	data, err := fixtures.Ward("ward-30")
	require.NoError(t, err)
	w, err := ward.Read("ward-30", data)
	require.NoError(t, err)
	c, err := w.Case("traditional", ward.FromToday)
	require.NoError(t, err)
	first, _ := turnsOf(t, c, 1)
	later, loose := turnsOf(t, c, 30)
	require.Less(t, missingIn(c, later), missingIn(c, first))
	report, err := check.Check(c, later)
	require.NoError(t, err)
	for _, f := range report.Findings {
		require.True(t, f.Person == "" || slices.Contains(loose, f.Person), "%s breaks %s", f.Person, f.Rule)
	}
	again, _ := turnsOf(t, c, 1)
	require.Equal(t, first, again, "the same seed takes the same turns")
}

// missingIn is the need below floor, in person minutes over all attributes.
func missingIn(c *ward.Case, r *rota.Rota) (sum int) {
	for _, s := range measure.Tiers(c, r).Shortage {
		sum += int(s.Minutes)
	}
	return sum
}

// turnsOf gives the rota after it has become better so many times.
func turnsOf(t *testing.T, c *ward.Case, times int) (*rota.Rota, []string) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	r, loose := lines(t, c, rule.Terms(c), 1).Mend(ctx, func(bool) {
		if times--; times == 0 {
			cancel()
		}
	})
	require.NotNil(t, r)
	return r, loose
}
