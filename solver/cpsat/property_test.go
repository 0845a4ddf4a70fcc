package cpsat

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// small draws a model of a few variables with rows of every kind.
func small(t *rapid.T) *Model {
	m := NewModel()
	var bools []Bool
	for i := range rapid.IntRange(1, 5).Draw(t, "bools") {
		bools = append(bools, m.Bool(fmt.Sprint("b", i)))
	}
	ints := []Int{m.Int(-2, 2, "n"), m.IntFrom([]int64{-3, 0, 1, 4}, "holes")}
	literal := rapid.Custom(func(t *rapid.T) Bool {
		b := rapid.SampledFrom(bools).Draw(t, "literal")
		if rapid.Bool().Draw(t, "negated") {
			return b.Not()
		}
		return b
	})
	literals := rapid.SliceOfN(literal, 0, 4)
	sum := rapid.Custom(func(t *rapid.T) *Sum {
		s := new(Sum).Const(rapid.Int64Range(-5, 5).Draw(t, "constant"))
		for range rapid.IntRange(0, 4).Draw(t, "terms") {
			coef := rapid.Int64Range(-6, 6).Draw(t, "coef")
			if rapid.Bool().Draw(t, "int") {
				s.AddInt(coef, rapid.SampledFrom(ints).Draw(t, "variable"))
			} else {
				s.Add(coef, literal.Draw(t, "literal"))
			}
		}
		return s
	})
	bound := rapid.Int64Range(-12, 12)
	for range rapid.IntRange(0, 6).Draw(t, "rows") {
		var r Row
		switch rapid.IntRange(0, 7).Draw(t, "kind") {
		case 0:
			r = m.AtMost(sum.Draw(t, "sum"), bound.Draw(t, "hi"))
		case 1:
			r = m.AtLeast(sum.Draw(t, "sum"), bound.Draw(t, "lo"))
		case 2:
			r = m.Equal(sum.Draw(t, "sum"), bound.Draw(t, "value"))
		case 3:
			r = m.Between(sum.Draw(t, "sum"), bound.Draw(t, "lo"), bound.Draw(t, "hi"))
		case 4:
			r = m.Or(literals.Draw(t, "or")...)
		case 5:
			r = m.AtMostOne(literals.Draw(t, "at most one")...)
		case 6:
			r = m.ExactlyOne(literals.Draw(t, "exactly one")...)
		case 7:
			r = m.And(literals.Draw(t, "and")...)
		}
		if rapid.Bool().Draw(t, "enforced") {
			r.OnlyIf(literals.Draw(t, "only if")...)
		}
	}
	if rapid.IntRange(0, 3).Draw(t, "fix") == 0 {
		m.Fix(bools[0], rapid.Bool().Draw(t, "fixed"))
	}
	switch rapid.IntRange(0, 2).Draw(t, "objective") {
	case 1:
		m.Minimize(sum.Draw(t, "cost"))
	case 2:
		m.Maximize(sum.Draw(t, "gain"))
	}
	return m
}

// brute tries every assignment by Check.
func brute(m *Model) (found bool, best int64) {
	sol := make([]int64, m.NumVars())
	var try func(v int)
	try = func(v int) {
		if v < len(sol) {
			for x := m.lo[v]; x <= m.hi[v]; x++ {
				sol[v] = x
				try(v + 1)
			}
			return
		}
		if m.Check(sol) != nil {
			return
		}
		value := m.Objective(sol)
		if !found || m.objective != nil && (value > best) == m.objective.maximize {
			best = value
		}
		found = true
	}
	try(0)
	return found, best
}

func TestSolverAgreesWithBruteForce(t *testing.T) {
	needORTools(t)
	t.Parallel()
	runner := new(Runner)
	rapid.Check(t, func(rt *rapid.T) {
		m := small(rt)
		require.NoError(rt, m.Err())
		r, err := runner.Solve(t.Context(), m, Params{Workers: 1}, nil)
		require.NoError(rt, err)
		found, best := brute(m)
		if !found {
			require.Equal(rt, Infeasible, r.Status)
			return
		}
		require.Equal(rt, Optimal, r.Status)
		require.NoError(rt, m.Check(r.Solution))
		if m.objective != nil {
			require.Equal(rt, best, r.Objective)
			require.Equal(rt, best, r.Bound)
		}
	})
}
