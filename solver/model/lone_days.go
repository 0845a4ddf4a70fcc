package model

// lone_days: single working days between days off in each four weeks, a
// ceiling of the parties.
var loneDays = line{"lone_days", func(b *Build, p *person) {
	if limit, ok := b.T.Limit("lone_days", p.Person, b.C.Dates.Start); ok {
		b.inFourWeeks(limit.Value, func(d int) lit { return b.loneDay(p, d) })
	}
}}

// loneDay is the literal of a working day with a day off on both sides. It may
// be true without cause; whoever counts it counts against it.
func (b *Build) loneDay(p *person, day int) lit {
	if p.lone == nil {
		p.lone = make([]lit, b.days)
	}
	var unset lit
	if p.lone[day] == unset {
		p.lone[day] = b.no
		before, on, after := b.works(p, day-1), b.works(p, day), b.works(p, day+1)
		switch {
		case on == b.no || before == b.yes || after == b.yes:
		case on == b.yes && before == b.no && after == b.no: // outside the scope
			p.lone[day] = b.yes
		default:
			p.lone[day] = b.M.Bool("")
			b.event(p.lone[day], before.Not(), on, after.Not())
		}
	}
	return p.lone[day]
}
