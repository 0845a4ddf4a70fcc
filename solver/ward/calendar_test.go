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

func TestHolidaysByName(t *testing.T) {
	t.Parallel()
	want := map[string]ward.Holiday{
		"2026-01-01": ward.NewYearsDay, "2026-04-02": ward.MaundyThursday, "2026-04-03": ward.GoodFriday,
		"2026-04-05": ward.EasterSunday, "2026-04-06": ward.EasterMonday, "2026-05-01": ward.FirstOfMay,
		"2026-05-14": ward.Ascension, "2026-05-17": ward.NationalDay, "2026-05-24": ward.WhitSunday,
		"2026-05-25": ward.WhitMonday, "2026-12-25": ward.ChristmasDay, "2026-12-26": ward.BoxingDay,
	}
	got := map[string]ward.Holiday{}
	for d := ward.NewDate(2026, 1, 1); d <= ward.NewDate(2026, 12, 31); d++ {
		if name := (ward.Dates{}).Holiday(d); name != "" {
			got[d.String()] = name
		}
	}
	require.Equal(t, want, got)
	require.Equal(t, ward.NationalDay, ward.Dates{}.Holiday(date(t, "2027-05-17")), "also Whit Monday")
	require.Equal(t, ward.FirstOfMay, ward.Dates{}.Holiday(date(t, "2008-05-01")), "also Ascension")
	require.Empty(t, ward.Dates{Rolling: true}.Holiday(date(t, "2026-12-25")))
}

// Sundays and holidays of whole years, leap years and years of 53 ISO weeks
// among them: 52 or 53 Sundays, and ten holidays that need not be Sundays less
// those that are.
func TestRedDaysOfAYear(t *testing.T) {
	t.Parallel()
	for year, want := range map[int]int{
		2020: 52 + 9,     // leap, 53 ISO weeks; 17 May is a Sunday
		2023: 53 + 9,     // 1 January is a Sunday
		2024: 52 + 10,    // leap
		2026: 52 + 9,     // 53 ISO weeks; 17 May is a Sunday
		2027: 52 + 9 - 1, // 26 December is a Sunday, 17 May is Whit Monday
		2028: 53 + 10,    // leap, from a Saturday to a Sunday
	} {
		red := 0
		for d := ward.NewDate(year, 1, 1); d <= ward.NewDate(year, 12, 31); d++ {
			if (ward.Dates{}).Red(d) {
				red++
			}
		}
		require.Equal(t, want, red, year)
	}
}

func TestYearsOf53Weeks(t *testing.T) {
	t.Parallel()
	for day, want := range map[string][2]int{
		"2026-12-28": {2026, 53}, "2027-01-03": {2026, 53}, "2027-01-04": {2027, 1},
		"2024-12-30": {2025, 1}, "2020-12-31": {2020, 53}, "2024-02-29": {2024, 9},
	} {
		year, week := date(t, day).ISOWeek()
		require.Equal(t, want, [2]int{year, week}, day)
	}
	require.Equal(t, "2024-03-01", (date(t, "2024-02-29") + 1).String())
}

// HTA chapter 1 §5.3.1: whole holidays and Easter Eve, the other eves from
// noon.
func TestHoursPaidAsHoliday(t *testing.T) {
	t.Parallel()
	for day, from := range map[string]string{
		"2026-01-01": "0:00", "2026-04-01": "12:00", "2026-04-02": "0:00", "2026-04-03": "0:00", "2026-04-04": "0:00",
		"2026-04-05": "0:00", "2026-04-06": "0:00", "2026-05-01": "0:00", "2026-05-17": "0:00", "2026-05-23": "12:00",
		"2026-05-24": "0:00", "2026-12-24": "12:00", "2026-12-25": "0:00", "2026-12-31": "12:00",
		"2026-03-31": "", "2026-04-07": "", "2026-04-30": "", "2026-05-13": "", "2026-05-16": "", "2026-11-01": "", "2026-12-23": "", "2026-12-27": "",
	} {
		start, end, ok := ward.Dates{}.HolidayPay(date(t, day))
		require.Equal(t, from != "", ok, day)
		if ok {
			require.Equal(t, from, start.String(), day)
			require.Equal(t, ward.Day, end)
		}
	}
	_, _, ok := ward.Dates{Rolling: true}.HolidayPay(date(t, "2026-12-25"))
	require.False(t, ok)
}

// Red days are counted as zones: a zone never reaches into another, and those
// of red days that follow each other meet at 22:00.
func TestZonesNeverOverlap(t *testing.T) {
	t.Parallel()
	calendar := ward.Dates{}
	var before *ward.Zone
	for d := ward.NewDate(2024, 1, 1); d < ward.NewDate(2052, 1, 1); d++ {
		if !calendar.Red(d) {
			continue
		}
		z := calendar.Zone(d)
		if before != nil {
			end, start := calendar.Instant(before.Red, before.End), calendar.Instant(z.Eve, z.Start)
			require.False(t, start.Before(end), d)
			require.Equal(t, d == before.Red+1, start.Equal(end), d)
		}
		before = &z
	}
}
