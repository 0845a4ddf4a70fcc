package check

import "heltid/solver/ward"

// workCycle: days worked on the cycle's days off, where the line stands in the
// cycle so that they are fewest.
type workCycle struct{}

func (workCycle) ID() ward.Quantity { return "work_cycle" }

func (r workCycle) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	limit, ok := l.limit(t, r.ID(), 0)
	if !ok {
		return
	}
	fewest := l.days
	for _, place := range l.c.Model.Cycle.Places() {
		off := 0
		for day := range l.days {
			if l.works(day) && !l.c.Model.Cycle.On((place+day)%l.c.Model.Cycle.Length()) {
				off++
			}
		}
		fewest = min(fewest, off)
	}
	emit(atMost(limit, fewest).period(l.clock))
}
