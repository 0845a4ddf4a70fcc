package bound

import (
	"slices"

	"heltid/solver/ward"
)

type sundaysFree struct{}

func (sundaysFree) ID() ward.Quantity { return "sundays_free" }

// Half of the Sundays, or what is agreed of 26, rounded up, are free in the period;
// in one longer than the block they are averaged over in each block, a shorter last
// one left out.
func (r sundaysFree) Tallies(k *Kind) []Tally {
	weeks := k.terms.Case.Dates.Weeks
	free := k.perDay(k.atLeast, r.ID()) // of 26
	if free == nil || slices.Min(free) < 0 || !k.onlySundaysRed() {
		return nil
	}
	worked := func(of int) int { return of * (26 - slices.Min(free)) / 26 }
	if block := k.terms.Case.Counting.SundayWeeks; weeks > block {
		return sundaysWorked(k, r.ID(), weeks/block*worked(block)+weeks%block)
	}
	return sundaysWorked(k, r.ID(), worked(weeks))
}
