package ward

import (
	"slices"
	"time"
)

// Feasts that people take in turn.
const (
	Christmas = "christmas" // 24 to 26 December
	NewYear   = "new_year"  // 31 December and 1 January
	Easter    = "easter"    // Maundy Thursday to Easter Monday
)

// Feast tells which feast a date belongs to and of which year: that of its
// first day. A rolling rota has none.
func (c Dates) Feast(d Date) (name string, year int) {
	if c.Rolling {
		return "", 0
	}
	y, month, day := d.Civil()
	switch e := easter(y); {
	case month == time.December && day >= 24 && day <= 26:
		return Christmas, y
	case month == time.December && day == 31:
		return NewYear, y
	case month == time.January && day == 1:
		return NewYear, y - 1
	case d >= e-3 && d <= e+1:
		return Easter, y
	}
	return "", 0
}

// Holy tells whether a date is one that most people have off besides the
// ordinary Sundays: a public holiday or a day of a feast.
func (c Dates) Holy(d Date) bool {
	name, _ := c.Feast(d)
	return name != "" || c.Holiday(d) != ""
}

// WorkedFeast tells whether the ledger or the person's history says that they
// worked the feast of the year. What neither tells counts as off.
func (c *Case) WorkedFeast(p *Person, feast string, year int) bool {
	if l := c.Ward.Ledger; l != nil {
		for _, f := range l.Feasts {
			if f.Feast == feast && f.Year == year && slices.Contains(f.People, p.ID) {
				return true
			}
		}
	}
	return slices.ContainsFunc(p.History, func(h PastDuty) bool {
		name, of := c.Dates.Feast(h.Date)
		return name == feast && of == year
	})
}

// Duties that few want, which are spread by position size.
const (
	WeekendEvenings = "weekend_evenings" // from before 19:00 to after it on a Saturday or Sunday
	Nights          = "nights"           // of the night kind
	HolyDays        = "holy_days"        // on a public holiday or a day of a feast
)

// UnpopularKinds lists them.
var UnpopularKinds = []string{WeekendEvenings, Nights, HolyDays}

// Handful is how many unpopular duties are counted as one when it is reckoned
// how evenly they are spread, begun ones too: one for each twelve weeks, so that
// the squares of a year stay as small as those of a base rota.
func (c Dates) Handful() int { return (c.Weeks + 11) / 12 }

// Unpopular tells whether a duty that starts on the date is of the kind.
func (c Dates) Unpopular(kind string, s Shift, d Date) bool {
	switch kind {
	case WeekendEvenings:
		return d.Weekday() >= Saturday && s.Start < 19*Hour && s.Start+s.Length() > 19*Hour && s.Kind() != NightShift
	case Nights:
		return s.Kind() == NightShift
	}
	return c.Holy(d)
}
