package bound_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/bound"
	"heltid/solver/cpsat"
	"heltid/solver/lp"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Days of full absence are left out of the norm, so a full post is reached
// with fewer hours: the limit may not fall because somebody is away.
func TestAbsenceDoesNotTightenTheLimit(t *testing.T) {
	t.Parallel()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	limit := func(away bool) int {
		data, err := fixtures.Ward("ward-calendar")
		require.NoError(t, err)
		w, err := ward.Read("ward-calendar", data)
		require.NoError(t, err)
		require.NoError(t, w.CheckAgreements(rule.Ladders()))
		for i := range w.People {
			w.People[i].Absences = nil
			if away {
				w.People[i].Absences = []ward.Absence{{Percent: ward.FullTime, From: w.Period.Start, Until: w.Period.Start + 6}}
			}
		}
		c, err := w.Case("", ward.FromToday)
		require.NoError(t, err)
		f, err := bound.NewFlow(c, rule.Terms(c), &lp.Runner{})
		require.NoError(t, err)
		defer f.Close()
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		short := map[string]int{}
		for _, who := range f.Attributes() {
			short[who] = 1 << 30 // cover is not what is asked here
		}
		b, err := f.FullTime(ctx, bound.Held{Shortage: short})
		require.NoError(t, err)
		return b.Value
	}
	require.GreaterOrEqual(t, limit(true), limit(false))
}
