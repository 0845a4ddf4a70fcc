package model

import (
	"slices"

	"heltid/solver/rota"
	"heltid/solver/ward"
)

// pin holds the days that stay as they are, duties and days off.
func (b *Build) pin() {
	b.at = Place{Rule: Pinned}
	for _, p := range b.people {
		b.at.Person = p.ID
		for d := range b.days {
			codes, held := b.C.Held[p.ID][d]
			if !held {
				continue
			}
			for i := range b.shifts {
				switch {
				case b.shifts[i].InOtherUnit():
				case slices.Contains(codes, b.shifts[i].Code):
					b.or(p.slot[d][i])
				default:
					b.or(p.slot[d][i].Not())
				}
			}
		}
	}
}

// Pinned stands for what is pinned where places of rules are named.
const Pinned ward.Quantity = "pinned"

// HoldSizes holds the position sizes of a rota: those of its lines where sizes
// are chosen, at least those where they are read off the hours.
func (b *Build) HoldSizes(r *rota.Rota) {
	sizes := map[string]ward.Size{}
	for _, l := range r.Lines {
		sizes[l.Person] = l.Size
	}
	b.at = Place{Rule: "size_range"}
	for _, p := range b.people {
		size, there := sizes[p.ID]
		if !there {
			continue
		}
		b.at.Person = p.ID
		if z := b.sizeOf(p); z.size != nil {
			b.or(b.reaches(z.size, int64(size)))
			b.or(b.reaches(z.size, int64(size)+1).Not())
		} else if size > 0 {
			b.or(b.reaches(b.sum().total(1, b.hoursOf(p)), b.hoursFor(p, size)))
		}
	}
}

// dutiesOf gives each person's duties.
func dutiesOf(r *rota.Rota) map[string]map[rota.Duty]bool {
	out := map[string]map[rota.Duty]bool{}
	for _, l := range r.Lines {
		out[l.Person] = map[rota.Duty]bool{}
		for _, d := range l.Duties {
			out[l.Person][d] = true
		}
	}
	return out
}
