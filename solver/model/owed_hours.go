package model

import "heltid/solver/ward"

// owed_hours: planned hours stay at most the tolerance under the size's part
// of the norm.
var owedHours = line{"owed_hours", func(b *Build, p *person) {
	hours := b.hoursOf(p)
	size := b.sizeOf(p).size
	if size == nil {
		return // the size is read off the hours
	}
	days := int64(b.C.NormDays(p.Person))
	reach := func(t *total, parts int64, norm ward.Minutes, when ...lit) {
		tolerance := -7 * int64(ward.FullTime) * parts * int64(b.C.TolerancePer)
		b.atLeast(b.sum().total(7*int64(ward.FullTime), t).join(-parts*int64(norm)*days, size), tolerance, when...)
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
		none := b.sizeOf(p).holds.Not()
		b.atMost(b.sum().total(1, hours), 0, none)
	}
}}
