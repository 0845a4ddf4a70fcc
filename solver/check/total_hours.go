package check

import "heltid/solver/ward"

// totalHours: ordinary time and overtime owned by one of the law's days (AML
// §10-6(8)). What is agreed to be worked as ordinary time is within it.
type totalHours struct{}

func (totalHours) ID() ward.Quantity { return "total_hours" }

func (r totalHours) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	l.eachDay(r.ID(), t, func(n int, day tally, limit ward.Limit) (Measure, bool) {
		if ordinary, ok := l.limitIn(t, "day_hours", l.window(l.byDay.ruler, n)); ok && ordinary.Agreement != nil && ordinary.Value > limit.Value {
			limit = ordinary
		}
		return atMost(limit, day.all()), true
	}, emit)
}
