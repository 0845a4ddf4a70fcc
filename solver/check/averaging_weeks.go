package check

import "heltid/solver/ward"

// averagingWeeks: hours are averaged over no longer than agreed (AML §10-5). A
// calendar rota is cut to it; a rolling one is as long as it is.
type averagingWeeks struct{}

func (averagingWeeks) ID() ward.Quantity { return "averaging_weeks" }

func (r averagingWeeks) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	for _, block := range t.AveragingBlocks(l.Person) {
		first, last := 7*block.First, 7*block.Last+6
		if limit, ok := t.Over(r.ID(), l.Person, first, last); ok {
			emit(atMost(limit, block.Weeks()).days(l.clock, first, last))
		}
	}
}
