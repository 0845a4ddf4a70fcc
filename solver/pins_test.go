package solver_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver"
	"heltid/solver/repair"
)

// A search that goes on from a rota leaves what is pinned as it is, duties and
// days off, and betters the rest.
func TestASearchLeavesWhatIsPinned(t *testing.T) {
	t.Parallel()
	q := broken(t, "ward-small", "ward-small-by-hand")
	c, _, err := q.Case()
	require.NoError(t, err)
	q.Pins, err = repair.ParsePins([]string{"Anne", "Berit", "Camilla", "David", "Eva:..2026-01-11"}, c)
	require.NoError(t, err)
	r, err := solver.Solve(t.Context(), q)
	require.NoError(t, err)
	require.NotNil(t, r.Rota)
	require.Empty(t, r.Report.Findings)
	for i, l := range q.Start.Lines {
		k := 0
		for r.Rota.Lines[k].Person != l.Person {
			k++
		}
		for day := range 7 * r.Rota.Weeks {
			if held := i < 4 || l.Person == "Eva" && day < 7; held {
				require.Equal(t, l.On(day), r.Rota.Lines[k].On(day), "%s, day %d", l.Person, day)
			}
		}
	}
	require.NotEmpty(t, repair.Changes(q.Start, r.Rota), "Eva and Farid share what there is otherwise")
	q.Start = nil
	_, err = solver.Solve(t.Context(), q)
	require.ErrorContains(t, err, "no rota")
}
