package bound

import "heltid/solver/ward"

type dailyRest struct{}

func (dailyRest) ID() ward.Quantity { return "daily_rest" }

func (r dailyRest) Automaton(k *Kind) Automaton {
	least := k.perDay(k.atLeast, r.ID())
	if least == nil {
		return nil
	}
	return restSince{k.span, least}
}

// restSince remembers when the last duty ended, until any duty of the next day
// is far enough away. The state is that end after the coming midnight, shifted
// to be positive; 0 is rested.
type restSince struct {
	span  *span
	least []int // minutes, by the day of the later duty; -1 none
}

const sinceZero = 1 << 14 // more than the minutes of a day and a rest

func (r restSince) Step(state int32, day, shift int) (int32, bool) {
	next, shift := r.span.at(day+1), r.span.atWork(shift)
	end := r.span.at(day) + int(state) - sinceZero
	if shift != Off {
		// The limit may differ on the two days: the looser one is held.
		least := r.least[day]
		if b := r.span.before(day); b >= 0 {
			least = min(least, r.least[b])
		}
		if state != 0 && r.span.start[day][shift]-end < least {
			return 0, false
		}
		end = r.span.end[day][shift]
	} else if state == 0 {
		return 0, true
	}
	if next-end >= longestRest {
		return 0, true
	}
	return int32(end - next + sinceZero), true
}

// longestRest is beyond any daily rest that a rule asks for.
const longestRest = int(22 * ward.Hour)
