package solver

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/cpsat"
	"heltid/solver/ward"
	"heltid/solver/ward/variant"
)

// More hours that may be owed take nothing away: the rota of the ward as it was
// given is one to begin from.
func TestASearchOfWhatIsDecidedBeginsFromTheWardAsGiven(t *testing.T) {
	t.Parallel()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	data, err := fixtures.Ward("ward-three")
	require.NoError(t, err)
	w, err := ward.Read("ward-three", data)
	require.NoError(t, err)
	with, err := variant.Parse([]string{"time_bank"})
	require.NoError(t, err)
	q := Request{Ward: w, Run: ward.FromToday, With: with, Time: time.Minute, Workers: 1}
	c, _, err := q.Case()
	require.NoError(t, err)
	start := q.given(t.Context(), c)
	require.NotNil(t, start)
	broken, ok := mendable(c, start)
	require.True(t, ok)
	require.Zero(t, broken)
	q.With = nil
	require.Nil(t, q.given(t.Context(), c), "nothing is decided")
}
