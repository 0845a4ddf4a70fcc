package check

import "heltid/solver/ward"

// nightRecovery: from the last of a run of nights to the next duty.
type nightRecovery struct{}

func (nightRecovery) ID() ward.Quantity { return "night_recovery" }

func (r nightRecovery) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	for _, rest := range l.rests() {
		if limit, ok := l.limit(t, r.ID(), rest.before.day); ok && l.recovers(rest) {
			emit(atLeast(limit, rest.minutes).during(l.clock, rest.span()))
		}
	}
}
