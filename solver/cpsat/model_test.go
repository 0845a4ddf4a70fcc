package cpsat

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func encoded(t *testing.T, m *Model) []byte {
	t.Helper()
	b, err := m.Bytes()
	require.NoError(t, err)
	return b
}

func same(t *testing.T, want, got func(m *Model, x, y Bool)) {
	t.Helper()
	build := func(state func(m *Model, x, y Bool)) []byte {
		m := NewModel()
		x, y := m.Bool("x"), m.Bool("y")
		state(m, x, y)
		return encoded(t, m)
	}
	require.Equal(t, build(want), build(got))
}

func TestSumFoldsWhatIsEqual(t *testing.T) {
	t.Parallel()
	same(t,
		func(m *Model, x, y Bool) { m.AtMost(new(Sum).Add(3, x).Add(-1, y), 1) },
		// 2x + y + 1·x - 2y + 0·x <= 1, out of order and with a negation: y = 1 - (not y).
		func(m *Model, x, y Bool) {
			m.AtMost(new(Sum).Add(1, y).Add(2, x).Add(2, y.Not()).AddSum(1, new(Sum).Add(1, x).Add(0, x)), 3)
		})
}

func TestRowIsDividedByTheCommonDivisor(t *testing.T) {
	t.Parallel()
	same(t,
		func(m *Model, x, y Bool) { m.Between(new(Sum).Add(2, x).Add(-3, y), -1, 1) },
		func(m *Model, x, y Bool) { m.Between(new(Sum).Add(20, x).Add(-30, y), -19, 19) })
}

func TestTrivialRows(t *testing.T) {
	t.Parallel()
	nothing := func(m *Model, x, y Bool) {}
	impossible := func(m *Model, x, y Bool) { m.Or() }
	for name, c := range map[string]struct{ want, got func(m *Model, x, y Bool) }{
		"always true":               {nothing, func(m *Model, x, y Bool) { m.AtMost(new(Sum).Add(1, x).Add(1, y), 2) }},
		"true clause":               {nothing, func(m *Model, x, y Bool) { m.Or(x, y, x.Not()) }},
		"at most one of one":        {nothing, func(m *Model, x, y Bool) { m.AtMostOne(x) }},
		"empty conjunction":         {nothing, func(m *Model, x, y Bool) { m.And() }},
		"never enforced":            {nothing, func(m *Model, x, y Bool) { m.Or(y).OnlyIf(x, x.Not()) }},
		"never true":                {impossible, func(m *Model, x, y Bool) { m.AtLeast(new(Sum).Add(1, x), 2) }},
		"no multiple fits":          {impossible, func(m *Model, x, y Bool) { m.Equal(new(Sum).Add(2, x).Add(2, y), 3) }},
		"bounds that cross":         {impossible, func(m *Model, x, y Bool) { m.Between(new(Sum).Add(1, x), 1, 0) }},
		"contradicting":             {impossible, func(m *Model, x, y Bool) { m.And(x, x.Not()) }},
		"one of none":               {impossible, func(m *Model, x, y Bool) { m.ExactlyOne() }},
		"false becomes a clause":    {func(m *Model, x, y Bool) { m.Or(x.Not(), y) }, func(m *Model, x, y Bool) { m.Or().OnlyIf(x, y.Not()) }},
		"a bound out of this world": {nothing, func(m *Model, x, y Bool) { m.AtMost(new(Sum).Add(1, x).Const(-5), math.MaxInt64-1) }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			same(t, c.want, c.got)
		})
	}
}

func TestFixedVariablesAreFolded(t *testing.T) {
	t.Parallel()
	same(t,
		func(m *Model, x, y Bool) { m.Fix(x, true); m.Fix(y, false) },
		func(m *Model, x, y Bool) {
			m.Fix(x, true)
			m.Fix(y.Not(), true)
			m.AtMost(new(Sum).Add(5, x).Add(7, y), 5)
			m.Or(y, x)
			m.ExactlyOne(x, y)
			m.And(y).OnlyIf(y)
		})
}

func TestClearFixedGivesTheDomainBack(t *testing.T) {
	t.Parallel()
	m := NewModel()
	x := m.IntFrom([]int64{1, 2, 5}, "x")
	before := encoded(t, m)
	m.FixInt(x, 5)
	m.FixInt(x, 5)
	require.NotEqual(t, before, encoded(t, m))
	m.ClearFixed()
	require.Equal(t, before, encoded(t, m))
}

func TestBytesAreTheSameEveryTime(t *testing.T) {
	t.Parallel()
	build := func() *Model {
		m := NewModel()
		var total Sum
		for i := range 20 {
			b := m.Bool("b")
			total.Add(int64(20-i), b)
			m.Hint(b, i%2 == 0)
		}
		m.AtMost(&total, 50).Name("a name is not in the bytes")
		m.Maximize(&total)
		return m
	}
	a, err := build().Hash()
	require.NoError(t, err)
	b, err := build().Hash()
	require.NoError(t, err)
	require.Equal(t, a, b)
	require.Len(t, a, 64)
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	other := NewModel().Bool("theirs")
	for name, c := range map[string]struct {
		build func(m *Model, x Bool, i Int)
		says  string
	}{
		"domain upside down":     {func(m *Model, x Bool, i Int) { m.Int(2, 1, "v") }, "no domain [2, 1]"},
		"domain too wide":        {func(m *Model, x Bool, i Int) { m.Int(0, 1<<54, "v") }, "no domain"},
		"empty domain":           {func(m *Model, x Bool, i Int) { m.IntFrom(nil, "v") }, "empty domain"},
		"unsorted domain":        {func(m *Model, x Bool, i Int) { m.IntFrom([]int64{2, 1}, "v") }, "1 after 2"},
		"another model's":        {func(m *Model, x Bool, i Int) { m.Or(x, other) }, "another model"},
		"another's in a sum":     {func(m *Model, x Bool, i Int) { m.AtMost(new(Sum).Add(1, other), 1) }, "another model"},
		"a mix in a sum":         {func(m *Model, x Bool, i Int) { m.AtMost(new(Sum).Add(1, x).Add(1, other), 1) }, "another model"},
		"zero handle":            {func(m *Model, x Bool, i Int) { m.Hint(Bool{}, true) }, "no model made"},
		"zero handle in a sum":   {func(m *Model, x Bool, i Int) { m.Minimize(new(Sum).AddInt(1, Int{})) }, "no model made"},
		"enforced by another's":  {func(m *Model, x Bool, i Int) { m.Or(x).OnlyIf(other) }, "another model"},
		"64-bit overflow":        {func(m *Model, x Bool, i Int) { m.AtMost(new(Sum).Add(math.MaxInt64, x).Add(1, x), 1) }, "overflows"},
		"multiplied overflow":    {func(m *Model, x Bool, i Int) { m.AtMost(new(Sum).AddSum(1<<40, new(Sum).Const(1<<40)), 1) }, "overflows"},
		"the least integer":      {func(m *Model, x Bool, i Int) { m.AtMost(new(Sum).Add(math.MinInt64, x.Not()), 1) }, "overflows"},
		"out of reach":           {func(m *Model, x Bool, i Int) { m.AtMost(new(Sum).AddInt(1<<60, i), 1) }, "2^62"},
		"heavy coefficients":     {func(m *Model, x Bool, i Int) { m.AtMost(new(Sum).Add(1<<31-1, x).AddInt(1, i), 1) }, "2^31"},
		"objective beyond exact": {func(m *Model, x Bool, i Int) { m.Minimize(new(Sum).AddInt(1<<40, m.Int(0, 1<<20, "v"))) }, "2^53"},
		"fixed outside":          {func(m *Model, x Bool, i Int) { m.FixInt(i, 11) }, "cannot be fixed"},
		"fixed in a hole":        {func(m *Model, x Bool, i Int) { m.FixInt(m.IntFrom([]int64{1, 3}, "h"), 2) }, "h cannot be fixed to 2"},
		"fixed both ways":        {func(m *Model, x Bool, i Int) { m.Fix(x, true); m.Fix(x, false) }, "x cannot be fixed to 0"},
		"long hint":              {func(m *Model, x Bool, i Int) { m.HintSolution([]int64{1, 2, 3}) }, "3 values for 2"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := NewModel()
			x, i := m.Bool("x"), m.Int(0, 10, "i")
			c.build(m, x, i)
			require.ErrorIs(t, m.Err(), ErrModelInvalid)
			require.ErrorContains(t, m.Err(), c.says)
			first := m.Err()
			m.Or(other)
			require.Equal(t, first, m.Err(), "the first error sticks")
			_, err := m.Bytes()
			require.Equal(t, first, err)
			_, err = new(Runner).Solve(t.Context(), m, Params{Workers: 1}, nil)
			require.Equal(t, first, err)
		})
	}
}

func TestCoefficientsAreHeavyOnlyAfterDivision(t *testing.T) {
	t.Parallel()
	m := NewModel()
	m.AtMost(new(Sum).Add(1<<40, m.Bool("x")).Add(1<<41, m.Bool("y")), 1<<40)
	require.NoError(t, m.Err())
}

func TestCheckNamesTheBrokenRow(t *testing.T) {
	t.Parallel()
	m := NewModel()
	x, y, z := m.Bool("x"), m.Bool("y"), m.Bool("z")
	n := m.IntFrom([]int64{0, 2, 3}, "n")
	m.Or(x, y).Name("one of them")
	m.AtMostOne(x, y).Name("not both")
	m.ExactlyOne(y, z).Name("y or z")
	m.And(z.Not()).OnlyIf(x).Name("x keeps z out")
	m.Between(new(Sum).AddInt(2, n).Add(1, x), 1, 5).Name("size")
	m.Implies(y, m.False()).Name("no y").OnlyIf(z)

	for says, sol := range map[string][]int64{
		"one of them":  {0, 0, 1, 2, 1},
		"not both":     {1, 1, 0, 2, 1},
		"y or z":       {1, 0, 0, 2, 1},
		"keeps z out":  {1, 0, 1, 2, 1},
		"at least 1":   {0, 1, 0, 0, 1},
		"at most 5":    {0, 1, 0, 3, 1},
		"n = 1":        {0, 1, 0, 1, 1},
		"x = 2":        {2, 1, 0, 2, 1},
		"true = 0":     {0, 1, 0, 2, 0},
		"4 values for": {0, 1, 0, 2},
	} {
		require.ErrorContains(t, m.Check(sol), says)
	}
	require.NoError(t, m.Check([]int64{0, 1, 0, 2, 1}))
	m.Assume(x)
	require.ErrorContains(t, m.Check([]int64{0, 1, 0, 2, 1}), "assumption on x")
}

func TestObjectiveAndBounds(t *testing.T) {
	t.Parallel()
	m := NewModel()
	x, n := m.Bool("x"), m.Int(-3, 4, "n")
	var s Sum
	s.Add(10, x.Not()).AddInt(-2, n).Const(1)
	lo, hi := s.Bounds(m)
	require.Equal(t, [2]int64{-7, 17}, [2]int64{lo, hi})
	require.Equal(t, int64(-1), s.Value([]int64{1, 1}))
	require.Zero(t, m.Objective([]int64{1, 1}))
	m.Minimize(&s)
	require.Equal(t, int64(-1), m.Objective([]int64{1, 1}))
	m.Maximize(new(Sum).Add(3, x)) // replaces
	require.Equal(t, int64(3), m.Objective([]int64{1, 1}))
	require.Equal(t, 2, m.NumVars())
	require.Zero(t, m.NumRows())
}

func TestNegation(t *testing.T) {
	t.Parallel()
	m := NewModel()
	m.Bool("a")
	b := m.Bool("b")
	require.Equal(t, b, b.Not().Not())
	require.Equal(t, 1, b.Not().Index())
	require.True(t, b.Not().Negated())
	require.Equal(t, m.True(), m.False().Not())
	require.Equal(t, 3, m.NumVars(), "one variable for both constants")
	r := Result{Solution: []int64{0, 1, 1}}
	require.True(t, r.Value(b))
	require.False(t, r.Value(b.Not()))
}

func TestParamsAreChecked(t *testing.T) {
	t.Parallel()
	m := NewModel()
	_, err := new(Runner).Solve(t.Context(), m, Params{}, nil)
	require.ErrorContains(t, err, "at least 1")
	m.Assume(m.Bool("a"))
	_, err = new(Runner).Solve(t.Context(), m, Params{Workers: 2}, nil)
	require.ErrorContains(t, err, "assumptions need")
}

func TestLibraryAbsent(t *testing.T) {
	t.Parallel()
	empty := t.TempDir()
	m := NewModel()
	_, err := (&Runner{Library: empty}).Solve(t.Context(), m, Params{Workers: 1}, nil)
	require.ErrorIs(t, err, ErrNoORTools)
	require.ErrorContains(t, err, "make ortools")
	require.False(t, strings.Contains(err.Error(), "\n"))
}
