package model

// day_hours: a duty longer than the day's limit gets no variable (AML §10-4,
// §10-5); with one duty a day that is the whole rule.
var dayHours = never{"day_hours", func(b *Build, p *person, day int, s *shift) bool {
	limit, ok := b.T.Limit("day_hours", p.Person, b.C.Dates.Date(day))
	return ok && s.table[day].net > limit.Value
}}
