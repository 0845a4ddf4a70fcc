package model

import "heltid/solver/ward"

// vacation_sunday: the Sunday right before or the one right after a vacation of
// at least six working days is off (ferieloven §5(4)).
var vacationSunday = line{"vacation_sunday", func(b *Build, p *person) {
	if b.C.Dates.Rolling {
		return
	}
	sundays := map[int]int{} // day -> red unit
	for i, r := range b.reds {
		if b.C.Dates.Date(r.day).Weekday() == ward.Sunday {
			sundays[r.day] = i
		}
	}
	working := func(day int) bool {
		d := b.C.Dates.Date(day)
		return p.OnVacation(d) && !b.C.Dates.Red(d)
	}
	red := func(day int) bool { return b.C.Dates.Red(b.C.Dates.Date(day)) }
	for first := 0; first < b.days; first++ {
		if !working(first) {
			continue
		}
		last, n := first, 1
		for day := first + 1; day < b.days && (working(day) || red(day)); day++ {
			if working(day) {
				last, n = day, n+1
			}
		}
		before, after := first-1, last+1
		for red(before) && b.C.Dates.Date(before).Weekday() != ward.Sunday {
			before--
		}
		for red(after) && b.C.Dates.Date(after).Weekday() != ward.Sunday {
			after++
		}
		i, hasBefore := sundays[before]
		k, hasAfter := sundays[after]
		limit, ok := b.T.Limit("vacation_sunday", p.Person, b.C.Dates.Date(first))
		if ok && limit.Value < 2 && n >= 6 && hasBefore && hasAfter {
			b.or(b.redWorked(p, i).Not(), b.redWorked(p, k).Not())
		}
		first = last
	}
}}
