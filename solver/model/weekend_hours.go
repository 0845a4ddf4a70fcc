package model

// weekend_hours: working time between Saturday 00:00 and Sunday 24:00,
// reckoned to 52 weeks.
var weekendHours = line{"weekend_hours", func(b *Build, p *person) {
	if limit, ok := b.T.Limit("weekend_hours", p.Person, b.C.Dates.Start); ok {
		b.atMost(b.minutesOf(p, 0, b.days, func(m *minutes) int { return m.weekend }), b.ofYear(limit.Value))
	}
}}
