package check

import "heltid/solver/ward"

// eightWeekHours: where hours are averaged, 48 h a week over any eight weeks
// in a row (AML §10-5). A rolling line's weeks come round again; a calendar
// line is judged where all eight weeks are known.
type eightWeekHours struct{}

func (eightWeekHours) ID() ward.Quantity { return "eight_week_hours" }

func (r eightWeekHours) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	l.windows(8, func(w int) (Measure, bool) {
		limit, ok := l.limit(t, r.ID(), 7*w)
		return atMost(limit, l.net(7*w, 7*w+55)), ok
	}, emit)
}

// windows measures every stretch of so many consecutive weeks that is known.
// Stretches in breach that follow each other are one event: the worst is told.
func (l *Line) windows(weeks int, measure func(week int) (Measure, bool), emit func(Measure)) {
	first, last := max(-l.known, 1-weeks), l.c.Dates.Weeks-weeks
	if n := l.c.Dates.Weeks; l.c.Dates.Rolling {
		first = 0
		for w := range n { // begin after a kept one, so that an event over the seam is one
			if m, ok := measure(w); !ok || m.Margin >= 0 {
				first = w
				break
			}
		}
		last = first + n - 1
	}
	var worst *Measure
	tell := func() {
		if worst != nil {
			emit(*worst)
		}
		worst = nil
	}
	for i := first; i <= last; i++ {
		w := i
		if l.c.Dates.Rolling {
			w = wrap(i, l.c.Dates.Weeks)
		}
		m, ok := measure(w)
		if !ok || m.Margin >= 0 {
			tell()
			if ok {
				emit(m.days(l.clock, 7*w, 7*(w+weeks)-1))
			}
			continue
		}
		if m = m.days(l.clock, 7*w, 7*(w+weeks)-1); worst == nil || m.Margin < worst.Margin {
			worst = &m
		}
	}
	tell()
}
