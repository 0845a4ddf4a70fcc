package model

import "heltid/solver/ward"

// educated_share: educated årsverk and the educated share of the hours do not
// fall below today's.
var educatedShare = whole{"educated_share", func(b *Build) {
	if !b.C.Educated || len(b.C.Ward.People) == 0 {
		return
	}
	educated, all := b.C.EducatedToday()
	sizes, share := b.sum(), b.sum()
	// in whole per cent, rounded against the plan, so that the numbers stay small
	part, whole := int64(educated+99)/100, int64(all)/100
	g := max(gcd(part, whole), 1)
	part, whole = part/g, whole/g
	for _, p := range b.people {
		has := b.C.Has(p.Person, ward.Educated, b.C.Dates.Start)
		if has {
			sizes.join(-1, b.agreedSize(p))
			share.total(-(whole - part), b.hoursOf(p))
		} else {
			share.total(part, b.hoursOf(p))
		}
	}
	b.guardAtMost(sizes, -int64(educated), 100)
	b.guardAtMost(share, 0, whole*60)
}}

// agreedSize is the size as a sum, also where it is read off the hours.
func (b *Build) agreedSize(p *person) *sum {
	if s := b.sizeOf(p).size; s != nil {
		return s
	}
	return b.readSize(p)
}
