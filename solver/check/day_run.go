package check

import "heltid/solver/ward"

// dayRun: consecutive worked days.
type dayRun struct{}

func (dayRun) ID() ward.Quantity { return "day_run" }

func (r dayRun) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	l.checkRuns(r.ID(), t, l.works, emit)
}

// checkRuns measures the runs of days of a kind.
func (l *Line) checkRuns(q ward.Quantity, t *ward.Terms, is func(day int) bool, emit func(Measure)) {
	limit, ok := l.limit(t, q, 0)
	if !ok {
		return
	}
	for _, run := range l.dayRuns(is) {
		emit(atMost(limit, run.against(limit.Value)).days(l.clock, run.first, run.first+run.length-1))
	}
}
