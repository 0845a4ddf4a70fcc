package bound

import (
	"slices"

	"heltid/solver/ward"
)

// judge tells whether a rolling line keeps the rules that shape a line, from
// their definitions on a clock of quarters, with no automaton. It has the
// sketch's limits: rest 9 h, 35 h a week, 48 h a week, 5 days, 3 nights and 3
// long duties in a row, whole weekends.
type judge struct {
	shifts []ward.Shift
	window ward.FreeWeekend
	cycle  *ward.Cycle
}

const quarters = 24 * 4

func quarter(m ward.Minutes) int { return int(m) / 15 }

// legal takes a shift index or Off for each day of whole weeks.
func (j judge) legal(line []int) bool {
	return j.runs(line) && j.rests(line) && j.weeks(line) && j.weekends(line) && j.weeklyRest(line)
}

func (j judge) runs(line []int) bool {
	for _, sort := range []struct {
		most int
		is   func(s ward.Shift) bool
	}{
		{5, func(ward.Shift) bool { return true }},
		{3, func(s ward.Shift) bool { return s.Kind() == ward.NightShift }},
		{3, func(s ward.Shift) bool { return s.Net() > 10*ward.Hour }},
	} {
		run := 0
		for i := range 3 * len(line) {
			s := line[i%len(line)]
			if s == Off || !sort.is(j.shifts[s]) {
				run = 0
				continue
			}
			if run++; run > sort.most {
				return false
			}
		}
	}
	return true
}

func (j judge) rests(line []int) bool {
	end, owed := -1, 0
	for i := range 3 * len(line) {
		s := line[i%len(line)]
		if s == Off {
			continue
		}
		start := i*quarters + quarter(j.shifts[s].Start)
		if end >= 0 {
			rest := start - end
			if rest < 9*4 || rest < owed {
				return false
			}
			owed = 0
			if rest < 11*4 {
				owed = 22*4 - rest
			}
		}
		end = start + quarter(j.shifts[s].Length())
	}
	return true
}

func (j judge) weeks(line []int) bool {
	for w := 0; w < len(line); w += 7 {
		sum := ward.Minutes(0)
		for _, s := range line[w : w+7] {
			if s != Off {
				sum += j.shifts[s].Net()
			}
		}
		if sum > 48*ward.Hour {
			return false
		}
	}
	return true
}

func (j judge) weekends(line []int) bool {
	night := func(s int) bool { return s != Off && j.shifts[s].Kind() == ward.NightShift }
	for w := 0; w < len(line); w += 7 {
		fri, sat, sun, mon := line[w+4], line[w+5], line[w+6], line[(w+7)%len(line)]
		if (sat == Off) != (sun == Off) || night(fri) != night(sat) || night(sat) != night(sun) {
			return false
		}
		if sat != Off {
			continue
		}
		if fri != Off && j.shifts[fri].Start+j.shifts[fri].Length() > j.window.From {
			return false
		}
		if mon != Off && j.shifts[mon].Start < j.window.To {
			return false
		}
	}
	return true
}

// places tries every place in the cycle that the line may begin on.
func (j judge) places(line []int) bool {
	var pattern []bool // on
	for _, s := range j.cycle.Days {
		pattern = append(append(pattern, slices.Repeat([]bool{true}, s.On)...), make([]bool, s.Off)...)
	}
	for begin := range pattern {
		kept := !j.cycle.Weekly || begin%7 == 0
		for day, s := range line {
			kept = kept && (s == Off || pattern[(begin+day)%len(pattern)])
		}
		if kept {
			return true
		}
	}
	return false
}

// weeklyRest tries every beginning, on the quarter, of the first week's rest,
// and gives each later week the first that is left; the last must end before
// the first begins again.
func (j judge) weeklyRest(line []int) bool {
	const rest, day = 35 * 4, quarters
	round := len(line) * quarters
	busy := make([]bool, round)
	for d, s := range line {
		if s == Off {
			continue
		}
		for q := range quarter(j.shifts[s].Length()) {
			busy[(d*quarters+quarter(j.shifts[s].Start)+q)%round] = true
		}
	}
	free := func(a int) bool {
		for q := a; q < a+rest; q++ {
			if busy[(q+round)%round] {
				return false
			}
		}
		return true
	}
	var fits [][]int // by week, the beginnings that are free
	for w := range len(line) / 7 {
		var f []int
		for a := w*7*day - (rest - day); a <= (w+1)*7*day-day; a++ {
			if free(a) {
				f = append(f, a)
			}
		}
		fits = append(fits, f)
	}
	for _, first := range fits[0] {
		end, ok := first+rest, true
		for _, f := range fits[1:] {
			i := 0
			for i < len(f) && f[i] < end {
				i++
			}
			if i == len(f) {
				ok = false
				break
			}
			end = f[i] + rest
		}
		if ok && end <= first+round {
			return true
		}
	}
	return false
}
