package check

import "heltid/solver/ward"

// strenuousNight: a day that owns night work assessed as of special risk or
// substantial strain has at most 8 h of work, without averaging (AML §10-11(7)).
type strenuousNight struct{}

func (strenuousNight) ID() ward.Quantity { return "strenuous_night" }

func (r strenuousNight) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	l.eachDay(r.ID(), t, func(_ int, day tally, limit ward.Limit) (Measure, bool) {
		return atMost(limit, day.net), day.hard > 0
	}, emit)
}
