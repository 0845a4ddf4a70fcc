package bound

import (
	"errors"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/check"
	"heltid/solver/lp"
	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// No lawful rota beats a bound: those drawn by hand, and those that dives make
// of the example wards under each of their rota models. What is missing from
// need is held, so that bounds speak of rotas such as these.
func TestNoRotaBeatsABound(t *testing.T) {
	var lawful atomic.Int64
	t.Cleanup(func() { require.GreaterOrEqual(t, lawful.Load(), int64(3), "hardly any rota was lawful") })
	t.Parallel()
	t.Run("by hand", func(t *testing.T) {
		t.Parallel()
		w := example(t, "ward-small")
		for _, name := range fixtures.Rotas() {
			data, err := fixtures.Rota(name)
			require.NoError(t, err)
			r, c, err := rota.Read(name, data, w)
			if err != nil {
				continue // it is of another ward
			}
			lawful.Add(unbeaten(t, c, r))
		}
	})
	names := []string{"sketch-1", "ward-calendar", "ward-everyday", "ward-small"}
	if !testing.Short() {
		names = append(names, "ward-12a")
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := example(t, name)
			for _, m := range w.Models {
				run := ward.FromToday
				if len(w.People) == 0 {
					run = ward.Structure
				}
				c, err := w.Case(m.ID, run)
				require.NoError(t, err)
				l := lines(t, c, rule.Terms(c), 1)
				r, _, err := l.Dive(t.Context(), 0)
				require.NoError(t, err)
				if c.Ward.Period.Kind == ward.Rolling {
					requireLawfulLines(t, c, r)
				}
				lawful.Add(unbeaten(t, c, r))
			}
		})
	}
}

func example(t *testing.T, name string) *ward.Ward {
	t.Helper()
	data, err := fixtures.Ward(name)
	require.NoError(t, err)
	w, err := ward.Read(name, data)
	require.NoError(t, err)
	return w
}

// unbeaten holds a rota against every flow bound, with what comes before each
// held at what the rota has. It gives 0 where the rota is not lawful.
func unbeaten(t *testing.T, c *ward.Case, r *rota.Rota) int64 {
	t.Helper()
	report, err := check.Check(c, r)
	require.NoError(t, err)
	if slices.ContainsFunc(report.Findings, func(f check.Finding) bool {
		def, _ := rule.ByID(f.Rule)
		return def.Kind != rule.Need
	}) {
		return 0
	}
	f, err := NewFlow(c, rule.Terms(c), &lp.Runner{})
	require.NoError(t, err)
	defer f.Close()
	has := measure.Tiers(c, r)
	held := Held{Shortage: map[string]int{}}
	if c.SmallAtMost >= 0 {
		held.SmallPosts = &c.SmallAtMost
	}
	within := func(b Bound, err error, value int) {
		t.Helper()
		if errors.Is(err, ErrUndecided) {
			return
		}
		absent(t, err)
		require.NoError(t, err, "%s of %s under %s", b.Quantity, c.Ward.Name, c.Model.ID)
		again, err := f.Prove(*b.Certificate)
		require.NoError(t, err)
		require.Equal(t, b.Value, again.Value)
		if b.Upper {
			require.LessOrEqual(t, value, b.Value, "%s of %s under %s", b.Quantity, c.Ward.Name, c.Model.ID)
		} else {
			require.GreaterOrEqual(t, value, b.Value, "%s %s of %s under %s", b.Quantity, b.Who, c.Ward.Name, c.Model.ID)
		}
	}
	for _, s := range has.Shortage {
		b, err := f.Shortage(t.Context(), s.Who, held)
		within(b, err, s.Minutes)
		held.Shortage[s.Who] = s.Minutes
	}
	b, err := f.FullTime(t.Context(), held)
	within(b, err, has.FullTime)
	held.FullTime = &has.FullTime
	b, err = f.SmallPosts(t.Context(), held)
	within(b, err, has.SmallPosts)
	held.SmallPosts = &has.SmallPosts
	b, err = f.BelowTarget(t.Context(), held)
	within(b, err, has.UnderTarget)
	b, err = f.Share(t.Context(), has.FullTime, has.Posts, held)
	within(b, err, 0)
	unbeatenByLine(t, c, r, f)
	return 1
}
