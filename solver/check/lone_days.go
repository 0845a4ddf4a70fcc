package check

import "heltid/solver/ward"

// loneDays: worked days with a day off on both sides, in each four weeks.
type loneDays struct{}

func (loneDays) ID() ward.Quantity { return "lone_days" }

func (r loneDays) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	l.inFourWeeks(r.ID(), t, l.LoneDays(), emit)
}
