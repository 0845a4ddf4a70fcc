package search

import (
	"context"
	"slices"
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
	"heltid/solver/ward"
)

func engineFor(t *testing.T, name string) *engine {
	t.Helper()
	data, err := fixtures.Ward(name)
	require.NoError(t, err)
	w, err := ward.Read(name, data)
	require.NoError(t, err)
	c, err := w.Case("", ward.FromToday)
	require.NoError(t, err)
	o := Options{Time: time.Minute, Workers: 8, Solver: &cpsat.Runner{}, LP: &lp.Runner{}, On: func(Event) {}}
	return &engine{o: o, c: c, t: rule.Terms(c), began: time.Now(), deadline: time.Now().Add(time.Minute), out: &Outcome{}, known: newLimits()}
}

// Only the lines that break the law, or what parties have agreed, lose duties
// before a diver's rota is closed, and are loose; the others stay as they are.
func TestALineThatBreaksTheLawIsMadeAnew(t *testing.T) {
	e := engineFor(t, "ward-small")
	data, err := fixtures.Rota("ward-small-three-breaches")
	require.NoError(t, err)
	planted, _, err := rota.Read("planted.yaml", data, e.c.Ward)
	require.NoError(t, err)
	report, err := check.Check(e.c, planted)
	require.NoError(t, err)
	var guilty []string
	for _, f := range report.Findings {
		if !Stands(f.Rule, true) {
			guilty = append(guilty, f.Person)
		}
	}
	require.NotEmpty(t, guilty)
	before := map[string]int{}
	for _, l := range planted.Lines {
		before[l.Person] = len(l.Duties)
	}
	mended, loose := e.pruned(planted, nil)
	require.Subset(t, loose, guilty)
	for _, l := range mended.Lines {
		if slices.Contains(guilty, l.Person) {
			require.Less(t, len(l.Duties), before[l.Person], l.Person)
		} else {
			require.Len(t, l.Duties, before[l.Person], l.Person)
		}
	}
	report, err = check.Check(e.c, mended)
	require.NoError(t, err)
	for _, f := range report.Findings {
		require.True(t, Stands(f.Rule, true), "%s breaks %s", f.Person, f.Rule)
	}
}

// What comes of a closed rota breaks nothing and has at least the full-time
// posts that were asked for, or it is not taken.
func TestAClosedRotaHolds(t *testing.T) {
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	e := engineFor(t, "ward-small")
	e.diver = e.send(t.Context(), func(ctx context.Context) (maker, error) { return e.dives(ctx, 0) })
	from := e.diver.wait(t.Context(), 0)
	require.NotNil(t, from.rota)
	other := from.next(t.Context())
	require.NotNil(t, other.rota)
	require.NotEqual(t, from.rota, other.rota, "another dive ends elsewhere")
	over, cancel := context.WithCancel(t.Context())
	cancel()
	require.Nil(t, other.next(over).rota, "nobody waits longer than is asked")
	e.diver.recall()
	require.Nil(t, other.next(t.Context()).rota, "nothing comes of a diver called back")
	from.next = nil

	cl := &climber{engine: e}
	cl.fresh(first(e.c))
	ok, err := cl.close(t.Context(), from, 0, 40*time.Second, nil)
	require.NoError(t, err)
	require.False(t, cl.bent)
	require.Empty(t, cl.held)
	if !ok {
		require.Nil(t, e.out.Rota, "a rota that breaks something is a start, never the best one")
		require.NotNil(t, e.start)
		return
	}
	require.Zero(t, cl.goals[shortageSum(e.c).key()].Value(cl.solution))
	report, err := check.Check(e.c, e.out.Rota)
	require.NoError(t, err)
	require.Empty(t, report.Findings)

	more := int64(measure.Tiers(e.c, e.out.Rota).FullTime) + int64(len(e.c.People))
	kept := e.out.Rota
	ok, err = cl.close(t.Context(), from, more, 5*time.Second, nil)
	require.NoError(t, err)
	require.False(t, ok, "more full-time posts than people")
	require.Same(t, kept, e.out.Rota)
}

// A rolling rota is made in a moment, and lacks need at most before anything is
// closed.
func TestARolledRotaIsTaken(t *testing.T) {
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	e := engineFor(t, "ward-30")
	e.sendTurns(t.Context())
	cl := &climber{engine: e}
	cl.fresh(first(e.c))
	ok, err := cl.takeFirst(t.Context())
	require.NoError(t, err)
	require.True(t, ok)
	report, err := check.Check(e.c, e.out.Rota)
	require.NoError(t, err)
	for _, f := range report.Findings {
		require.Equal(t, ward.Quantity("cover"), f.Rule)
	}
}
