package bound

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/rule"
	"heltid/solver/ward"
)

// However somebody's line is bent, it is what trying every line finds that has
// their duties on all other days: at any prices, in a week, in days at both ends of
// it, and in the whole of two weeks.
func TestALineIsBentAsWellAsCanBe(t *testing.T) {
	t.Parallel()
	kind := fortnight(t)
	g := &postGroup{kind: kind, people: kind.People}
	for units := range 11 {
		for third := range g.fits {
			g.fits[third] = append(g.fits[third], fit{units, ward.FullTime})
		}
	}
	kind.paces, kind.groups = kind.pacesOf([]int{0, 10}), []*postGroup{g}
	beside := func(_ *postGroup, f fit) float64 { return 0.2 * float64(f.units) }
	random := func(r *rand.Rand) prices {
		y := make(prices, 3*14)
		for i := range y {
			y[i] = r.Float64() - 0.3
		}
		return y
	}
	worth := func(y prices, line []int8) (sum float64) {
		for day, shift := range line {
			if shift >= 0 {
				sum += y[kind.needs[duty{day, int(shift)}][0]] + 0.2
			}
		}
		return sum
	}
	bent := 0
	for _, free := range [][]spell{{{3, 10}}, {{0, 4}, {11, 14}}, {{0, 14}}} {
		for seed := range uint64(4) {
			r := rand.New(rand.NewPCG(seed, 2))
			had := newPricer(kind, random(r)).best(t.Context(), kind.groups, beside, 1, 0)[0].column
			start, ok := kind.line.begins(had.line, kind.starts)
			require.True(t, ok)
			y := random(r)
			got := newPricer(kind, y).bend(had, free, beside)
			require.NotNil(t, got)
			held := func(day int) bool {
				return !slices.ContainsFunc(free, func(s spell) bool { return s.has(day) })
			}
			for day, shift := range got.line {
				require.True(t, !held(day) || shift == had.line[day])
			}
			require.True(t, kind.line.runs(got.line, kind.starts))
			best := -1e9
			for at, v := range everyLine(kind, y, start, func(day int, e arc) bool { return !held(day) || e.shift == int(had.line[day]) }) {
				best = max(best, float64(v)/fine+0.2*float64(at[1]))
			}
			require.InDelta(t, best, worth(y, got.line), 1e-3, "seed %d, free %v", seed, free)
			bent += indicator(!slices.Equal(had.line, got.line))
		}
	}
	require.Greater(t, bent, 6, "most lines were worth bending")
}

// People who bend their lines lose nothing: what is broken and what is missing
// never rises, and every line stays one that the rules allow.
func TestBendingLosesNothing(t *testing.T) {
	t.Parallel()
	c, err := example(t, "ward-small").Case("", ward.FromToday)
	require.NoError(t, err)
	l, err := stateLines(t.Context(), c, rule.Terms(c), 1, whole)
	require.NoError(t, err)
	m := l.mending()
	for _, s := range m.seats {
		m.sit(t.Context(), s)
	}
	last, first := m.cost(), m.cost()
	m.bend(t.Context(), 20, func() {
		require.Less(t, m.cost(), last)
		last = m.cost()
	})
	require.Less(t, last, first)
	present := slices.Clone(m.present)
	for _, s := range m.seats {
		if n := s.line; n != nil {
			require.True(t, s.group.kind.line.runs(n.line, s.group.kind.starts), "%s", s.person.ID)
			require.True(t, s.group.offers(fit{n.units, n.size}), "%s", s.person.ID)
			m.take(s, nil)
		}
	}
	require.Zero(t, slices.Max(m.present), "what was counted is what the lines have")
	require.NotZero(t, slices.Max(present))
}
