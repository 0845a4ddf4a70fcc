package model

// weekends_per_year: worked weekends, reckoned to 52 weeks.
var weekendsPerYear = line{"weekends_per_year", func(b *Build, p *person) {
	if limit, ok := b.T.Limit("weekends_per_year", p.Person, b.C.Dates.Start); ok {
		b.atMost(b.weekends(p), b.ofYear(limit.Value))
	}
}}

// ofYear is the period's part of a yearly limit, rounded down.
func (b *Build) ofYear(limit int) int64 { return int64(limit * b.C.Dates.Weeks / 52) }
