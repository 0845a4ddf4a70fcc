package check

import (
	"slices"

	"heltid/solver/ward"
)

// personLimits: no duty that the person's own limits, shift types, weekend
// group or full absence rule out on its date, that the shift type may not have on its
// weekday, or that the rota model does not have. Measured in such duties.
type personLimits struct{}

func (personLimits) ID() ward.Quantity { return "person_limits" }

func (r personLimits) Check(l *Line, _ *ward.Terms, emit func(Measure)) {
	for day, ds := range l.own {
		broken := 0
		for _, d := range ds {
			if l.ruledOut(d) {
				broken++
			}
		}
		if len(ds) > 0 {
			emit(atMost(parties(r.ID(), 0), broken).days(l.clock, day, day))
		}
	}
}

// offered tells whether the rota model has the shift type, and in another unit
// whether the ward has shared posts.
func (l *Line) offered(s *ward.Shift) bool {
	return slices.Contains(l.c.Model.Shifts, s.Own()) && (!s.Shared() || l.c.Ward.SharedPosts)
}

func (l *Line) ruledOut(d *duty) bool {
	date := l.c.Dates.Date(d.day)
	if d.shift.Overtime {
		return false // judged by the rules of overtime
	}
	if !l.offered(d.shift) || !d.shift.On(date.Weekday()) || !l.Person.WorksOn(*d.shift, date) || l.Person.Away(date) || l.c.WeekendOff(l.Person, date, d.night) {
		return true
	}
	return slices.ContainsFunc(l.Person.InForce(date), func(p ward.PersonLimit) bool {
		free := slices.ContainsFunc(p.FixedFree, func(f ward.FixedFree) bool {
			return f.Days.Has(date.Weekday()) && (f.Shift == "" || f.Shift == d.shift.Own())
		})
		return free || p.NoNight && d.night || p.Under18 && d.shift.LateForUnder18() || p.Longest != nil && d.net > int(*p.Longest)
	})
}
