package check

import "heltid/solver/ward"

// longRun: consecutive days with a duty above the ward's threshold for long
// ones.
type longRun struct{}

func (longRun) ID() ward.Quantity { return "long_run" }

func (r longRun) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	long := func(d *duty) bool { return l.c.Long(*d.shift) }
	l.checkRuns(r.ID(), t, func(day int) bool { return l.has(day, long) }, emit)
}
