package model

import "heltid/solver/ward"

// backward_rotation: days with an earlier kind of duty than the day before, in
// each four weeks, a ceiling of the parties.
var backwardRotation = line{"backward_rotation", func(b *Build, p *person) {
	if limit, ok := b.T.Limit("backward_rotation", p.Person, b.C.Dates.Start); ok {
		b.inFourWeeks(limit.Value, func(d int) lit { return b.turnsBack(p, d) })
	}
}}

// turnsBack is the literal that the day's duty is of an earlier kind than the
// day before's. It may be true without cause; whoever counts it counts against it.
func (b *Build) turnsBack(p *person, day int) lit {
	out := b.no
	for _, t := range b.shifts {
		for _, s := range b.shifts {
			before, now := b.duty(p, day-1, s.index), b.duty(p, day, t.index)
			if before == b.no || now == b.no || t.turn() >= s.turn() {
				continue
			}
			if out == b.no {
				out = b.M.Bool("")
			}
			b.event(out, before, now)
		}
	}
	return out
}

// turn is a shift type's place in the round from day to evening to night.
func (s *shift) turn() int {
	switch s.Kind() {
	case ward.EveningShift:
		return 1
	case ward.NightShift:
		return 2
	}
	return 0
}
