package model

// two_day_break: two days off together at least every so many weeks.
var twoDayBreak = line{"two_day_break", func(b *Build, p *person) {
	limit, ok := b.T.Limit("two_day_break", p.Person, b.C.Dates.Start)
	if !ok {
		return
	}
	pairs := make([]lit, b.days)
	for d := range b.days {
		pairs[d] = b.M.Bool("")
		b.M.Implies(pairs[d], b.works(p, d).Not())
		b.M.Implies(pairs[d], b.works(p, d+1).Not())
	}
	last := b.C.Dates.Weeks - limit.Value
	if b.C.Dates.Rolling {
		last = b.C.Dates.Weeks - 1
	}
	for w := 0; w <= last; w++ {
		var row []lit
		for d := 7 * w; d < 7*(w+limit.Value)-1; d++ {
			row = append(row, pairs[wrap(d, b.days)])
		}
		b.clause(row)
	}
}}
