package check

import "heltid/solver/ward"

// vacationSunday: of the Sundays right before and right after a vacation of at
// least six working days one is off (ferieloven §5(4)). A vacation that begins
// or ends in mid-week has no such Sunday on that side.
type vacationSunday struct{}

func (vacationSunday) ID() ward.Quantity { return "vacation_sunday" }

func (r vacationSunday) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	if l.c.Dates.Rolling {
		return
	}
	for first := 0; first < l.days; first++ {
		if !l.workingVacation(first) {
			continue
		}
		last, n := first, 1
		for day := first + 1; day < l.days && (l.workingVacation(day) || l.c.Dates.Red(l.c.Dates.Date(day))); day++ {
			if l.workingVacation(day) {
				last, n = day, n+1
			}
		}
		before, hasBefore := l.sundayNextTo(first, -1)
		after, hasAfter := l.sundayNextTo(last, 1)
		if limit, ok := l.limit(t, r.ID(), first); ok && n >= 6 && hasBefore && hasAfter {
			worked := 0
			for _, day := range []int{before, after} {
				if l.redWorked(l.red(day)) {
					worked++
				}
			}
			emit(atMost(limit, worked).days(l.clock, before, after))
		}
		first = last
	}
}

// workingVacation tells whether a day is a working day of vacation.
func (l *Line) workingVacation(day int) bool {
	date := l.c.Dates.Date(day)
	return l.Person.OnVacation(date) && !l.c.Dates.Red(date)
}

// sundayNextTo gives the Sunday next to a day in a direction, holidays between
// left out; false where another day stands there first.
func (l *Line) sundayNextTo(day, by int) (int, bool) {
	for day += by; l.c.Dates.Red(l.c.Dates.Date(day)); day += by {
		if l.c.Dates.Date(day).Weekday() == ward.Sunday {
			return day, true
		}
	}
	return 0, false
}
