package rota

import (
	"heltid/solver/ward"
	"heltid/solver/ward/document"
)

// verdict gives what is wrong with the grid, strange codes and people with a
// legend to fill in.
func (g *grid) verdict() error {
	if len(g.codes.all)+len(g.people.all) == 0 {
		return g.problems.Err()
	}
	people := peopleOf(g.c)
	for _, p := range g.c.People {
		if p.Name != "" {
			people = append(people, p.Name)
		}
	}
	e := &StrangeError{Codes: g.codes.all, People: g.people.all, ward: g.c.Ward, persons: people}
	tell := func(what func(string) said, s Strange, known []string) {
		text := what(s.Text)
		if near := document.Closest(s.Text, known); near != "" {
			text = say("%s; did you mean %q?", text, near)
		}
		g.problems = append(g.problems, document.Wrong("", say("%q", s.Text), said{}, text).InCell(g.name, refs(s.Cells), s.at.Line, s.at.Col))
	}
	for _, s := range g.codes.all {
		tell(noShift, s, codesOf(g.c.Ward))
	}
	for _, s := range g.people.all {
		tell(noPerson, s, people)
	}
	e.Problems, _ = g.problems.Err().(ward.Problems)
	return e
}
