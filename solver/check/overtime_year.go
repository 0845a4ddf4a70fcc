package check

import "heltid/solver/ward"

// overtimeYear: overtime of any 52 consecutive weeks (AML §10-6(4) and (5)).
type overtimeYear struct{}

func (overtimeYear) ID() ward.Quantity { return "overtime_year" }

func (r overtimeYear) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	l.checkOvertime(r.ID(), 52, t, emit)
}
