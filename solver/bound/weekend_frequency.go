package bound

import (
	"slices"

	"heltid/solver/ward"
)

type weekendFrequency struct{}

func (weekendFrequency) ID() ward.Quantity { return "weekend_frequency" }

func (r weekendFrequency) Tallies(k *Kind) []Tally {
	most, ok := k.inPeriod(r.ID())
	if !ok {
		return nil
	}
	return weekendsWorked(k, r.ID(), most)
}

// inPeriod is the loosest upper limit over the whole period.
func (k *Kind) inPeriod(q ward.Quantity) (int, bool) {
	days := k.perDay(k.atMost, q)
	if days == nil || slices.Min(days) < 0 {
		return 0, false
	}
	return slices.Max(days), true
}

// weekendsWorked: a weekend is worked when Saturday or Sunday has a duty, or
// Friday a night duty. Each of the three alone is at most the weekends worked.
func weekendsWorked(k *Kind, q ward.Quantity, most int) []Tally {
	if most >= k.terms.Case.Dates.Weeks {
		return nil
	}
	on := func(wd ward.Weekday, night bool) Tally {
		return Tally{q, func(day, shift int) int {
			return indicator(k.span.weekday(day) == wd && (!night || k.span.night(shift)))
		}, most}
	}
	return []Tally{on(ward.Friday, true), on(ward.Saturday, false), on(ward.Sunday, false)}
}

func indicator(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
