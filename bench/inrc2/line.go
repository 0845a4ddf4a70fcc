package inrc2

import (
	"math"
	"slices"
)

// A lineMaker makes the cheapest line of one nurse for any gain of duties: the
// shortest path over the days by last shift type, runs, shifts in all and worked
// weekends. A run of a type whose most is far off is not counted to its end.
type lineMaker struct {
	in     *Instance
	n      *Nurse
	states []standing
	next   [][]step // by standing and choice: free, then each shift type
	first  int      // standing on the last Sunday
	counts int      // combinations of shifts in all and weekends
}

// A standing is the last day's shift type, how long it has been that, and how
// long it has been work or days off.
type standing struct{ shift, same, run int }

type step struct{ to, cost int }

// farOff is a most that no run comes near.
const farOff = 7

func newLineMaker(in *Instance, n *Nurse) *lineMaker {
	l := &lineMaker{in: in, n: n, counts: (n.Total.Most + 1) * (n.MostWeekends + 1)}
	at := map[standing]int{}
	number := func(s standing) int {
		i, ok := at[s]
		if !ok {
			i = len(l.states)
			at[s] = i
			l.states = append(l.states, s)
		}
		return i
	}
	begin := standing{n.Last, n.LastRun, n.WorkRun}
	if n.Last == Free {
		begin.same, begin.run = 0, n.OffRun
	}
	l.first = number(l.capped(begin))
	for i := 0; i < len(l.states); i++ {
		row := make([]step, 1+len(in.Shifts))
		for shift := Free; shift < len(in.Shifts); shift++ {
			to, cost, ok := l.follow(l.states[i], shift)
			row[shift+1] = step{-1, 0}
			if ok {
				row[shift+1] = step{number(to), cost}
			}
		}
		l.next = append(l.next, row)
	}
	return l
}

// capped counts runs as far as more makes a difference.
func (l *lineMaker) capped(s standing) standing {
	if s.shift == Free {
		return standing{Free, 0, min(max(s.run, 1), max(l.n.Off.Least, l.n.Off.Most))}
	}
	of := l.in.Shifts[s.shift].Run
	if of.Most > farOff {
		of.Most = of.Least
	}
	return standing{s.shift, min(s.same, max(of.Least, of.Most)), min(s.run, max(l.n.Work.Least, l.n.Work.Most))}
}

// follow is the day after a standing, and what that costs.
func (l *lineMaker) follow(s standing, shift int) (to standing, cost int, ok bool) {
	n := l.n
	if s.shift != Free && s.shift != shift {
		cost += ShiftRun * max(0, l.in.Shifts[s.shift].Run.Least-s.same)
	}
	switch {
	case shift == Free && s.shift == Free:
		if s.run+1 > n.Off.Most {
			cost += OffRun
		}
		to = standing{Free, 0, s.run + 1}
	case shift == Free:
		cost += WorkRun * max(0, n.Work.Least-s.run)
		to = standing{Free, 0, 1}
	case s.shift == Free:
		cost += OffRun * max(0, n.Off.Least-s.run)
		to = standing{shift, 1, 1}
	default:
		if slices.Contains(l.in.Shifts[s.shift].Bars, shift) {
			return to, 0, false
		}
		to = standing{shift, 1, s.run + 1}
		if shift == s.shift {
			to.same = s.same + 1
		}
	}
	if shift != Free {
		if most := l.in.Shifts[shift].Run.Most; most <= farOff && to.same > most {
			cost += ShiftRun
		}
		if to.run > n.Work.Most {
			cost += WorkRun
		}
	}
	return l.capped(to), cost, true
}

// best is the cheapest line where each duty saves its gain.
func (l *lineMaker) best(gain [][]int) []int8 {
	const never = math.MaxInt32
	size := len(l.states) * l.counts
	from := make([][]int32, l.in.Days)
	now := slices.Repeat([]int32{never}, size)
	shifts, weekends := min(l.n.Shifts, l.n.Total.Most), min(l.n.Weekends, l.n.MostWeekends)
	now[l.first*l.counts+shifts*(l.n.MostWeekends+1)+weekends] = 0
	for day := range l.in.Days {
		then, back := slices.Repeat([]int32{never}, size), make([]int32, size)
		for at, cost := range now {
			if cost == never {
				continue
			}
			state, count := at/l.counts, at%l.counts
			for choice, step := range l.next[state] {
				if step.to < 0 {
					continue
				}
				more, to := l.day(day, l.states[state].shift, choice-1, count)
				more += step.cost
				if choice > 0 {
					more -= gain[day][choice-1]
				}
				if i := step.to*l.counts + to; cost+int32(more) < then[i] {
					then[i], back[i] = cost+int32(more), int32(at)
				}
			}
		}
		now, from[day] = then, back
	}
	end, least := 0, int32(never)
	for at, cost := range now {
		if cost != never {
			cost += int32(TotalShifts * max(0, l.n.Total.Least-at%l.counts/(l.n.MostWeekends+1)))
			if cost < least {
				end, least = at, cost
			}
		}
	}
	out := make([]int8, l.in.Days)
	for day := l.in.Days - 1; day >= 0; day-- {
		out[day] = int8(l.states[end/l.counts].shift)
		end = int(from[day][end])
	}
	return out
}

// day is what a day adds to the counts, and what they cost where they are full.
func (l *lineMaker) day(day, before, shift, count int) (cost, to int) {
	weekends := l.n.MostWeekends + 1
	if shift != Free {
		if count/weekends == l.n.Total.Most {
			cost += TotalShifts
		} else {
			count += weekends
		}
	}
	if day%7 == 5 && shift != Free || day%7 == 6 && shift != Free && before == Free {
		if count%weekends == l.n.MostWeekends {
			cost += WorkedWeekends
		} else {
			count++
		}
	}
	if day%7 == 6 && l.n.Whole && (shift == Free) != (before == Free) {
		cost += WholeWeekend
	}
	return cost, count
}
