package bound

import "heltid/solver/ward"

type weekendsPerYear struct{}

func (weekendsPerYear) ID() ward.Quantity { return "weekends_per_year" }

func (r weekendsPerYear) Tallies(k *Kind) []Tally {
	most, ok := k.shareOfYear(r.ID())
	if !ok {
		return nil
	}
	return weekendsWorked(k, r.ID(), most)
}

// shareOfYear is how much of a limit for 52 weeks a line may use in the period.
func (k *Kind) shareOfYear(q ward.Quantity) (int, bool) {
	most, ok := k.inPeriod(q)
	return most * k.terms.Case.Dates.Weeks / 52, ok
}
