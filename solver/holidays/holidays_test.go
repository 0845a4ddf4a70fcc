package holidays_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/check"
	"heltid/solver/holidays"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// base is a ward of day, evening and night with one line a person, each a week
// to a text, and a rolling rota from Monday 5 January 2026.
func base(t *testing.T, change func(*ward.Ward), lines ...[]string) (*ward.Case, *rota.Rota) {
	t.Helper()
	w := &ward.Ward{
		Name:   "bench",
		Period: ward.Period{Start: ward.NewDate(2026, 1, 5), Weeks: len(lines[0]), Kind: ward.Rolling},
		Shifts: []ward.Shift{
			{Code: "D", Start: 450, End: 900, Breaks: []ward.Break{{Minutes: 30, Paid: true}}},
			{Code: "E", Start: 870, End: 1320, Breaks: []ward.Break{{Minutes: 30, Paid: true}}},
			{Code: "N", Start: 1305, End: 465, Breaks: []ward.Break{{Minutes: 30, Paid: true}}},
		},
		Competences: []ward.Competence{{ID: "HFA"}},
		Models:      []ward.RotaModel{{ID: "m", Shifts: []string{"D", "E", "N"}, Weekend: ward.WeekendRule{PerYear: 52}}},
	}
	r := &rota.Rota{Ward: "bench", Model: "m", Start: w.Period.Start, Weeks: w.Period.Weeks}
	for i, weeks := range lines {
		id := string(rune('a' + i))
		w.People = append(w.People, ward.Person{ID: id, Competence: "HFA", Size: ward.Sizes{Current: ward.FullTime}})
		l := rota.Line{Person: id, Size: ward.FullTime}
		for day, code := range strings.Fields(strings.Join(weeks, " ")) {
			if code != "-" {
				l.Duties = append(l.Duties, rota.Duty{Day: day, Shift: code})
			}
		}
		r.Lines = append(r.Lines, l)
	}
	if change != nil {
		change(w)
	}
	require.NoError(t, w.CheckAgreements(rule.Ladders()))
	c, err := w.Case("", ward.Plan)
	require.NoError(t, err)
	return c, r
}

func date(t *testing.T, s string) ward.Date {
	t.Helper()
	d, err := ward.ParseDate(s)
	require.NoError(t, err)
	return d
}

// told writes a line's changes: date, code, what it replaces and why.
func told(l holidays.Line) []string {
	var out []string
	for _, c := range l.Changes {
		out = append(out, fmt.Sprintf("%s %s/%s %s %s", c.Date, c.Code, strings.Join(c.Instead, "+"), c.Why, c.About))
	}
	return out
}

func agreed(paragraph string) func(*ward.Ward) {
	return func(w *ward.Ward) {
		w.Agreements = append(w.Agreements, ward.Agreement{ID: paragraph, Level: ward.Representatives, Paragraph: paragraph, SignedBy: "both"})
	}
}

// Easter 2026: Thursday 2 April, Friday 3, Sunday 5, Monday 6. Whoever works one
// red day is off the next, which makes the one after that one to work again.
func TestEverySecondRedDayInOrder(t *testing.T) {
	t.Parallel()
	c, r := base(t, nil,
		[]string{"D D - D D D D", "D D D - D - -"}, // works Thursday, Friday and Sunday of the first week, Monday of the second
		[]string{"- D D D - D D", "D - D D E - -"},
		[]string{"- - N N - - -", "- N N - - - -"}, // the night to Good Friday lies on Thursday's zone and on Friday's
	)
	p, err := holidays.New(c, r, date(t, "2026-03-30"), 2, nil)
	require.NoError(t, err)
	require.Equal(t, []string{
		"2026-04-03 F3/D after_worked 2026-04-02",
		"2026-04-06 F3/D after_worked 2026-04-05",
	}, told(p.Lines[0]))
	require.Equal(t, []string{"2026-04-06 F3/D after_worked 2026-04-05"}, told(p.Lines[1]), "Friday off, so Sunday may be worked")
	require.Equal(t, []string{"2026-04-02 F3/N after_worked 2026-04-02"}, told(p.Lines[2]))
	require.Equal(t, []int{5, 4, 2}, []int{p.Lines[0].Red, p.Lines[0].Planned, p.Lines[0].Worked})
	require.False(t, p.Lines[0].Averaged)
	f, ok := p.Rota.Lines[0].Code(4)
	require.True(t, ok)
	require.Equal(t, rota.FreeDay{Day: 4, Code: rota.F3, Instead: []string{"D"}}, f)
	require.Empty(t, p.Rota.Lines[0].On(4))
}

// The base weeks before the plan decide whether its first red day follows a
// worked one.
func TestTheWeekBeforeCounts(t *testing.T) {
	t.Parallel()
	c, r := base(t, nil, []string{"D D D - - D D", "- - D D D - D"})
	p, err := holidays.New(c, r, date(t, "2026-02-02"), 2, nil)
	require.NoError(t, err)
	require.Equal(t, []string{"2026-02-08 F3/D after_worked 2026-02-01"}, told(p.Lines[0])[:1], "both base weeks work their Sunday")
}

// With an agreement half of the red days are off: those wished first, then
// holidays, then what the ward can spare.
func TestHalfOfTheRedDaysByAgreement(t *testing.T) {
	t.Parallel()
	c, r := base(t, agreed("aml-10-8-4c"), []string{"D D - D D D D", "D D D - D - -"})
	p, err := holidays.New(c, r, date(t, "2026-03-30"), 2, nil)
	require.NoError(t, err)
	require.True(t, p.Lines[0].Averaged)
	require.Equal(t, []string{"2026-04-02 F3/D half_free 2026-04-02", "2026-04-03 F3/D half_free 2026-04-03"}, told(p.Lines[0]), "four of five are worked; two may be")
	p, err = holidays.New(c, r, date(t, "2026-03-30"), 2, []holidays.Wish{{Person: "a", Date: date(t, "2026-04-05")}})
	require.NoError(t, err)
	require.Equal(t, []string{"2026-04-05 F3/D half_free 2026-04-05", "2026-04-06 F3/D half_free 2026-04-06"}, told(p.Lines[0]), "the wish, and the day beside it")
}

func TestTheNeedDecidesWhichHolidayIsOff(t *testing.T) {
	t.Parallel()
	c, r := base(t, func(w *ward.Ward) {
		agreed("aml-10-8-4c")(w)
		w.Need = []ward.NeedRow{{Days: ward.AllDays, From: 450, To: 900, Floor: map[string]int{"total": 1}}}
	}, []string{"D D - D - D D", "D D D - D - -"}, []string{"- - - D - - -", "- - - - - - -"})
	p, err := holidays.New(c, r, date(t, "2026-03-30"), 2, nil)
	require.NoError(t, err)
	require.Equal(t, []string{"2026-04-02 F3/D half_free 2026-04-02"}, told(p.Lines[0]), "another is there on Thursday alone")
	r.Lines[1].Duties[0].Day = 6
	p, err = holidays.New(c, r, date(t, "2026-03-30"), 2, nil)
	require.NoError(t, err)
	require.Equal(t, []string{"2026-04-05 F3/D half_free 2026-04-05"}, told(p.Lines[0]))
}

func TestARedDayOffEveryFourthWeek(t *testing.T) {
	t.Parallel()
	c, r := base(t, agreed("aml-10-8-4c"), []string{"- D D D - D D", "- D D D - D D", "- D D D - D D", "- D D D - D D", "- D D D - - -", "- D D D - - -", "- D D D - - -", "- D D D - - -"})
	p, err := holidays.New(c, r, date(t, "2026-08-17"), 8, nil)
	require.NoError(t, err)
	require.Equal(t, []string{"2026-09-13 F3/D fourth_week 2026-09-13"}, told(p.Lines[0]), "weeks 1 to 4 of the base stand on 17 August")
}

// F1 on Ascension, 14 May 2026, gives another free day instead of a duty in the
// month after, on an ordinary day.
func TestF5ForAnF1OnAHoliday(t *testing.T) {
	t.Parallel()
	c, r := base(t, nil, []string{"D D D - D D D", "D D D D - - -"})
	p, err := holidays.New(c, r, date(t, "2026-05-11"), 4, nil)
	require.NoError(t, err)
	require.Equal(t, []string{"2026-05-15 F5/D f1_on_holiday 2026-05-14"}, slices.DeleteFunc(told(p.Lines[0]), func(s string) bool { return !strings.Contains(s, "F5") }))
	f, _ := p.Rota.Lines[0].Code(3)
	require.Equal(t, rota.F1, f.Code, "the F1 stays where the base has it")
	require.Empty(t, p.Lines[0].Owed)

	c, r = base(t, nil, []string{"D D D - - - D", "D D D D - - -"})
	p, err = holidays.New(c, r, date(t, "2026-05-11"), 1, nil)
	require.NoError(t, err)
	require.Equal(t, []ward.Date{date(t, "2026-05-14")}, p.Lines[0].Owed, "no ordinary duty is left in the plan")
}

func TestVacationIsWrittenAndAsksForNoF3(t *testing.T) {
	t.Parallel()
	c, r := base(t, func(w *ward.Ward) {
		w.People[0].Absences = []ward.Absence{
			{Percent: ward.FullTime, From: date(t, "2026-03-30"), Until: date(t, "2026-04-05"), Kind: ward.Vacation},
			{Percent: ward.FullTime, From: date(t, "2026-04-07"), Until: date(t, "2026-04-07")},
		}
	}, []string{"D D - D D D D", "D D D - D - -"})
	p, err := holidays.New(c, r, date(t, "2026-03-30"), 2, nil)
	require.NoError(t, err)
	require.Equal(t, []string{
		"2026-03-30 FE/D vacation 2026-03-30", "2026-03-31 FE/D vacation 2026-03-31", "2026-04-02 FE/D vacation 2026-04-02",
		"2026-04-03 FE/D vacation 2026-04-03", "2026-04-04 FE/D vacation 2026-04-04", "2026-04-05 FE/D vacation 2026-04-05",
		"2026-04-07 /D absence 2026-04-07",
	}, told(p.Lines[0]))
	require.Equal(t, 2, p.Lines[0].Red, "red days of the vacation are left out")
	_, ok := p.Rota.Lines[0].Code(8)
	require.False(t, ok, "why somebody is away is not told")
}

// Holiday pay as time off: 7.5 hours on Maundy Thursday and on Easter Monday are
// 20 hours, two duties and 5 hours over.
func TestF4IsEarnedAndTaken(t *testing.T) {
	t.Parallel()
	wants := func(w *ward.Ward) { w.People[0].HolidayTimeOff = true }
	lines := []string{"D D - D - - -", "D D D D D - -"}
	c, r := base(t, func(w *ward.Ward) { wants(w); agreed("hta-5-3-2")(w) }, lines)
	p, err := holidays.New(c, r, date(t, "2026-03-30"), 2, nil)
	require.NoError(t, err)
	require.Equal(t, []string{"2026-04-09 F4/D holiday_pay 2026-04-02", "2026-04-10 F4/D holiday_pay 2026-04-02"}, told(p.Lines[0]))
	require.Equal(t, 5*ward.Hour, p.Lines[0].TimeLeft)
	report, err := check.Check(p.Case, p.Rota)
	require.NoError(t, err)
	require.Empty(t, report.Findings)

	c, r = base(t, wants, lines)
	p, err = holidays.New(c, r, date(t, "2026-03-30"), 2, nil)
	require.NoError(t, err)
	require.Empty(t, p.Lines[0].Changes, "nothing is agreed")
}

// The free weeks after Maundy Thursday are duties of others; the time off is taken
// six weeks later where two months are agreed, and not at all where none are.
func TestF4IsTakenAsLateAsIsAgreed(t *testing.T) {
	t.Parallel()
	for months, want := range map[int][]string{0: nil, 1: nil, 2: {"2026-05-11 F4/D holiday_pay 2026-04-02"}} {
		c, r := base(t, func(w *ward.Ward) {
			agreed("hta-5-3-2")(w)
			w.Agreements[len(w.Agreements)-1].WithinMonths = months
			w.People[0].HolidayTimeOff = true
			w.People[0].Absences = []ward.Absence{{Percent: ward.FullTime, From: date(t, "2026-04-03"), Until: date(t, "2026-05-10")}}
		}, []string{"D - - D - - -"})
		p, err := holidays.New(c, r, date(t, "2026-03-30"), 7, nil)
		require.NoError(t, err)
		got := slices.DeleteFunc(told(p.Lines[0]), func(s string) bool { return !strings.Contains(s, "F4") })
		require.ElementsMatch(t, want, got, "within %d months", months)
		report, err := check.Check(p.Case, p.Rota)
		require.NoError(t, err)
		require.Empty(t, report.Findings)
	}
}

func TestWhatIsNoHolidayPlanIsRefused(t *testing.T) {
	t.Parallel()
	c, r := base(t, nil, []string{"D - - - - - -"})
	for says, make := range map[string]func() error{
		"begins on a Monday, such as 2026-03-30 or 2026-04-06": func() error { _, err := holidays.New(c, r, date(t, "2026-04-01"), 1, nil); return err },
		"1 to 52 weeks, not 53":                                func() error { _, err := holidays.New(c, r, date(t, "2026-03-30"), 53, nil); return err },
		"1 to 52 weeks, not 0":                                 func() error { _, err := holidays.New(c, r, date(t, "2026-03-30"), 0, nil); return err },
		`no person or post "z"`: func() error {
			_, err := holidays.New(c, r, date(t, "2026-03-30"), 1, []holidays.Wish{{Person: "z"}})
			return err
		},
		"laid over a rolling base rota": func() error {
			p, err := holidays.New(c, r, date(t, "2026-03-30"), 1, nil)
			require.NoError(t, err)
			_, err = holidays.New(p.Case, p.Rota, date(t, "2026-03-30"), 1, nil)
			return err
		},
	} {
		require.ErrorContains(t, make(), says)
	}
}

// Any four weeks while its agreements run, with and without the agreements of a real ward:
// red days, weekly rests and codes are kept, the rota reads back, and what is
// left to find is need alone.
func TestPlansOfARealBaseRotaKeepTheRules(t *testing.T) {
	t.Parallel()
	data, err := fixtures.Ward("ward-small")
	require.NoError(t, err)
	text, err := fixtures.Rota("ward-small-by-hand")
	require.NoError(t, err)
	for _, without := range []string{"", "aml-10-8-4c"} {
		w, err := ward.Read("ward-small", data)
		require.NoError(t, err)
		w.Agreements = slices.DeleteFunc(w.Agreements, func(a ward.Agreement) bool { return a.Paragraph == without })
		require.NoError(t, w.CheckAgreements(rule.Ladders()))
		r, c, err := rota.Read("by-hand", text, w)
		require.NoError(t, err)
		for from := date(t, "2026-01-05"); from < date(t, "2027-12-01"); from += 21 {
			p, err := holidays.New(c, r, from, 4, nil)
			require.NoError(t, err)
			found, err := check.Check(p.Case, p.Rota)
			require.NoError(t, err)
			for _, f := range found.Findings {
				def, _ := rule.ByID(f.Rule)
				require.Equal(t, rule.Need, def.Kind, "%s without %q: %s %s", from, without, f.Person, f.Rule)
			}
			written, err := p.Rota.YAML()
			require.NoError(t, err)
			again, in, err := rota.Read("plan.yaml", written, w)
			require.NoError(t, err, string(written))
			require.Equal(t, p.Rota, again)
			require.True(t, in.Help)
			reread, err := check.Check(in, again)
			require.NoError(t, err)
			require.Equal(t, found.Findings, reread.Findings)
		}
	}
}
