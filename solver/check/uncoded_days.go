package check

import "heltid/solver/ward"

// uncodedDays: where free days are written, each has a code (AML §10-3: the plan
// shows every day). Days of absence that is no vacation have none.
type uncodedDays struct{}

func (uncodedDays) ID() ward.Quantity { return "uncoded_days" }

func (r uncodedDays) Check(l *Line, _ *ward.Terms, emit func(Measure)) {
	if !l.coded() {
		return
	}
	for w := range l.c.Dates.Weeks {
		n := 0
		for day := 7 * w; day < 7*w+7; day++ {
			if !l.works(day) && l.code(day) == "" && !l.Person.Away(l.c.Dates.Date(day)) {
				n++
			}
		}
		emit(atMost(parties(r.ID(), 0), n).days(l.clock, 7*w, 7*w+6))
	}
}
