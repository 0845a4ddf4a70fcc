package model

import "heltid/solver/ward"

// A Place is what a group of rows speaks of: a rule, and a person where it is
// stated person by person.
type Place struct {
	Rule   ward.Quantity
	Person string
}

// Guarded gives the places whose rows hang on a guard, in the order stated,
// and the goal that counts how many of them are given up. It needs
// Options.Guards.
func (b *Build) Guarded() ([]Place, Goal) {
	given := b.sum()
	for _, p := range b.order {
		given.add(1, b.guards[p].Not())
	}
	return b.order, Goal{given}
}

// GivenUp gives the places whose rows a solution does not keep.
func (b *Build) GivenUp(solution []int64) []Place {
	var out []Place
	for _, p := range b.order {
		if !b.holds(b.guards[p], solution) {
			out = append(out, p)
		}
	}
	return out
}
