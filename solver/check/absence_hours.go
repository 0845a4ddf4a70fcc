package check

import "heltid/solver/ward"

// absenceHours: in the time somebody is away from part of the post, planned
// hours pass no more than what is left of it gives.
type absenceHours struct{}

func (absenceHours) ID() ward.Quantity { return "absence_hours" }

func (r absenceHours) Check(l *Line, _ *ward.Terms, emit func(Measure)) {
	for _, days := range l.c.PartAbsences(l.Person) {
		hours := 0
		for day := days[0]; day < days[1]; day++ {
			for _, d := range l.own[day] {
				if !d.shift.Overtime {
					hours += d.tariff
				}
			}
		}
		left := l.fullWeek() * l.c.Contracted(l.Person, l.sizeUp(), days[0], days[1]) / (7 * ward.ContractedDay)
		emit(atMost(parties(r.ID(), left), hours).days(l.clock, days[0], days[1]-1))
	}
}

// fullWeek is the most a full-time week of the line's class has, in minutes.
func (l *Line) fullWeek() int {
	switch l.Class() {
	case ward.Norm375:
		return 2250
	case ward.Norm336:
		return 2016
	}
	return 2130
}
