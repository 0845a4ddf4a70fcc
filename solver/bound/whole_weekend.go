package bound

import "heltid/solver/ward"

type wholeWeekend struct{}

func (wholeWeekend) ID() ward.Quantity { return "whole_weekend" }

func (wholeWeekend) Automaton(k *Kind) Automaton {
	if !k.terms.Case.WholeWeekends(k.People[0]) || k.elsewhere() {
		return nil
	}
	return weekendWhole{k.span}
}

// weekendWhole: Saturday and Sunday are both worked or neither, and nights are
// worked Friday, Saturday and Sunday or on none of them.
type weekendWhole struct{ span *span }

const (
	weekendOpen  = iota
	fridayNight  // the nights of Saturday and Sunday must follow
	saturdayOff  // so Sunday is off
	saturdayDay  // Sunday is worked, not at night
	saturdayLate // Sunday is worked at night
)

func (w weekendWhole) Step(state int32, day, shift int) (int32, bool) {
	night := shift != Off && w.span.night(shift)
	switch w.span.weekday(day) {
	case ward.Friday:
		if night {
			return fridayNight, true
		}
		return weekendOpen, true
	case ward.Saturday:
		switch {
		case night != (state == fridayNight):
			return 0, false
		case night:
			return saturdayLate, true
		case shift == Off:
			return saturdayOff, true
		}
		return saturdayDay, true
	case ward.Sunday:
		ok := night == (state == saturdayLate) && (shift == Off) == (state == saturdayOff)
		return weekendOpen, ok
	}
	return weekendOpen, true
}
