package check

import (
	"slices"

	"heltid/solver/ward"
)

// travelTime: between two duties of one day in two units there is time to get
// from the one to the other.
type travelTime struct{}

func (travelTime) ID() ward.Quantity { return "travel_time" }

func (r travelTime) Check(l *Line, _ *ward.Terms, emit func(Measure)) {
	for day := range l.own {
		for _, t := range l.trips(day) {
			if t.from.inOtherUnit() && t.to.inOtherUnit() {
				continue
			}
			m := atLeast(parties(r.ID(), t.minutes), elapsed(t.from.to, t.to.from))
			emit(m.during(l.clock, span{t.from.from, later(t.from.to, t.to.to)}))
		}
	}
}

// A trip is the way from one duty to the next of the same day, in another unit.
type trip struct {
	from, to *duty
	minutes  int
}

// trips gives the day's, in order. Whoever is on call at home goes nowhere.
func (l *Line) trips(day int) []trip {
	var out []trip
	ds := slices.DeleteFunc(slices.Clone(l.on(day)), (*duty).atHome)
	for i := 1; i < len(ds); i++ {
		if n := l.c.Travel(l.Person, *ds[i-1].shift, *ds[i].shift); n > 0 {
			out = append(out, trip{ds[i-1], ds[i], n})
		}
	}
	return out
}

// travel adds the day's travel to the duty it leads to here, or from here, as
// working time (AML §10-1(1)), and where both are of this post as hours of it.
func (l *Line) travel() {
	if !l.c.TravelIsWork() {
		return
	}
	for day, own := range l.own {
		for _, t := range l.trips(day) {
			i := slices.Index(own, t.to)
			if i < 0 {
				i = slices.Index(own, t.from)
			}
			if i < 0 {
				continue
			}
			d := *own[i]
			d.net += t.minutes
			if !t.from.inOtherUnit() && !t.to.inOtherUnit() {
				d.tariff += t.minutes
			}
			own[i] = &d
		}
	}
}
