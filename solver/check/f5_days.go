package check

import (
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// f5Days: in a help rota each F1 of the base on a holiday that is no Sunday is
// followed within a month by an F5 of its own, instead of a duty (KS and the
// unions; an ordinary day may be paid instead).
type f5Days struct{}

func (f5Days) ID() ward.Quantity { return "f5_days" }

func (r f5Days) Check(l *Line, _ *ward.Terms, emit func(Measure)) {
	if !l.c.Help {
		return
	}
	given := l.daysWith(rota.F5)
	for _, day := range l.daysWith(rota.F1) {
		date := l.c.Dates.Date(day)
		if l.c.Dates.Holiday(date) == "" || date.Weekday() == ward.Sunday || l.Person.Away(date) {
			continue
		}
		last, found := int(date.MonthsAfter(1)-l.c.Dates.Start), false
		for i, f5 := range given {
			if found = f5 > day && f5 <= last && len(l.free[f5].Instead) > 0; found {
				given = append(given[:i:i], given[i+1:]...)
				break
			}
		}
		switch {
		case found:
			emit(atMost(parties(r.ID(), 0), 0).days(l.clock, day, day))
		case last < l.days:
			emit(atMost(parties(r.ID(), 0), 1).days(l.clock, day, day))
		}
	}
}
