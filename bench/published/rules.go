package published

import "heltid/solver/bound"

// The rules of one line as automata, for lines made whole.

// succession remembers the shift of the day before.
type succession struct{ bars [][]bool }

func (a succession) Step(before int32, _, shift int) (int32, bool) {
	if shift == bound.Off {
		return 0, true
	}
	if before > 0 && a.bars[before-1][shift] {
		return 0, false
	}
	return int32(shift + 1), true
}

// runs counts days of one sort in a row: shifts, or as a negative number days
// off, up to where more make no difference.
type runs struct{ shortest, longest, off int32 }

// edge is added to a run of shifts from the first day, which no least binds.
const edge = 1 << 16

func (a runs) Step(state int32, day, shift int) (int32, bool) {
	enough := max(1, a.off) // days off after which more make no difference
	switch work := shift != bound.Off; {
	case day == 0 && work:
		return edge + 1, a.longest > 0
	case day == 0:
		return -enough, true
	case work && state < 0:
		return 1, -state >= a.off && a.longest > 0
	case work:
		return state + 1, state%edge < a.longest
	case state < 0:
		return max(state-1, -enough), true
	}
	return -1, state > edge || state >= a.shortest
}

// weekend marks the first shift of each worked weekend.
type weekend struct{}

func (weekend) Step(_ int32, day, shift int) (int32, bool) {
	if day%7 == 5 && shift != bound.Off {
		return 1, true
	}
	return 0, true
}

func (weekend) Mark(state int32, day, shift int) bool {
	return shift != bound.Off && (day%7 == 5 || day%7 == 6 && state == 0)
}
