package check

import "heltid/solver/ward"

// breaks: working time of more than 5 h 30 min holds a break, of 8 h or more
// breaks of 30 minutes in all (AML §10-9(1)). It is the shift type that has
// them. Those under 18 have half an hour from 4 h 30 min (AML §11-5). Duties of
// one day are one day's work, overtime among it, and the time off between them
// is a break.
type breaks struct{}

func (breaks) ID() ward.Quantity { return "breaks" }

func (r breaks) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	type sort struct {
		code  string
		net   int // a clock change makes another length of it
		young bool
	}
	lacks := map[sort]bool{} // by shift type: judged already, and what came of it
	for day, ds := range l.own {
		limit, ok := l.limit(t, r.ID(), day)
		if !ok {
			continue
		}
		young := l.Person.Under18(l.c.Dates.Date(day))
		work, pause, lacking := 0, 0, false
		for i, d := range ds {
			own := 0
			for _, b := range d.shift.Breaks {
				own += b.Minutes
			}
			of := sort{d.shift.Code, d.net, young}
			if _, judged := lacks[of]; !judged {
				m := atLeast(breakAsked(limit, d.net, young), own).during(l.clock, d.span)
				if !young {
					m.Shift = d.shift.Code
				}
				lacks[of] = m.Margin < 0
				emit(m)
			}
			lacking = lacking || lacks[of]
			work, pause = work+d.net, pause+own
			if i > 0 {
				pause += max(0, elapsed(ds[i-1].to, d.from))
			}
		}
		if len(ds) > 1 && !lacking {
			emit(atLeast(breakAsked(limit, work, young), pause).during(l.clock, span{ds[0].from, ds[len(ds)-1].to}))
		}
	}
}

// breakAsked is the break that so much work asks for.
func breakAsked(limit ward.Limit, work int, young bool) ward.Limit {
	switch {
	case young && work > 270:
	case work <= 330:
		limit.Value = 0
	case work < 480:
		limit.Value = min(limit.Value, 1) // any break will do
	}
	return limit
}
