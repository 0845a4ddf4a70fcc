package model

import "heltid/solver/ward"

// absence_hours: in the time somebody is away from part of the post, planned
// hours pass no more than what is left of it gives, by the norm of the line's
// own class (HTA chapter 1 §4).
var absenceHours = line{"absence_hours", func(b *Build, p *person) {
	for _, days := range b.C.PartAbsences(p.Person) {
		hours := b.total(b.minutesOf(p, days[0], days[1], func(m *minutes) int { return m.tariff }))
		left := b.contracts(p, days[0], days[1])
		size := b.contracted(p, left)
		if b.sizeOf(p).size == nil { // the next one: what is read off the hours is rounded down
			size = b.sum().join(1, size).plus(left.days()).add(-left.days(), b.sizeOf(p).full)
		}
		within := func(norm ward.Minutes, when lit) {
			if when != b.no {
				b.atMost(b.sum().total(7*whole100*left.in, hours).join(-int64(norm), size), 0, when)
			}
		}
		c := b.classOf(p)
		within(2250, c.day)
		within(2130, c.turnus)
		within(2130, c.weighted)
		within(2016, c.shortest)
	}
}}
