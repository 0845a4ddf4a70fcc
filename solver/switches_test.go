package solver

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/cpsat"
	"heltid/solver/explain"
	"heltid/solver/lp"
	"heltid/solver/rule"
	"heltid/solver/ward"
	"heltid/solver/ward/variant"
)

// On the ward of 30 the money for substitutes, turned into posts, makes room for
// more full time; there is one unit, so its nights cannot be pooled.
func TestEachThingDecidedIsShownAlone(t *testing.T) {
	t.Parallel()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	data, err := fixtures.Ward("ward-30")
	require.NoError(t, err)
	w, err := ward.Read("ward-30", data)
	require.NoError(t, err)
	require.NoError(t, w.CheckAgreements(rule.Ladders()))
	with, err := variant.Parse([]string{"absence_cover", "night_pool", "fill_vacant"})
	require.NoError(t, err)
	got := Request{Ward: w, Run: ward.FromToday, With: with}.switches(func(c *ward.Case) (explain.Limit, bool) {
		limit, err := explain.Reach(t.Context(), c, &lp.Runner{})
		return limit, err == nil
	})
	require.Len(t, got, 3)
	for _, s := range got {
		require.True(t, s.Known, s.ID)
		require.Equal(t, got[0].Before, s.Before, "each is held against the ward as it was given")
	}
	require.Greater(t, got[0].After.FullTime, got[0].Before.FullTime)
	require.Nil(t, got[1].Says)
	require.Equal(t, got[1].Before, got[1].After)
	require.NotNil(t, got[2].Says)
}

// A rota of a ward about which something was decided says so.
func TestCaseIsOfTheWardAsDecided(t *testing.T) {
	t.Parallel()
	data, err := fixtures.Ward("ward-30")
	require.NoError(t, err)
	w, err := ward.Read("ward-30", data)
	require.NoError(t, err)
	with, err := variant.Parse([]string{"fill_vacant"})
	require.NoError(t, err)
	c, _, err := Request{Ward: w, Run: ward.FromToday, With: with}.Case()
	require.NoError(t, err)
	hired, ok := c.Person("RN-vacant-01")
	require.True(t, ok)
	require.False(t, hired.Vacant)
	require.Empty(t, w.People[len(w.People)-1].Pool, "the ward stays as it was")
	require.Len(t, c.Ward.People, len(w.People)+2)
}
