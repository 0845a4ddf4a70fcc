package bound

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"heltid/solver/lp"
)

// Whatever multipliers it is given, a certificate is no less than the gain of
// any point that keeps the rows: here every whole point of a small box.
func TestEveryMultiplierProvesALimit(t *testing.T) {
	t.Parallel()
	met := 0
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(5, seed))
		p := newProgram()
		whole := p.col(0, 3, "whole")
		parts := []lp.Col{p.part(3), p.part(3)}
		free := p.col(-2, 2, "free")
		all := append([]lp.Col{whole, free}, parts...)
		p.cuts = []cut{{parts, whole}}
		for range 3 {
			var terms []term
			for _, c := range all {
				terms = append(terms, term{c, int64(r.IntN(9) - 4)})
			}
			p.row(-unbounded, int64(r.IntN(12)), "", terms...)
		}
		cost := []int64{int64(r.IntN(9) - 4), int64(r.IntN(9) - 4), int64(r.IntN(9) - 4), int64(r.IntN(9) - 4)}
		duals := []float64{3 * r.Float64(), 3 * r.Float64(), r.NormFloat64()}
		limit := p.rounded(cost, duals).limit

		at := make([]int64, 4) // by column
		for at[whole] = 0; at[whole] <= 3; at[whole]++ {
			for at[free] = -2; at[free] <= 2; at[free]++ {
				for at[parts[0]] = 0; at[parts[0]] <= at[whole]; at[parts[0]]++ {
					for at[parts[1]] = 0; at[parts[0]]+at[parts[1]] <= at[whole]; at[parts[1]]++ {
						if !p.keeps(at) {
							continue
						}
						gain := int64(0)
						for j, v := range at {
							gain += cost[j] * v
						}
						require.GreaterOrEqual(t, limit.Cmp(big.NewRat(gain, 1)), 0, "seed %d: %v gains %d, limit %v", seed, at, gain, limit)
						met++
					}
				}
			}
		}
	}
	require.Greater(t, met, 1000)
}

func (p *program) keeps(at []int64) bool {
	for _, r := range p.rows {
		sum := int64(0)
		for _, t := range r.terms {
			sum += t.coef * at[t.col]
		}
		if sum < r.lo || sum > r.hi {
			return false
		}
	}
	return true
}

// Whatever is done to the multipliers of a certificate, what it proves is no
// tighter than the truth: a rota with 14 full-time posts is known.
func TestNoTamperingProvesTooMuch(t *testing.T) {
	t.Parallel()
	f := flow(t, traditional())
	b := ask(t, func() (Bound, error) { return f.FullTime(t.Context(), Held{}) })
	again, err := f.Prove(*b.Certificate)
	require.NoError(t, err)
	require.Equal(t, b.Value, again.Value)
	require.InDelta(t, b.Raw, again.Raw, 0)
	rapid.Check(t, func(r *rapid.T) {
		c := *b.Certificate
		c.Multipliers = slices.Clone(c.Multipliers)
		for range rapid.IntRange(1, 40).Draw(r, "changes") {
			at := rapid.IntRange(0, len(c.Multipliers)-1).Draw(r, "row")
			switch rapid.IntRange(0, 3).Draw(r, "how") {
			case 0:
				c.Multipliers[at] = 0
			case 1:
				c.Multipliers[at] = -c.Multipliers[at]
			case 2:
				c.Multipliers[at] += rapid.Int64Range(-1<<36, 1<<36).Draw(r, "by")
			default:
				c.Multipliers[at] = rapid.Int64().Draw(r, "anything")
			}
		}
		got, err := f.Prove(c)
		require.NoError(r, err)
		require.GreaterOrEqual(r, got.Value, 14)
	})
}
