package model_test

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/check"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// yearOf is the year by the calendar for one of its people alone: with its
// holidays, vacation and both changes of the clock, at the size its hours make.
func yearOf(t *testing.T, person int) (drawing, *ward.Case) {
	t.Helper()
	w := fixture(t, "ward-holidays")
	text, err := fixtures.Rota("ward-holidays-planned")
	require.NoError(t, err)
	r, _, err := rota.Read("ward-holidays-planned", text, w)
	require.NoError(t, err)
	id := w.People[person].ID
	w.People, w.Need = w.People[person:person+1], nil
	w.People[0].Size = ward.Sizes{Current: ward.FullTime, Min: ptr(ward.Size(0)), Max: ptr(ward.FullTime)}
	w.Guards = &ward.Guards{Educated: ptr(false), SmallPosts: &ward.SmallPosts{Lifted: true}}
	r = r.Bare() // the model knows no free days, so the size is read off the duties alone
	r.Lines = slices.DeleteFunc(r.Lines, func(l rota.Line) bool { return l.Person != id })
	d := drawing{rand.New(rand.NewPCG(uint64(person), 6)), &bench{w: w, r: r}}
	d.readSizes(t)
	return d, d.caseOf(t, ward.FromToday)
}

// inTheYear is a change that breaks a rule in one person's year.
type inTheYear struct {
	rule   ward.Quantity
	person int
	cells  []string // a date, or the first and last of several, and a shift type or - for a day off
	change func(*bench)
	by     ward.Quantity // whose rows refuse it, where another's are tighter
}

var yearBreaks = []inTheYear{
	{rule: "absence_hours", cells: []string{"2026-03-02 2026-03-08 D"}, change: func(b *bench) {
		b.w.People[0].Absences = append(b.w.People[0].Absences, ward.Absence{Percent: 5000, From: date("2026-03-02"), Until: date("2026-03-08")})
	}},
	{rule: "breaks", change: func(b *bench) { b.w.Shifts[0].Breaks = nil }},
	{rule: "compensating_rest", cells: []string{"2026-03-10 E", "2026-03-11 D", "2026-03-12 X"}, change: earlyDuty},
	{rule: "daily_rest", cells: []string{"2026-03-10 E", "2026-03-11 X"}, change: earlyDuty},
	{rule: "eight_week_hours", cells: []string{"2026-03-02 2026-05-10 D"}},
	{rule: "free_weekend", change: func(b *bench) { b.w.FreeWeekend = &ward.FreeWeekend{From: 12 * ward.Hour, To: 9 * ward.Hour} }},
	{rule: "full_time_norm", cells: []string{"2026-03-02 2026-06-10 D"}},
	{rule: "main_vacation", change: func(b *bench) { b.w.People[0].Absences[1].Until -= 2 }},
	{rule: "mean_hours", by: "full_time_norm", cells: []string{"2026-01-05 2026-06-10 D", "2026-07-06 2026-12-20 D"}},
	{rule: "must_not", change: func(b *bench) {
		b.w.People[0].Wishes = []ward.Wish{{Kind: ward.MustNot, Shift: ward.AnyDuty, Date: ptr(date("2026-05-17"))}}
	}, cells: []string{"2026-05-17 E"}},
	{rule: "night_mean", person: 6, cells: []string{"2026-03-02 2026-04-05 N"}},
	{rule: "night_recovery", person: 6, cells: []string{"2026-03-03 N", "2026-03-04 -", "2026-03-05 E"}, change: func(b *bench) {
		b.w.People[0].Shifts, b.w.Ceilings.NightRecovery = nil, ptr(48*ward.Hour)
	}},
	{rule: "one_duty", cells: []string{"2026-03-10 D", "2026-03-10 +E"}},
	{rule: "person_limits", cells: []string{"2026-06-16 D"}},
	{rule: "planned_overtime", change: func(b *bench) { b.w.Shifts[0].Overtime = true }},
	{rule: "size_range", change: func(b *bench) { b.w.People[0].Size.Max = ptr(b.r.Lines[0].Size - 1) }},
	{rule: "strenuous_night", person: 6, change: func(b *bench) { b.w.Shifts[2].Strenuous = true }},
	{rule: "sundays_free", person: 5, cells: []string{"2026-03-22 D", "2026-04-02 D"}},
	{rule: "sundays_in_row", cells: []string{"2026-04-03 E", "2026-04-05 2026-04-06 D", "2026-04-12 D", "2026-04-19 D"}},
	{rule: "two_day_break", cells: []string{"2026-01-17 2026-01-18 D", "2026-01-24 D"}, change: func(b *bench) { b.w.Ceilings.TwoDayBreak = ptr(1) }},
	{rule: "vacation_sunday", person: 1, cells: []string{"2026-10-04 D", "2026-10-11 D"}, change: func(b *bench) { b.w.People[0].Absences[2].Until-- }},
	{rule: "weekend_frequency", change: func(b *bench) { b.w.Models[0].Weekend.PerYear, b.w.Models[0].Weekend.Every = 0, 4 }},
	{rule: "weekly_rest", person: 3, cells: []string{"2026-03-17 E"}},
	{rule: "whole_weekend", cells: []string{"2026-03-21 D"}, change: func(b *bench) { b.w.Models[0].Weekend.Whole = nil }},
	{rule: "work_cycle", change: func(b *bench) { b.w.Models[0].Cycle = &ward.Cycle{Days: []ward.Stretch{{On: 3, Off: 4}}} }},
}

// earlyDuty gives the ward a duty before dawn.
func earlyDuty(b *bench) {
	b.w.Shifts = append(b.w.Shifts, ward.Shift{Code: "X", Start: 150, End: 480, Breaks: []ward.Break{{Minutes: 30, Paid: true}}})
	b.w.Models[0].Shifts, b.w.People[0].Shifts = append(b.w.Models[0].Shifts, "X"), nil
}

func date(s string) ward.Date { return must(ward.ParseDate(s)) }

// put writes cells into the one line of the rota.
func (b *bench) put(cells []string) {
	l := &b.r.Lines[0]
	for _, cell := range cells {
		f := strings.Fields(cell)
		first, last, code := date(f[0]), date(f[len(f)-2]), f[len(f)-1]
		for day := int(first - b.r.Start); day <= int(last-b.r.Start); day++ {
			more, beside := strings.CutPrefix(code, "+")
			if !beside {
				l.Duties = slices.DeleteFunc(slices.Clone(l.Duties), func(d rota.Duty) bool { return d.Day == day })
			}
			if code != "-" {
				l.Duties = append(l.Duties, rota.Duty{Day: day, Shift: more})
			}
		}
	}
	b.r.Sort()
}

func TestTheYearChangedInOnePlace(t *testing.T) {
	needORTools(t)
	t.Parallel()
	for _, e := range yearBreaks {
		t.Run(string(e.rule), func(t *testing.T) {
			t.Parallel()
			d, c := yearOf(t, e.person)
			require.Empty(t, findings(t, c, d.r))
			if e.change != nil {
				e.change(d.bench)
			}
			d.put(e.cells)
			if e.rule != "size_range" {
				d.readSizes(t)
			}
			c = d.caseOf(t, ward.FromToday)
			report, err := check.Check(c, d.r)
			require.NoError(t, err)
			require.Contains(t, rulesOf(report.Findings), e.rule)
			require.False(t, accepts(t, model.New(c, rule.Terms(c), d.options), d.r))
			var rules []ward.Quantity
			for _, place := range blamed(t, c, d.r, d.options) {
				rules = append(rules, place.Rule)
			}
			require.Contains(t, rules, cmp.Or(e.by, e.rule))
		})
	}
}

// Every rule that one line can break is broken in the year; averaging is cut to
// what is agreed by the calendar, and no duties tell when a change was told.
func TestTheYearBreaksEveryRuleOfALine(t *testing.T) {
	t.Parallel()
	var have, want []ward.Quantity
	for _, e := range yearBreaks {
		have = append(have, e.rule)
	}
	for _, e := range yearEdges {
		have = append(have, e.rule)
	}
	for _, r := range model.Rules() {
		if def, _ := rule.ByID(r.ID()); def.Scope == rule.Line && model.KeptBy(r) == nil && r.ID() != "averaging_weeks" && r.ID() != "change_notice" {
			want = append(want, r.ID())
		}
	}
	require.ElementsMatch(t, want, have)
}

// atItsEdge sets one of the ward's own limits; loose is one that nobody reaches.
type atItsEdge struct {
	rule   ward.Quantity
	person int
	loose  int
	set    func(b *bench, limit int)
}

var yearEdges = []atItsEdge{
	{"backward_rotation", 0, 100, func(b *bench, n int) { b.w.Ceilings.BackwardRotation = &n }},
	{"day_hours", 6, 750, func(b *bench, n int) { b.w.Ceilings.DayHours = ptr(ward.Minutes(n)) }},
	{"day_run", 3, 30, func(b *bench, n int) { b.w.Ceilings.DaysInRow = &n }},
	{"duties_over_eight", 7, 28, func(b *bench, n int) { b.w.Ceilings.DutiesOverEight = &n }},
	{"lone_days", 4, 28, func(b *bench, n int) { b.w.Ceilings.LoneDays = &n }},
	{"long_run", 6, 30, func(b *bench, n int) { b.w.Ceilings.LongInRow, b.w.Ceilings.LongThreshold = &n, ptr(9*ward.Hour) }},
	{"long_shift_consent", 8, 1440, func(b *bench, n int) {
		b.w.Ceilings.LongThreshold, b.w.People[0].Consents = ptr(9*ward.Hour), []ward.Consent{{Longest: ward.Minutes(n)}}
	}},
	{"night_run", 7, 30, func(b *bench, n int) { b.w.Ceilings.NightsInRow = &n }},
	{"nights_per_year", 8, 366, func(b *bench, n int) { b.w.Ceilings.NightsPerYear = &n }},
	{"owed_hours", 1, 200000, func(b *bench, n int) {
		b.w.Sizes, b.w.Tolerance = &ward.SizeRule{Step: 100}, &ward.Tolerance{PerPeriod: ptr(ward.Minutes(n))}
		b.r.Lines[0].Size = 7700
	}},
	{"quick_returns", 0, 28, func(b *bench, n int) { b.w.Ceilings.QuickReturns = &n }},
	{"red_days", 0, 120, func(b *bench, n int) { b.w.Ceilings.RedDays = &n }},
	{"week_hours", 0, 3240, func(b *bench, n int) { b.w.Ceilings.WeekHours = ptr(ward.Minutes(n)) }},
	{"weekend_hours", 5, 100000, func(b *bench, n int) { b.w.Ceilings.WeekendHoursOfYear = ptr(ward.Minutes(n)) }},
	{"weekends_in_row", 2, 52, func(b *bench, n int) { b.w.Models[0].Weekend.InRow = n }},
	{"weekends_per_year", 2, 52, func(b *bench, n int) { b.w.Ceilings.WeekendsPerYear = &n }},
}

// A limit that the year just keeps is kept for checker and model, and one that it
// passes by one step is broken for both.
func TestTheYearAtTheEdgeOfEachLimitOfTheWard(t *testing.T) {
	needORTools(t)
	t.Parallel()
	for _, e := range yearEdges {
		t.Run(string(e.rule), func(t *testing.T) {
			t.Parallel()
			d, _ := yearOf(t, e.person)
			judge := func(limit int) (*ward.Case, *check.Measure) {
				e.set(d.bench, limit)
				c := d.caseOf(t, ward.FromToday)
				report, err := check.Check(c, d.r)
				require.NoError(t, err)
				i := slices.IndexFunc(report.Tightest, func(m check.Measure) bool { return m.Rule == e.rule })
				require.GreaterOrEqual(t, i, 0, "it is measured")
				return c, &report.Tightest[i]
			}
			def, _ := rule.ByID(e.rule)
			_, m := judge(e.loose)
			edge, past := m.Measured, m.Measured-1
			if def.AtLeast {
				past = m.Measured + 1
			}
			c, _ := judge(edge)
			require.Empty(t, findings(t, c, d.r))
			require.True(t, accepts(t, model.New(c, rule.Terms(c), d.options), d.r), "at the edge, %d", edge)
			c, m = judge(past)
			require.Negative(t, m.Margin)
			var rules []ward.Quantity
			for _, place := range blamed(t, c, d.r, d.options) {
				rules = append(rules, place.Rule)
			}
			require.Equal(t, []ward.Quantity{e.rule}, slices.Compact(rules))
		})
	}
}

// The year of all nine is judged alike, every rule of every line: with each limit
// of the ward at its edge, a step past it, and with the lines changed at random.
func TestTheYearIsJudgedAlikeRuleByRule(t *testing.T) {
	needORTools(t)
	t.Parallel()
	w := fixture(t, "ward-holidays")
	text, err := fixtures.Rota("ward-holidays-planned")
	require.NoError(t, err)
	r, _, err := rota.Read("ward-holidays-planned", text, w)
	require.NoError(t, err)
	d := drawing{rand.New(rand.NewPCG(1, 8)), &bench{w: w, r: r.Bare()}}
	w.Need, w.Handovers, w.Pairs, w.Budget = nil, nil, nil, nil
	w.Guards = &ward.Guards{Educated: ptr(false), SmallPosts: &ward.SmallPosts{Lifted: true}}
	for i := range w.People {
		w.People[i].Size.Min, w.People[i].Size.Max = ptr(ward.Size(0)), ptr(ward.FullTime)
	}
	d.readSizes(t)
	w.Ceilings = &ward.Ceilings{LongThreshold: ptr(9 * ward.Hour)}
	for _, e := range ceilings {
		if e.rule != "owed_hours" { // sizes are read off the hours
			e.set(d.bench, e.loose)
		}
	}
	seen := map[ward.Quantity]*verdicts{}
	at := d.edges(t)
	delete(at, "owed_hours")
	for _, tighter := range []int{0, 1} {
		d.set(at, tighter)
		d.judgeEach(t, seen)
	}
	for _, e := range ceilings {
		if e.rule != "owed_hours" && e.rule != "night_recovery" { // who works nights works nothing else
			require.Equal(t, &all, seen[e.rule], e.rule)
		}
	}
	for i := range d.r.Lines {
		alone := drawing{d.Rand, &bench{r: &rota.Rota{Lines: d.r.Lines[i : i+1]}}}
		for range 30 {
			alone.change(d.caseOf(t, ward.FromToday))
		}
		d.r.Lines[i].Duties = sortedDuties(d.r.Lines[i].Duties)
	}
	d.readSizes(t)
	d.judgeEach(t, seen)
	for _, q := range []ward.Quantity{"one_duty", "daily_rest", "weekly_rest", "person_limits"} {
		require.True(t, seen[q].kept && seen[q].broken, q)
	}
}
