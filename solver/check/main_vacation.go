package check

import (
	"time"

	"heltid/solver/ward"
)

// mainVacation: 18 working days of vacation in a row from 1 June to 30 September
// (ferieloven §7(1)), where the plan has all of those months and that much
// vacation is planned in the year.
type mainVacation struct{}

func (mainVacation) ID() ward.Quantity { return "main_vacation" }

func (r mainVacation) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	if l.c.Dates.Rolling {
		return
	}
	start, end := l.c.Dates.Start, l.c.Dates.Date(l.days-1)
	first, _, _ := start.Civil()
	last, _, _ := end.Civil()
	for year := first; year <= last; year++ {
		from, until := ward.NewDate(year, time.June, 1), ward.NewDate(year, time.September, 30)
		limit, ok := l.limit(t, r.ID(), int(from-start))
		if !ok || from < start || until > end || l.vacationDays(ward.NewDate(year, 1, 1), ward.NewDate(year, 12, 31)) < 18 {
			continue
		}
		longest, run := 0, 0
		for d := from; d <= until; d++ {
			switch {
			case l.c.Dates.Red(d):
			case l.Person.OnVacation(d):
				run++
				longest = max(longest, run)
			default:
				run = 0
			}
		}
		emit(atLeast(limit, longest).days(l.clock, int(from-start), int(until-start)))
	}
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
