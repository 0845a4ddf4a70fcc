package explain_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/cpsat"
	"heltid/solver/explain"
	"heltid/solver/lp"
	"heltid/solver/ward"
)

// The budget has a fifth of a post to grow with. Camilla lacks a fifth; David
// lacks two, which more money would give; Eva lacks half a post, and that is
// more than any one change gives.
func TestWhyAPostIsNotFullTime(t *testing.T) {
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	c, err := read(t, "ward-small").Case("", ward.FromToday)
	require.NoError(t, err)
	why := func(person string) *explain.Post {
		out, err := explain.FullTimeFor(t.Context(), c, person, &lp.Runner{})
		require.NoError(t, err)
		require.Equal(t, 2, out.Before.FullTime, "Anne and one more")
		return out
	}
	camilla := why("Camilla")
	require.True(t, camilla.Room())
	require.Empty(t, camilla.Levers)
	david := why("David")
	require.False(t, david.With.Possible)
	require.Len(t, david.Levers, 1)
	require.Equal(t, "budget", david.Levers[0].ID)
	eva := why("Eva")
	require.False(t, eva.Room())
	require.Empty(t, eva.Levers)
}
