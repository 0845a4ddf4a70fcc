package repair

import (
	"context"
	"encoding/json"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/check"
	"heltid/solver/cpsat"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/search"
	"heltid/solver/ward"
)

func TestMain(m *testing.M) {
	cpsat.ChildMain()
	os.Exit(m.Run())
}

func read(t *testing.T, name string) (*rota.Rota, *ward.Case) {
	t.Helper()
	data, err := fixtures.Ward("ward-small")
	require.NoError(t, err)
	w, err := ward.Read("ward-small", data)
	require.NoError(t, err)
	data, err = fixtures.Rota(name)
	require.NoError(t, err)
	r, c, err := rota.Read(name+".yaml", data, w)
	require.NoError(t, err)
	r.Sort()
	return r, c
}

// swapped is the mending of a rota that holds by one that holds as well, where
// two people have each other's lines for no reason.
func swapped(t *testing.T, pins ...Pin) *pursuit {
	t.Helper()
	was, c := read(t, "ward-small-by-hand")
	c = Hold(c, was, pins)
	m := &mending{Ask: Ask{Case: c, Rota: was, Pins: pins, Solver: &cpsat.Runner{}}, now: time.Now(), began: time.Now(), at: Begun{Values: []int64{0}}, out: &Result{}}
	p := &pursuit{mending: m, goal: 1, near: search.NewNeighbourhoods(c, 1, 1), end: func() {}}
	now, _ := read(t, "ward-small-by-hand")
	one, other := &now.Lines[0], &now.Lines[1]
	one.Duties, other.Duties = other.Duties, one.Duties
	one.Size, other.Size = other.Size, one.Size
	value, ok := m.value(now, 1)
	require.True(t, ok)
	require.Positive(t, value)
	p.best, p.worth = now, value
	return p
}

// told is a part as it is where it was sent.
func told(t *testing.T, p *Part) *Part {
	t.Helper()
	data, err := json.Marshal(p)
	require.NoError(t, err)
	var out Part
	require.NoError(t, json.Unmarshal(data, &out))
	return &out
}

func TestAPartIsTheSameModelWhereItIsSent(t *testing.T) {
	t.Parallel()
	w := swapped(t, Pin{Person: "Anne"})
	for _, bend := range []bool{false, true} {
		w.at.Bend = bend
		p := w.offer()
		stated := func(p *Part) string {
			hash, err := w.build(model.Options{Bend: p.Bend, Scope: p.Scope(w.Case)}).M.Hash()
			require.NoError(t, err)
			return hash
		}
		require.Equal(t, stated(p), stated(told(t, p)))
		require.Equal(t, w.at.Values, told(t, p).Held)
	}
}

func TestOthersMendPartByPart(t *testing.T) {
	t.Parallel()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	w := swapped(t)
	p := w.offer()
	p.People, p.Days, p.Time = []string{w.Rota.Lines[0].Person, w.Rota.Lines[1].Person}, nil, time.Minute
	lines, err := Improve(t.Context(), w.Ask, told(t, p))
	require.NoError(t, err)
	require.Len(t, lines, 2)
	w.above(0)
	ended := false
	w.end = func() { ended = true }
	w.answered(p, lines)
	require.Zero(t, w.worth, "each has their own again")
	require.True(t, ended, "nothing is less than nothing")
	report, err := check.Check(w.Case, w.best)
	require.NoError(t, err)
	require.Empty(t, report.Findings)

	lines, err = Improve(t.Context(), w.Ask, told(t, w.offer()))
	require.NoError(t, err)
	require.Nil(t, lines, "there is nothing better")
}

func TestNoAnswerIsBelieved(t *testing.T) {
	t.Parallel()
	first, _ := read(t, "ward-small-by-hand")
	anne, berit := first.Lines[0], first.Lines[1]
	require.Equal(t, []string{"Anne", "Berit"}, []string{anne.Person, berit.Person})
	larger := anne
	larger.Size += 100
	pinned := Pin{Person: "Anne"}
	for name, of := range map[string]struct {
		lines []rota.Line
		pins  []Pin
		moved bool
	}{
		"nobody of that name":             {lines: []rota.Line{{Person: "Nobody"}}},
		"a line that owes hours":          {lines: []rota.Line{{Person: "Anne", Size: anne.Size}, berit}},
		"another size":                    {lines: []rota.Line{larger, berit}},
		"need is missing":                 {lines: []rota.Line{anne}},
		"what was changed meanwhile":      {lines: []rota.Line{anne, berit}, moved: true},
		"what is pinned is not as it was": {lines: []rota.Line{{Person: "Anne", Size: anne.Size, Duties: anne.Duties[1:]}, berit}, pins: []Pin{pinned}},
		"nothing":                         {},
	} {
		w := swapped(t, of.pins...)
		p := w.offer()
		p.People, p.Days = []string{"Anne", "Berit"}, nil
		if of.moved {
			best := *w.best
			best.Lines = append([]rota.Line{{Person: "Anne", Size: anne.Size}}, best.Lines[1:]...)
			w.best = &best
		}
		best, worth := w.best, w.worth
		w.answered(p, of.lines)
		require.Same(t, best, w.best, name)
		require.Equal(t, worth, w.worth, name)
	}
}

// helping makes every part itself, as others would.
type helping struct {
	*testing.T
	ask  Ask
	made int
}

func (h *helping) Mend(ctx context.Context, next func() *Part, done func(*Part, []rota.Line)) {
	for ctx.Err() == nil {
		p := next()
		if p == nil {
			time.Sleep(time.Millisecond)
			continue
		}
		lines, err := Improve(ctx, h.ask, told(h.T, p))
		if ctx.Err() != nil {
			return
		}
		require.NoError(h, err)
		done(p, lines)
		h.made++
	}
}

// With others a rota is mended as it is without.
func TestARepairWithOthersComesToTheSame(t *testing.T) {
	t.Parallel()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	was, c := read(t, "ward-small-three-breaches")
	ask := Ask{Case: c, Rota: was, Params: cpsat.Params{Workers: 1, Seed: 1}, Solver: &cpsat.Runner{}}
	others := &helping{T: t, ask: ask}
	ask.Others = others
	r, err := Run(t.Context(), ask)
	require.NoError(t, err)
	require.True(t, r.Least)
	require.Equal(t, 6, r.Duties)
	require.Zero(t, r.Missing)
	report, err := check.Check(c, r.Rota)
	require.NoError(t, err)
	require.Empty(t, report.Findings)
	t.Logf("%d parts were made by others, %d taken back", others.made, r.Elsewhere)
}
