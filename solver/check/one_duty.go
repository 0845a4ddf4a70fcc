package check

import "heltid/solver/ward"

// oneDuty: a day has at most one duty besides overtime; split days are not
// planned. Nor is anybody on call at home while at work on another day's duty.
type oneDuty struct{}

func (oneDuty) ID() ward.Quantity { return "one_duty" }

func (r oneDuty) Check(l *Line, _ *ward.Terms, emit func(Measure)) {
	for day, ds := range l.own {
		n := 0
		for _, d := range ds {
			if !d.shift.Overtime {
				n++
			}
			for _, o := range l.from(day-2, day-1) {
				if (d.atHome() || o.atHome()) && d.overlap(o.span) > 0 {
					n++
				}
			}
		}
		if n > 0 {
			n += len(l.other[day])
			emit(atMost(parties(r.ID(), 1), n).days(l.clock, day, day))
		}
	}
}
