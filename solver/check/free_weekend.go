package check

import "heltid/solver/ward"

// freeWeekend: a weekend that is off is off from Friday afternoon to Monday
// morning, as the ward sets the window. Measured in minutes of duty inside it.
type freeWeekend struct{}

func (freeWeekend) ID() ward.Quantity { return "free_weekend" }

func (r freeWeekend) Check(l *Line, _ *ward.Terms, emit func(Measure)) {
	first := 0
	if !l.c.Dates.Rolling && len(l.past) > 0 {
		first = -1 // its window may reach into the period
	}
	for w := first; w < l.c.Dates.Weeks; w++ {
		if l.weekend(w) {
			continue
		}
		window := l.between(7*w+4, l.c.FreeWeekend.From, 7*w+7, l.c.FreeWeekend.To)
		work := 0
		for _, d := range l.from(7*w+2, 7*w+7) {
			if (w >= 0 || d.day >= 0) && !d.shift.InOtherUnit() {
				work += d.overlap(window)
			}
		}
		emit(atMost(parties(r.ID(), 0), work).during(l.clock, window))
	}
}
