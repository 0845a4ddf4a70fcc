package model

import "heltid/solver/ward"

// educated_share: educated årsverk and the educated share of the hours do not
// fall below today's.
var educatedShare = whole{"educated_share", func(b *Build) {
	if !b.C.Educated || len(b.C.Ward.People) == 0 {
		return
	}
	educated, _ := b.C.EducatedToday()
	hours, all := b.C.EducatedHours()
	sizes, share := b.sum(), b.sum()
	part, whole := int64(hours), int64(all)
	if whole > finest {
		part, whole = (part*finest+whole-1)/whole, finest // rounded against the plan
	}
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

// finest is the largest denominator of a share that keeps the row's numbers small.
const finest = 20000

// agreedSize is the size as a sum, also where it is read off the hours.
func (b *Build) agreedSize(p *person) *sum {
	if s := b.sizeOf(p).size; s != nil {
		return s
	}
	return b.readSize(p)
}
