package bound

import (
	"context"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/lp"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

func rolling(t *testing.T, c *ward.Case, terms *ward.Terms, seed uint64) *Rolling {
	t.Helper()
	r, err := NewRolling(t.Context(), c, terms, &lp.Runner{}, seed)
	absent(t, err)
	require.NoError(t, err)
	t.Cleanup(r.Close)
	return r
}

// Lines that come again are lines of the whole period: of its rules, its hours
// and its sizes, and worth the same to the whole rota.
func TestRollingLinesAreLinesOfThePeriod(t *testing.T) {
	t.Parallel()
	c, err := example(t, "ward-30").Case("traditional", ward.FromToday)
	require.NoError(t, err)
	terms := rule.Terms(c)
	all, err := stateLines(t.Context(), c, terms, 1, whole)
	require.NoError(t, err)
	r := rolling(t, c, terms, 1)
	require.True(t, slices.ContainsFunc(r.days.kinds, func(k *lineKind) bool { return k.times == 2 }))
	ctx, everybodySits := context.WithCancel(t.Context())
	made, _, err := r.Make(ctx, func(bool) { everybodySits() })
	require.NoError(t, err)
	require.Len(t, made.Lines, len(c.People))
	requireLawfulLines(t, c, made)
	lines := map[string]rota.Line{}
	for _, l := range made.Lines {
		lines[l.Person] = l
	}
	again := map[string]*postGroup{}
	for _, g := range r.days.groups {
		for _, p := range g.people {
			again[p.ID] = g
		}
	}
	for _, g := range all.groups {
		for _, p := range g.people {
			if lines[p.ID].Duties == nil {
				continue
			}
			n, short := all.column(g, lines[p.ID]), r.days.column(again[p.ID], lines[p.ID])
			require.NotNil(t, n, "%s", p.ID)
			require.NotNil(t, short, "%s", p.ID)
			require.True(t, g.kind.line.runs(n.line, g.kind.starts), "%s", p.ID)
			_, is := all.worth(g, fit{n.units, n.size})
			_, as := r.days.worth(again[p.ID], fit{short.units, short.size})
			for i := range is {
				require.InDelta(t, is[i].Coef, as[i].Coef, 1e-9, "%s", p.ID)
			}
		}
	}
}

// Since the weeks are alike, the averaged week's program is worth what that of
// every day is: lines begun in each week by turns meet the need of each week.
func TestAveragedWeekIsWorthAsMuchAsEveryDay(t *testing.T) {
	t.Parallel()
	s := traditional()
	s.weeks = 3
	c, terms := s.build(t)
	value := func(as form) float64 {
		l, err := stateLines(t.Context(), c, terms, 1, as)
		require.NoError(t, err)
		absent(t, l.open(t.Context(), &lp.Runner{}))
		t.Cleanup(l.Close)
		for turn := 0; ; turn++ { // to the end, not only until it gains little
			sol, err := l.live.Solve(t.Context(), lp.Params{})
			require.NoError(t, err)
			fresh := 0
			for part := range turns {
				for _, n := range l.price(t.Context(), sol.RowDual, 20, part) {
					_, new := l.add(n.column)
					fresh += indicator(new)
				}
			}
			if fresh == 0 {
				return sol.Objective
			}
		}
	}
	every, averaged := value(repeated), value(averaged)
	require.InDelta(t, every, averaged, 0.02*math.Abs(every), "but for the prices that differ by chance")
}

// However the lines of a rota are begun in other weeks, they stay as they are,
// and the need is met no worse.
func TestLinesAreBegunWhereTheyFitBest(t *testing.T) {
	t.Parallel()
	c, err := example(t, "ward-30").Case("traditional", ward.FromToday)
	require.NoError(t, err)
	r := rolling(t, c, rule.Terms(c), 1)
	settled, _, err := r.week.Dive(t.Context(), 0)
	require.NoError(t, err)
	laid := r.days.mending()
	at := map[string]*column{}
	for _, s := range laid.seats {
		line := settled.Lines[slices.IndexFunc(settled.Lines, func(l rota.Line) bool { return l.Person == s.person.ID })]
		if n := laid.column(s.group, line); n != nil && n.units > 0 {
			at[s.person.ID] = n
			laid.take(s, n)
		}
	}
	begun := r.days.mending()
	begun.begin(settled)
	require.Less(t, begun.cost(), laid.cost())
	for _, s := range begun.seats {
		if n := at[s.person.ID]; n != nil {
			require.Equal(t, earliest(n.line), earliest(s.line.line), "%s", s.person.ID)
			require.Equal(t, n.size, s.line.size)
		}
	}
}

// Whom a dive leaves without a line, the next has no line for either where it
// keeps that: nobody has two.
func TestNobodyHasTwoLinesHoweverOftenOneDives(t *testing.T) {
	t.Parallel()
	c, err := example(t, "ward-30").Case("long_L1_third", ward.FromToday)
	require.NoError(t, err)
	r := rolling(t, c, rule.Terms(c), 1)
	for n := range 12 {
		r.spare(float64(n%2) * leeway)
		made, _, err := r.week.Dive(t.Context(), 0)
		require.NoError(t, err)
		require.Len(t, made.Lines, len(c.People))
	}
}
