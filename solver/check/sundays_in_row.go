package check

import "heltid/solver/ward"

// sundaysInRow: worked Sundays, in a calendar rota also holidays, without a
// free one between (AML §10-8(4)).
type sundaysInRow struct{}

func (sundaysInRow) ID() ward.Quantity { return "sundays_in_row" }

func (r sundaysInRow) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	reds, before := l.knownReds()
	worked := make([]bool, len(reds))
	for i, red := range reds {
		worked[i] = l.redWorked(red)
	}
	for _, run := range l.runs(-before, len(reds)-before, func(i int) bool { return worked[i+before] }) {
		first := reds[run.first+before]
		limit, ok := l.limit(t, r.ID(), first.day)
		if !ok {
			continue
		}
		last := reds[(run.first+before+run.length-1)%len(reds)].day
		if last < first.day {
			last += l.days
		}
		emit(atMost(limit, run.against(limit.Value)).days(l.clock, first.day, last))
	}
}

// knownReds gives the red days of the line's history and of the period, and
// how many are history.
func (l *Line) knownReds() (reds []red, before int) {
	for _, r := range l.reds {
		switch {
		case r.day >= 0:
			reds = append(reds, r)
		case r.day >= l.history():
			reds = append(reds, r)
			before++
		}
	}
	return reds, before
}
