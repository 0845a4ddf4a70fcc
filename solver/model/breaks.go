package model

// breaks: a shift type without the breaks its length asks for is not used
// (AML §10-9(1)): one above 5 h 30 min, 30 minutes in all from 8 h.
var breaks = never{"breaks", func(b *Build, p *person, day int, s *shift) bool {
	total := 0
	for _, br := range s.Breaks {
		total += br.Minutes
	}
	net := s.table[day].net
	return net > 330 && total == 0 || net >= 480 && total < 30
}}
