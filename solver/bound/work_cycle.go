package bound

import "heltid/solver/ward"

type workCycle struct{}

func (workCycle) ID() ward.Quantity { return "work_cycle" }

func (r workCycle) Automaton(k *Kind) Automaton {
	if k.perDay(k.atMost, r.ID()) == nil {
		return nil
	}
	return &cyclePlaces{cycle: k.terms.Case.Model.Cycle, span: k.span, ids: map[string]int32{}}
}

// cyclePlaces remembers the days of the cycle that a line may stand on, given
// the days it has worked: each day worked leaves out those on which it would
// have been off. State 0 is every day of the cycle.
type cyclePlaces struct {
	cycle *ward.Cycle
	span  *span
	ids   map[string]int32 // of sets written with a character for each day of the cycle
	sets  []string         // by id less one
}

func (c *cyclePlaces) Step(state int32, day, shift int) (int32, bool) {
	n := c.cycle.Length()
	next, some, all := make([]byte, n), false, true
	for place := range n {
		if c.cycle.Weekly && place%7 != int(c.span.weekday(day)) {
			continue // a line is never here on such a day
		}
		on := (state == 0 || c.sets[state-1][place] > 0) && (shift == Off || c.cycle.On(place))
		if on {
			next[(place+1)%n] = 1
		}
		some, all = some || on, all && on
	}
	switch {
	case !some:
		return 0, false
	case all:
		return 0, true
	}
	id, ok := c.ids[string(next)]
	if !ok {
		c.sets = append(c.sets, string(next))
		id = int32(len(c.sets))
		c.ids[string(next)] = id
	}
	return id, true
}
