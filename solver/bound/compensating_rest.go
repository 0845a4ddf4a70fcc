package bound

import "heltid/solver/ward"

type compensatingRest struct{}

func (compensatingRest) ID() ward.Quantity { return "compensating_rest" }

func (r compensatingRest) Automaton(k *Kind) Automaton {
	sum := k.perDay(k.atLeast, r.ID())
	if sum == nil {
		return nil
	}
	return restOwed{k.span, sum}
}

// restOwed remembers the end of the last duty and, after a short rest, how
// long the next must be: two rests of which the first is under 11 h are
// together at least 22 h (AML §10-8(3)).
type restOwed struct {
	span *span
	sum  []int // minutes the two rests make together, -1 none
}

const (
	fullRest = int(11 * ward.Hour)
	owedUnit = 1 << 15
)

func (r restOwed) Step(state int32, day, shift int) (int32, bool) {
	next, shift := r.span.at(day+1), r.span.atWork(shift)
	end, owed := r.span.at(day)+int(state%owedUnit)-sinceZero, int(state/owedUnit)
	switch {
	case shift == Off && state == 0:
		return 0, true
	case shift != Off:
		rest := longestRest
		if state != 0 {
			rest = r.span.start[day][shift] - end
		}
		if r.sum[day] >= 0 && rest < owed {
			return 0, false
		}
		owed = 0
		if rest < fullRest && r.sum[day] >= 0 {
			owed = r.sum[day] - rest
		}
		end = r.span.end[day][shift]
	}
	if next-end >= max(owed, fullRest) {
		return 0, true
	}
	return int32(owed*owedUnit + end - next + sinceZero), true
}
