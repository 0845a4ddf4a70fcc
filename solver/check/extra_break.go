package check

import "heltid/solver/ward"

// extraBreak: overtime of more than two hours in a day holds a paid break of 30
// minutes (AML §10-9(2)).
type extraBreak struct{}

func (extraBreak) ID() ward.Quantity { return "extra_break" }

func (r extraBreak) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	for day, ds := range l.own {
		pause := 0
		for _, d := range ds {
			for _, b := range d.shift.Breaks {
				if d.shift.Overtime && b.Paid {
					pause += b.Minutes
				}
			}
		}
		if limit, ok := l.limit(t, r.ID(), day); ok && l.overtime(day, day) > 120 {
			emit(atLeast(limit, pause).days(l.clock, day, day))
		}
	}
}
