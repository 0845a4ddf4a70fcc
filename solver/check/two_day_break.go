package check

import "heltid/solver/ward"

// twoDayBreak: any so many consecutive weeks from Monday hold two days off
// together. Measured in weeks it takes to be sure of one: the longest stretch
// of weeks without, and one more.
type twoDayBreak struct{}

func (twoDayBreak) ID() ward.Quantity { return "two_day_break" }

func (r twoDayBreak) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	limit, ok := l.limit(t, r.ID(), 0)
	if !ok {
		return
	}
	first, longest, never := l.breakless()
	if never {
		longest = max(longest, limit.Value)
	}
	emit(atMost(limit, longest+1).days(l.clock, 7*first, 7*(first+min(max(longest, 1), l.c.Dates.Weeks))-1))
}

// withoutPair is how many weeks from one on pass without two days off together.
func (l *Line) withoutPair(week int) int {
	weeks := l.c.Dates.Weeks
	most := weeks
	if !l.c.Dates.Rolling {
		most = weeks - week
	}
	for n := range most {
		for d := 7 * week; d < 7*(week+n+1)-1; d++ {
			if !l.works(d) && !l.works(d+1) {
				return n
			}
		}
	}
	return most
}
