package bound

import "heltid/solver/ward"

type nightRun struct{}

func (nightRun) ID() ward.Quantity { return "night_run" }

func (r nightRun) Automaton(k *Kind) Automaton {
	return newRun(k, r.ID(), func(_, shift int) bool { return k.span.night(shift) })
}
