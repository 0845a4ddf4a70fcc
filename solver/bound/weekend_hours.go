package bound

import "heltid/solver/ward"

type weekendHours struct{}

func (weekendHours) ID() ward.Quantity { return "weekend_hours" }

// Only duties that lie wholly in the weekend are counted: where an unpaid break
// falls does not matter to them.
func (r weekendHours) Tallies(k *Kind) []Tally {
	most, ok := k.shareOfYear(r.ID())
	if !ok {
		return nil
	}
	return []Tally{{r.ID(), func(day, shift int) int {
		wd, s := k.span.weekday(day), k.span.shifts[shift]
		if s.AtHome() {
			return 0
		}
		if wd == ward.Saturday || wd == ward.Sunday && s.Start+s.Length() <= ward.Day {
			return k.span.net[day][shift]
		}
		return 0
	}, most}}
}
