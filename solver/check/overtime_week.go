package check

import "heltid/solver/ward"

// overtimeWeek: overtime owned by one of the law's weeks (AML §10-6(4) to (6)).
type overtimeWeek struct{}

func (overtimeWeek) ID() ward.Quantity { return "overtime_week" }

func (r overtimeWeek) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	for _, n := range l.byWeek.judged(l.days) {
		in := l.window(l.byWeek.ruler, n)
		if limit, ok := l.limitIn(t, r.ID(), in); ok && l.anyOvertime {
			emit(atMost(limit, l.byWeek.at(n).overtime).during(l.clock, in))
		}
	}
}

// checkOvertime measures the overtime of every stretch of so many weeks that is
// known, or of what is known where that is shorter.
func (l *Line) checkOvertime(q ward.Quantity, weeks int, t *ward.Terms, emit func(Measure)) {
	if !l.anyOvertime {
		return
	}
	weeks = min(weeks, l.c.Dates.Weeks+l.known)
	if l.c.Dates.Rolling {
		weeks = min(weeks, l.c.Dates.Weeks)
	}
	l.windows(weeks, func(w window) (Measure, bool) {
		limit, ok := l.limitIn(t, q, l.spanOf(w))
		return atMost(limit, l.inWeeks(w, overtimeOf)), ok
	}, emit)
}
