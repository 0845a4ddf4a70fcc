package bound

import "heltid/solver/ward"

type weekendsInRow struct{}

func (weekendsInRow) ID() ward.Quantity { return "weekends_in_row" }

func (r weekendsInRow) Tallies(k *Kind) []Tally {
	inRow, ok := k.inPeriod(r.ID())
	if !ok {
		return nil
	}
	return weekendsWorked(k, r.ID(), k.mostWith(inRow, k.terms.Case.Dates.Weeks))
}

// Line counts worked weekends in a row.
func (r weekendsInRow) Line(k *Kind) Automaton {
	inRow, ok := k.inPeriod(r.ID())
	if !ok {
		return nil
	}
	return weekRun{k.span, inRow, k.span.weekendDuty}
}

// weekRun counts weeks in a row with a duty of some sort. Its state is how many
// came before this one, doubled, and one more if this week has had such a duty.
type weekRun struct {
	span   *span
	limit  int
	counts func(day, shift int) bool
}

func (w weekRun) Step(state int32, day, shift int) (int32, bool) {
	if shift != Off && w.counts(day, shift) {
		state |= 1
	}
	if int(state/2+state%2) > w.limit {
		return 0, false
	}
	if w.span.weekday(day) == ward.Sunday {
		if state%2 == 0 {
			return 0, true
		}
		return state + 1, true // one more before the next week, which has none yet
	}
	return state, true
}

// weekendDuty tells whether a duty makes its weekend a worked one.
func (s *span) weekendDuty(day, shift int) bool {
	wd := s.weekday(day)
	return wd >= ward.Saturday || wd == ward.Friday && s.night(shift)
}

// weekendMark marks the first duty of each worked weekend.
type weekendMark struct{ span *span }

func (w weekendMark) Step(state int32, day, shift int) (int32, bool) {
	switch {
	case w.span.weekday(day) == ward.Sunday:
		return 0, true
	case shift != Off && w.span.weekendDuty(day, shift):
		return 1, true
	}
	return state, true
}

func (w weekendMark) Mark(state int32, day, shift int) bool {
	return state == 0 && shift != Off && w.span.weekendDuty(day, shift)
}

// mostWith is how many of n units in a row a line can have when at most so
// many follow each other. A rolling line goes round, so that every window of
// inRow+1 misses one.
func (k *Kind) mostWith(inRow, n int) int {
	if k.span.round && inRow < n {
		return n * inRow / (inRow + 1)
	}
	return n - n/(inRow+1)
}
