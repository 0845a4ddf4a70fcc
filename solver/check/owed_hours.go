package check

import "heltid/solver/ward"

// owedHours: the size's part of the norm less the planned hours stays within
// the tolerance. A size that is read off the hours owes nothing by itself;
// full time still does.
type owedHours struct{}

func (owedHours) ID() ward.Quantity { return "owed_hours" }

func (r owedHours) Check(l *Line, _ *ward.Terms, emit func(Measure)) {
	if l.c.Sizes.Free && l.Size < ward.FullTime {
		return
	}
	emit(atMost(parties(r.ID(), int(l.c.TolerancePer)), max(0, l.Owed())).period(l.clock))
}
