package weekend_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/rule"
	"heltid/solver/ward"
	"heltid/solver/weekend"
)

// What is tried can be written, read and planned, and its sum is the one that
// was asked for; the ward it came from is as before.
func TestWhatIsTriedIsAWard(t *testing.T) {
	t.Parallel()
	c := caseOf(t, "ward-30", "traditional")
	before, err := c.Ward.YAML()
	require.NoError(t, err)
	for _, weekends := range []int{6, 8, 9, 12, 16} {
		a := weekend.Usual(c)
		a.Weekends, a.Need = weekends, 75
		tried := weekend.Tried(c.Ward, a)
		data, err := tried.YAML()
		require.NoError(t, err)
		w, err := ward.Read("ward.yaml", data, rule.Ladders()...)
		require.NoError(t, err)
		now, err := w.Case("traditional", ward.FromToday)
		require.NoError(t, err)
		usual := weekend.Usual(now)
		require.Equal(t, weekends, usual.Weekends)
		all := rowOf(t, weekend.Sum(now, usual), ward.Total, false)
		require.Equal(t, 6, all.Duties, "three by day and three in the evening")
		require.Equal(t, (6*weekend.Of+weekends-1)/weekends, all.Heads)
	}
	after, err := c.Ward.YAML()
	require.NoError(t, err)
	require.Equal(t, string(before), string(after))
}
