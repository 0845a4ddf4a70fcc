package check

import "heltid/solver/ward"

// redDays: Sundays and holidays of the period that are worked.
type redDays struct{}

func (redDays) ID() ward.Quantity { return "red_days" }

func (r redDays) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	limit, ok := l.limit(t, r.ID(), 0)
	if !ok {
		return
	}
	n := 0
	for _, red := range l.reds {
		if red.day >= 0 && red.day < l.days && l.redWorked(red) {
			n++
		}
	}
	emit(atMost(limit, n).period(l.clock))
}
