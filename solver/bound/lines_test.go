package bound

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/check"
	"heltid/solver/lp"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

func lines(t *testing.T, c *ward.Case, terms *ward.Terms, seed uint64) *Lines {
	t.Helper()
	l, err := NewLines(t.Context(), c, terms, &lp.Runner{}, seed)
	absent(t, err)
	require.NoError(t, err)
	t.Cleanup(l.Close)
	return l
}

// At any prices, the best line by hours and weekends is what trying every line
// of two weeks finds.
func TestPricingFindsTheBestLine(t *testing.T) {
	t.Parallel()
	kind := fortnight(t)
	even := &pace{width: 5, low: 6, high: 10}
	for day := range 15 {
		even.least = append(even.least, 8*day/14-2)
	}
	for _, tc := range []struct {
		name string
		pace *pace
		ends []int
		days int
	}{
		{"all hours", kind.pacesOf([]int{0, 8})[0], []int{1}, 14},
		{"at a pace, weekends by season", even, []int{1, 1}, 7},
	} {
		t.Run(tc.name, func(t *testing.T) {
			kind.paces, kind.ends, kind.days = []*pace{tc.pace}, tc.ends, tc.days
			some := 0
			for seed := range uint64(4) {
				r := rand.New(rand.NewPCG(seed, 1))
				y := make(prices, 3*14)
				for i := range y {
					y[i] = r.Float64() - 0.3
				}
				p := newPricer(kind, y)
				start := r.IntN(kind.line.states[0])
				p.run(tc.pace, start)
				want := everyLine(kind, y, start, func(int, arc) bool { return true })
				for ends := range tc.ends[len(tc.ends)-1] + 1 {
					for place := range tc.pace.width {
						units := tc.pace.least[14] + place
						best, can := want[[2]int{ends, units}]
						if !can {
							require.LessOrEqual(t, p.value(ends, units), int64(never), "seed %d: %d weekends, %d units", seed, ends, units)
							continue
						}
						some++
						require.Equal(t, best, p.value(ends, units), "seed %d: %d weekends, %d units", seed, ends, units)
						worth := int64(0)
						for day, shift := range p.path(ends, units) {
							if shift >= 0 {
								worth += y.of(1, kind.needs[duty{day, int(shift)}]...)
							}
						}
						require.Equal(t, best, worth, "the line read back is the one that was priced")
					}
				}
			}
			require.Positive(t, some)
		})
	}
}

// fortnight is the first kind of people of the traditional ward in two weeks, with
// a row of the need for each duty.
func fortnight(t *testing.T) *lineKind {
	t.Helper()
	s := traditional()
	s.weeks = 2
	s.posts = []ward.Post{s.posts[0]}
	c, terms := s.build(t)
	k := kinds(c, terms, datedSpan(c), nil)[0]
	line, err := newLineAutomaton(k)
	require.NoError(t, err)
	kind := newLineKind(k, line)
	require.Equal(t, 450, kind.unit)
	for day := range k.may {
		for _, shift := range k.may[day] {
			kind.needs[duty{day, shift}] = []lp.Row{lp.Row(3*day + shift)}
		}
	}
	return kind
}

// everyLine walks all lines of arcs that are open which begin and end in a state
// and keep the pace, and gives the best worth by worked weekends of the last
// season and units of hours.
func everyLine(k *lineKind, y prices, start int, open func(int, arc) bool) map[[2]int]int64 {
	best := map[[2]int]int64{}
	var walk func(day, state, ends, units int, worth int64)
	walk = func(day, state, ends, units int, worth int64) {
		if on := k.paces[0].on(day); units < on.Least || units > on.Most || day > 0 && ends > k.ends[(day-1)/k.days] {
			return
		}
		if day%k.days == 0 && day < k.line.days {
			ends = 0
		}
		if day == k.line.days {
			if v, ok := best[[2]int{ends, units}]; state == start && (!ok || worth > v) {
				best[[2]int{ends, units}] = worth
			}
			return
		}
		for _, e := range k.line.arcs[day] {
			if e.from != state || !open(day, e) {
				continue
			}
			if e.shift == Off {
				walk(day+1, e.to, ends, units, worth)
				continue
			}
			walk(day+1, e.to, ends+indicator(e.marked), units+k.span.net[day][e.shift]/k.unit, worth+y.of(1, k.needs[duty{day, e.shift}]...))
		}
	}
	walk(0, start, 0, 0, 0)
	return best
}

// A dive gives everybody a line that the checker finds nothing wrong with, of
// the rules that shape a line; those of other rolling wards are held to it beside the
// bounds.
func TestADivesLinesAreLawful(t *testing.T) {
	t.Parallel()
	c, err := example(t, "ward-small").Case("", ward.FromToday)
	require.NoError(t, err)
	l := lines(t, c, rule.Terms(c), 1)
	made, loose, err := l.Dive(t.Context(), 2)
	require.NoError(t, err)
	require.Len(t, made.Lines, len(c.People))
	require.LessOrEqual(t, len(loose), 2)
	requireLawfulLines(t, c, made)
	require.Less(t, short(c, made), short(c, &rota.Rota{}), "nothing is covered")

	again, loose, err := l.Dive(t.Context(), 2)
	require.NoError(t, err)
	require.Len(t, again.Lines, len(c.People))
	require.LessOrEqual(t, len(loose), 2)
	requireLawfulLines(t, c, again)
	require.NotEqual(t, made, again)
	kept := 0
	for i, line := range made.Lines {
		if reflect.DeepEqual(line, again.Lines[i]) {
			kept++
		}
	}
	require.Positive(t, kept, "nothing is kept of the dive before")
}

func requireLawfulLines(t *testing.T, c *ward.Case, made *rota.Rota) {
	t.Helper()
	report, err := check.Check(c, made)
	require.NoError(t, err)
	shaping := []ward.Quantity{"full_time_norm", "size_range", "weekend_frequency"}
	for _, r := range rules {
		_, days := r.(Shaping)
		_, weeks := r.(Spanning)
		if days || weeks {
			shaping = append(shaping, r.ID())
		}
	}
	for _, f := range report.Findings {
		require.False(t, slices.Contains(shaping, f.Rule), "%s: %s of %s", c.Ward.Name, f.Rule, f.Person)
	}
}

// short is the person-minutes of need that no duty meets.
func short(c *ward.Case, r *rota.Rota) (minutes int) {
	for _, n := range coverings(c, datedSpan(c), c.Demands()) {
		here := 0
		for _, l := range r.Lines {
			p, _ := c.Person(l.Person)
			for _, d := range l.Duties {
				if (n.unit == "" || n.unit == p.Unit) && c.Has(p, n.who, c.Dates.Date(d.Day)) && slices.Contains(n.duties, duty{d.Day, shiftIndex(c, d.Shift)}) {
					here++
				}
			}
		}
		for heads, m := range n.floor {
			minutes += max(0, heads-here) * int(m)
		}
	}
	return minutes
}

// Whole lines keep what a ward counts in its own way, as the bound does: six
// nights of 10 h are over a week's 48 h.
func TestWholeLinesKeepTheWeeksHours(t *testing.T) {
	t.Parallel()
	c, terms := traditional().build(t)
	for _, s := range []*span{newSpan(c), datedSpan(c)} {
		for _, k := range kinds(c, terms, s, nil) {
			if k.People[0].Works(ward.Shift{Code: "D"}) {
				continue
			}
			line, err := newLineAutomaton(k)
			require.NoError(t, err)
			k.line = line
			six := rota.Line{Person: k.People[0].ID}
			for _, day := range []int{0, 1, 2, 4, 5, 6} {
				six.Duties = append(six.Duties, rota.Duty{Day: day, Shift: "N"})
			}
			_, ok := k.accepts(six)
			require.False(t, ok)
		}
	}
}

// Dives with the same seed are the same, since nothing in them depends on time.
func TestDivesRepeat(t *testing.T) {
	t.Parallel()
	s := traditional()
	s.weeks = 3
	c, terms := s.build(t)
	dive := func(seed uint64) string {
		l := lines(t, c, terms, seed)
		made, loose, err := l.Dive(t.Context(), 4)
		require.NoError(t, err)
		return fmt.Sprint(made, loose)
	}
	require.Equal(t, dive(3), dive(3))
}

// A dive makes lines of a whole year that the checker finds nothing wrong with,
// of the rules that shape a line, and that have the hours they should.
func TestLinesOfAYear(t *testing.T) {
	if testing.Short() {
		t.Skip("a year takes a while")
	}
	t.Parallel()
	data, err := fixtures.Ward("ward-year")
	require.NoError(t, err)
	w, err := ward.Read("ward-year", data)
	require.NoError(t, err)
	w.People = []ward.Person{w.People[1], w.People[3], w.People[5], w.People[7]} // of each competence, sizes open and given
	for i := range w.Agreements {
		w.Agreements[i].Until = nil // they end a day before the last week does
	}
	c, err := w.Case("", ward.FromToday)
	require.NoError(t, err)
	l := lines(t, c, rule.Terms(c), 1)
	made, _, err := l.Dive(t.Context(), 0)
	require.NoError(t, err)
	requireLawfulLines(t, c, made)
}

// Sizes that are free in a year that goes round make too many lines.
func TestTooManyLinesAreRefused(t *testing.T) {
	t.Parallel()
	s := traditional()
	s.weeks = 52
	c, terms := s.build(t)
	_, err := NewLines(t.Context(), c, terms, &lp.Runner{}, 0)
	require.ErrorIs(t, err, ErrTooLarge)
}

// Whoever works every third weekend has a line of three weeks, nine weekends in
// 24 make eight; whoever keeps every other week free, whose weeks differ in what
// they may work, or whose half post no three or six weeks' nights come to, has a
// longer one.
func TestLinesComeAgainAsSoonAsTheyCan(t *testing.T) {
	t.Parallel()
	posts := func(ids ...string) (out []ward.Post) {
		for _, id := range ids {
			out = append(out, ward.Post{ID: id, Competence: "HFA", Shifts: []string{"D", "E"}, Count: 1, Min: 7500})
		}
		return out
	}
	s := traditional()
	s.posts, s.weeks = posts("any", "odd", "dated", "nights"), 12
	s.posts[3].Shifts, s.posts[3].Min = []string{"N"}, 5000
	most := ward.Size(5000)
	s.posts[3].Max = &most
	c, terms := s.build(t)
	at := func(id string) *ward.Person {
		return c.People[slices.IndexFunc(c.People, func(p *ward.Person) bool { return p.Pool == id })]
	}
	from := c.Dates.Date(40)
	at("odd").Limits = []ward.PersonLimit{{AlternateWeeks: "odd"}}
	at("dated").Limits = []ward.PersonLimit{{NoNight: true, FixedFree: []ward.FixedFree{{Days: ward.Days(1)}}, From: &from}}
	weeks := func(c *ward.Case, terms *ward.Terms) map[string]int {
		out := map[string]int{}
		of, err := rhythms(c, terms)
		require.NoError(t, err)
		for _, r := range of {
			for _, p := range c.People {
				if r.people[p.ID] {
					require.Zero(t, out[p.Pool], "in one rhythm")
					out[p.Pool] = r.c.Dates.Weeks
				}
			}
		}
		return out
	}
	require.Equal(t, map[string]int{"any": 3, "odd": 6, "dated": 12, "nights": 12}, weeks(c, terms))
}

// Whoever has a post today in an example ward can have its hours: a night of ten
// hours alone does not come to within three of every size's norm.
func TestEverybodyOfTheExamplesCanHaveTheirHours(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"ward-12a", "ward-12b", "ward-30", "ward-59", "ward-93", "ward-274", "ward-315"} {
		w := example(t, name)
		c, err := w.Case(w.Models[0].ID, ward.FromToday)
		require.NoError(t, err)
		l, err := stateLines(t.Context(), c, rule.Terms(c), 0, whole)
		require.NoError(t, err)
		for _, g := range l.groups {
			require.NotEmpty(t, slices.Concat(g.fits[0], g.fits[1]), "%s: %s", name, g.people[0].ID)
		}
	}
}
