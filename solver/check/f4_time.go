package check

import (
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// f4Time: time off instead of holiday pay has been earned by an hour and a third
// for each hour worked on a holiday in the month before, or as long before as is
// agreed, history among it, where that is agreed, and is not taken on such days
// (HTA chapter 1 §5.3.2). Measured in minutes without.
type f4Time struct{}

func (f4Time) ID() ward.Quantity { return "f4_time" }

func (r f4Time) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	earned := map[int]int{} // by day, thirds of a minute
	first := l.history()
	for day := first; day < l.days; day++ {
		duties := l.past[day]
		if day >= 0 {
			duties = l.own[day]
		}
		for _, d := range duties {
			earned[day] += 4 * l.holidayPaid(d)
		}
	}
	for _, day := range l.daysWith(rota.F4) {
		date := l.c.Dates.Date(day)
		lacking := 0
		for _, d := range l.replaced(day) {
			lacking += 3 * d.net
		}
		_, _, paid := l.c.Dates.HolidayPay(date)
		if months, agreed := t.TimeOff(l.Person, date); agreed && !paid {
			for from := first; from < day; from++ {
				if l.c.Dates.Date(from).MonthsAfter(months) < date {
					continue // earned too long ago
				}
				took := min(lacking, earned[from])
				lacking, earned[from] = lacking-took, earned[from]-took
			}
		}
		limit, _ := l.limit(t, r.ID(), day)
		emit(atMost(limit, (lacking+2)/3).days(l.clock, day, day))
	}
}

// holidayPaid is how many minutes of a duty are paid as holiday, at most its
// working time.
func (l *Line) holidayPaid(d *duty) int {
	sum := 0
	for day := d.day; day <= d.day+1; day++ {
		if from, to, ok := l.c.Dates.HolidayPay(l.c.Dates.Date(day)); ok {
			sum += d.overlap(l.between(day, from, day, to))
		}
	}
	return min(sum, d.net)
}
