package check

import (
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// meanHours: where hours are averaged, all working time of the period against
// the line's class of AML §10-4 times its weeks, days of full absence left out.
// Elsewhere week_hours holds
// each week.
type meanHours struct{}

func (meanHours) ID() ward.Quantity { return "mean_hours" }

func (r meanHours) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	limit, ok := l.limit(t, r.ID(), 0)
	if !ok || !l.averaged(t, 0) {
		return
	}
	limit.Value = limit.Value * l.c.NormDays(l.Person) / 7
	if limit.Agreement == nil {
		limit = strictest(limit, r.ID(), l, l.c.NormDays(l.Person), l.hours.credit())
	}
	emit(atMost(limit, l.hours.Planned).period(l.clock))
}

// strictest lowers a statutory limit to the line's class of AML §10-4, for so
// many days with so much credit for nights and Sundays in twelfths of a minute.
func strictest(limit ward.Limit, q ward.Quantity, l *Line, days, credit int) ward.Limit {
	twelfths, paragraph := l.statute(days, credit)
	if twelfths/12 >= limit.Value {
		return limit
	}
	limit.Value = twelfths / 12
	if r, ok := rule.ByID(q); ok {
		if step, ok := r.Step(paragraph); ok && limit.Step.Level != ward.Parties {
			limit.Step = step
		}
	}
	return limit
}
