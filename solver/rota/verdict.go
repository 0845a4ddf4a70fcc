package rota

import (
	"fmt"
	"strconv"

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
	tell := func(what string, s Strange, known []string) {
		text := fmt.Sprintf("no %s %q in this ward", what, s.Text)
		if near := document.Closest(s.Text, known); near != "" {
			text += fmt.Sprintf("; did you mean %q?", near)
		}
		g.problems = append(g.problems, ward.Problem{File: g.name, Line: s.at.Line, Col: s.at.Col, Path: refs(s.Cells), Found: strconv.Quote(s.Text), Text: text})
	}
	for _, s := range g.codes.all {
		tell("shift type", s, codesOf(g.c.Ward))
	}
	for _, s := range g.people.all {
		tell("person or post", s, people)
	}
	e.Problems, _ = g.problems.Err().(ward.Problems)
	return e
}
