package check

import "heltid/solver/ward"

// dayHours: working time owned by a day (AML §10-4(1), §10-5).
type dayHours struct{}

func (dayHours) ID() ward.Quantity { return "day_hours" }

func (r dayHours) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	for day := range l.days {
		if !l.works(day) {
			continue
		}
		if limit, ok := l.limit(t, r.ID(), day); ok {
			emit(atMost(limit, l.net(day, day)).days(l.clock, day, day))
		}
	}
}
