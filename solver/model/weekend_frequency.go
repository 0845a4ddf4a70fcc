package model

// weekend_frequency: at most so many worked weekends in the period.
var weekendFrequency = line{"weekend_frequency", func(b *Build, p *person) {
	if limit, ok := b.T.Limit("weekend_frequency", p.Person, b.C.Dates.Start); ok {
		b.atMost(b.weekends(p), int64(limit.Value))
	}
}}

// weekends counts the worked weekends of the period.
func (b *Build) weekends(p *person) *sum {
	s := b.sum()
	for w := range b.C.Dates.Weeks {
		s.add(1, b.weekend(p, w))
	}
	return s
}
