package check

import "heltid/solver/ward"

// compensatingRest: after a rest under 11 h the very next one is 11 h and what
// was missing, so the two are 22 h together (AML §10-8(3); union and employer
// guidance: hour for hour, in the next rest). A rest shorter than its own limit
// is a finding of its own, and nothing makes up for it.
type compensatingRest struct{}

func (compensatingRest) ID() ward.Quantity { return "compensating_rest" }

func (r compensatingRest) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	rests := l.rests()
	for i, short := range rests {
		next := i + 1
		if l.c.Dates.Rolling {
			next %= len(rests)
		}
		if next == len(rests) || short.minutes >= fullRest || rests[next].after.day < 0 ||
			short.before.elsewhere && short.after.elsewhere && rests[next].after.elsewhere {
			continue
		}
		own, judged := l.restAsked(t, short)
		limit, ok := l.limit(t, r.ID(), short.before.day)
		if !ok || judged && short.minutes < own.Value {
			continue
		}
		emit(atLeast(limit, short.minutes+rests[next].minutes).during(l.clock, rests[next].span()))
	}
}
