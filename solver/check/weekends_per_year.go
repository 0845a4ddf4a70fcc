package check

import "heltid/solver/ward"

// weekendsPerYear: worked weekends, the period's number reckoned to 52 weeks.
type weekendsPerYear struct{}

func (weekendsPerYear) ID() ward.Quantity { return "weekends_per_year" }

func (r weekendsPerYear) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	if limit, ok := l.limit(t, r.ID(), 0); ok {
		emit(atMost(limit, l.PerYear(len(l.WorkedWeekends()))).period(l.clock))
	}
}

// PerYear reckons a number of the period to 52 weeks, rounded up.
func (l *Line) PerYear(n int) int { return (52*n + l.c.Dates.Weeks - 1) / l.c.Dates.Weeks }
