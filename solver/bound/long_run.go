package bound

import "heltid/solver/ward"

type longRun struct{}

func (longRun) ID() ward.Quantity { return "long_run" }

func (r longRun) Automaton(k *Kind) Automaton {
	c := k.terms.Case
	return newRun(k, r.ID(), func(_, shift int) bool { return c.Long(k.span.shifts[shift]) })
}
