package check

import "heltid/solver/ward"

// plannedOvertime: a plan has no overtime (AML §10-6(1)). A rota of hours worked
// is no plan.
type plannedOvertime struct{}

func (plannedOvertime) ID() ward.Quantity { return "planned_overtime" }

func (r plannedOvertime) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	if limit, ok := l.limit(t, r.ID(), 0); ok && !l.worked {
		emit(atMost(limit, l.overtime(0, l.days-1)).period(l.clock))
	}
}

// overtime sums the overtime of the days from first to last.
func (l *Line) overtime(first, last int) int {
	sum := 0
	for _, d := range l.from(first, last) {
		if d.shift.Overtime {
			sum += d.net
		}
	}
	return sum
}
