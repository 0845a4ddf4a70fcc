package check

import "heltid/solver/ward"

// breaks: working time of more than 5 h 30 min holds a break, of 8 h or more
// breaks of 30 minutes in all (AML §10-9(1)). It is the shift type that has
// them. Those under 18 have half an hour from 4 h 30 min (AML §11-5).
type breaks struct{}

func (breaks) ID() ward.Quantity { return "breaks" }

func (r breaks) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	type sort struct {
		code  string
		net   int // a clock change makes another length of it
		young bool
	}
	seen := map[sort]bool{}
	for day, ds := range l.own {
		for _, d := range ds {
			limit, ok := l.limit(t, r.ID(), day)
			young := l.Person.Under18(l.c.Dates.Date(day))
			if !ok || seen[sort{d.shift.Code, d.net, young}] {
				continue
			}
			seen[sort{d.shift.Code, d.net, young}] = true
			total := 0
			for _, b := range d.shift.Breaks {
				total += b.Minutes
			}
			switch {
			case young && d.net > 270:
			case d.net <= 330:
				limit.Value = 0
			case d.net < 480:
				limit.Value = min(limit.Value, 1) // any break will do
			}
			m := atLeast(limit, total).during(l.clock, d.span)
			if !young {
				m.Shift = d.shift.Code
			}
			emit(m)
		}
	}
}
