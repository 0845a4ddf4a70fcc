package report_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// calendarOf is a line with a night duty each Saturday and an evening each
// Wednesday, as a calendar, unfolded.
func calendarOf(t *testing.T, kind string, start ward.Date, of report.LineCalendar) (raw string, lines []string) {
	t.Helper()
	w := &ward.Ward{Format: 1, Name: "Åsen; post 2, øst", Period: ward.Period{Start: start, Weeks: 1, Kind: kind},
		Competences: []ward.Competence{{ID: "HFA"}},
		Shifts: []ward.Shift{
			{Code: "E", Name: "kveld", Start: 14*ward.Hour + 30, End: 22 * ward.Hour},
			{Code: "N", Start: 21*ward.Hour + 45, End: 7*ward.Hour + 45},
		},
		Models: []ward.RotaModel{{ID: "m", Shifts: []string{"E", "N"}, Weekend: ward.WeekendRule{Every: 2}}},
		People: []ward.Person{{ID: "Kari", Competence: "HFA", Size: ward.Sizes{Current: 5000}}}}
	c, err := w.Case("m", ward.FromToday)
	require.NoError(t, err)
	r := &rota.Rota{Model: "m", Run: ward.FromToday, Start: start, Weeks: 1, Lines: []rota.Line{{Person: "Kari", Size: 5000,
		Duties: []rota.Duty{{Day: 2, Shift: "E"}, {Day: 5, Shift: "N"}}, Free: []rota.FreeDay{{Day: 0, Code: rota.FE}}}}}
	var b strings.Builder
	require.NoError(t, report.ICalendar(&b, c, r, of, rule.Bokmaal))
	return b.String(), strings.Split(strings.TrimSuffix(strings.ReplaceAll(b.String(), "\r\n ", ""), "\r\n"), "\r\n")
}

// span is the night duty of a calendar as moments.
func span(t *testing.T, lines []string, date string) time.Duration {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Oslo")
	require.NoError(t, err)
	for i, l := range lines {
		if text, ok := strings.CutPrefix(l, "DTSTART;TZID=Europe/Oslo:"); ok && strings.HasPrefix(text, date) {
			from, err := time.ParseInLocation("20060102T150405", text, zone)
			require.NoError(t, err)
			to, err := time.ParseInLocation("20060102T150405", strings.TrimPrefix(lines[i+1], "DTEND;TZID=Europe/Oslo:"), zone)
			require.NoError(t, err)
			return to.Sub(from)
		}
	}
	require.Fail(t, "no duty begins on "+date)
	return 0
}

// The clock shows the same at either end of a night, so one through the change
// to summer time is nine hours and one through the change back eleven.
func TestANightThroughAClockChange(t *testing.T) {
	t.Parallel()
	for _, x := range []struct {
		monday ward.Date
		night  string
		long   time.Duration
	}{
		{ward.NewDate(2026, 3, 16), "20260321", 10 * time.Hour},
		{ward.NewDate(2026, 3, 23), "20260328", 9 * time.Hour},
		{ward.NewDate(2026, 10, 19), "20261024", 11 * time.Hour},
	} {
		_, lines := calendarOf(t, ward.Calendar, x.monday, report.LineCalendar{Person: "Kari", ID: "r_1"})
		require.Equal(t, x.long, span(t, lines, x.night), x.night)
	}
}

// What the calendar says of the clock is what the zone has, year by year.
func TestTheClockOfACalendar(t *testing.T) {
	t.Parallel()
	_, lines := calendarOf(t, ward.Calendar, ward.NewDate(2026, 3, 16), report.LineCalendar{Person: "Kari"})
	text := strings.Join(lines, "\n")
	require.Contains(t, text, "BYMONTH=3;BYDAY=-1SU\nTZNAME:CEST\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200")
	require.Contains(t, text, "BYMONTH=10;BYDAY=-1SU\nTZNAME:CET\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100")
	zone, err := time.LoadLocation("Europe/Oslo")
	require.NoError(t, err)
	for year := 1996; year < 2040; year++ {
		for month, name := range map[time.Month]string{3: "CEST", 10: "CET"} {
			last := time.Date(year, month+1, 0, 12, 0, 0, 0, zone)
			last = last.AddDate(0, 0, -int(last.Weekday()))
			is, _ := last.Zone()
			was, _ := last.AddDate(0, 0, -1).Zone()
			require.Equal(t, name, is, year)
			require.NotEqual(t, is, was, year)
		}
	}
}

// A rolling rota stands on the dates one asks for, round and round.
func TestARollingLineAsACalendar(t *testing.T) {
	t.Parallel()
	raw, lines := calendarOf(t, ward.Rolling, ward.NewDate(2026, 1, 5), report.LineCalendar{Person: "Kari", ID: "r_1", From: ward.NewDate(2026, 3, 23), Weeks: 2, Stamp: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)})
	var events []string
	for _, l := range lines {
		if strings.HasPrefix(l, "DTSTART;") {
			events = append(events, l)
		}
	}
	require.Equal(t, []string{
		"DTSTART;VALUE=DATE:20260323", "DTSTART;TZID=Europe/Oslo:20260325T143000", "DTSTART;TZID=Europe/Oslo:20260328T214500",
		"DTSTART;VALUE=DATE:20260330", "DTSTART;TZID=Europe/Oslo:20260401T143000", "DTSTART;TZID=Europe/Oslo:20260404T214500",
	}, events)
	require.Contains(t, lines, `X-WR-CALNAME:Åsen\; post 2\, øst\, Kari`)
	require.Contains(t, lines, "SUMMARY:E kveld")
	require.Contains(t, lines, "DTSTAMP:20260102T030405Z")
	seen := map[string]bool{}
	for _, l := range lines {
		if strings.HasPrefix(l, "UID:") {
			require.False(t, seen[l], l)
			seen[l] = true
		}
	}
	require.Len(t, seen, 6)
	for _, l := range strings.Split(strings.TrimSuffix(raw, "\r\n"), "\r\n") {
		require.LessOrEqual(t, len(l), 75, fmt.Sprintf("%q", l))
	}
}

// Long texts are folded between letters, never inside one.
func TestALongTextIsFolded(t *testing.T) {
	t.Parallel()
	raw, lines := calendarOf(t, ward.Calendar, ward.NewDate(2026, 3, 16), report.LineCalendar{Person: "Kari", ID: strings.Repeat("blåbærsyltetøy", 12)})
	require.Contains(t, raw, "\r\n ")
	require.Contains(t, strings.Join(lines, "\n"), strings.Repeat("blåbærsyltetøy", 12))
	for _, l := range strings.Split(raw, "\r\n") {
		require.LessOrEqual(t, len(l), 75)
		require.True(t, strings.ToValidUTF8(l, "?") == l, l)
	}
}
