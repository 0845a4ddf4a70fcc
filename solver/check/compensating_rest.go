package check

import "heltid/solver/ward"

// compensatingRest: after a rest under 11 h the very next one is 11 h and what
// was missing, so the two are 22 h together (AML §10-8(3); union and employer
// guidance: hour for hour, in the next rest). Where shorter rests are agreed it is
// owed also after one that is shorter than agreed, which is a finding of its own;
// where none are, nothing makes up for a short one.
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
		own, judged := t.Over("daily_rest", l.Person, short.before.day, short.after.day)
		if judged && own.Step.Level == ward.Statute && short.minutes < own.Value {
			continue
		}
		if limit, ok := l.limit(t, r.ID(), short.before.day); ok {
			emit(atLeast(limit, short.minutes+rests[next].minutes).during(l.clock, rests[next].span()))
		}
	}
}
