package model

// breaks: a shift type without the breaks its length asks for is not used
// (AML §10-9(1)): one above 5 h 30 min, 30 minutes in all from 8 h; for those
// under 18 from 4 h 30 min (AML §11-5).
var breaks = never{"breaks", func(b *Build, p *person, day int, s *shift) bool {
	limit, ok := b.T.Over("breaks", p.Person, day, day)
	if !ok {
		return false
	}
	total, least, net := 0, limit.Value, s.table[day].net
	for _, br := range s.Breaks {
		total += br.Minutes
	}
	switch {
	case p.Under18(b.C.Dates.Date(day)) && net > 270:
	case net <= 330:
		least = 0
	case net < 480:
		least = min(least, 1)
	}
	return total < least
}}
