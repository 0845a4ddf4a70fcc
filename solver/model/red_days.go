package model

// red_days: no more Sundays and holidays worked in the period than the ceiling.
var redDays = line{"red_days", func(b *Build, p *person) {
	limit, ok := b.T.Limit("red_days", p.Person, b.C.Dates.Start)
	if !ok {
		return
	}
	s := b.sum()
	for i, r := range b.reds {
		if r.day >= 0 && r.day < b.days {
			s.add(1, b.redWorked(p, i))
		}
	}
	b.atMost(s, int64(limit.Value))
}}
