package check

import (
	"time"

	"heltid/solver/rota"
	"heltid/solver/ward"
)

// mainVacation: 18 working days of vacation in a row from 1 June to 30 September
// (ferieloven §7(1)), where the plan has all of those months and that much
// vacation is planned in the year.
type mainVacation struct{}

func (mainVacation) ID() ward.Quantity { return "main_vacation" }

func (r mainVacation) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	for _, months := range l.vacationMonths() {
		first, last := months.first, months.first+months.length-1
		year, _, _ := l.c.Dates.Date(first).Civil()
		limit, ok := l.limit(t, r.ID(), first)
		if ok && l.vacationDays(ward.NewDate(year, time.January, 1), ward.NewDate(year, time.December, 31)) >= 18 {
			rows := l.vacationRows(l.c.Dates.Date(first), l.c.Dates.Date(last))
			emit(atLeast(limit, longest(rows).days).days(l.clock, first, last))
		}
	}
}

// Vacations finds whose main vacation is broken by what the ward file gives,
// whatever duties anybody has.
func Vacations(c *ward.Case) ([]Finding, error) {
	s, err := Lay(c, &rota.Rota{Start: c.Dates.Start, Weeks: c.Dates.Weeks})
	if err != nil {
		return nil, err
	}
	var broken []Measure
	for _, l := range s.Lines {
		mainVacation{}.Check(l, s.Terms, func(m Measure) {
			if m.Rule, m.Person = (mainVacation{}).ID(), l.Person.ID; m.Margin < 0 {
				broken = append(broken, m)
			}
		})
	}
	return s.findings(broken), nil
}

// vacationMonths gives the days of each June to September that a calendar plan
// has whole.
func (l *Line) vacationMonths() []run {
	if l.c.Dates.Rolling {
		return nil
	}
	var out []run
	start, end := l.c.Dates.Start, l.c.Dates.Date(l.days-1)
	first, _, _ := start.Civil()
	last, _, _ := end.Civil()
	for year := first; year <= last; year++ {
		if from, until := ward.NewDate(year, time.June, 1), ward.NewDate(year, time.September, 30); from >= start && until <= end {
			out = append(out, run{first: int(from - start), length: int(until-from) + 1})
		}
	}
	return out
}

// A vacationRow is working days of vacation that follow each other, Sundays and
// holidays between left out.
type vacationRow struct {
	first ward.Date
	days  int
}

// vacationRows gives the rows from one date to another.
func (l *Line) vacationRows(from, until ward.Date) []vacationRow {
	var out []vacationRow
	open := false
	for d := from; d <= until; d++ {
		switch {
		case l.c.Dates.Red(d):
		case !l.Person.OnVacation(d):
			open = false
		case open:
			out[len(out)-1].days++
		default:
			out, open = append(out, vacationRow{d, 1}), true
		}
	}
	return out
}

// longest is the longest of some rows, without days where there are none.
func longest(rows []vacationRow) vacationRow {
	out := vacationRow{}
	for _, r := range rows {
		if r.days > out.days {
			out = r
		}
	}
	return out
}

// vacationDays counts the working days of vacation from one date to another.
func (l *Line) vacationDays(from, until ward.Date) int {
	n := 0
	for d := from; d <= until; d++ {
		if l.Person.OnVacation(d) && !l.c.Dates.Red(d) {
			n++
		}
	}
	return n
}
