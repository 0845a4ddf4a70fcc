package check

import "heltid/solver/ward"

// weekendHours: working time from Saturday 00:00 to Sunday 24:00, reckoned to
// 52 weeks.
type weekendHours struct{}

func (weekendHours) ID() ward.Quantity { return "weekend_hours" }

func (r weekendHours) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	if limit, ok := l.limit(t, r.ID(), 0); ok {
		emit(atMost(limit, l.PerYear(l.hours.Weekend)).period(l.clock))
	}
}
