package model

import (
	"slices"

	"heltid/solver/ward"
)

// whole_weekend: Saturday and Sunday both or neither, and nights on Friday,
// Saturday and Sunday all or none.
var wholeWeekend = line{"whole_weekend", func(b *Build, p *person) {
	if !b.C.WholeWeekends(p.Person) {
		return
	}
	same := func(a, c lit) {
		b.implies(a, c)
		b.implies(c, a)
	}
	for w := range b.C.Dates.Weeks {
		sat, sun := 7*w+5, 7*w+6
		if b.weekendElsewhere(p, w) {
			continue // other units know no whole weekends of ours
		}
		same(b.works(p, sat), b.works(p, sun))
		same(b.night(p, sat-1), b.night(p, sat))
		same(b.night(p, sat), b.night(p, sun))
	}
}}

// weekendElsewhere tells whether the person has a known duty in another unit
// from Friday to Sunday.
func (b *Build) weekendElsewhere(p *person, week int) bool {
	return slices.ContainsFunc(b.C.Elsewhere(p.Person), func(d ward.KnownDuty) bool {
		return d.Day >= 7*week+4 && d.Day <= 7*week+6
	})
}
