package model

// Continuity counts the different people on duty in each unit, summed over the fortnights
// that begin each week (tier 8). In a rolling rota they go round the seam; a
// period of one week or two is one fortnight.
func (b *Build) Continuity() Goal {
	const fortnight = 2
	weeks := b.C.Dates.Weeks
	last := weeks - fortnight
	switch {
	case weeks <= fortnight:
		last = 0
	case b.C.Dates.Rolling:
		last = weeks - 1
	}
	s := b.sum()
	for _, p := range b.people {
		for _, place := range b.C.Places(p.Person) {
			for first := 0; first <= last; first++ {
				var ls []lit
				for w := first; w < first+min(fortnight, weeks); w++ {
					ls = append(ls, b.serves(p, place, wrap(w, weeks)))
				}
				s.add(1, b.any(ls))
			}
		}
	}
	return Goal{s}
}

// serves is the literal that the person has a duty in the unit in the week that
// counts for the need.
func (b *Build) serves(p *person, unit string, week int) lit {
	if p.served == nil {
		p.served = map[string][]lit{}
	}
	if p.served[unit] == nil {
		p.served[unit] = make([]lit, b.C.Dates.Weeks)
	}
	var unset lit
	if p.served[unit][week] == unset {
		var ls []lit
		for d := 7 * week; d < 7*week+7; d++ {
			for i := range b.shifts {
				if b.shifts[i].Covers() && p.Where(b.shifts[i].Shift) == unit {
					ls = append(ls, b.duty(p, d, i))
				}
			}
		}
		p.served[unit][week] = b.any(ls)
	}
	return p.served[unit][week]
}
