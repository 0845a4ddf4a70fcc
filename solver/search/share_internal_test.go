package search

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/check"
	"heltid/solver/cpsat"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// byHand is a walk from the rota of ward-small that was drawn by hand, with a
// goal to improve and every duty held of so many of its people.
func byHand(t *testing.T, goal stage) *roaming {
	t.Helper()
	data, err := fixtures.Ward("ward-small")
	require.NoError(t, err)
	w, err := ward.Read("ward-small", data)
	require.NoError(t, err)
	data, err = fixtures.Rota("ward-small-by-hand")
	require.NoError(t, err)
	r, c, err := rota.Read("ward-small-by-hand.yaml", data, w)
	require.NoError(t, err)
	r.Sort()
	e := &engine{c: c, t: rule.Terms(c), out: &Outcome{}, known: newLimits()}
	e.o.On = func(Event) {}
	cl := &climber{engine: e, held: []hold{{shortageSum(c), 0}}}
	b := model.New(c, e.t, model.Options{Bend: true, Scope: cl.only(nil, r)})
	value, fixed := goal.goal(b).Fixed()
	require.True(t, fixed)
	return &roaming{climber: cl, stage: goal, tier: &Tier{Value: value}, best: r, from: r, near: NewNeighbourhoods(c, 1, 1)}
}

// told is a part as it is where it was sent.
func told(t *testing.T, p Part) Part {
	t.Helper()
	data, err := json.Marshal(p)
	require.NoError(t, err)
	var out Part
	require.NoError(t, json.Unmarshal(data, &out))
	return out
}

var strain = stage{number: 7, goal: (*model.Build).Strain}

func TestAPartIsTheSameModelWhereItIsSent(t *testing.T) {
	if testing.Short() {
		t.Skip("it does one thing after another")
	}
	t.Parallel()
	data, err := fixtures.Ward("ward-30-wishes")
	require.NoError(t, err)
	w, err := ward.Read("ward-30-wishes", data)
	require.NoError(t, err)
	for _, run := range []ward.Run{ward.Structure, ward.FromToday, ward.Plan} {
		c, err := w.Case("", run)
		require.NoError(t, err)
		empty := &rota.Rota{Ward: w.Name, Model: c.Model.ID, Run: run, Start: c.Dates.Start, Weeks: c.Dates.Weeks}
		for _, p := range c.People {
			line := rota.Line{Person: p.ID}
			if p.Size.Min != nil {
				line.Size = *p.Size.Min
			}
			empty.Lines = append(empty.Lines, line)
		}
		empty.Sort()
		goals := []stage{excess, broken}
		if run != ward.Structure {
			goals = append(goals, evened)
		} else {
			goals = append(goals, shareOver(3, 20))
		}
		for tier := 2; tier <= 9; tier++ {
			goals = append(goals, later(c, tier)...)
		}
		for _, st := range append(goals, first(c)...) {
			from := &roaming{climber: &climber{engine: &engine{c: c, t: rule.Terms(c)}, held: []hold{{shortageSum(c), 1_000_000}}}, stage: st, best: empty, near: NewNeighbourhoods(c, 1, 1)}
			p := from.offer()
			there, goal, err := told(t, p).of(c, rule.Terms(c))
			require.NoError(t, err)
			here, _ := from.freed(st, p.Scope(c))
			twin, _ := there.freed(goal, told(t, p).Scope(c))
			want, err := here.M.Hash()
			require.NoError(t, err)
			got, err := twin.M.Hash()
			require.NoError(t, err)
			require.Equal(t, want, got, "%s %d %s", run, st.number, st.part)
		}
	}
}

// A unit's share of the budget and of the small posts goes with its parts.
func TestAUnitsShareGoesWithItsParts(t *testing.T) {
	t.Parallel()
	e := engineFor(t, "ward-93")
	unit := e.c.Parts()[1]
	unit.Budget.FullTimeWeeks += 1234
	unit.SmallAtMost++
	empty := &rota.Rota{Ward: e.c.Ward.Name, Model: e.c.Model.ID, Run: e.c.Run, Start: e.c.Dates.Start, Weeks: e.c.Dates.Weeks}
	for _, p := range unit.People {
		empty.Lines = append(empty.Lines, rota.Line{Person: p.ID, Size: *p.Size.Min})
	}
	empty.Sort()
	of := &engine{c: unit, t: ward.Relay(e.t, unit), part: unit.People[0].Unit}
	from := &roaming{climber: &climber{engine: of}, stage: fullTimePosts, best: empty, near: NewNeighbourhoods(unit, 1, 1)}
	there, goal, err := told(t, from.offer()).of(e.c, e.t)
	require.NoError(t, err)
	require.Equal(t, fullTimePosts.key(), goal.key())
	require.Equal(t, unit.Budget.FullTimeWeeks, there.c.Budget.FullTimeWeeks)
	require.Equal(t, unit.SmallAtMost, there.c.SmallAtMost)
	require.NotEqual(t, unit.Budget.FullTimeWeeks, e.c.Parts()[1].Budget.FullTimeWeeks, "the case itself is as it was")
}

func TestOthersMakeARotaBetterPartByPart(t *testing.T) {
	t.Parallel()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	w := byHand(t, strain)
	before := w.tier.Value
	p := w.offer()
	p.Time = time.Minute
	there := told(t, p)
	lines, err := Improve(t.Context(), w.c, rule.Terms(w.c), there, &cpsat.Runner{})
	require.NoError(t, err)
	require.Len(t, lines, len(p.People))
	w.answered(p, lines)
	require.NoError(t, w.err)
	require.Less(t, w.tier.Value, before)
	report, err := check.Check(w.c, w.best)
	require.NoError(t, err)
	require.Empty(t, report.Findings)
}

func TestNoAnswerIsBelieved(t *testing.T) {
	t.Parallel()
	for name, lines := range map[string][]rota.Line{
		"nobody of that name":       {{Person: "Nobody"}},
		"a shift that is not there": {{Person: "Anne", Size: 10000, Duties: []rota.Duty{{Day: 0, Shift: "X"}}}},
		"a day before the first":    {{Person: "Anne", Size: 10000, Duties: []rota.Duty{{Day: -1, Shift: "D"}}}},
		"a day after the last":      {{Person: "Anne", Size: 10000, Duties: []rota.Duty{{Day: 21, Shift: "D"}}}},
		"a line that owes hours":    {{Person: "Anne"}},
		"nothing":                   nil,
	} {
		w := byHand(t, strain)
		p := w.offer()
		p.People, p.Days = []string{"Anne"}, nil
		before, value := w.best, w.tier.Value
		w.answered(p, lines)
		require.Same(t, before, w.best, name)
		require.Equal(t, value, w.tier.Value, name)
	}
	w := byHand(t, strain)
	before := w.best
	p := w.offer()
	p.People = []string{"Berit"}
	w.answered(p, []rota.Line{{Person: "Anne", Size: 100}})
	require.Equal(t, before.Lines, w.best.Lines, "she was not freed")
}
