package model

import "heltid/solver/ward"

// budget: what the ward may pay for, in agreed sizes or in planned hours.
var budget = whole{"budget", func(b *Build) {
	limit := b.C.Budget
	if limit == nil || limit.FullTimeWeeks == 0 {
		return
	}
	if limit.Count == ward.BudgetHours {
		s := b.sum()
		for _, p := range b.people {
			s.total(int64(ward.FullTime), b.hoursOf(p))
		}
		b.guardAtMost(s, int64(limit.FullTimeWeeks)*int64(b.C.FixedNorm())*int64(b.C.Dates.Weeks), 60*int64(ward.FullTime))
		return
	}
	s := b.sum()
	for _, p := range b.people {
		s.join(1, b.agreedSize(p))
	}
	b.guardAtMost(s, int64(limit.FullTimeWeeks), 100)
}}

// readSize is a size read off the hours as a variable: full time is 100 %,
// else the hours' share of the norm, rounded down to hundredths.
func (b *Build) readSize(p *person) *sum {
	z := b.sizeOf(p)
	if z.read == nil {
		days := b.contracts(p, 0, b.days)
		norm, week := int64(b.C.FixedNorm())*days.days(), 7*days.in
		g := gcd(norm, week)
		norm, week = norm/g, week/g
		size := b.M.Int(0, whole100, "")
		z.read = b.sum().int(1, size)
		ahead := b.sum().int(norm, size).total(-week*whole100, b.hoursOf(p))
		b.M.Between(&ahead.expr, 1-norm-ahead.fixed, -ahead.fixed).OnlyIf(z.full.Not())
		b.M.AtLeast(&z.read.expr, whole100).OnlyIf(z.full)
	}
	return z.read
}
