package bound

import "heltid/solver/ward"

type sundaysInRow struct{}

func (sundaysInRow) ID() ward.Quantity { return "sundays_in_row" }

// Red days that are no Sundays are left out: a run of red days without them is
// no longer than with them, and the looser count is a relaxation.
func (r sundaysInRow) Tallies(k *Kind) []Tally {
	inRow, ok := k.inPeriod(r.ID())
	if !ok || !k.onlySundaysRed() {
		return nil
	}
	return sundaysWorked(k, r.ID(), k.mostWith(inRow, k.terms.Case.Dates.Weeks))
}

// Line counts worked Sundays in a row; a duty on either day makes the Sunday one.
func (r sundaysInRow) Line(k *Kind) Automaton {
	inRow, ok := k.inPeriod(r.ID())
	if !ok || !k.onlySundaysRed() {
		return nil
	}
	return weekRun{k.span, inRow, func(day, shift int) bool {
		wd := k.span.weekday(day)
		return (wd == ward.Saturday || wd == ward.Sunday) && k.sundayWork(wd, shift)
	}}
}

// onlySundaysRed tells whether no holiday of the period falls on another day.
func (k *Kind) onlySundaysRed() bool {
	d := k.terms.Case.Dates
	for day := range d.Days() {
		if date := d.Date(day); d.Red(date) && date.Weekday() != ward.Sunday {
			return false
		}
	}
	return true
}

// sundaysWorked: a Sunday is worked when a duty overlaps its zone by more than
// the ward counts out. The duties of Saturday, and those of Sunday, are each at
// most the Sundays worked.
func sundaysWorked(k *Kind, q ward.Quantity, most int) []Tally {
	if most >= k.terms.Case.Dates.Weeks {
		return nil
	}
	on := func(wd ward.Weekday) Tally {
		return Tally{q, func(day, shift int) int {
			return indicator(k.span.weekday(day) == wd && k.sundayWork(wd, shift))
		}, most}
	}
	return []Tally{on(ward.Saturday), on(ward.Sunday)}
}

// sundayWork tells whether a duty that begins on the Saturday or Sunday makes
// an ordinary Sunday worked: from Saturday 18:00 to Sunday 22:00 (AML §10-10(1)),
// or as the ward counts.
func (k *Kind) sundayWork(wd ward.Weekday, shift int) bool {
	s := k.span.shifts[shift]
	if s.AtHome() {
		return false
	}
	zone := k.terms.Case.Counting.Zone
	from, to := zone.Start, ward.Day+zone.End
	if wd == ward.Sunday {
		from, to = from-ward.Day, to-ward.Day
	}
	return min(s.Start+s.Length(), to)-max(s.Start, from) > k.terms.Case.Counting.SundayLeast
}
