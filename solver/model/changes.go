package model

import "heltid/solver/rota"

// Changes counts the duties that a rota has and the model's does not, and the
// other way round.
func (b *Build) Changes(r *rota.Rota) Goal {
	had := dutiesOf(r)
	s := b.sum()
	for _, p := range b.people {
		for d := range b.days {
			for i := range b.shifts {
				if had[p.ID][rota.Duty{Day: d, Shift: b.shifts[i].Code}] {
					s.plus(1).add(-1, p.slot[d][i])
				} else {
					s.add(1, p.slot[d][i])
				}
			}
		}
	}
	return Goal{s}
}
