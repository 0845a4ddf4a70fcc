package check

import "heltid/solver/ward"

// overtimeFourWeeks: overtime of any 4 consecutive weeks (AML §10-6(4) and (5)).
type overtimeFourWeeks struct{}

func (overtimeFourWeeks) ID() ward.Quantity { return "overtime_four_weeks" }

func (r overtimeFourWeeks) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	l.checkOvertime(r.ID(), 4, t, emit)
}
