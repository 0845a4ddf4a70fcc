package bound

import (
	"slices"

	"heltid/solver/ward"
)

type weekHours struct{}

func (weekHours) ID() ward.Quantity { return "week_hours" }

// Keeps: the automaton reads weeks off the days that duties are written on.
func (weekHours) Keeps(c ward.Counts) bool { return c.Plain() }

func (r weekHours) Automaton(k *Kind) Automaton {
	if !r.Keeps(k.span.counting) {
		return nil
	}
	limit := k.perDay(k.atMost, r.ID())
	if limit == nil {
		return nil
	}
	w := weekSum{span: k.span, limit: make([]int, k.span.days/7)}
	for week := range w.limit {
		days := limit[7*week : 7*week+7]
		w.limit[week] = slices.Max(days)
		if k.rests() {
			w.limit[week] += ward.PassiveWeek(7*int(ward.Day), w.limit[week])
		}
		if slices.Min(days) < 0 {
			w.limit[week] = -1
		}
	}
	w.ahead = make([][]int, k.span.days)
	for day := k.span.days - 1; day >= 0; day-- {
		most := w.limit[day/7]
		if most < 0 {
			continue
		}
		sums := []int{0}
		if day%7 < 6 {
			sums = w.ahead[day+1]
		}
		out := slices.Clone(sums)
		for _, shift := range k.may[day] {
			for _, s := range sums {
				if s+k.span.net[day][shift] <= most {
					out = append(out, s+k.span.net[day][shift])
				}
			}
		}
		slices.Sort(out)
		w.ahead[day] = slices.Compact(out)
	}
	return w
}

// weekSum holds a week's hours. Its state is how many of the sums that the
// rest of the week could still bring are out of reach, so that weeks with the
// same room left are the same state.
type weekSum struct {
	span  *span
	limit []int   // minutes by week, -1 none
	ahead [][]int // sums of minutes that days from this one to Sunday can make
}

func (w weekSum) Step(state int32, day, shift int) (int32, bool) {
	if w.limit[day/7] < 0 {
		return 0, true
	}
	room := w.ahead[day][len(w.ahead[day])-1-int(state)]
	if shift != Off {
		room -= w.span.net[day][shift]
	}
	if room < 0 {
		return 0, false
	}
	if day%7 == 6 {
		return 0, true
	}
	sums := w.ahead[day+1]
	i, found := slices.BinarySearch(sums, room)
	if !found {
		i--
	}
	return int32(len(sums) - 1 - i), true
}

// rests tells whether the kind may have passive duty, which lengthens the
// statute's week; by how much is left to the rule.
func (k *Kind) rests() bool {
	for _, may := range k.may {
		if slices.ContainsFunc(may, func(shift int) bool { return k.span.shifts[shift].Duty == ward.PassiveDuty }) {
			return true
		}
	}
	return false
}
