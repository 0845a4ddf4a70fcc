package bound

import "heltid/solver/ward"

type longRun struct{}

func (longRun) ID() ward.Quantity { return "long_run" }

func (r longRun) Automaton(k *Kind) Automaton {
	long := int(k.terms.Case.LongThreshold)
	return newRun(k, r.ID(), func(day, shift int) bool { return k.span.net[day][shift] > long })
}
