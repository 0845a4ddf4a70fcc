package check

import "heltid/solver/ward"

// weekHours: working time owned by a week from Monday to Sunday. Where hours
// are not averaged the week keeps the line's class of AML §10-4, else the most
// that the averaging agreement allows in any week (§10-5).
type weekHours struct{}

func (weekHours) ID() ward.Quantity { return "week_hours" }

func (r weekHours) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	for w := range l.c.Dates.Weeks {
		monday, sunday := 7*w, 7*w+6
		limit, ok := l.limit(t, r.ID(), monday)
		if !ok {
			continue
		}
		if limit.Agreement == nil && !l.averaged(t, monday) {
			credit := 0
			for _, d := range l.from(monday, sunday) {
				credit += 2*d.zone + 3*d.late
			}
			limit = strictest(limit, r.ID(), l, 7, credit)
		}
		emit(atMost(limit, l.net(monday, sunday)).days(l.clock, monday, sunday))
	}
}

// averaged tells whether an agreement on averaging covers the line on the day
// (AML §10-5(1), (2) or (3)).
func (l *Line) averaged(t *ward.Terms, day int) bool {
	for _, paragraph := range []string{"aml-10-5-1", "aml-10-5-2", "aml-10-5-3"} {
		if _, ok := t.Open(paragraph, l.Person, l.c.Dates.Date(day)); ok {
			return true
		}
	}
	return false
}
