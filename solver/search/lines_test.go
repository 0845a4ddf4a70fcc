package search_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/bound"
	"heltid/solver/cpsat"
	"heltid/solver/lp"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// One of the two has said no to the Saturday of a weekend and the other to its
// Sunday, and weekends are worked whole: the averaged week of flow has enough of
// them, whole lines show what must be missing, and CP-SAT finds the same.
func TestWholeLinesSayWhatFlowCannot(t *testing.T) {
	t.Parallel()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	w, err := ward.Read("no to both", []byte(`heltid: 1
name: no to both
period: {start: 2026-01-05, weeks: 2, kind: rolling}
competences: [{id: RN, educated: true}]
shifts: [{code: D, start: "07:30", end: "15:00", breaks: [{minutes: 30, paid: true}]}]
models: [{id: m, shifts: [D], norm: "35.5", weekend: {every: 2, whole: true}}]
need: [{days: "sat,sun", from: "07:30", to: "15:00", floor: {total: 1}}]
people:
  - {id: a, competence: RN, size: {current: 75, wished: 75}, wishes: [{kind: must_not, shift: any, date: 2026-01-10}]}
  - {id: b, competence: RN, size: {current: 75, wished: 75}, wishes: [{kind: must_not, shift: any, date: 2026-01-11}]}
`))
	require.NoError(t, err)
	c, err := w.Case("", ward.FromToday)
	require.NoError(t, err)
	f, err := bound.NewFlow(c, rule.Terms(c), &lp.Runner{})
	require.NoError(t, err)
	defer f.Close()
	mean, err := f.Shortage(t.Context(), ward.Total, bound.Held{})
	require.NoError(t, err)
	require.Zero(t, mean.Value)
	lines, err := bound.NewWhole(t.Context(), c, rule.Terms(c))
	require.NoError(t, err)
	found := 0
	require.NoError(t, lines.Limit(t.Context(), f, mean, 900, func(b bound.Bound) { found = b.Value }))
	require.Equal(t, 900, found, "two days of 7.5 h")

	out, err := search.Run(t.Context(), c, rule.Terms(c), search.Options{Workers: 2, Seed: 1, Last: 1, Solver: &cpsat.Runner{}, LP: &lp.Runner{}})
	require.NoError(t, err)
	require.Len(t, out.Tiers, 1)
	require.EqualValues(t, found, out.Tiers[0].Value)
	require.EqualValues(t, found, out.Tiers[0].Bound)
}
