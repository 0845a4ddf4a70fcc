package bound

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Where a weekend is pinned, a rolling rota's one averaged week holds it in the
// mean; real dates hold it as it is.
func TestAPinnedWeekendIsHeldInTheMeanWhereWeeksAreAveraged(t *testing.T) {
	t.Parallel()
	data, err := fixtures.Ward("ward-everyday")
	require.NoError(t, err)
	w, err := ward.Read("ward-everyday", data)
	require.NoError(t, err)
	averaged := func() []ward.Quantity {
		c, err := w.Case("", ward.FromToday)
		require.NoError(t, err)
		_, averaged := leftOut(c, rule.Terms(c))
		return averaged
	}
	require.NotContains(t, averaged(), ward.Quantity("person_limits"))
	w.Period.Kind = ward.Rolling
	require.Contains(t, averaged(), ward.Quantity("person_limits"))
	for i := range w.People {
		w.People[i].WeekendGroup = 0
	}
	require.NotContains(t, averaged(), ward.Quantity("person_limits"))
}
