package search

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
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
