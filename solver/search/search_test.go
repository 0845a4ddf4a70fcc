package search_test

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/check"
	"heltid/solver/cpsat"
	"heltid/solver/lp"
	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
)

func TestMain(m *testing.M) {
	cpsat.ChildMain()
	os.Exit(m.Run())
}

func caseOf(t *testing.T, name, model string, run ward.Run) *ward.Case {
	t.Helper()
	data, err := fixtures.Ward(name)
	require.NoError(t, err)
	w, err := ward.Read(name, data)
	require.NoError(t, err)
	require.NoError(t, w.CheckAgreements(rule.Ladders()))
	c, err := w.Case(model, run)
	require.NoError(t, err)
	return c
}

func options(t *testing.T, most time.Duration) search.Options {
	t.Helper()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	return search.Options{Time: most, Seed: 1, Solver: &cpsat.Runner{}, LP: &lp.Runner{}}
}

// find searches until the last tier is worked on, however slow the machine.
func find(t *testing.T, c *ward.Case, o search.Options) *search.Outcome {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	on := o.On
	o.On = func(e search.Event) {
		if on != nil {
			on(e)
		}
		if e.Kind == search.StageEvent && e.Tier == 7 && e.Unit == "" {
			cancel()
		}
	}
	out, err := search.Run(ctx, c, rule.Terms(c), o)
	require.NoError(t, err)
	require.NotNil(t, out.Rota)
	requireLegal(t, c, out.Rota)
	requireHonest(t, c, out)
	return out
}

// requireLegal: the independent checker finds nothing but missing cover.
func requireLegal(t *testing.T, c *ward.Case, r *rota.Rota) {
	t.Helper()
	report, err := check.Check(c, r)
	require.NoError(t, err)
	for _, f := range report.Findings {
		k, _ := rule.ByID(f.Rule)
		require.Equal(t, rule.Need, k.Kind, "%s, %s: %d against %d", f.Rule, f.Person, f.Measured, f.Limit)
	}
}

// requireHonest: every tier's value is what the finished rota measures, and no
// value passes its limit.
func requireHonest(t *testing.T, c *ward.Case, out *search.Outcome) {
	for _, l := range out.Limits {
		require.Len(t, l.Words, len(rule.Languages), "what the limit on %s means", l.Quantity)
	}
	t.Helper()
	m := measure.Tiers(c, out.Rota)
	for _, tier := range out.Tiers {
		if v, ok := tier.Measured(m); ok && tier.Proven {
			require.Equal(t, v, tier.Value, "tier %d %s", tier.Number, tier.Part)
		}
		if tier.Bounded && tier.Maximize {
			require.LessOrEqual(t, tier.Value, tier.Bound, "tier %d %s", tier.Number, tier.Part)
		} else if tier.Bounded {
			require.GreaterOrEqual(t, tier.Value, tier.Bound, "tier %d %s", tier.Number, tier.Part)
		}
	}
}

// The ward's policy puts cost and continuity before wanted cover; each is what
// the finished rota measures.
func TestThePolicyOrdersTheTiers(t *testing.T) {
	t.Parallel()
	c := caseOf(t, "ward-three", "", ward.Plan)
	c.Ward.Policy = []int{9, 8}
	o := options(t, 0)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	o.On = func(e search.Event) {
		if e.Kind == search.StageEvent && e.Tier == 4 {
			cancel()
		}
	}
	out, err := search.Run(ctx, c, rule.Terms(c), o)
	require.NoError(t, err)
	requireLegal(t, c, out.Rota)
	var order []int
	m := measure.Tiers(c, out.Rota)
	for _, tier := range out.Tiers {
		order = append(order, tier.Number)
		v, ok := tier.Measured(m)
		require.True(t, ok)
		if tier.Number == 8 || tier.Number == 9 {
			require.LessOrEqual(t, v, tier.Value, "tier %d", tier.Number)
			require.LessOrEqual(t, tier.Bound, v, "tier %d", tier.Number)
		}
	}
	require.Equal(t, []int{1, 9, 8, 4}, order[:4])
}

// A ward small enough is solved to the end: every goal is proven.
func TestASmallWardIsSolvedInEveryRun(t *testing.T) {
	t.Parallel()
	for _, run := range []ward.Run{ward.Structure, ward.FromToday, ward.Plan} {
		t.Run(string(run), func(t *testing.T) {
			t.Parallel()
			c := caseOf(t, "ward-three", "", run)
			out, err := search.Run(t.Context(), c, rule.Terms(c), options(t, 0))
			require.NoError(t, err)
			require.Equal(t, search.Solved, out.Status)
			requireLegal(t, c, out.Rota)
			requireHonest(t, c, out)
			for _, tier := range out.Tiers {
				require.True(t, tier.Proven, "tier %d %s", tier.Number, tier.Part)
			}
			for _, l := range out.Rota.Lines {
				p, ok := c.Person(l.Person)
				require.True(t, ok)
				if !p.Optional() {
					require.GreaterOrEqual(t, l.Size, p.Size.Current, "nobody below today's size: %s", l.Person)
				}
			}
		})
	}
}

func TestACalendarRotaIsSolvedAndLegal(t *testing.T) {
	if testing.Short() {
		t.Skip("it is the same search as in others; what counts is what it finds")
	}
	t.Parallel()
	c := caseOf(t, "ward-calendar", "", ward.FromToday)
	find(t, c, options(t, time.Minute))
}

// What the rules leave no room for is said twice, and what stands in the way
// is named.
func TestAWardWithoutALegalRotaIsInfeasibleAndNamesTheConflict(t *testing.T) {
	if testing.Short() {
		t.Skip("it is the same search as in others; what counts is what it finds")
	}
	c := caseOf(t, "ward-impossible", "", ward.FromToday)
	out, err := search.Run(context.Background(), c, rule.Terms(c), options(t, 40*time.Second))
	require.NoError(t, err)
	if out.Status != search.Infeasible {
		require.True(t, search.Bent(out.Tiers), "no legal rota, so at least something bends: %s", out.Status)
		return
	}
	require.Nil(t, out.Rota)
	require.NotEmpty(t, out.Conflict)
}

// Units that differ in names only are solved once, and the whole is as good as
// three times one of them.
func TestAlikeUnitsAreSolvedOnceAndJoined(t *testing.T) {
	t.Parallel()
	c := threefold(t)
	parts := c.Parts()
	require.Len(t, parts, 3)
	require.Equal(t, parts[0].Likeness(), parts[1].Likeness())
	seen := map[string]bool{}
	o := options(t, time.Minute)
	covered := false // as the whole hears of it
	o.On = func(e search.Event) {
		if e.Unit == "" && e.Kind == search.StageEvent {
			require.True(t, covered || seen[""], "before the whole is worked on")
			seen[""] = true
		}
		seen[e.Unit] = seen[e.Unit] || e.Unit != ""
		covered = covered || e.Unit == "" && e.Kind == search.FoundEvent && e.Tier == 1 && e.Value == 0 && e.Rota != nil
	}
	out := find(t, c, o)
	require.True(t, seen[""])
	require.True(t, seen["A"])
	require.False(t, seen["B"], "unit B is like unit A")
	require.Len(t, out.Rota.Lines, 9)
	for _, s := range measure.Tiers(c, out.Rota).Shortage {
		require.Zero(t, s.Minutes, s.Who)
	}
}

// threefold is a ward of three units, each like ward-three.
func threefold(t *testing.T) *ward.Case {
	t.Helper()
	data, err := fixtures.Ward("ward-three")
	require.NoError(t, err)
	text := "units: [{id: A}, {id: B}, {id: C}]\n"
	for line := range strings.Lines(strings.Replace(string(data), "full_time_posts: 240", "full_time_posts: 720", 1)) {
		if !strings.HasPrefix(line, "  - {days: ") && !strings.Contains(line, "competence: ") {
			text += line
			continue
		}
		for _, unit := range []string{"A", "B", "C"} {
			own := strings.Replace(line, "{id: ", "{id: "+unit+"-", 1)
			text += strings.Replace(own, "{", "{unit: "+unit+", ", 1)
		}
	}
	w, err := ward.Read("threefold", []byte(text), rule.Ladders()...)
	require.NoError(t, err)
	c, err := w.Case("traditional", ward.FromToday)
	require.NoError(t, err)
	return c
}

// Stopping keeps the best rota there is at that moment.
func TestStoppingKeepsTheBest(t *testing.T) {
	t.Parallel()
	c := caseOf(t, "sketch-1", "traditional", ward.Structure)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	o := options(t, 0)
	o.On = func(e search.Event) {
		if e.Tier == 2 {
			cancel()
		}
	}
	out, err := search.Run(ctx, c, rule.Terms(c), o)
	require.NoError(t, err)
	require.Equal(t, search.Stopped, out.Status)
	require.NotNil(t, out.Rota)
	requireLegal(t, c, out.Rota)
}

// A rota given to start from is never made worse in a tier that counts.
func TestAStartIsKeptOrBettered(t *testing.T) {
	if testing.Short() {
		t.Skip("it is the same search as in others; what counts is what it finds")
	}
	t.Parallel()
	c := caseOf(t, "ward-three", "", ward.FromToday)
	first := find(t, c, options(t, time.Minute))
	o := options(t, time.Minute)
	o.Start, o.Seed = first.Rota, 7
	second := find(t, c, o)
	before, after := measure.Tiers(c, first.Rota), measure.Tiers(c, second.Rota)
	require.Equal(t, before.Shortage, after.Shortage)
	require.GreaterOrEqual(t, after.FullTime, before.FullTime)
}

// A rota of many weeks by the calendar is laid out from a base rota, which is told of
// apart from it.
func TestALongCalendarIsLaidOut(t *testing.T) {
	t.Parallel()
	c := caseOf(t, "ward-year", "", ward.FromToday)
	o := options(t, 5*time.Minute)
	o.Last = 1
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	base := false
	o.On = func(ev search.Event) {
		switch {
		case ev.Unit == search.BaseRota:
			require.Nil(t, ev.Rota, "it is a rota of other dates")
			base = true
		case ev.Rota != nil: // it goes on from there as any search does
			cancel()
		}
	}
	out, err := search.Run(ctx, c, rule.Terms(c), o)
	require.NoError(t, err)
	require.True(t, base)
	require.NotNil(t, out.Rota)
	require.Equal(t, 52, out.Rota.Weeks)
	require.True(t, search.Sound(c, out.Rota, true))
}
