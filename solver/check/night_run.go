package check

import "heltid/solver/ward"

// nightRun: consecutive days with a duty of the night kind.
type nightRun struct{}

func (nightRun) ID() ward.Quantity { return "night_run" }

func (r nightRun) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	l.checkRuns(r.ID(), t, l.night, emit)
}
