package model

import "heltid/solver/ward"

// implied makes a rule that others keep, so that nothing is stated.
type implied struct {
	id ward.Quantity
	by []ward.Quantity
}

func (r implied) ID() ward.Quantity { return r.id }
func (implied) State(*Build)        {}

// KeptBy gives the rules that keep a rule for which nothing is stated.
func KeptBy(r Rule) []ward.Quantity {
	if r, ok := r.(implied); ok {
		return r.by
	}
	return nil
}

// given makes a rule on what a rota does not decide.
type given struct{ id ward.Quantity }

func (r given) ID() ward.Quantity { return r.id }
func (given) State(*Build)        {}
