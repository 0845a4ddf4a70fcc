package check

import "heltid/solver/ward"

// oneDuty: a day has at most one duty besides overtime; split days are not
// planned.
type oneDuty struct{}

func (oneDuty) ID() ward.Quantity { return "one_duty" }

func (r oneDuty) Check(l *Line, _ *ward.Terms, emit func(Measure)) {
	for day, ds := range l.own {
		n := 0
		for _, d := range ds {
			if !d.shift.Overtime {
				n++
			}
		}
		if n > 0 {
			n += len(l.other[day])
			emit(atMost(parties(r.ID(), 1), n).days(l.clock, day, day))
		}
	}
}
