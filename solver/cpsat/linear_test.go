package cpsat

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// A model as sums alone has the solutions of the model, and is worth the same in
// each.
func TestSumsAloneSayTheSame(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := small(t)
		l, err := m.Linear()
		require.NoError(t, err)
		require.Len(t, l.Cost, m.NumVars())
		sol := make([]int64, len(l.Lo))
		var try func(v int) bool // tells whether some values from v on fit
		try = func(v int) bool {
			if v == len(sol) {
				return l.fits(sol)
			}
			fits := false
			for x := l.Lo[v]; x <= l.Hi[v]; x++ {
				sol[v] = x
				if v >= m.NumVars() {
					fits = fits || try(v+1)
					continue
				}
				if fits := try(v + 1); v == m.NumVars()-1 {
					require.Equal(t, m.Check(sol[:m.NumVars()]) == nil, fits, "%v", sol)
					require.Equal(t, m.Objective(sol), l.worth(sol))
				}
			}
			return fits
		}
		try(0)
	})
}

func (l *Linear) fits(sol []int64) bool {
	for _, r := range l.Rows {
		sum := int64(0)
		for i, v := range r.Vars {
			sum += r.Coefs[i] * sol[v]
		}
		if sum < r.Lo || sum > r.Hi {
			return false
		}
	}
	return true
}

func (l *Linear) worth(sol []int64) int64 {
	sum := l.Offset
	for v, c := range l.Cost {
		sum += c * sol[v]
	}
	return sum
}

func TestSumsAloneOfAnInvalidModel(t *testing.T) {
	t.Parallel()
	m := NewModel()
	m.Int(1, 0, "")
	_, err := m.Linear()
	require.ErrorIs(t, err, ErrModelInvalid)
}
