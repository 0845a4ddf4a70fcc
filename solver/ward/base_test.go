package ward_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/ward"
)

// yearOf is a year of a ward under a weekend rule: one has vacation, one is on
// leave until autumn, one has a shared child in odd weeks, and Easter has a need
// of its own.
func yearOf(t *testing.T, weekend, more string) *ward.Case {
	t.Helper()
	c, err := read(t, fmt.Sprintf(`heltid: 1
name: A year
period: {start: 2026-01-05, weeks: 52, kind: calendar}
competences: [{id: RN}]
shifts: [{code: D, start: "07:30", end: "15:00"}]
models: [{id: m, shifts: [D], weekend: {%s}%s}]
need:
  - {days: mon-sun, from: "07:30", to: "15:00", floor: {total: 2}}
  - {dates: [2026-04-03], from: "07:30", to: "15:00", floor: {total: 1}}
budget: {full_time_posts: 500}
people:
  - id: away
    competence: RN
    size: {current: 100}
    absences: [{from: 2026-01-01, until: 2026-08-31, percent: 100}]
  - id: custody
    competence: RN
    size: {current: 80}
    limits: [{alternate_weeks: odd}]
    wishes: [{kind: must_not, shift: any, days: wed, weeks: even}, {kind: must_not, shift: any, date: 2026-05-01}, {kind: prefer, shift: D, days: mon}]
  - id: vacation
    competence: RN
    size: {current: 50}
    history: [{date: 2026-01-04, shift: D}]
    absences: [{from: 2026-07-06, until: 2026-08-09, percent: 100, kind: vacation}]
  - id: substitute
    competence: RN
    size: {current: 0}
    employments: [{post: p, percent: 100, kind: substitute, for: away, until: 2026-08-31}]
posts: [{id: p, competence: RN, count: 1}]
`, weekend, more)).Case("m", ward.FromToday)
	require.NoError(t, err)
	return c
}

// What is of dates is left out of a base rota, and whoever is away most of the
// period with the hours of their post.
func TestABaseRotaLeavesOutWhatIsOfDates(t *testing.T) {
	t.Parallel()
	c := yearOf(t, "every: 3", "")
	base, err := c.Base()
	require.NoError(t, err)
	require.True(t, base.Dates.Rolling)
	require.Equal(t, 6, base.Dates.Weeks)
	require.Equal(t, c.Dates.Start, base.Dates.Start)
	require.Equal(t, ward.Size(40000), base.Budget.FullTimeWeeks)

	var people []string
	for _, p := range base.People {
		people = append(people, p.ID)
		require.Empty(t, p.Absences)
		require.Empty(t, p.History)
	}
	require.Equal(t, []string{"custody", "vacation", "substitute"}, people)
	for _, d := range base.Demands() {
		require.Equal(t, 2, d.Floor, "day %d", d.Day)
	}
	substitute, _ := base.Person("substitute")
	require.False(t, substitute.Away(base.Dates.Date(0)))

	custody, _ := base.Person("custody")
	require.Len(t, custody.Wishes, 1, "a veto that recurs is kept")
	for day := range base.Dates.Days() { // what recurs every other week falls where it does on the calendar
		date := c.Dates.Date(day)
		was, _ := c.Person("custody")
		require.Equal(t, c.WeekendOff(was, date, true), base.WeekendOff(custody, date, true), date)
		require.Equal(t, c.Dates.Falls(was.Wishes[0], date), base.Dates.Falls(custody.Wishes[0], date), date)
	}
	require.Len(t, yearOf(t, "every: 3", "").Ward.People, 4, "the year itself is as it was")
}

// A base rota is as long as weekends and cycles come even in, and as they lose the
// fewest weekends of the year.
func TestHowLongABaseRotaIs(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		weekend, more string
		weeks         int
	}{
		{"every: 3", "", 6},
		{"every: 4", "", 12},
		{"every: 5", "", 10},
		{"every: 7", "", 14},
		{"per_year: 15", "", 7}, // 2 of 7 is nearest below 15 of 52
		{"per_year: 26", "", 6},
		{"per_period: 13", "", 12}, // every fourth
		{"whole: false", ", cycle: {days: [{on: 3, off: 5}]}", 8},
	} {
		c := yearOf(t, tc.weekend, tc.more)
		if tc.weekend == "per_year: 15" { // seven weeks have no every other week
			for _, p := range c.People {
				p.Limits = nil
			}
		}
		base, err := c.Base()
		require.NoError(t, err)
		require.Equal(t, tc.weeks, base.Dates.Weeks, "%s%s", tc.weekend, tc.more)
		w, whole := base.Model.Weekend, c.Model.Weekend
		require.LessOrEqual(t, w.PerPeriod*52, whole.PerPeriod*base.Dates.Weeks)
	}
}

// A tolerance given for the period is a base rota's in proportion.
func TestABaseRotaHasItsPartOfATolerance(t *testing.T) {
	t.Parallel()
	c := yearOf(t, "every: 3", `, tolerance: {per_period: "26:00"}`)
	base, err := c.Base()
	require.NoError(t, err)
	require.Equal(t, 3*ward.Hour, base.TolerancePer)
	require.Equal(t, 26*ward.Hour, c.TolerancePer)
}
