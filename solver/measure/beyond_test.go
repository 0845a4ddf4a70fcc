package measure_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// record is 56 weeks of hours worked by somebody with half a post of 37.5 hours,
// so 18:45 a week: so many duties of 7:30 in each of the weeks.
func record(t *testing.T, claims []ward.Claim, duties func(week int) int) (*ward.Case, *rota.Rota) {
	start, err := ward.ParseDate("2025-01-06")
	require.NoError(t, err)
	w := &ward.Ward{
		Format: 1, Name: "record", Period: ward.Period{Start: start, Weeks: 56, Kind: ward.Calendar},
		Competences: []ward.Competence{{ID: "HFA", Educated: true}},
		Shifts: []ward.Shift{
			{Code: "D", Start: 450, End: 900, Breaks: []ward.Break{{Minutes: 30, Paid: true}}},
			{Code: "X", Start: 900, End: 960, Overtime: true},
		},
		Models: []ward.RotaModel{{ID: "day", Shifts: []string{"D"}, Norm: ward.Norm375}},
		People: []ward.Person{{ID: "anna", Competence: "HFA", Size: ward.Sizes{Current: 5000}, Claims: claims}},
	}
	r := &rota.Rota{Start: start, Weeks: 56, Worked: true, Lines: []rota.Line{{Person: "anna", Size: 5000}}}
	for week := range 56 {
		for day := range duties(week) {
			r.Lines[0].Duties = append(r.Lines[0].Duties, rota.Duty{Day: 7*week + day, Shift: "D"})
		}
	}
	c, err := w.Case("", ward.Plan)
	require.NoError(t, err)
	return c, r
}

func date(t *testing.T, s string) ward.Date {
	d, err := ward.ParseDate(s)
	require.NoError(t, err)
	return d
}

// Two and three duties in turn are 18:45 a week; three in each are 22:30, 60 %.
func TestWhoHasWorkedBeyondTheirPost(t *testing.T) {
	t.Parallel()
	by := func(n int) func(int) int { return func(int) int { return n } }
	inTurn := func(week int) int { return 2 + week%2 }

	c, r := record(t, nil, inTurn)
	require.Empty(t, measure.WorkedBeyond(c, r), "the post, on average: the twelve months have a day more than 52 weeks, a Sunday")

	c, r = record(t, nil, by(3))
	require.Equal(t, []measure.Beyond{{
		Person: "anna", From: date(t, "2025-02-02"), Until: date(t, "2026-02-01"),
		Agreed: 5000, Worked: 5983, // a Sunday without work before the 52 weeks
		Extra: 52*225 - 160, Weeks: 52, WeeksOver: 52, Fourths: 13, FourthsOver: 13,
	}}, measure.WorkedBeyond(c, r))
	sum := measure.Sum(c, r)
	extra, ok := sum.Figure("extra_hours", "")
	require.True(t, ok)
	require.Equal(t, 52*225-160, extra)

	r.Worked = false
	require.Empty(t, measure.WorkedBeyond(c, r), "a plan says nothing of hours worked")
	sum = measure.Sum(c, r)
	_, ok = sum.Figure("extra_hours", "")
	require.False(t, ok)
	r.Worked, r.Lines[0].Size = true, ward.FullTime
	require.Empty(t, measure.WorkedBeyond(c, r), "nobody has a right to more than full time")
}

// The twelve months are counted back from the day of the claim (AML §14-4 a).
func TestTheTwelveMonthsEndWhereTheClaimBegins(t *testing.T) {
	t.Parallel()
	extraAtTheEnd := func(week int) int {
		if week >= 40 {
			return 5
		}
		return 2 + week%2
	}
	claim := func(paragraph, day string, accepted bool) []ward.Claim {
		return []ward.Claim{{Paragraph: paragraph, Size: 7500, Date: date(t, day), Accepted: accepted}}
	}
	for _, k := range []struct {
		why    string
		claims []ward.Claim
		until  string
		over   int
	}{
		{"no claim: to the end of the record", nil, "2026-02-01", 18 + 16},
		{"a claim two weeks before the end", claim("aml-14-4a", "2026-01-19", false), "2026-01-18", 19 + 14},
		{"a claim after the record", claim("aml-14-4a", "2026-03-02", false), "2026-02-01", 18 + 16},
		{"one that is granted is none", claim("aml-14-4a", "2026-01-19", true), "2026-02-01", 18 + 16},
		{"a claim to a vacant post is another matter", claim("aml-14-3", "2026-01-19", false), "2026-02-01", 18 + 16},
	} {
		t.Run(k.why, func(t *testing.T) {
			t.Parallel()
			c, r := record(t, k.claims, extraAtTheEnd)
			got := measure.WorkedBeyond(c, r)
			require.Len(t, got, 1)
			require.Equal(t, date(t, k.until), got[0].Until)
			require.Equal(t, k.over, got[0].WeeksOver)
		})
	}
}

// Weeks away ask for nothing and count for nothing; overtime is work too.
func TestAbsenceAndOvertimeBeyondAPost(t *testing.T) {
	t.Parallel()
	inTurn := func(week int) int { return 2 + week%2 }
	c, r := record(t, nil, inTurn)
	p, _ := c.Person("anna")
	p.Absences = []ward.Absence{{Percent: ward.FullTime, From: date(t, "2025-07-07"), Until: date(t, "2025-08-03")}}
	r.Lines[0].Duties = nil
	for week := range 56 {
		if d := c.Dates.Start + ward.Date(7*week); d >= date(t, "2025-07-07") && d <= date(t, "2025-08-03") {
			continue
		}
		for day := range inTurn(week) {
			r.Lines[0].Duties = append(r.Lines[0].Duties, rota.Duty{Day: 7*week + day, Shift: "D"})
		}
	}
	require.Empty(t, measure.WorkedBeyond(c, r))
	for week := 50; week < 56; week++ {
		r.Lines[0].Duties = append(r.Lines[0].Duties, rota.Duty{Day: 7*week + 4, Shift: "X"})
	}
	got := measure.WorkedBeyond(c, r)
	require.Len(t, got, 1)
	require.Equal(t, 6*ward.Hour, got[0].Overtime)
	require.Equal(t, 48, got[0].Weeks)
}

func TestStrainOfTheSmallWard(t *testing.T) {
	t.Parallel()
	c, r := small(t, "ward-small-by-hand")
	all := measure.Strains(c, r)
	require.Len(t, all, 6)
	sum := measure.Sum(c, r)
	quick, lone := 0, 0
	for i, s := range all {
		require.Equal(t, sum.Lines[i].Person, s.Person)
		require.Equal(t, sum.Lines[i].LongestRun, s.LongestRun)
		quick, lone = quick+s.QuickReturns, lone+s.LoneDays
		require.Equal(t, [3]int{1, 1, 15 * 60}, [3]int{s.Weekends, s.WeekendRun, int(s.WeekendHours)})
		require.Equal(t, [3]int{0, 0, 0}, [3]int{s.Nights, s.NightRun, s.Recovery})
		require.False(t, s.MainlyNight)
	}
	require.Equal(t, [2]int{sum.QuickReturns, sum.LoneDays}, [2]int{quick, lone})
}
