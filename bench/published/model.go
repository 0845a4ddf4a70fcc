package published

import (
	"slices"
)

// A program takes rows over whole-numbered columns: that of CP-SAT or that of
// HiGHS, so that both solve the same model.
type program interface {
	column(most, cost int) int // between 0 and most
	row(lo, hi int, terms ...term)
}

type term struct{ col, coef int }

// A part is the duties that are free: of the people, on the days. All others
// are as in the roster. No people or days listed is all of them.
type part struct {
	people, days []bool
	may          [][][]bool // by person, day and shift type: what is possible at all; nil is everything
	roster       Roster
}

func (p part) free(person, day int) bool {
	return (p.people == nil || p.people[person]) && (p.days == nil || p.days[day])
}

// statement is an instance as rows of a program, or the part of it that is free.
type statement struct {
	in   *Instance
	part part
	to   program

	duties [][][]int // [person][day][shift] column, or one of
	works  [][]int   // [person][day]
	fixed  int       // cost of what is not free
}

// What a duty may be instead of a column.
const (
	not  = -1
	held = -2
)

// state puts the instance into rows.
func state(in *Instance, p part, to program) *statement {
	s := &statement{in: in, part: p, to: to}
	for i := range in.Staff {
		s.columns(i)
		if p.people != nil && !p.people[i] {
			continue // a whole line that stays as it is
		}
		s.days(i)
		s.sums(i)
		s.runs(i)
	}
	s.cover()
	return s
}

// columns makes the duties a person may have, with what their requests cost.
func (s *statement) columns(i int) {
	p := &s.in.Staff[i]
	duties, works := make([][]int, s.in.Days), make([]int, s.in.Days)
	for day := range duties {
		row := make([]int, len(s.in.Shifts))
		works[day] = not
		for shift := range row {
			d := Duty{day, shift}
			row[shift] = not
			on := p.WantedOn[d]
			switch {
			case !s.part.free(i, day):
				if int(s.part.roster[i][day]) == shift {
					row[shift], works[day] = held, held
					s.fixed += p.WantedOff[d]
				} else {
					s.fixed += on
				}
			case p.Off[day] || p.Most[shift] == 0 || s.part.may != nil && !s.part.may[i][day][shift]:
				s.fixed += on
			default:
				s.fixed += on
				row[shift] = s.to.column(1, p.WantedOff[d]-on)
			}
		}
		duties[day] = row
		if s.part.free(i, day) && slices.ContainsFunc(row, func(c int) bool { return c >= 0 }) {
			works[day] = s.to.column(1, 0)
		}
	}
	s.duties, s.works = append(s.duties, duties), append(s.works, works)
}

// sum collects terms with what is held as a constant.
type sum struct {
	terms    []term
	constant int
}

func (m *sum) add(coef, col int) {
	switch col {
	case not:
	case held:
		m.constant += coef
	default:
		m.terms = append(m.terms, term{col, coef})
	}
}

const free = 1 << 30 // no limit

// between states a row; one in which nothing is free, only where it cannot hold.
func (s *statement) between(lo, hi int, m sum) {
	if len(m.terms) == 0 {
		if m.constant >= lo && m.constant <= hi {
			return
		}
		m.terms = []term{{s.to.column(0, 0), 1}}
	}
	if lo > -free {
		lo -= m.constant
	}
	if hi < free {
		hi -= m.constant
	}
	s.to.row(lo, hi, m.terms...)
}

// days: one shift a day, and successions.
func (s *statement) days(i int) {
	for day := range s.in.Days {
		var one sum
		for _, c := range s.duties[i][day] {
			one.add(1, c)
		}
		one.add(-1, s.works[i][day])
		s.between(0, 0, one)
		if day+1 == s.in.Days {
			break
		}
		for shift, of := range s.in.Shifts {
			if s.duties[i][day][shift] == not || len(of.Bars) == 0 {
				continue
			}
			var after sum
			after.add(1, s.duties[i][day][shift])
			for _, barred := range of.Bars {
				after.add(1, s.duties[i][day+1][barred])
			}
			s.between(-free, 1, after)
		}
	}
}

// sums: minutes, shifts of a type and weekends.
func (s *statement) sums(i int) {
	p := &s.in.Staff[i]
	var minutes, weekends sum
	for shift, of := range s.in.Shifts {
		var count sum
		for day := range s.in.Days {
			count.add(1, s.duties[i][day][shift])
			minutes.add(of.Minutes, s.duties[i][day][shift])
		}
		if p.Most[shift] < s.in.Days {
			s.between(-free, p.Most[shift], count)
		}
	}
	s.between(p.LeastMinutes, p.MostMinutes, minutes)
	if 7*p.MostWeekends >= s.in.Days {
		return
	}
	for saturday := 5; saturday < s.in.Days; saturday += 7 {
		days := s.works[i][saturday:min(saturday+2, s.in.Days)]
		if slices.Contains(days, held) {
			weekends.constant++
			continue
		}
		worked := not
		for _, day := range days {
			if day == not {
				continue
			}
			if worked == not {
				worked = s.to.column(1, 0)
			}
			s.to.row(0, 1, term{worked, 1}, term{day, -1})
		}
		weekends.add(1, worked)
	}
	s.between(-free, p.MostWeekends, weekends)
}

// runs: no window longer than a run may be is all work, and no shorter run than
// may be stands between two days of the other sort.
func (s *statement) runs(i int) {
	p, works := &s.in.Staff[i], s.works[i]
	for day := 0; day+p.LongestRun < s.in.Days; day++ {
		var window sum
		for _, w := range works[day : day+p.LongestRun+1] {
			window.add(1, w)
		}
		s.between(-free, p.LongestRun, window)
	}
	s.shortest(works, p.ShortestRun, 1)
	s.shortest(works, p.ShortestOff, -1)
}

// shortest bars runs of work (sign 1) or rest (-1) of fewer days.
func (s *statement) shortest(works []int, least, sign int) {
	for length := 1; length < least; length++ {
		for first := 1; first+length < len(works); first++ {
			var run sum
			run.add(sign, works[first-1])
			for _, w := range works[first : first+length] {
				run.add(-sign, w)
			}
			run.add(sign, works[first+length])
			// before + after >= the run all of one sort, less its length
			lo := 1 - length
			if sign < 0 {
				lo = -1
			}
			s.between(lo, free, run)
		}
	}
}

func (s *statement) cover() {
	for _, c := range s.in.Cover {
		var there sum
		for i := range s.in.Staff {
			there.add(1, s.duties[i][c.Day][c.Shift])
		}
		if len(there.terms) == 0 {
			s.fixed += c.Under*max(0, c.Required-there.constant) + c.Over*max(0, there.constant-c.Required)
			continue
		}
		over := s.to.column(len(s.in.Staff), c.Over)
		there.add(-1, over)
		if c.Required > 0 {
			there.add(1, s.to.column(c.Required, c.Under))
		}
		s.between(c.Required, c.Required, there)
	}
}

// roster reads a solution.
func (s *statement) roster(is func(col int) bool) Roster {
	out := make(Roster, len(s.in.Staff))
	for i := range out {
		out[i] = make([]int8, s.in.Days)
		for day := range out[i] {
			out[i][day] = Free
			for shift, c := range s.duties[i][day] {
				if c == held || c >= 0 && is(c) {
					out[i][day] = int8(shift)
				}
			}
		}
	}
	return out
}
