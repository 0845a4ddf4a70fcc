package check

import (
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// meanHours: where hours are averaged, all ordinary working time of each
// averaging period against the line's class of AML §10-4 times its weeks, days of
// full absence left out. Elsewhere week_hours holds each week.
type meanHours struct{}

func (meanHours) ID() ward.Quantity { return "mean_hours" }

func (r meanHours) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	for _, block := range t.AveragingBlocks(l.Person) {
		first, last := 7*block.First, 7*block.Last+6
		limit, ok := t.Over(r.ID(), l.Person, first, last)
		if !ok {
			continue
		}
		counted := l.c.CountedDays(l.Person, first, last+1)
		limit = share(limit, counted, 7)
		net, credit := 0, 0
		for _, d := range l.from(first, last) {
			if !d.shift.Overtime {
				net += d.net
				credit += d.credit
			}
		}
		limit = strictest(limit, r.ID(), l, counted, credit)
		emit(atMost(limit, net).days(l.clock, first, last))
	}
}

// strictest lowers a statutory limit to the line's class of AML §10-4, for so
// many days with so much credit for nights and Sundays in twelfths of a minute.
// Where something is agreed that is what would hold without.
func strictest(limit ward.Limit, q ward.Quantity, l *Line, days, credit int) ward.Limit {
	twelfths, paragraph := l.statute(days, credit)
	if limit.Agreement != nil {
		limit.Bare = min(limit.Bare, twelfths/12)
		return limit
	}
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
