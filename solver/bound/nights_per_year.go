package bound

import "heltid/solver/ward"

type nightsPerYear struct{}

func (nightsPerYear) ID() ward.Quantity { return "nights_per_year" }

func (r nightsPerYear) Tallies(k *Kind) []Tally {
	most, ok := k.shareOfYear(r.ID())
	if !ok {
		return nil
	}
	return []Tally{{r.ID(), func(_, shift int) int { return indicator(k.span.night(shift)) }, most}}
}
