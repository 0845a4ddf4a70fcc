package check

import (
	"slices"

	"heltid/solver/ward"
)

// Grants tells whether the rota gives a person what they ask for on one day or
// in one weekend.
func (s *Sheet) Grants(l *Line, o ward.Occurrence) bool {
	w := l.Person.Wishes[o.Wish]
	avoid := w.Kind == ward.Avoid
	switch {
	case w.With != "":
		on, beside := l.own[o.Day], s.beside(l, w.With, o.Day)
		if avoid {
			return len(beside) == 0
		}
		return len(beside) == len(on) // who is off has no need of company
	case w.OfWeekend():
		return l.weekend(o.Day/7) == (w.Shift == ward.WorkWeekend) != avoid
	case w.Shift == ward.DayOff:
		return !l.works(o.Day) != avoid
	case w.Shift == ward.AnyDuty:
		return l.works(o.Day) != avoid
	}
	has := slices.ContainsFunc(l.own[o.Day], func(d *duty) bool { return d.shift.Own() == w.Shift })
	return has != avoid
}

// beside gives the line's duties of a day at least half of which another person
// is there, on a duty that starts on the same day.
func (s *Sheet) beside(l *Line, other string, day int) []*duty {
	i := slices.IndexFunc(s.Lines, func(o *Line) bool { return o.Person.ID == other })
	if i < 0 {
		return nil
	}
	var out []*duty
	for _, d := range l.own[day] {
		if slices.ContainsFunc(s.Lines[i].own[day], func(e *duty) bool { return 2*d.overlap(e.span) >= d.minutes() }) {
			out = append(out, d)
		}
	}
	return out
}

// Unpopular counts the line's duties of a kind that few want.
func (l *Line) Unpopular(kind string) int {
	n := 0
	for day, ds := range l.own {
		for _, d := range ds {
			if l.c.Dates.Unpopular(kind, *d.shift, l.c.Dates.Date(day)) {
				n++
			}
		}
	}
	return n
}

// A Feast is one that a line works: a duty starts on one of its days.
type Feast struct {
	Name string
	Year int // of its first day
}

// Feasts gives the feasts of the period that the line works, in order.
func (l *Line) Feasts() []Feast {
	var out []Feast
	for day := range l.own {
		if !l.works(day) {
			continue
		}
		name, year := l.c.Dates.Feast(l.c.Dates.Date(day))
		if f := (Feast{name, year}); name != "" && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}
