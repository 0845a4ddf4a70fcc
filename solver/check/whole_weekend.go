package check

import "heltid/solver/ward"

// wholeWeekend: Saturday and Sunday are both worked or both off, and a night on
// Friday, Saturday or Sunday goes with nights on all three. Measured in days
// that are missing.
type wholeWeekend struct{}

func (wholeWeekend) ID() ward.Quantity { return "whole_weekend" }

func (r wholeWeekend) Check(l *Line, _ *ward.Terms, emit func(Measure)) {
	if !l.c.WholeWeekends(l.Person) {
		return
	}
	for _, w := range l.WorkedWeekends() {
		fri, sat, sun := 7*w+4, 7*w+5, 7*w+6
		if l.has(sat, (*duty).inOtherUnit) || l.has(sun, (*duty).inOtherUnit) || l.has(fri, (*duty).inOtherUnit) {
			continue // other units know no whole weekends of ours
		}
		nights := l.night(fri) || l.night(sat) || l.night(sun)
		missing := 0
		for _, day := range []int{fri, sat, sun} {
			whole := day == fri || l.works(day)
			if !whole || nights && !l.night(day) {
				missing++
			}
		}
		emit(atMost(parties(r.ID(), 0), missing).days(l.clock, fri, sun))
	}
}
