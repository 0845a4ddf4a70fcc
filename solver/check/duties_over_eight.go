package check

import "heltid/solver/ward"

// dutiesOverEight: duties with more than 8 h of work, in each four weeks.
type dutiesOverEight struct{}

func (dutiesOverEight) ID() ward.Quantity { return "duties_over_eight" }

func (r dutiesOverEight) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	l.inFourWeeks(r.ID(), t, l.DaysOverEight(), emit)
}

// DaysOverEight gives the days with a duty of more than 8 h.
func (l *Line) DaysOverEight() []int {
	var out []int
	for day := range l.days {
		if l.has(day, func(d *duty) bool { return d.net > 8*60 }) {
			out = append(out, day)
		}
	}
	return out
}
