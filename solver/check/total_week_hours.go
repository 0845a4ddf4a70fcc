package check

import "heltid/solver/ward"

// totalWeekHours: where the representatives have agreed both to averaging and to
// more overtime, all work that one of the law's weeks owns (AML §10-6(8)). What is
// agreed to be worked as ordinary time is within it.
type totalWeekHours struct{}

func (totalWeekHours) ID() ward.Quantity { return "total_week_hours" }

func (r totalWeekHours) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	for _, n := range l.byWeek.judged(l.days) {
		in := l.window(l.byWeek.ruler, n)
		first := l.day(in.from)
		limit, ok := l.limitIn(t, r.ID(), in)
		if _, averaged := t.Open("aml-10-5-2", l.Person, l.c.Dates.Date(min(max(first, 0), l.days-1))); ok && averaged {
			if ordinary, agreed := l.limitIn(t, "week_hours", in); agreed && ordinary.Agreement != nil && ordinary.Value > limit.Value {
				limit = ordinary
			}
			emit(atMost(limit, l.byWeek.at(n).all()).during(l.clock, in))
		}
	}
}
