package model

import (
	"slices"

	"heltid/solver/ward"
)

// pairs: whenever anybody is on duty, at least one of them has the attribute.
var pairs = whole{"pairs", func(b *Build) {
	for _, r := range b.C.Ward.Pairs {
		var always []ward.Demand
		for d := range b.days {
			always = append(always, ward.Demand{Unit: r.Unit, Who: r.Who, Day: d, From: 0, To: ward.Day})
		}
		for _, g := range b.cutUp(always) {
			var alone []lit // duties that are not to be without
			for _, p := range b.people {
				for _, id := range g.duties {
					l := b.duty(p, id.day, id.shift)
					if l != b.no && p.CountsIn(r.Unit, b.shifts[id.shift].Shift) && !b.C.Has(p.Person, r.Who, b.dateOf(id.day)) {
						alone = append(alone, l)
					}
				}
			}
			switch {
			case slices.Contains(alone, b.yes):
				b.needAtLeast(b.present(g), 1)
			case len(alone) > 0:
				somebody := b.M.Bool("") // one literal for all keeps the rows short
				b.needAtLeast(b.present(g), 1, somebody)
				for _, l := range alone {
					b.implies(l, somebody)
				}
			}
		}
	}
}}
