package check

import "heltid/solver/ward"

// overtimeWeek: overtime owned by one of the law's weeks (AML §10-6(4) to (6)). Who
// is freed from work beyond agreed hours (§10-6(10)) has none of it at all.
type overtimeWeek struct{}

func (overtimeWeek) ID() ward.Quantity { return "overtime_week" }

func (r overtimeWeek) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	for _, n := range l.byWeek.judged(l.days) {
		in := l.window(l.byWeek.ruler, n)
		if limit, ok := l.limitIn(t, r.ID(), in); ok && l.anyOvertime {
			over := l.overtimeIn(t, n)
			if limit.Value == 0 {
				over = l.byWeek.at(n).overtime
			}
			emit(atMost(limit, over).during(l.clock, in))
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
		sum := 0
		for _, week := range w.weeks {
			sum += l.overtimeIn(t, week)
		}
		return atMost(limit, sum), ok
	}, emit)
}

// overtimeIn is the overtime of one of the law's weeks: work beyond agreed hours,
// and of a part-timer as much of it as passes the ordinary hours of the day or of
// the week; below that it is additional work (merarbeid; AML §10-6(2)).
func (l *Line) overtimeIn(t *ward.Terms, n int) int {
	week := l.byWeek.at(n)
	if !l.worked || l.Size >= ward.FullTime || week.overtime == 0 {
		return week.overtime
	}
	ordinary, _ := l.statute(7, week.credit)
	days := 0
	for day := 7 * n; day < 7*n+7; day++ {
		if limit, ok := l.limitIn(t, "day_hours", l.window(l.byDay.ruler, day)); ok {
			of := l.byDay.at(day)
			days += min(of.overtime, max(0, of.all()-limit.Value))
		}
	}
	return min(week.overtime, max(days, week.all()-ordinary/12))
}
