package published

import (
	"cmp"
	"fmt"
	"slices"

	"heltid/solver/bound"
)

// A line maker makes the best line of one person for any worth of duties: the
// longest path over the days through the automaton of the person's rules, by
// minutes, worked weekends and shifts of the scarcest types, all exact.
type lineMaker struct {
	in    *Instance
	p     *Person
	shape *bound.Shape
	arcs  [][]bound.Arc

	marked bool       // weekends are counted: exactly, or left to others
	exact  []int      // shift types whose number the path counts: the smallest limits
	loose  []int      // and those whose limits are left to others
	unit   int        // minutes of the steps that other shift types are counted in
	units  int        // steps at most, and one for none
	ends   int        // weekends counted, and one for none; 1 where they are not limited
	tally  int        // combinations of weekends and exact counts: a state has so many rows of units
	steps  []int      // by shift type: units a shift is on
	rows   [2][][]int // by mark, shift type and row: the row a shift leads to, -1 none
	good   []bool     // by row and units: the minutes are as they should be
	open   [][]span   // by day and row: the units with which a line may be under way
	cells  []int      // by day: how many that are, of each state
	at     [][]int    // by day and row: the cell of no units, where that were open
	moves  [][][]move // by day, and by shift type and mark: the cells that a step leads between
}

// A move leads from some cells of a state in a row to as many of another.
type move struct{ from, to, n int32 }

// A span is some units in a row: from the first to before the last, none where
// that is not after it.
type span struct{ from, to int32 }

// and is the span that holds both.
func (s span) and(o span) span {
	switch {
	case s.from >= s.to:
		return o
	case o.from >= o.to:
		return s
	}
	return span{min(s.from, o.from), max(s.to, o.to)}
}

// within is what two spans have in common.
func (s span) within(o span) span { return span{max(s.from, o.from), min(s.to, o.to)} }

func (s span) has(units int) bool { return units >= int(s.from) && units < int(s.to) }

// by is the span so many units on.
func (s span) by(step int) span {
	if s.from >= s.to {
		return s
	}
	return span{s.from + int32(step), s.to + int32(step)}
}

// The most combinations of counts of shift types that a path tells apart, and
// the most cells of a state over all days; the limits beyond are kept by prices.
const (
	countCap = 70
	cellCap  = 2_000_000
)

func newLineMaker(in *Instance, p *Person) (*lineMaker, error) {
	l := &lineMaker{in: in, p: p, ends: p.MostWeekends + 1}
	l.choose()
	may := make([][]int, in.Days)
	for day := range may {
		for s := range in.Shifts {
			if p.Most[s] > 0 && !p.Off[day] {
				may[day] = append(may[day], s)
			}
		}
	}
	bars := make([][]bool, len(in.Shifts))
	for s, of := range in.Shifts {
		bars[s] = make([]bool, len(in.Shifts))
		for _, b := range of.Bars {
			bars[s][b] = true
		}
	}
	parts := []bound.Automaton{succession{bars}, runs{int32(p.ShortestRun), int32(p.LongestRun), int32(p.ShortestOff)}}
	if l.marked {
		parts = append(parts, weekend{})
	}
	var err error
	if l.shape, err = bound.NewShape(may, parts...); err != nil {
		return nil, fmt.Errorf("%s: %w", p.ID, err)
	}
	for day := range in.Days {
		l.arcs = append(l.arcs, l.shape.Arcs(day))
	}
	l.narrow()
	l.number()
	return l, nil
}

// choose settles which limits of shift types the path counts, the smallest
// first, and the step of the minutes of all other types.
func (l *lineMaker) choose() {
	var limited []int
	for s, most := range l.p.Most {
		if shift := l.in.Shifts[s]; most > 0 && shift.Minutes > 0 && most < l.in.Days && most*shift.Minutes < l.p.MostMinutes {
			limited = append(limited, s)
		}
	}
	step := 0
	for s, shift := range l.in.Shifts {
		if l.p.Most[s] > 0 {
			step = gcd(step, shift.Minutes)
		}
	}
	cells := (l.p.MostMinutes/max(1, step) + 1) * l.in.Days
	l.marked = l.p.MostWeekends < (l.in.Days+1)/7
	switch {
	case !l.marked:
		l.ends = 1
	case cells*l.ends > cellCap:
		l.ends = 1
		l.loose = append(l.loose, l.in.weekend())
	}
	slices.SortStableFunc(limited, func(a, b int) int { return cmp.Compare(l.p.Most[a], l.p.Most[b]) })
	room := min(countCap, cellCap/(cells*l.ends))
	for _, s := range limited {
		if n := l.p.Most[s] + 1; n <= room {
			room /= n
			l.exact = append(l.exact, s)
		} else {
			room = 0
			l.loose = append(l.loose, s)
		}
	}
	for s, shift := range l.in.Shifts {
		if l.p.Most[s] > 0 && !slices.Contains(l.exact, s) {
			l.unit = gcd(l.unit, shift.Minutes)
		}
	}
	l.unit = max(l.unit, 1)
	l.units = l.p.MostMinutes/l.unit + 1
	l.steps = make([]int, len(l.in.Shifts))
	for s, shift := range l.in.Shifts {
		if !slices.Contains(l.exact, s) {
			l.steps[s] = shift.Minutes / l.unit
		}
	}
	l.layout()
}

// layout numbers the rows of a state: weekends first, then each exact type.
func (l *lineMaker) layout() {
	l.tally = l.ends
	stride := map[int]int{}
	for _, s := range l.exact {
		stride[s] = l.tally
		l.tally *= l.p.Most[s] + 1
	}
	count := func(row, s int) int { return row / stride[s] % (l.p.Most[s] + 1) }
	for mark := range l.rows {
		l.rows[mark] = make([][]int, len(l.in.Shifts))
		for s := range l.in.Shifts {
			to := make([]int, l.tally)
			for row := range to {
				to[row] = row
				if mark == 1 && !slices.Contains(l.loose, l.in.weekend()) {
					if to[row]++; row%l.ends == l.ends-1 {
						to[row] = -1
					}
				}
				if of, counted := stride[s]; counted && to[row] >= 0 {
					if to[row] += of; count(row, s) == l.p.Most[s] {
						to[row] = -1
					}
				}
			}
			l.rows[mark][s] = to
		}
	}
	l.good = make([]bool, l.tally*l.units)
	for i := range l.good {
		units := i % l.units
		minutes := units * l.unit
		for _, s := range l.exact {
			minutes += count(i/l.units, s) * l.in.Shifts[s].Minutes
		}
		l.good[i] = minutes >= l.p.LeastMinutes && minutes <= l.p.MostMinutes
	}
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// narrow works out which units a line may have on the way: as many as can have
// been made by then, and as leave it possible to end well. Paths go through
// these alone.
func (l *lineMaker) narrow() {
	all := span{0, int32(l.units)}
	reached := make([][]span, l.in.Days+1) // by day, and by state and row
	for day := range reached {
		reached[day] = make([]span, l.shape.States(day)*l.tally)
	}
	reached[0][l.shape.Start()*l.tally] = span{0, 1}
	l.follow(func(day int, e bound.Arc, row, next int) {
		to := &reached[day+1][e.To*l.tally+next]
		*to = to.and(reached[day][e.From*l.tally+row].by(l.on(e.Shift)).within(all))
	}, false)
	ends := make([]span, l.tally)
	for i, good := range l.good {
		if u := int32(i % l.units); good {
			ends[i/l.units] = ends[i/l.units].and(span{u, u + 1})
		}
	}
	left := make([][]span, l.in.Days+1) // the same: units that can end well
	for day := range left {
		left[day] = make([]span, len(reached[day]))
	}
	for i := range left[l.in.Days] {
		left[l.in.Days][i] = ends[i%l.tally]
	}
	l.follow(func(day int, e bound.Arc, row, next int) {
		from := &left[day][e.From*l.tally+row]
		*from = from.and(left[day+1][e.To*l.tally+next].by(-l.on(e.Shift)).within(all))
	}, true)
	l.open = make([][]span, l.in.Days+1)
	for day := range l.open {
		l.open[day] = make([]span, l.tally)
		for i, s := range reached[day] {
			l.open[day][i%l.tally] = l.open[day][i%l.tally].and(s.within(left[day][i]))
		}
	}
}

// follow visits every step of every day from every row, forwards or back.
func (l *lineMaker) follow(visit func(day int, e bound.Arc, row, next int), back bool) {
	for n := range l.in.Days {
		day := n
		if back {
			day = l.in.Days - 1 - n
		}
		for _, e := range l.arcs[day] {
			for row := range l.tally {
				if next := l.next(e, row); next >= 0 {
					visit(day, e, row, next)
				}
			}
		}
	}
}

// number numbers the open cells of each day, row by row, and works out where steps
// lead from them.
func (l *lineMaker) number() {
	l.cells, l.at = make([]int, l.in.Days+1), make([][]int, l.in.Days+1)
	for day, open := range l.open {
		l.at[day] = make([]int, l.tally)
		for row, s := range open {
			l.at[day][row] = l.cells[day] - int(s.from)
			l.cells[day] += max(0, int(s.to-s.from))
		}
	}
	l.moves = make([][][]move, l.in.Days)
	for day, arcs := range l.arcs {
		l.moves[day] = make([][]move, 2*len(l.in.Shifts)+2)
		for _, e := range arcs {
			if of := &l.moves[day][kind(e)]; *of == nil {
				*of = l.movesOf(day, e)
			}
		}
	}
}

// kind numbers steps by shift type and mark.
func kind(e bound.Arc) int {
	n := 2 * (e.Shift - bound.Off)
	if e.Marked {
		n++
	}
	return n
}

func (l *lineMaker) movesOf(day int, e bound.Arc) []move {
	out, step := []move{}, l.on(e.Shift)
	for row, open := range l.open[day] {
		next := l.next(e, row)
		if next < 0 {
			continue
		}
		open = open.within(l.open[day+1][next].by(-step))
		if open.from >= open.to {
			continue
		}
		m := move{int32(l.at[day][row]) + open.from, int32(l.at[day+1][next]+step) + open.from, open.to - open.from}
		if last := len(out) - 1; last >= 0 && out[last].from+out[last].n == m.from && out[last].to+out[last].n == m.to {
			out[last].n += m.n
			continue
		}
		out = append(out, m)
	}
	return out
}

func (l *lineMaker) on(shift int) int {
	if shift == bound.Off {
		return 0
	}
	return l.steps[shift]
}
