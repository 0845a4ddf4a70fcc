package model

import "heltid/solver/ward"

// owed_hours: planned hours stay at most the tolerance under the size's part
// of the norm. Where rules may bend, what is missing beyond it is counted, for
// people outside the scope as well.
var owedHours = whole{"owed_hours", func(b *Build) {
	for _, p := range b.people {
		b.at.Person = p.ID
		switch {
		case b.sizeOf(p).size == nil: // read off the hours
		case p.free:
			b.owedBy(p)
		case b.options.Bend:
			b.owed.plus(b.owedFixed(p))
		}
	}
}}

func (b *Build) owedBy(p *person) {
	hours := b.hoursOf(p)
	days := b.contracts(p, 0, b.days)
	size := b.contracted(p, days)
	var missing *total
	if b.options.Bend {
		missing = &total{v: b.M.Int(0, 2250*int64(b.days)/7/b.step+1, ""), step: b.step, free: true}
		b.owed.total(1, missing)
	}
	reach := func(t *total, parts int64, norm ward.Minutes, when ...lit) {
		row := b.sum().total(7*whole100*days.in, t).join(-parts*int64(norm), size)
		if missing != nil {
			row.total(7*whole100*days.in*parts, missing)
		}
		b.atLeast(row, -7*whole100*days.in*parts*int64(b.C.TolerancePer), when...)
	}
	c := b.classOf(p)
	reach(hours, 1, 2250, c.day)
	reach(hours, 1, 2130, c.turnus)
	reach(hours, 1, 2016, c.shortest)
	if c.weighted != b.no {
		reach(hours, 1, 2016, c.weighted)
		top := b.M.Bool("") // the highest norm reached; otherwise the weighted hours reach theirs
		reach(hours, 1, 2130, c.weighted, top)
		reach(b.creditOf(p), 12, 2250, c.weighted, top.Not())
	}
	if p.Optional() {
		b.atMost(b.sum().total(1, hours), 0, b.sizeOf(p).holds.Not())
	}
}

// whole100 is 100 % in hundredths.
const whole100 = int64(ward.FullTime)

// owedFixed is what a line outside the scope owes, in the same steps as a free
// line's.
func (b *Build) owedFixed(p *person) int64 {
	days := int64(b.C.Contracted(p.Person, ward.Size(b.sizeOf(p).size.fixed), 0, b.days))
	under := func(minutes, parts int64, norm ward.Minutes) int64 {
		lack := parts*int64(norm)*days - 7*int64(ward.ContractedDay)*(minutes+parts*int64(b.C.TolerancePer))
		unit := 7 * int64(ward.ContractedDay) * parts * b.step
		return max(0, (lack+unit-1)/unit) * b.step
	}
	hours := b.hoursOf(p).fixed
	switch c := b.classOf(p); b.yes {
	case c.day:
		return under(hours, 1, 2250)
	case c.turnus:
		return under(hours, 1, 2130)
	case c.shortest:
		return under(hours, 1, 2016)
	}
	return max(under(hours, 1, 2016), min(under(hours, 1, 2130), under(b.creditOf(p).fixed, 12, 2250)))
}
