package model

// nights_per_year: night duties, reckoned to 52 weeks.
var nightsPerYear = line{"nights_per_year", func(b *Build, p *person) {
	if limit, ok := b.T.Limit("nights_per_year", p.Person, b.C.Dates.Start); ok {
		s := b.sum()
		for d := range b.days {
			s.add(1, b.night(p, d))
		}
		b.atMost(s, b.ofYear(limit.Value))
	}
}}
