package ward

import (
	"time"
	_ "time/tzdata" // Norwegian clock changes on machines without a zone database
)

// A Zone is a stretch of wall-clock time of Sunday and holiday work (AML
// §10-10(1)): from Start minutes after 00:00 of Eve to End minutes after
// 00:00 of Red.
type Zone struct {
	Eve   Date
	Start Minutes
	Red   Date // the Sunday or holiday itself
	End   Minutes
}

// Dates turns days of a period into dates, red days and zones. A rolling base
// rota ignores holidays and clock changes: its zones are those of Sundays.
type Dates struct {
	Start   Date
	Weeks   int
	Rolling bool
	Zones   ZoneTimes // clock times of the zones; zero is ZoneOfLaw
}

// Location is the wall clock the rota is written in: Norwegian time for a
// calendar rota, a clock without changes for a rolling one.
func (c Dates) Location() *time.Location {
	if c.Rolling {
		return time.UTC
	}
	return oslo
}

var oslo = mustZone("Europe/Oslo")

func mustZone(name string) *time.Location {
	loc, err := time.LoadLocation(name)
	if err != nil {
		panic(err) // the zone database is built in
	}
	return loc
}

// Days is the number of days in the period.
func (c Dates) Days() int { return 7 * c.Weeks }

// Date gives the date of a day counted from 0; days outside the period are
// given as they fall.
func (c Dates) Date(day int) Date { return c.Start + Date(day) }

// Instant is the moment m minutes of wall clock after 00:00 of the date. A
// wall time that a clock change skips or repeats is resolved as package time
// does.
func (c Dates) Instant(d Date, m Minutes) time.Time {
	y, mo, day := d.Civil()
	return time.Date(y, mo, day, 0, int(m), 0, 0, c.Location())
}

// Clock is the date and wall clock of a moment.
func (c Dates) Clock(at time.Time) (Date, Minutes) {
	at = at.In(c.Location())
	y, m, d := at.Date()
	return NewDate(y, m, d), Minutes(at.Hour()*60 + at.Minute())
}

// Elapsed is the minutes from 00:00 of day 0 to a moment of a day's wall clock.
func (c Dates) Elapsed(day int, m Minutes) int {
	if c.Rolling {
		return day*int(Day) + int(m)
	}
	return int(c.Instant(c.Date(day), m).Sub(c.Instant(c.Start, 0)) / time.Minute)
}

// Red tells whether the date is a Sunday or, in a calendar rota, a public
// holiday.
func (c Dates) Red(d Date) bool {
	return d.Weekday() == Sunday || c.Holiday(d) != ""
}

// Zone gives the Sunday or holiday zone that belongs to a red day (AML
// §10-10(1); 1 and 17 May by the Act of 1947: from 22:00 the evening before,
// unless that is itself a Saturday, an eve or a red day). Zones of adjoining
// red days meet at 22:00, or where the ward has their end.
func (c Dates) Zone(red Date) Zone {
	times := c.Zones
	if times == (ZoneTimes{}) {
		times = ZoneOfLaw
	}
	z := Zone{Eve: red - 1, Start: times.Start, Red: red, End: times.End}
	if c.Rolling {
		return z
	}
	year, _, _ := red.Civil()
	name := c.Holiday(red)
	ordinaryMay := (name == FirstOfMay || name == NationalDay) && red.Weekday() != Sunday && movable[red-easter(year)] == ""
	switch {
	case c.Red(red - 1):
		z.Start = times.End // the zone before reaches to here
	case ordinaryMay:
		z.Start = times.MayStart
	case special(red - 1):
		z.Start = times.SpecialStart
	}
	return z
}

// special tells whether the zone starts 15:00 on this eve: Christmas Eve and
// the Saturdays before Easter Sunday and Whit Sunday.
func special(eve Date) bool {
	y, month, day := eve.Civil()
	e := easter(y)
	return month == time.December && day == 24 || eve == e-1 || eve == e+48
}

// A Holiday is the name of a Norwegian public holiday; empty is none.
type Holiday string

// The public holidays (lov 1995-02-24-12 §2; 1 and 17 May by lov 1947-04-26-1).
const (
	NewYearsDay    Holiday = "new_years_day"
	MaundyThursday Holiday = "maundy_thursday"
	GoodFriday     Holiday = "good_friday"
	EasterSunday   Holiday = "easter_sunday"
	EasterMonday   Holiday = "easter_monday"
	FirstOfMay     Holiday = "first_of_may"
	Ascension      Holiday = "ascension"
	NationalDay    Holiday = "national_day"
	WhitSunday     Holiday = "whit_sunday"
	WhitMonday     Holiday = "whit_monday"
	ChristmasDay   Holiday = "christmas_day"
	BoxingDay      Holiday = "boxing_day"
)

// movable gives the holidays by their days from Easter Sunday.
var movable = map[Date]Holiday{
	-3: MaundyThursday, -2: GoodFriday, 0: EasterSunday, 1: EasterMonday,
	39: Ascension, 49: WhitSunday, 50: WhitMonday,
}

// Holiday names the public holiday of a date; a rolling rota has none. Where 1
// or 17 May falls on a movable one, it is 1 or 17 May.
func (c Dates) Holiday(d Date) Holiday {
	if c.Rolling {
		return ""
	}
	year, month, day := d.Civil()
	switch {
	case month == time.January && day == 1:
		return NewYearsDay
	case month == time.May && day == 1:
		return FirstOfMay
	case month == time.May && day == 17:
		return NationalDay
	case month == time.December && day == 25:
		return ChristmasDay
	case month == time.December && day == 26:
		return BoxingDay
	}
	return movable[d-easter(year)]
}

// HolidayPay gives the hours of a date that are paid as holiday (HTA chapter 1
// §5.3.1): all of a public holiday and of Easter Eve, and from 12:00 the
// Wednesday before Maundy Thursday, Whitsun Eve, Christmas Eve and New Year's
// Eve. They are counted from 00:00; ok is false where there are none.
func (c Dates) HolidayPay(d Date) (from, to Minutes, ok bool) {
	if c.Rolling {
		return 0, 0, false
	}
	year, month, day := d.Civil()
	fromEaster := d - easter(year)
	switch {
	case c.Holiday(d) != "" || fromEaster == -1:
		return 0, Day, true
	case fromEaster == -4 || fromEaster == 48 || month == time.December && (day == 24 || day == 31):
		return 12 * Hour, Day, true
	}
	return 0, 0, false
}

// OfMay tells whether the date is 1 or 17 May, which have an Act of their own (1947).
func (d Date) OfMay() bool {
	_, month, day := d.Civil()
	return month == time.May && (day == 1 || day == 17)
}

// easter gives Easter Sunday of a Gregorian year (anonymous algorithm, Meeus).
func easter(year int) Date {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return NewDate(year, time.Month(n/31), n%31+1)
}
