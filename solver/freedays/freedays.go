// Package freedays writes the codes of free days into a finished rota: each
// week's F1 on a day inside its weekly rest, on a Sunday where it can be, F2 on
// the other free days, and FE on the days of vacation. What it writes the
// checker judges.
package freedays

import (
	"slices"

	"heltid/solver/rota"
	"heltid/solver/ward"
)

// Place writes the codes of every line anew. A week that no free day can serve
// as its F1 gets none.
func Place(t *ward.Terms, r *rota.Rota) {
	for i := range r.Lines {
		l := &r.Lines[i]
		if p, ok := t.Case.Person(l.Person); ok {
			l.Free = newLine(t, p, l).codes()
		}
	}
}

// line is one line's duties in minutes elapsed from the first midnight.
type line struct {
	dates  ward.Dates
	terms  *ward.Terms
	person *ward.Person
	worked []bool // by day
	main   []main // of the period, with what came before a calendar one
	known  int    // whole weeks of history
}

// main is a worked day from its first start to its last end.
type main struct{ day, from, to int }

func newLine(t *ward.Terms, p *ward.Person, l *rota.Line) *line {
	out := &line{dates: t.Case.Dates, terms: t, person: p, worked: make([]bool, t.Case.Dates.Days())}
	byDay := map[int]*main{}
	duty := func(day int, code string) {
		s, ok := t.Case.Shift(code)
		if !ok || s.AtHome() { // on call at home is rest
			return
		}
		from, to := out.dates.Elapsed(day, s.Start), out.dates.Elapsed(day, s.Start+s.Length())
		if m := byDay[day]; m != nil {
			m.from, m.to = min(m.from, from), max(m.to, to)
			return
		}
		byDay[day] = &main{day, from, to}
	}
	for _, d := range l.Duties {
		duty(d.Day, d.Shift)
		out.worked[d.Day] = true
	}
	for _, d := range t.Case.Elsewhere(p) { // in another unit, and so not free
		duty(d.Day, d.Shift.Code)
		if d.Day >= 0 {
			out.worked[d.Day] = true
		}
	}
	if !out.dates.Rolling {
		for _, h := range p.History {
			if day := int(h.Date - out.dates.Start); day < 0 {
				duty(day, h.Shift)
				out.known = max(out.known, -day/7)
			}
		}
	}
	for _, m := range byDay {
		out.main = append(out.main, *m)
	}
	slices.SortFunc(out.main, func(a, b main) int { return a.day - b.day })
	return out
}

// codes gives the line's free days with their codes, by day.
func (l *line) codes() []rota.FreeDay {
	first := make(map[int]bool)
	for _, day := range l.weeklyFreeDays() {
		first[day] = true
	}
	var out []rota.FreeDay
	for day := range l.worked {
		date := l.dates.Date(day)
		code := rota.F2
		switch {
		case l.worked[day]:
			continue
		case first[day]:
			code = rota.F1
		case l.person.OnVacation(date) && !l.dates.Red(date):
			code = rota.FE
		case l.person.Away(date) && !l.person.OnVacation(date):
			continue // why somebody is away is not told
		}
		out = append(out, rota.FreeDay{Day: day, Code: code})
	}
	return out
}
