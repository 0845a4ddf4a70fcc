package check

import "heltid/solver/ward"

// nightMean: who regularly has more than three hours between 21:00 and 06:00
// works at most 8 h a day on average over four weeks, the weekly rest left out
// (AML §10-11(6)): 8 x (4 x 7 x 24 - 4 x 35) / 24 h = 177 h 20 min. Regularly:
// two such duties in the four weeks.
type nightMean struct{}

func (nightMean) ID() ward.Quantity { return "night_mean" }

func (r nightMean) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	l.windows(4, func(w int) (Measure, bool) {
		nights := 0
		for _, d := range l.from(7*w, 7*w+27) {
			if d.late > 3*60 {
				nights++
			}
		}
		limit, ok := l.limit(t, r.ID(), 7*w)
		return atMost(limit, l.net(7*w, 7*w+27)), ok && nights >= 2
	}, emit)
}
