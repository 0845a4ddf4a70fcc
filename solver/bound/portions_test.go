package bound

import (
	"errors"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/lp"
	"heltid/solver/rule"
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

// A unit that differs from the others has whole full-time and small posts, as many
// in sum as are held, and no less of the budget than the relaxation without whole
// posts would leave it.
func TestUnitsHaveWholePosts(t *testing.T) {
	t.Parallel()
	c, err := example(t, "ward-93").Case("", ward.FromToday)
	require.NoError(t, err)
	f, err := NewFlow(c, rule.Terms(c), &lp.Runner{})
	require.NoError(t, err)
	t.Cleanup(f.Close)
	held := Held{SmallPosts: &c.SmallAtMost}
	most := ask(t, func() (Bound, error) { return f.FullTime(t.Context(), held) }).Value
	for n := most; n > most-3; n-- {
		held.FullTime = &n
		of, err := f.Portions(t.Context(), held)
		if n == most && errors.Is(err, ErrInfeasible) {
			continue // in parts of posts alone
		}
		require.NoError(t, err)
		full, small, budget := 0.0, 0.0, ward.Size(0)
		for unit, p := range of {
			for _, posts := range []float64{p.FullTime, p.Small} {
				require.InDelta(t, math.Round(posts), posts, 1e-5, unit)
			}
			full, small, budget = full+p.FullTime, small+p.Small, budget+p.Budget
		}
		require.GreaterOrEqual(t, math.Round(full), float64(n))
		require.LessOrEqual(t, math.Round(small), float64(c.SmallAtMost))
		require.LessOrEqual(t, budget, c.Budget.FullTimeWeeks+ward.Size(len(of)))
	}
}
