package model

import (
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// Rota reads the rota off a solution.
func (b *Build) Rota(solution []int64) *rota.Rota {
	out := &rota.Rota{Ward: b.C.Ward.Name, Model: b.C.Model.ID, Run: b.C.Run, Start: b.C.Dates.Start, Weeks: b.C.Dates.Weeks}
	for _, p := range b.people {
		l := rota.Line{Person: p.ID}
		for d := range b.days {
			for i := range b.shifts {
				if b.holds(p.slot[d][i], solution) {
					l.Duties = append(l.Duties, rota.Duty{Day: d, Shift: b.shifts[i].Code})
				}
			}
		}
		z := b.sizeOf(p)
		if z.size != nil {
			l.Size = ward.Size(Goal{z.size}.Value(solution))
		} else {
			l.Size = b.sizeByHours(p, solution)
		}
		out.Lines = append(out.Lines, l)
	}
	out.Sort()
	return out
}

// sizeByHours is the size of a line whose size is read off its hours.
func (b *Build) sizeByHours(p *person, solution []int64) ward.Size {
	s := b.sum().total(1, b.hoursOf(p))
	hours := Goal{s}.Value(solution)
	norm := int64(b.C.FixedNorm()) * int64(b.C.Dates.Weeks)
	if hours >= norm-int64(b.C.TolerancePer) {
		return ward.FullTime
	}
	return ward.Size(hours * int64(ward.FullTime) / norm)
}

func (b *Build) holds(l lit, solution []int64) bool {
	switch l {
	case b.yes:
		return true
	case b.no:
		return false
	}
	return Goal{b.sum().add(1, l)}.Value(solution) == 1
}

// Hint gives the solver a rota to start from: duties and sizes. What follows
// from them is filled in by the solver's own hint repair.
func (b *Build) Hint(r *rota.Rota) {
	b.M.ClearHints()
	lines := map[string]*rota.Line{}
	for i := range r.Lines {
		lines[r.Lines[i].Person] = &r.Lines[i]
	}
	for _, p := range b.people {
		on := make(map[slotID]bool)
		if l := lines[p.ID]; l != nil {
			for _, d := range l.Duties {
				for i := range b.shifts {
					if b.shifts[i].Code == d.Shift {
						on[slotID{d.Day, i}] = true
					}
				}
			}
		}
		for d := range b.days {
			for i := range b.shifts {
				if l := p.slot[d][i]; l != b.yes && l != b.no {
					b.M.Hint(l, on[slotID{d, i}])
				}
			}
		}
	}
}
