package check

import (
	"slices"

	"heltid/solver/rota"
	"heltid/solver/ward"
)

// code is the code of a free day of the period, empty where it has none.
func (l *Line) code(day int) string { return l.free[day].Code }

// coded tells whether somebody has written the line's free days: F1 or F2
// stand in it.
func (l *Line) coded() bool {
	for _, f := range l.free {
		if f.Code == rota.F1 || f.Code == rota.F2 {
			return true
		}
	}
	return false
}

// daysWith gives the days of the period with a code, in order.
func (l *Line) daysWith(code string) []int {
	var out []int
	for day := range l.days {
		if l.code(day) == code {
			out = append(out, day)
		}
	}
	return out
}

// replaced lays out the duties that a free day stands instead of.
func (l *Line) replaced(day int) []*duty {
	var out []*duty
	for _, code := range l.free[day].Instead {
		if s, ok := l.c.Shift(code); ok {
			out = append(out, l.duty(day, s))
		}
	}
	return out
}

// counted is how many of a week's days are no full absence.
func (l *Line) counted(week int) int { return l.c.CountedDays(l.Person, 7*week, 7*week+7) }

// around is the time without duty that a free day lies in, as elapsed time: from
// the last end of the days before it to the first start of those after.
func (l *Line) around(day int) stretch {
	out := stretch{min(0, l.minute(l.history())) - 2*int(ward.Week), l.minute(l.days) + 2*int(ward.Week)}
	n := len(l.main)
	if n == 0 {
		return out
	}
	after, _ := slices.BinarySearchFunc(l.main, day, func(m mainPeriod, d int) int { return m.day - d })
	if l.c.Dates.Rolling || after > 0 {
		out.from = l.period(after - 1).end(l)
		if l.c.Dates.Rolling || after > 1 {
			out.from = max(out.from, l.period(after-2).end(l)) // two duties may overlap
		}
	}
	if l.c.Dates.Rolling || after < n {
		out.to = elapsed(l.start, l.period(after).from)
	}
	return out
}
