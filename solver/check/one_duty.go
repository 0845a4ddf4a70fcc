package check

import "heltid/solver/ward"

// oneDuty: a day owns at most one duty; split days are not planned.
type oneDuty struct{}

func (oneDuty) ID() ward.Quantity { return "one_duty" }

func (r oneDuty) Check(l *Line, _ *ward.Terms, emit func(Measure)) {
	for day, ds := range l.own {
		if len(ds) > 0 {
			emit(atMost(parties(r.ID(), 1), len(ds)).days(l.clock, day, day))
		}
	}
}
