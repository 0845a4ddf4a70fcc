package check

import (
	"slices"

	"heltid/solver/ward"
)

// mustNot: no duty that the person has put a must-not on. Measured in such
// duties.
type mustNot struct{}

func (mustNot) ID() ward.Quantity { return "must_not" }

func (r mustNot) Check(l *Line, _ *ward.Terms, emit func(Measure)) {
	var vetoes []ward.Wish
	for _, w := range l.Person.Wishes {
		if w.Kind == ward.MustNot {
			vetoes = append(vetoes, w)
		}
	}
	if len(vetoes) == 0 {
		return
	}
	for day, ds := range l.own {
		broken := 0
		for _, d := range ds {
			if slices.ContainsFunc(vetoes, func(w ward.Wish) bool { return l.against(w, d) }) {
				broken++
			}
		}
		if len(ds) > 0 {
			emit(atMost(parties(r.ID(), 0), broken).days(l.clock, day, day))
		}
	}
}

// against tells whether a duty is what a must-not speaks of.
func (l *Line) against(w ward.Wish, d *duty) bool {
	date := l.c.Dates.Date(d.day)
	if w.Shift != ward.WorkWeekend {
		return (w.Shift == ward.AnyDuty || w.Shift == d.shift.Own()) && l.c.Dates.Falls(w, date)
	}
	switch date.Weekday() {
	case ward.Friday:
		return d.night && l.c.Dates.Falls(w, date+1)
	case ward.Saturday:
		return l.c.Dates.Falls(w, date)
	case ward.Sunday:
		return l.c.Dates.Falls(w, date-1)
	}
	return false
}
