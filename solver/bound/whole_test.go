package bound

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/lp"
	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// unbeatenByLine holds a lawful rota against whole lines: at whatever prices,
// nobody's line is worth more than the best, and the rota is within each limit.
func unbeatenByLine(t *testing.T, c *ward.Case, r *rota.Rota, f *Flow) {
	t.Helper()
	w, err := NewWhole(t.Context(), c, rule.Terms(c))
	if errors.Is(err, ErrTooLarge) {
		return
	}
	require.NoError(t, err)
	if w.Workers = 2; w.work() > 1e8 {
		return // a minute where the others take a second
	}
	has := measure.Tiers(c, r)
	held := Held{Shortage: map[string]int{}}
	for _, s := range has.Shortage {
		held.Shortage[s.Who] = s.Minutes
	}
	whole := 0
	for _, s := range has.Shortage {
		whole += s.Minutes
	}
	for _, tc := range []struct {
		q     Question
		value int
	}{
		{Question{Quantity: "shortage"}, whole},
		{Question{Quantity: "full_time", Held: held}, has.FullTime},
	} {
		a, err := w.pose(tc.q)
		require.NoError(t, err)
		b, err := f.ask(t.Context(), tc.q)
		if errors.Is(err, ErrUndecided) {
			continue
		}
		require.NoError(t, err)
		y := a.from(f, b.Certificate)
		most, err := a.limit(t.Context(), wholeStep, a.rounded(y))
		require.NoError(t, err)
		if b := a.bound(most); b.Upper {
			require.LessOrEqual(t, tc.value, b.Value, "%s of %s under %s", tc.q.Quantity, c.Ward.Name, c.Model.ID)
		} else {
			require.GreaterOrEqual(t, tc.value, b.Value, "%s of %s under %s", tc.q.Quantity, c.Ward.Name, c.Model.ID)
		}
		draw := rand.New(rand.NewPCG(1, 3))
		for i := range y {
			y[i] = a.lean(i, y[i]+draw.NormFloat64()*0.1, 1e9)
		}
		prices := a.rounded(y)
		best, err := a.best(t.Context(), wholeStep, prices)
		require.NoError(t, err)
		heldLines(t, a, r, prices, best)
		sum := int64(0)
		for _, v := range best {
			sum += v
		}
		require.Equal(t, sum, sumOf(a.price(t.Context(), a.worth, wholeStep, prices, true)), "both ways of pricing agree")
	}
}

// sumOf is what the best lines come to.
func sumOf(found [][]chosen) int64 {
	sum := int64(0)
	for _, groups := range found {
		for _, n := range groups {
			if v := n.gain * int64(len(n.group.people)); n.group.must || v > 0 {
				sum += v
			}
		}
	}
	return sum
}

// heldLines: each line of the rota is one that was priced, with its hours and
// size, and worth no more than the best.
func heldLines(t *testing.T, a *asking, r *rota.Rota, y, best []int64) {
	t.Helper()
	at := 0
	for _, cr := range a.crowds {
		for _, g := range cr.crews {
			for _, p := range g.people {
				i := slices.IndexFunc(r.Lines, func(l rota.Line) bool { return l.Person == p.ID })
				if i < 0 || r.Lines[i].Size == 0 && len(r.Lines[i].Duties) == 0 {
					continue
				}
				line := r.Lines[i]
				minutes, worked := 0, map[int]bool{}
				gains := [2]int64{}
				for _, d := range line.Duties {
					shift := shiftIndex(a.c, d.Shift)
					minutes += a.span.paid[d.Day][shift]
					if a.span.weekendDuty(d.Day, shift) {
						worked[d.Day/7] = true
					}
					for byCredit := range gains {
						if byCredit == 1 && cr.credit < 0 {
							continue
						}
						into := make([]int64, len(cr.line.arcs[d.Day]))
						cr.gains(d.Day, y, byCredit == 1, into)
						j := slices.IndexFunc(cr.line.arcs[d.Day], func(e arc) bool { return e.shift == shift })
						require.GreaterOrEqual(t, j, 0, "%v", line)
						gains[byCredit] += into[j]
					}
				}
				fits := 0
				for byCredit, of := range g.fits {
					for j := range of {
						f := &of[j]
						fit := f.units*cr.unit == minutes && (f.size == line.Size || a.c.Sizes.Free && (f.size >= ward.FullTime) == (line.Size >= ward.FullTime))
						if !fit || f.third && 3*len(worked) < a.c.Dates.Weeks {
							continue
						}
						fits++
						require.LessOrEqual(t, gains[byCredit]+f.bonus(a.worth, wholeStep, y), best[at]/int64(len(g.people)), "%v", line)
					}
				}
				require.Positive(t, fits, "no hours and size that were priced fit %v", line)
			}
			at++
		}
	}
}

// Two who may work in the same weeks only: in the mean of an averaged week there
// are enough of them, and line by line every other weekend is without.
const everyOther = `heltid: 1
name: every other
period: {start: 2026-01-05, weeks: 2, kind: rolling}
competences: [{id: RN, educated: true}]
shifts: [{code: D, start: "07:30", end: "15:00", breaks: [{minutes: 30, paid: true}]}]
models: [{id: m, shifts: [D], norm: "35.5", weekend: {every: 2}}]
need: [{days: "sat,sun", from: "07:30", to: "15:00", floor: {total: 1}}]
people:
  - {id: a, competence: RN, size: {current: 75, wished: 75}, limits: [{alternate_weeks: odd}]}
  - {id: b, competence: RN, size: {current: 75, wished: 75}, limits: [{alternate_weeks: odd}]}
`

func TestWholeLinesSeeWhatTheMeanDoesNot(t *testing.T) {
	t.Parallel()
	data, err := ward.Read("every other", []byte(everyOther))
	require.NoError(t, err)
	c, err := data.Case("", ward.FromToday)
	require.NoError(t, err)
	f, err := NewFlow(c, rule.Terms(c), &lp.Runner{})
	require.NoError(t, err)
	defer f.Close()
	mean, err := f.Shortage(t.Context(), "", Held{})
	absent(t, err)
	require.NoError(t, err)
	require.Zero(t, mean.Value)
	w, err := NewWhole(t.Context(), c, rule.Terms(c))
	require.NoError(t, err)
	var b Bound
	require.NoError(t, w.Limit(t.Context(), f, mean, 900, func(better Bound) { b = better }))
	require.Equal(t, 900, b.Value, "two days of 7.5 h")
	require.Equal(t, ByLines, b.Origin)

	again, err := w.Prove(*b.Certificate)
	require.NoError(t, err)
	require.Equal(t, 900, again.Value)

	for name, tc := range map[string]struct {
		bend   func(*Certificate)
		value  int
		refuse bool
	}{
		"prices gone": {func(c *Certificate) { clear(c.Multipliers) }, 0, false},
		"prices too large": {func(c *Certificate) {
			for i := range c.Multipliers {
				c.Multipliers[i] = -1 << 62
			}
		}, 0, true},
		"a price less":      {func(c *Certificate) { c.Multipliers = c.Multipliers[1:] }, 0, true},
		"of other lines":    {func(c *Certificate) { c.Relaxation = f.hash }, 0, true},
		"said to be flow's": {func(c *Certificate) { c.Of = "" }, 0, true},
	} {
		cert := *b.Certificate
		cert.Multipliers = slices.Clone(cert.Multipliers)
		tc.bend(&cert)
		got, err := w.Prove(cert)
		if tc.refuse {
			require.Error(t, err, name)
			continue
		}
		require.NoError(t, err, name)
		require.Equal(t, tc.value, got.Value, name)
	}
	_, err = f.Prove(*b.Certificate)
	require.ErrorIs(t, err, ErrOtherRelaxation)
}
