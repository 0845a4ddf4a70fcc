package model

import (
	"slices"

	"heltid/solver/ward"
)

// must_not: a duty that a person has put a must-not on gets no variable.
var mustNot = never{"must_not", func(b *Build, p *person, day int, s *shift) bool {
	return slices.ContainsFunc(p.Wishes, func(w ward.Wish) bool { return b.C.Dates.Vetoes(w, s.Shift, b.C.Dates.Date(day)) })
}}
