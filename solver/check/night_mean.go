package check

import "heltid/solver/ward"

// nightMean: who regularly has more than three hours at night works at most 8 h
// a day on average over four weeks, the weekly rest left out (AML §10-11(6)):
// 8 x (4 x 7 x 24 - 4 x 35) / 24 h = 177 h 20 min. Regularly: two such duties in
// the four weeks, or as the ward counts. Days of full absence are neutral.
type nightMean struct{}

func (nightMean) ID() ward.Quantity { return "night_mean" }

func (r nightMean) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	l.windows(4, func(w window) (Measure, bool) {
		limit, ok := l.limitIn(t, r.ID(), l.spanOf(w))
		limit = share(limit, w.counted, 28)
		nights := l.inWeeks(w, func(t tally) int { return t.nights })
		return atMost(limit, l.inWeeks(w, netOf)), ok && nights >= l.c.Counting.RegularNights
	}, emit)
}
