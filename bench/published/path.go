package published

import (
	"cmp"
	"math"
	"slices"
	"sync"

	"heltid/solver/bound"
)

// nothing is the worth of what no path reaches; far enough from the end of its
// range to take any worth on top.
const nothing = math.MinInt32 / 2

// made is a line and what it is worth.
type made struct {
	line  []int8
	worth int64
}

// worth is what duties are worth, by day and shift type, and after these what
// the first duty of a weekend is worth besides.
type worth [][]int32

func newWorth(in *Instance) worth {
	w := make(worth, in.Days)
	for day := range w {
		w[day] = make([]int32, len(in.Shifts)+1)
	}
	return w
}

func (w worth) clone() worth {
	out := make(worth, len(w))
	for day := range w {
		out[day] = slices.Clone(w[day])
	}
	return out
}

func (w worth) of(day int, e bound.Arc) int32 {
	switch row := w[day]; {
	case e.Shift == bound.Off:
		return 0
	case e.Marked:
		return row[e.Shift] + row[len(row)-1]
	default:
		return row[e.Shift]
	}
}

// weekend stands for worked weekends where shift types are numbered.
func (in *Instance) weekend() int { return len(in.Shifts) }

// best gives the most worthy lines: the best first, others by how many weekends they have. None where no
// line keeps the rules.
func (l *lineMaker) best(worth worth, most int) []made {
	value := l.run(worth)
	defer desks.Put(&value)
	type end struct {
		state, row, units int
		v                 int32
	}
	tops := make([]end, l.ends)
	for i := range tops {
		tops[i].v = nothing
	}
	for state := range l.shape.States(l.in.Days) {
		for row, open := range l.open[l.in.Days] {
			for units := open.Least; units <= open.Most; units++ {
				v := value[l.in.Days][l.cell(l.in.Days, state, row, units)]
				if l.good[row*l.units+units] && v > tops[row%l.ends].v {
					tops[row%l.ends] = end{state, row, units, v}
				}
			}
		}
	}
	tops = slices.DeleteFunc(tops, func(e end) bool { return e.v <= nothing/2 })
	slices.SortStableFunc(tops, func(a, b end) int { return cmp.Compare(b.v, a.v) })
	var out []made
	for _, e := range tops[:min(most, len(tops))] {
		out = append(out, made{l.path(value, worth, e.state, e.row, e.units), int64(e.v)})
	}
	return out
}

// desks are the tables that paths are worked out on, to be used again.
var desks sync.Pool

// run works through the days: best worth by day, and by state and open cell.
func (l *lineMaker) run(worth worth) [][]int32 {
	var value [][]int32
	if used, ok := desks.Get().(*[][]int32); ok && len(*used) == l.in.Days+1 {
		value = *used
	} else {
		value = make([][]int32, l.in.Days+1)
	}
	for day := range value {
		n := l.shape.States(day) * l.size[day]
		if cap(value[day]) < n {
			value[day] = make([]int32, n)
		}
		value[day] = value[day][:n]
		for i := range value[day] {
			value[day][i] = nothing
		}
	}
	if l.open[0][0].Has(0) {
		value[0][l.cell(0, l.shape.Start(), 0, 0)] = 0
	}
	for day, arcs := range l.arcs {
		for _, e := range arcs {
			from, to := value[day][e.From*l.size[day]:], value[day+1][e.To*l.size[day+1]:]
			gain := worth.of(day, e)
			for _, m := range l.moves[day][kind(e)] {
				src, dst := from[m.from:m.from+m.n], to[m.to:m.to+m.n]
				dst = dst[:len(src)]
				for h, v := range src {
					if v += gain; v > dst[h] {
						dst[h] = v
					}
				}
			}
		}
	}
	return value
}

// next is the row an arc leads to.
func (l *lineMaker) next(e bound.Arc, row int) int {
	if e.Shift == bound.Off {
		return row
	}
	return l.rows[indicator(e.Marked)][e.Shift][row]
}

// path reads the best line back from its end.
func (l *lineMaker) path(value [][]int32, worth worth, state, row, units int) []int8 {
	out := make([]int8, l.in.Days)
	for day := l.in.Days - 1; day >= 0; day-- {
		v := value[day+1][l.cell(day+1, state, row, units)]
		state, row, units, out[day] = l.back(value[day], worth, day, state, row, units, v)
	}
	return out
}

// back finds a step of the day that led to a value.
func (l *lineMaker) back(from []int32, worth worth, day, state, row, units int, v int32) (int, int, int, int8) {
	for _, e := range l.arcs[day] {
		if e.To != state || units < l.on(e.Shift) {
			continue
		}
		for r := row; r >= 0; r-- {
			before := units - l.on(e.Shift)
			if l.next(e, r) == row && l.open[day][r].Has(before) && from[l.cell(day, e.From, r, before)]+worth.of(day, e) == v {
				return e.From, r, before, int8(e.Shift)
			}
			if e.Shift == bound.Off {
				break // it leads nowhere else
			}
		}
	}
	panic("a value that no step leads to")
}
