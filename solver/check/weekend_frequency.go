package check

import "heltid/solver/ward"

// weekendFrequency: worked weekends of the period, as the rota model says. A
// weekend is worked by a duty that Saturday or Sunday owns, or a night that
// Friday owns.
type weekendFrequency struct{}

func (weekendFrequency) ID() ward.Quantity { return "weekend_frequency" }

func (r weekendFrequency) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	if limit, ok := l.limit(t, r.ID(), 0); ok {
		emit(atMost(limit, len(l.WorkedWeekends())).period(l.clock))
	}
}
