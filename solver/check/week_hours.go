package check

import (
	"time"

	"heltid/solver/ward"
)

// weekHours: ordinary working time owned by one of the law's weeks. Where hours
// are not averaged the week keeps the line's class of AML §10-4, else the most
// that the averaging agreement allows in any week (§10-5). Passive duty
// lengthens the week of the statute (§10-4(2)).
type weekHours struct{}

func (weekHours) ID() ward.Quantity { return "week_hours" }

func (r weekHours) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	for _, n := range l.byWeek.judged(l.days) {
		week, window := l.byWeek.at(n), l.window(l.byWeek.ruler, n)
		limit, ok := l.limitIn(t, r.ID(), window)
		if !ok {
			continue
		}
		statute := limit.Step.Level == ward.Statute
		if limit.Agreement != nil || !t.Averaged(l.Person, l.day(window.from), l.day(window.to.Add(-time.Minute))) {
			limit = strictest(limit, r.ID(), l, 7, week.credit)
		}
		if statute {
			limit.Value += ward.PassiveWeek(week.passive, limit.Value)
		}
		emit(atMost(limit, week.net).during(l.clock, window))
	}
}
