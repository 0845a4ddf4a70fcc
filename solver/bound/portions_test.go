package bound

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/ward"
)

// What units need of the budget for so many full-time posts is within it as far
// as flow allows so many, is never less for more, and is the same for units that
// are alike.
func TestWhatUnitsNeedOfTheBudget(t *testing.T) {
	t.Parallel()
	f := flow(t, traditional().of(3))
	most := ask(t, func() (Bound, error) { return f.FullTime(t.Context(), Held{}) }).Value
	before := ward.Size(0)
	for _, n := range []int{0, most - 3, most - 1, most} {
		of, err := f.Portions(t.Context(), Held{FullTime: &n})
		require.NoError(t, err)
		sum, first := ward.Size(0), f.terms.Case.People[0].Unit
		for _, p := range f.terms.Case.Parts() {
			unit := p.People[0].Unit
			require.Equal(t, of[first], of[unit], "units are alike")
			sum += of[unit].Budget
		}
		require.LessOrEqual(t, sum, f.terms.Case.Budget.FullTimeWeeks+ward.Size(len(of)), "%d full time", n) // each is rounded
		require.GreaterOrEqual(t, sum, before)
		require.Positive(t, sum)
		before = sum
	}
	n := most + 1
	_, err := f.Portions(t.Context(), Held{FullTime: &n})
	require.ErrorIs(t, err, ErrInfeasible)
}
