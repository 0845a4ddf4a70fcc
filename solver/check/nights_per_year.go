package check

import "heltid/solver/ward"

// nightsPerYear: duties of the night kind, reckoned to 52 weeks.
type nightsPerYear struct{}

func (nightsPerYear) ID() ward.Quantity { return "nights_per_year" }

func (r nightsPerYear) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	if limit, ok := l.limit(t, r.ID(), 0); ok {
		emit(atMost(limit, l.PerYear(l.hours.NightDuties)).period(l.clock))
	}
}
