package bound

import "heltid/solver/ward"

type redDays struct{}

func (redDays) ID() ward.Quantity { return "red_days" }

// A duty on a red day that lies in its zone makes it a worked one, and a line
// has one duty a day, so such duties are at most the red days worked. Those of
// the eve are left out.
func (r redDays) Tallies(k *Kind) []Tally {
	most, ok := k.inPeriod(r.ID())
	if !ok {
		return nil
	}
	dates := k.terms.Case.Dates
	return []Tally{{r.ID(), func(day, shift int) int {
		if k.span.averaged {
			return indicator(k.span.weekday(day) == ward.Sunday && k.sundayWork(ward.Sunday, shift))
		}
		if !dates.Red(dates.Date(day)) || k.span.atWork(shift) == Off {
			return 0
		}
		z := dates.Zone(dates.Date(day))
		from, to := k.span.moment(day-1, z.Start), k.span.moment(day, z.End)
		over := min(k.span.end[day][shift], to) - max(k.span.start[day][shift], from)
		return indicator(over > int(k.terms.Case.Counting.SundayLeast))
	}, most}}
}
