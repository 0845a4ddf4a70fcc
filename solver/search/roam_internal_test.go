package search

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/cpsat"
	"heltid/solver/measure"
	"heltid/solver/model"
	"heltid/solver/rota"
)

// Where a competence is missing, parts of the rota are made better for it, and
// what others lack is not given up for nothing: from a rota drawn by hand, with
// all duties of one day taken out, both come back.
func TestWhatLaterAttributesLackCountsToo(t *testing.T) {
	t.Parallel()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	w := byHand(t, strain)
	c, r := w.c, w.best
	whole := measure.Tiers(c, r).Shortage
	for i := range r.Lines {
		r.Lines[i].Duties = slices.DeleteFunc(r.Lines[i].Duties, func(d rota.Duty) bool { return d.Day == 1 })
	}
	require.NotEqual(t, whole, measure.Tiers(c, r).Shortage)

	days := make([]bool, c.Dates.Days())
	days[1] = true
	everybody := slices.Repeat([]bool{true}, len(c.People))
	w.held, w.bent, w.o.Solver = nil, true, &cpsat.Runner{}
	b, _ := w.freed(shortages(c)[0], model.Scope{People: everybody, Days: days, Rota: r})
	found, err := w.ask(t.Context(), b, cpsat.Params{Workers: 1}, nil)
	require.NoError(t, err)
	require.Equal(t, cpsat.Optimal, found.Status)
	require.Equal(t, whole, measure.Tiers(c, b.Rota(found.Solution)).Shortage)
}
