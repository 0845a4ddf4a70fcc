package ward_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"heltid/solver/ward"
)

func date(t require.TestingT, s string) ward.Date {
	d, err := ward.ParseDate(s)
	require.NoError(t, err)
	return d
}

// Easter Sundays 2024 to 2050, from the church calendar; the movable holidays
// follow at -3, -2, +1, +39, +49 and +50 days (lov 1995-02-24-12 §2).
var easters = []string{
	"2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21",
	"2031-04-13", "2032-03-28", "2033-04-17", "2034-04-09", "2035-03-25", "2036-04-13", "2037-04-05", "2038-04-25",
	"2039-04-10", "2040-04-01", "2041-04-21", "2042-04-06", "2043-03-29", "2044-04-17", "2045-04-09", "2046-03-25",
	"2047-04-14", "2048-04-05", "2049-04-18", "2050-04-10",
}

func TestEveryRedDay2024To2050(t *testing.T) {
	t.Parallel()
	calendar := ward.Dates{}
	for i, e := range easters {
		year := 2024 + i
		red := map[ward.Date]bool{}
		for _, offset := range []ward.Date{-3, -2, 0, 1, 39, 49, 50} {
			red[date(t, e)+offset] = true
		}
		for _, fixed := range [][2]int{{1, 1}, {5, 1}, {5, 17}, {12, 25}, {12, 26}} {
			red[ward.NewDate(year, time.Month(fixed[0]), fixed[1])] = true
		}
		for d := ward.NewDate(year, 1, 1); d <= ward.NewDate(year, 12, 31); d++ {
			require.Equal(t, red[d] || d.Weekday() == ward.Sunday, calendar.Red(d), d)
		}
	}
}

func TestARollingRotaKnowsSundaysOnly(t *testing.T) {
	t.Parallel()
	rolling := ward.Dates{Rolling: true}
	require.False(t, rolling.Red(date(t, "2026-12-25"))) // a Friday
	require.True(t, rolling.Red(date(t, "2026-04-05")))
	require.Equal(t, ward.Zone{Eve: date(t, "2026-04-04"), Start: 18 * ward.Hour, Red: date(t, "2026-04-05"), End: 22 * ward.Hour}, rolling.Zone(date(t, "2026-04-05")))
}

// AML §10-10(1): from 18:00 the day before to 22:00; 15:00 on Christmas Eve and
// the Saturdays before Easter and Whit Sunday. Act of 1947: before 1 and 17 May
// from 22:00 unless the eve is a Saturday or itself a red day. Red days that
// follow each other meet at 22:00.
func TestZones(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		red   string
		start string
		why   string
	}{
		{"2026-01-11", "18:00", "an ordinary Sunday"},
		{"2026-01-01", "18:00", "New Year's Day, a Thursday"},
		{"2026-04-02", "18:00", "Maundy Thursday"},
		{"2026-04-03", "22:00", "Good Friday follows a red day"},
		{"2026-04-05", "15:00", "Easter Sunday"},
		{"2026-04-06", "22:00", "Easter Monday follows a red day"},
		{"2026-05-01", "22:00", "1 May on a Friday: the eve is an ordinary day"},
		{"2026-05-14", "18:00", "Ascension"},
		{"2026-05-17", "18:00", "17 May on a Sunday: the eve is a Saturday"},
		{"2026-05-24", "15:00", "Whit Sunday"},
		{"2026-05-25", "22:00", "Whit Monday"},
		{"2026-12-25", "15:00", "Christmas Day"},
		{"2026-12-26", "22:00", "Boxing Day"},
		{"2026-12-27", "22:00", "a Sunday after Boxing Day"},
		{"2023-12-25", "22:00", "Christmas Eve is a Sunday"},
		{"2027-05-17", "22:00", "17 May on Whit Monday"},
		{"2028-05-17", "22:00", "17 May on a Wednesday"},
		{"2021-05-17", "22:00", "17 May on a Monday after an ordinary Sunday"},
		{"2008-05-01", "18:00", "1 May is Ascension: the eve is the eve of Ascension"},
		{"2012-05-17", "18:00", "17 May is Ascension"},
		{"2027-05-16", "15:00", "Whit Sunday the day before 17 May"},
		{"2033-05-01", "18:00", "1 May on a Sunday"},
	} {
		z := ward.Dates{}.Zone(date(t, c.red))
		require.Equal(t, c.red, z.Red.String())
		require.Equal(t, z.Red-1, z.Eve)
		require.Equal(t, c.start, z.Start.String(), c.why)
		require.Equal(t, 22*ward.Hour, z.End)
	}
}

func TestInstantsFollowTheNorwegianClock(t *testing.T) {
	t.Parallel()
	night := func(d ward.Dates, day string) time.Duration {
		return d.Instant(date(t, day), 31*ward.Hour).Sub(d.Instant(date(t, day), 22*ward.Hour))
	}
	calendar, rolling := ward.Dates{}, ward.Dates{Rolling: true}
	require.Equal(t, 9*time.Hour, night(calendar, "2026-03-27"))
	require.Equal(t, 8*time.Hour, night(calendar, "2026-03-28"), "summer time starts")
	require.Equal(t, 10*time.Hour, night(calendar, "2026-10-24"), "summer time ends")
	require.Equal(t, 9*time.Hour, night(rolling, "2026-03-28"), "a rolling rota has no clock change")
	_, offset := calendar.Instant(date(t, "2026-01-01"), 0).Zone()
	require.Equal(t, 3600, offset)
}

func TestWeekendOff(t *testing.T) {
	t.Parallel()
	odd := ward.PersonLimit{AlternateWeeks: "odd"}
	calendar := ward.Dates{Start: date(t, "2026-01-05")} // ISO week 2
	rolling := ward.Dates{Start: date(t, "2026-01-05"), Rolling: true}
	for _, c := range []struct {
		dates ward.Dates
		day   string
		night bool
		off   bool
	}{
		{calendar, "2026-01-10", false, false}, // Saturday of week 2
		{calendar, "2026-01-17", false, true},  // Saturday of week 3
		{rolling, "2026-01-10", false, true},   // first week of the period
		{rolling, "2026-01-17", false, false},
		{calendar, "2026-01-16", false, false}, // Friday by day
		{calendar, "2026-01-16", true, true},   // Friday night
		{calendar, "2026-01-15", true, false},
		{calendar, "2027-01-03", false, true}, // ISO week 53 of 2026
	} {
		require.Equal(t, c.off, c.dates.WeekendOff(odd, date(t, c.day), c.night), c.day)
	}
	require.False(t, calendar.WeekendOff(ward.PersonLimit{NoNight: true}, date(t, "2026-01-17"), false))
}

func TestISOWeeksAndWeekdaysAgreeWithPackageTime(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := ward.Date(rapid.IntRange(0, 47_000).Draw(t, "days since 1970"))
		at := time.Unix(int64(d)*86400, 0).UTC()
		require.Equal(t, (int(at.Weekday())+6)%7, int(d.Weekday()))
		y, w := at.ISOWeek()
		gotY, gotW := d.ISOWeek()
		require.Equal(t, [2]int{y, w}, [2]int{gotY, gotW})
		require.Equal(t, d, date(t, d.String()))
	})
}
