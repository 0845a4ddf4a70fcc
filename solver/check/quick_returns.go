package check

import "heltid/solver/ward"

// quickReturns: rests under 11 h in each four weeks counted from the first
// day; the later duty's day owns the rest.
type quickReturns struct{}

func (quickReturns) ID() ward.Quantity { return "quick_returns" }

func (r quickReturns) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	l.inFourWeeks(r.ID(), t, l.QuickReturns(), emit)
}

// inFourWeeks counts days in each four weeks from the first.
func (l *Line) inFourWeeks(q ward.Quantity, t *ward.Terms, days []int, emit func(Measure)) {
	limit, ok := l.limit(t, q, 0)
	if !ok {
		return
	}
	for from := 0; from < l.days; from += 28 {
		to, n := min(from+28, l.days), 0
		for _, d := range days {
			if d >= from && d < to {
				n++
			}
		}
		emit(atMost(limit, n).days(l.clock, from, to-1))
	}
}
