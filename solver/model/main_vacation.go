package model

import (
	"time"

	"heltid/solver/ward"
)

// main_vacation: 18 working days of vacation in a row from 1 June to 30
// September, where that much is planned in the year (ferieloven §7(1)). It is the
// ward that says when somebody has vacation: where that breaks the rule, no rota
// keeps it.
var mainVacation = line{"main_vacation", func(b *Build, p *person) {
	if b.C.Dates.Rolling {
		return
	}
	start, end := b.C.Dates.Start, b.C.Dates.Date(b.days-1)
	for d := start; d <= end; d++ {
		year, month, day := d.Civil()
		until := ward.NewDate(year, time.September, 30)
		if month != time.June || day != 1 || until > end {
			continue
		}
		limit, ok := b.T.Limit("main_vacation", p.Person, d)
		planned, _ := b.vacation(p, ward.NewDate(year, 1, 1), ward.NewDate(year, 12, 31))
		if _, longest := b.vacation(p, d, until); ok && planned >= 18 && longest < limit.Value {
			b.clause(nil)
		}
	}
}}

// vacation counts the working days of vacation from one date to another, and the
// most of them in a row.
func (b *Build) vacation(p *person, from, until ward.Date) (all, longest int) {
	run := 0
	for d := from; d <= until; d++ {
		if b.C.Dates.Red(d) {
			continue
		}
		run++
		if !p.OnVacation(d) {
			run = 0
		} else {
			all++
		}
		longest = max(longest, run)
	}
	return all, longest
}
