package check

import "heltid/solver/ward"

// weekendsInRow: worked weekends without a free one between.
type weekendsInRow struct{}

func (weekendsInRow) ID() ward.Quantity { return "weekends_in_row" }

func (r weekendsInRow) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	limit, ok := l.limit(t, r.ID(), 0)
	if !ok {
		return
	}
	for _, run := range l.runs((l.history()-6)/7, l.c.Dates.Weeks, l.weekend) {
		emit(atMost(limit, run.against(limit.Value)).days(l.clock, 7*run.first+4, 7*(run.first+run.length)-1))
	}
}
