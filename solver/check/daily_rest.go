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
		if limit, ok := l.restAsked(t, rest); ok {
			emit(atLeast(limit, rest.minutes).during(l.clock, rest.span()))
		}
	}
}

// restAsked is the limit of a rest. What the representatives have agreed on has
// no floor where hours worked, beyond those agreed or on a call-out, averted
// serious disruption; the rest is made up for all the same (AML §10-8(3)).
func (l *Line) restAsked(t *ward.Terms, r rest) (ward.Limit, bool) {
	limit, ok := t.Over("daily_rest", l.Person, r.before.day, r.after.day)
	if l.worked && (r.before.urgent || r.after.urgent) && limit.Step.Paragraph == "aml-10-8-3" {
		limit.Value = 0
	}
	return limit, ok
}
