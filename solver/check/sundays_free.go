package check

import "heltid/solver/ward"

// sundaysFree: where Sundays are averaged by agreement, half of the Sundays
// and holidays, or what is agreed of 26, are free in each block of 26 weeks, or of
// as many as the ward counts (AML §10-8(4)). Those of full absence are left out.
type sundaysFree struct{}

func (sundaysFree) ID() ward.Quantity { return "sundays_free" }

func (r sundaysFree) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	block := 7 * l.c.Counting.SundayWeeks
	for from := 0; from < l.days; from += block {
		limit, ok := l.limit(t, r.ID(), from)
		if !ok {
			continue
		}
		to := min(from+block, l.days)
		all, free := 0, 0
		for _, red := range l.reds {
			if red.day < from || red.day >= to || l.Person.Away(l.c.Dates.Date(red.day)) {
				continue
			}
			all++
			if !l.redWorked(red) {
				free++
			}
		}
		limit.Value = (all*limit.Value + 25) / 26
		emit(atLeast(limit, free).days(l.clock, from, to-1))
	}
}
