package bound

import (
	"slices"

	"heltid/solver/ward"
)

type sundaysFree struct{}

func (sundaysFree) ID() ward.Quantity { return "sundays_free" }

// Half of the Sundays, rounded up, are free in the period; in a calendar rota
// longer than 26 weeks in each block of 26, a shorter last block left out.
func (r sundaysFree) Tallies(k *Kind) []Tally {
	weeks := k.terms.Case.Dates.Weeks
	free := k.perDay(k.atLeast, r.ID()) // of 26
	if free == nil || slices.Min(free) < 13 || !k.onlySundaysRed() {
		return nil
	}
	if !k.span.round && weeks > 26 {
		return sundaysWorked(k, r.ID(), weeks/26*13+weeks%26)
	}
	return sundaysWorked(k, r.ID(), weeks/2)
}
