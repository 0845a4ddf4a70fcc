package bound

import (
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/check"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Every line the checker accepts is accepted by the automaton, with the hours
// the rota has. Lines are grown at random under the checker's eye; what their
// hours and size owe each other is not a matter of the line's shape.
func TestAcceptsWhatTheCheckerAccepts(t *testing.T) {
	if testing.Short() {
		t.Skip("it does one thing after another")
	}
	var sized atomic.Int64
	t.Cleanup(func() { require.Positive(t, sized.Load(), "no line fitted any size") })
	t.Parallel()
	for _, name := range []string{"sketch-1", "ward-12a", "ward-12b", "ward-30", "ward-93", "ward-calendar", "ward-everyday", "ward-shared", "ward-small"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data, err := fixtures.Ward(name)
			require.NoError(t, err)
			w, err := ward.Read(name, data)
			require.NoError(t, err)
			var models []string
			for _, m := range w.Models {
				models = append(models, m.ID)
			}
			switch name {
			case "ward-30": // cycles that split weeks, follow them or are one's own; weights for nights and Sundays
				models = append(models, "three_three", "three_three_sortland", "user_cycle", "traditional_tredelt")
			case "ward-93":
				w.Outside = []ward.Outside{{Competence: "RN", HoursPerYear: 80 * ward.Hour}, {HoursPerYear: 25 * ward.Hour}}
			case "ward-shared": // duties in the other home, and travel
				w.SharedPosts = true
			}
			for _, m := range models {
				run := ward.FromToday
				if len(w.People) == 0 {
					run = ward.Structure
				}
				c, err := w.Case(m, run)
				require.NoError(t, err)
				terms := rule.Terms(c)
				s := newSpan(c)
				all := kinds(c, terms, s, nil)
				for _, k := range all {
					k.line, err = newAutomaton(k, rules...)
					require.NoError(t, err)
				}
				dated := kinds(c, terms, datedSpan(c), nil)
				for _, k := range dated {
					k.line, err = newLineAutomaton(k)
					require.NoError(t, err)
				}
				for seed := range uint64(10) {
					r := rand.New(rand.NewPCG(7, seed))
					k := all[r.IntN(len(all))]
					line := grown(t, r, c, k.People[r.IntN(len(k.People))])
					hours, ok := k.accepts(line)
					require.True(t, ok, "%s refuses %v", m, line)
					require.Equal(t, hoursOf(c, line), hours)
					require.NotEmpty(t, line.Duties)
					i := slices.IndexFunc(dated, func(k *Kind) bool {
						return slices.ContainsFunc(k.People, func(p *ward.Person) bool { return p.ID == line.Person })
					})
					hours, ok = dated[i].accepts(line)
					require.True(t, ok, "%s refuses the whole line %v", m, line)
					require.Equal(t, hoursOf(c, line), hours)
					require.LessOrEqual(t, dated[i].marks(line), dated[i].weekendsAtMost(), "%s: %v", m, line)
					holdsCredit(t, c, k, line)
					holdsTallies(t, c, k, line)
					sized.Add(holdsSizes(t, c, k, line, hours))
				}
			}
		})
	}
}

// holdsTallies: what a bound counts for a group holds for the line.
func holdsTallies(t *testing.T, c *ward.Case, k *Kind, line rota.Line) {
	t.Helper()
	for _, r := range rules {
		counting, ok := r.(Counting)
		if !ok {
			continue
		}
		for _, tally := range counting.Tallies(k) {
			sum := 0
			for _, d := range line.Duties {
				sum += tally.Weight(d.Day%k.span.days, shiftIndex(c, d.Shift))
			}
			require.LessOrEqual(t, sum, tally.Most, "%s: %v", tally.Rule, line)
		}
	}
}

// marks is how many worked weekends the line's automaton counts.
func (k *Kind) marks(line rota.Line) int {
	out, state := 0, k.line.start
	at := map[int]int{}
	for _, d := range line.Duties {
		at[d.Day] = shiftIndex(k.terms.Case, d.Shift) + 1
	}
	for day := range k.span.days {
		for _, e := range k.line.arcs[day] {
			if e.from == state && e.shift == at[day]-1 {
				out, state = out+indicator(e.marked), e.to
				break
			}
		}
	}
	return out
}

// holdsCredit: nights and Sundays count beyond the clock as the checker counts
// them, and unpaid breaks besides.
func holdsCredit(t *testing.T, c *ward.Case, k *Kind, line rota.Line) {
	t.Helper()
	sum, breaks := int64(0), false
	for _, d := range line.Duties {
		shift := shiftIndex(c, d.Shift)
		sum += k.span.credit(d.Day%k.span.days, shift)
		breaks = breaks || c.Shifts[shift].Unpaid() > 0 || c.Shifts[shift].AtHome() || c.Shifts[shift].Duty == ward.PassiveDuty
	}
	sheet, err := check.Lay(c, &rota.Rota{Start: c.Dates.Start, Weeks: c.Dates.Weeks, Lines: []rota.Line{line}})
	require.NoError(t, err)
	for _, l := range sheet.Lines {
		if l.Person.ID != line.Person {
			continue
		}
		want := int64(3*l.Hours().Night + 2*l.Hours().Zone)
		if breaks {
			require.GreaterOrEqual(t, sum, want, "%v", line)
		} else {
			require.Equal(t, want, sum, "%v", line)
		}
	}
}

// holdsSizes: at every size the checker accepts for the line's hours, the hours
// are those of a class that allows the size. It tells how many sizes fitted.
func holdsSizes(t *testing.T, c *ward.Case, k *Kind, line rota.Line, hours ward.Minutes) int64 {
	t.Helper()
	credit := int64(0)
	for _, d := range line.Duties {
		credit += k.span.credit(d.Day%k.span.days, shiftIndex(c, d.Shift))
	}
	fitted := int64(0)
	for line.Size = 500; line.Size <= ward.FullTime; line.Size += 500 {
		if broken(t, c, line, "size_range") || c.Sizes.Free && line.Size < ward.FullTime {
			continue // a size that is free is no choice: it is read off the hours
		}
		fitted++
		require.True(t, slices.ContainsFunc([]class{full, credited, part, small}, func(cl class) bool {
			own := sizes{least: line.Size, most: line.Size, own: []ward.Size{line.Size}, count: 1}
			offers := offersOf([]sizes{own}, cl, c)
			_, _, weighted := norms(k)
			if len(offers) == 0 || cl == credited && !weighted {
				return false
			}
			o, ok := owe(k, cl, offers)
			enough := 12*(k.inRota(2250, 0)*int64(c.Dates.Weeks)-int64(c.TolerancePer)) <= 12*int64(hours)+credit
			return ok && o.least <= int64(hours) && int64(hours) <= o.top && (cl != credited || enough)
		}), "%v at %v", hours, line.Size)
	}
	return fitted
}

func shiftIndex(c *ward.Case, code string) int {
	return slices.IndexFunc(c.Shifts, func(s ward.Shift) bool { return s.Code == code })
}

// grown puts stretches of random duties into a line, and keeps those that the
// checker has nothing against.
func grown(t *testing.T, r *rand.Rand, c *ward.Case, p *ward.Person) rota.Line {
	t.Helper()
	line := rota.Line{Person: p.ID, Size: ward.FullTime}
	codes := slices.DeleteFunc(slices.Clone(c.Shifts), func(s ward.Shift) bool { return !p.Works(s) })
	for range 2*c.Dates.Weeks + r.IntN(14*c.Dates.Weeks) {
		from, length := r.IntN(c.Dates.Days()), 1
		switch r.IntN(4) {
		case 0:
			from, length = from/7*7+5, 2 // a weekend
		case 1:
			from, length = from/7*7+4, 3 // with its Friday
		}
		tried := line
		tried.Duties = slices.DeleteFunc(slices.Clone(line.Duties), func(d rota.Duty) bool { return d.Day >= from && d.Day < from+length })
		code := codes[r.IntN(len(codes))].Code
		for day := from; day < from+length; day++ {
			tried.Duties = append(tried.Duties, rota.Duty{Day: day, Shift: code})
		}
		if !broken(t, c, tried, "owed_hours", "size_range", "full_time_norm") {
			line = tried
		}
	}
	return line
}

// broken tells whether the line breaks a rule, other than some.
func broken(t *testing.T, c *ward.Case, line rota.Line, but ...ward.Quantity) bool {
	t.Helper()
	sheet, err := check.Lay(c, &rota.Rota{Start: c.Dates.Start, Weeks: c.Dates.Weeks, Lines: []rota.Line{line}})
	require.NoError(t, err)
	for _, l := range sheet.Lines {
		if l.Person.ID != line.Person {
			continue
		}
		for _, m := range sheet.Measures(l) {
			if m.Margin < 0 && !slices.Contains(but, m.Rule) {
				return true
			}
		}
	}
	return false
}

func hoursOf(c *ward.Case, line rota.Line) ward.Minutes {
	sum := ward.Minutes(0)
	for _, d := range line.Duties {
		sh, _ := c.Shift(d.Shift)
		date := c.Dates.Date(d.Day)
		worked := ward.Minutes(c.Dates.Instant(date, sh.Start+sh.Length()).Sub(c.Dates.Instant(date, sh.Start)).Minutes()) - sh.Unpaid()
		sum += ward.Minutes(sh.Tariff(int(worked)))
	}
	return sum
}
