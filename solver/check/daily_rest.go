package check

import "heltid/solver/ward"

// dailyRest: from the end of one main period to the start of the next (AML
// §10-8(1)).
type dailyRest struct{}

func (dailyRest) ID() ward.Quantity { return "daily_rest" }

func (r dailyRest) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	for _, rest := range l.rests() {
		if rest.after.day < 0 || rest.before.elsewhere && rest.after.elsewhere {
			continue
		}
		if limit, ok := t.Over(r.ID(), l.Person, rest.before.day, rest.after.day); ok {
			emit(atLeast(limit, rest.minutes).during(l.clock, rest.span()))
		}
	}
}
