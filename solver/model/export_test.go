package model

import (
	"fmt"

	"heltid/solver/rota"
	"heltid/solver/ward"
)

// Fix narrows the model to one rota: every duty, and every size that is a
// decision. It is an error where the rota has a duty that can never be.
func (b *Build) Fix(r *rota.Rota) error {
	for _, p := range b.people {
		for _, l := range r.Lines {
			if l.Person != p.ID {
				continue
			}
			on := map[rota.Duty]bool{}
			for _, d := range l.Duties {
				on[d] = true
			}
			for d := range b.days {
				for i := range b.shifts {
					duty := rota.Duty{Day: d, Shift: b.shifts[i].Code}
					if b.shifts[i].InOtherUnit() {
						continue // known, whatever is planned here
					}
					if err := b.force(p, duty, on[duty]); err != nil {
						return err
					}
				}
			}
			b.ForceSize(p.ID, l.Size)
		}
	}
	return nil
}

// ForceSize decides a size that is not read off the hours.
func (b *Build) ForceSize(person string, size ward.Size) {
	for _, p := range b.people {
		if z := b.sizeOf(p); p.ID == person && z.size != nil {
			b.M.Equal(&z.size.expr, int64(size)-z.size.fixed)
		}
	}
}

// Force decides one duty, on or off; an empty shift decides a whole day.
func (b *Build) Force(person string, d rota.Duty, on bool) error {
	for _, p := range b.people {
		for i := range b.shifts {
			if p.ID == person && (d.Shift == "" || d.Shift == b.shifts[i].Code) {
				if err := b.force(p, rota.Duty{Day: d.Day, Shift: b.shifts[i].Code}, on); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (b *Build) force(p *person, d rota.Duty, on bool) error {
	for i := range b.shifts {
		if b.shifts[i].Code != d.Shift {
			continue
		}
		switch l := p.slot[d.Day][i]; {
		case l != b.yes && l != b.no:
			b.M.Fix(l, on)
		case on != (l == b.yes):
			return fmt.Errorf("%s on day %d can never be %s, or has to be", p.ID, d.Day, d.Shift)
		}
	}
	return nil
}

// Lean makes an objective of a weight for each possible duty.
func (b *Build) Lean(weight func() int64) {
	s := b.sum()
	for _, p := range b.people {
		for d := range b.days {
			for i := range b.shifts {
				s.add(weight(), p.slot[d][i])
			}
		}
	}
	b.Maximize(Goal{s})
}
