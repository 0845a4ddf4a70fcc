package bound

import "heltid/solver/ward"

type dayRun struct{}

func (dayRun) ID() ward.Quantity { return "day_run" }

func (r dayRun) Automaton(k *Kind) Automaton {
	return newRun(k, r.ID(), func(int, int) bool { return true })
}

// run counts consecutive days with a duty of some sort.
type run struct {
	limit  []int
	counts func(day, shift int) bool
}

func newRun(k *Kind, q ward.Quantity, counts func(day, shift int) bool) Automaton {
	limit := k.perDay(k.atMost, q)
	if limit == nil {
		return nil
	}
	return run{limit, counts}
}

func (r run) Step(state int32, day, shift int) (int32, bool) {
	if shift == Off || !r.counts(day, shift) || r.limit[day] < 0 {
		return 0, true
	}
	return state + 1, int(state) < r.limit[day]
}
