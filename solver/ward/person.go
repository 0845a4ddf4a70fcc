package ward

import "slices"

// LongestConsent is the longest duty the person has said yes to on the date,
// 0 without a consent in force.
func (p *Person) LongestConsent(d Date) Minutes {
	var out Minutes
	for _, c := range p.Consents {
		if within(d, c.From, c.Until) {
			out = max(out, c.Longest)
		}
	}
	return out
}

// InForce gives the person's limits on the date.
func (p *Person) InForce(d Date) []PersonLimit {
	var out []PersonLimit
	for _, l := range p.Limits {
		if within(d, l.From, l.Until) {
			out = append(out, l)
		}
	}
	return out
}

// Under18 tells whether AML chapter 11 holds for the person on the date.
func (p *Person) Under18(d Date) bool {
	return slices.ContainsFunc(p.InForce(d), func(l PersonLimit) bool { return l.Under18 })
}

// LateForUnder18 tells whether the shift has time between 23:00 and 06:00, when
// nobody under 18 works (AML §11-3).
func (s Shift) LateForUnder18() bool {
	end := s.Start + s.Length()
	return overlap(s.Start, end, 23*Hour, 30*Hour)+overlap(s.Start, end, 0, 6*Hour) > 0
}

// Absent is the share of the post that is away on the date.
func (p *Person) Absent(d Date) Size {
	var out Size
	for _, a := range p.Absences {
		if d >= a.From && d <= a.Until {
			out += a.Percent
		}
	}
	return min(out, FullTime)
}

// Away tells whether the person is away with all of the post on the date, or
// is not employed then. Such days are neutral: they ask for no hours and are
// left out of every average.
func (p *Person) Away(d Date) bool {
	own, extra := p.employed(d)
	return !own && extra == 0 || p.Absent(d) >= FullTime
}

// OnVacation tells whether the date is in the person's vacation.
func (p *Person) OnVacation(d Date) bool {
	return slices.ContainsFunc(p.Absences, func(a Absence) bool {
		return a.Kind == Vacation && a.Percent >= FullTime && d >= a.From && d <= a.Until
	})
}

// Works tells whether the person's own list of shift types has this one; an empty
// list has all. In another unit they have said yes to it, whenever that was.
func (p *Person) Works(s Shift) bool { return p.works(s, nil) }

// WorksOn is Works on a date, when a yes to another unit is in force or not.
func (p *Person) WorksOn(s Shift, d Date) bool { return p.works(s, &d) }

func (p *Person) works(s Shift, on *Date) bool {
	return (len(p.Shifts) == 0 || slices.Contains(p.Shifts, s.Own())) && (!s.Shared() || p.consentsTo(s.unit, on))
}

// Length is the clock length of the shift, breaks included.
func (s Shift) Length() Minutes {
	if s.End <= s.Start {
		return s.End + Day - s.Start
	}
	return s.End - s.Start
}

// Unpaid is the time of unpaid breaks, which is no working time (AML §10-9).
func (s Shift) Unpaid() Minutes {
	var out Minutes
	for _, b := range s.Breaks {
		if !b.Paid {
			out += Minutes(b.Minutes)
		}
	}
	return out
}

// Kinds of shift by the clock.
const (
	DayShift     = "day"
	EveningShift = "evening"
	NightShift   = "night"
	LongShift    = "long"
)

// Kind is the shift's type: as given, else by the clock. Night: at least three
// hours between 23:00 and 06:00. Long: over ten hours. Evening: ends after
// 19:00. Otherwise day.
func (s Shift) Kind() string {
	if s.Type != "" {
		return s.Type
	}
	end := s.Start + s.Length()
	night := overlap(s.Start, end, 23*Hour, 30*Hour) + overlap(s.Start, end, 0, 6*Hour)
	switch {
	case night >= 3*Hour:
		return NightShift
	case s.Length() > 10*Hour:
		return LongShift
	case end > 19*Hour:
		return EveningShift
	}
	return DayShift
}

// Dark is how much of the shift lies between 20:00 and 06:00, which makes a
// turnus comparable to one with Sundays (AML §10-4(4), practice).
func (s Shift) Dark() Minutes {
	end := s.Start + s.Length()
	return overlap(s.Start, end, 0, 6*Hour) + overlap(s.Start, end, 20*Hour, 30*Hour) + overlap(s.Start, end, 44*Hour, 54*Hour)
}

func overlap(a, b, from, to Minutes) Minutes { return max(0, min(b, to)-max(a, from)) }

// On tells whether the shift type may be used on the weekday.
func (s Shift) On(w Weekday) bool { return s.Days == nil || s.Days.Has(w) }

// Net is the working time on a day without clock change.
func (s Shift) Net() Minutes { return Minutes(s.Law(int(s.Length() - s.Unpaid()))) }
