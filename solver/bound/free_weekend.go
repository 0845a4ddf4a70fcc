package bound

import "heltid/solver/ward"

type freeWeekend struct{}

func (freeWeekend) ID() ward.Quantity { return "free_weekend" }

func (freeWeekend) Automaton(k *Kind) Automaton {
	if k.elsewhere() {
		return nil
	}
	return weekendFree{k.span, k.terms.Case.FreeWeekend}
}

// weekendFree: a duty in the free window, from Friday to Monday, makes the
// weekend one that must be worked.
type weekendFree struct {
	span   *span
	window ward.FreeWeekend
}

const (
	windowOpen    = iota
	windowTouched // a Friday duty reaches into it: Saturday or Sunday must be worked
	windowWorked
	windowFree // Monday may not begin before the window ends
)

func (w weekendFree) Step(state int32, day, shift int) (int32, bool) {
	var s *ward.Shift
	if shift != Off {
		s = &w.span.shifts[shift]
	}
	switch w.span.weekday(day) {
	case ward.Monday:
		return windowOpen, state != windowFree || s == nil || s.Start >= w.window.To
	case ward.Friday:
		switch {
		case s == nil:
		case w.span.night(shift):
			return windowWorked, true
		case s.Start+s.Length() > w.window.From:
			return windowTouched, true
		}
		return windowOpen, true
	case ward.Saturday:
		if s != nil {
			return windowWorked, true
		}
		return state, true
	case ward.Sunday:
		switch {
		case s != nil || state == windowWorked:
			return windowWorked, true
		case state == windowTouched:
			return 0, false
		}
		return windowFree, true
	}
	return windowOpen, true
}
