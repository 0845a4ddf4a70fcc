package model

import (
	"heltid/solver/cpsat"
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
				if !b.shifts[i].InOtherUnit() && b.holds(p.slot[d][i], solution) {
					l.Duties = append(l.Duties, rota.Duty{Day: d, Shift: b.shifts[i].Code})
				}
			}
		}
		z := b.sizeOf(p)
		if z.size != nil {
			l.Size = ward.Size(Goal{z.size}.Value(solution))
		} else {
			hours := Goal{b.sum().total(1, b.hoursOf(p))}
			l.Size = b.C.SizeByHours(p.Person, ward.Minutes(hours.Value(solution)))
		}
		out.Lines = append(out.Lines, l)
	}
	out.Sort()
	return out
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
		if z := b.sizeOf(p); z.asked != (cpsat.Int{}) && lines[p.ID] != nil {
			b.M.HintInt(z.asked, int64(lines[p.ID].Size))
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
