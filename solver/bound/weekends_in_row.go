package bound

import "heltid/solver/ward"

type weekendsInRow struct{}

func (weekendsInRow) ID() ward.Quantity { return "weekends_in_row" }

func (r weekendsInRow) Tallies(k *Kind) []Tally {
	inRow, ok := k.inPeriod(r.ID())
	if !ok {
		return nil
	}
	return weekendsWorked(k, r.ID(), k.mostWith(inRow, k.terms.Case.Dates.Weeks))
}

// mostWith is how many of n units in a row a line can have when at most so
// many follow each other. A rolling line goes round, so that every window of
// inRow+1 misses one.
func (k *Kind) mostWith(inRow, n int) int {
	if k.span.averaged && inRow < n {
		return n * inRow / (inRow + 1)
	}
	return n - n/(inRow+1)
}
