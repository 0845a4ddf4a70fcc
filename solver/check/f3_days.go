package check

import (
	"slices"

	"heltid/solver/rota"
	"heltid/solver/ward"
)

// f3Days: F3 stands on a red day, or where the duty it replaces would have
// reached into the zone of one.
type f3Days struct{}

func (f3Days) ID() ward.Quantity { return "f3_days" }

func (r f3Days) Check(l *Line, _ *ward.Terms, emit func(Measure)) {
	for _, day := range l.daysWith(rota.F3) {
		wrong := 1
		if l.c.Dates.Red(l.c.Dates.Date(day)) || slices.ContainsFunc(l.replaced(day), l.inZone) {
			wrong = 0
		}
		emit(atMost(parties(r.ID(), 0), wrong).days(l.clock, day, day))
	}
}

// inZone tells whether a duty reaches into the zone of a red day.
func (l *Line) inZone(d *duty) bool {
	return slices.ContainsFunc(l.redsNear(d.day), func(r red) bool { return d.overlap(r.span) > 0 })
}
