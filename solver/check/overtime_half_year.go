package check

import "heltid/solver/ward"

// overtimeHalfYear: overtime of any 26 consecutive weeks (AML §10-6(6): by decision of Arbeidstilsynet).
type overtimeHalfYear struct{}

func (overtimeHalfYear) ID() ward.Quantity { return "overtime_half_year" }

func (r overtimeHalfYear) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	l.checkOvertime(r.ID(), 26, t, emit)
}
