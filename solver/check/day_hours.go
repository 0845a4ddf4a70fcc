package check

import "heltid/solver/ward"

// dayHours: ordinary working time owned by one of the law's days (AML §10-4(1),
// §10-5). Passive duty lengthens the day of the statute (§10-4(2)).
type dayHours struct{}

func (dayHours) ID() ward.Quantity { return "day_hours" }

func (r dayHours) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	l.eachDay(r.ID(), t, func(_ int, day tally, limit ward.Limit) (Measure, bool) {
		if limit.Step.Level == ward.Statute {
			limit.Value += ward.PassiveDay(day.passive)
		}
		return atMost(limit, day.net), day.net > 0
	}, emit)
}

// eachDay measures every one of the law's days that owns a duty of the period.
func (l *Line) eachDay(q ward.Quantity, t *ward.Terms, measure func(int, tally, ward.Limit) (Measure, bool), emit func(Measure)) {
	for _, n := range l.byDay.judged(l.days) {
		day, window := l.byDay.at(n), l.window(l.byDay.ruler, n)
		if !day.planned {
			continue
		}
		if limit, ok := l.limitIn(t, q, window); ok {
			if m, ok := measure(n, day, limit); ok {
				emit(m.during(l.clock, window))
			}
		}
	}
}
