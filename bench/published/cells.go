package published

import "heltid/solver/bound"

// cells are what a line may come through: rows and units from which it can end
// well, for each state of a day.
type cells struct {
	open  [][]bound.Stretch // by day and row: the units with which a line may be under way
	size  []int             // by day: how many cells that are, of each state
	at    [][]int           // by day and row: the cell of no units, where that were open
	moves [][][]move        // by day, and by shift type and mark: where a step leads
}

// A move leads from some cells of a state in a row to as many of another.
type move struct{ from, to, n int }

// narrow works out which units a line may have on the way: as many as can have
// been made by then, and as leave it possible to end well. Paths go through
// these alone.
func (l *lineMaker) narrow() {
	all := bound.Stretch{Most: l.units - 1}
	reached := make([][]bound.Stretch, l.in.Days+1) // by day, and by state and row
	reached[0] = l.shut(0)
	reached[0][l.shape.Start()*l.tally] = bound.Stretch{}
	for day := range l.in.Days {
		from, to := reached[day], l.shut(day+1)
		l.follow(day, func(a, b, units int) { to[b] = to[b].With(from[a].Plus(units).Within(all)) })
		reached[day+1] = to
	}
	left := l.shut(l.in.Days) // the same: units that can end well
	for i, good := range l.good {
		if !good {
			continue
		}
		for at := i / l.units; at < len(left); at += l.tally {
			left[at] = left[at].With(bound.Stretch{Least: i % l.units, Most: i % l.units})
		}
	}
	l.open = make([][]bound.Stretch, l.in.Days+1)
	for day := l.in.Days; ; day-- {
		l.open[day] = make([]bound.Stretch, l.tally)
		bound.Shut(l.open[day])
		for i, s := range left {
			row := &l.open[day][i%l.tally]
			*row = row.With(s.Within(reached[day][i]))
		}
		if day == 0 {
			return
		}
		before := l.shut(day - 1)
		l.follow(day-1, func(a, b, units int) { before[a] = before[a].With(left[b].Plus(-units).Within(all)) })
		left = before
	}
}

// shut is a stretch for each state and row of a day, all of them empty.
func (l *lineMaker) shut(day int) []bound.Stretch {
	out := make([]bound.Stretch, l.shape.States(day)*l.tally)
	bound.Shut(out)
	return out
}

// follow visits every step of a day: from a state and row to one of the next day,
// by so many units.
func (l *lineMaker) follow(day int, visit func(from, to, units int)) {
	for _, e := range l.arcs[day] {
		for row := range l.tally {
			if next := l.next(e, row); next >= 0 {
				visit(e.From*l.tally+row, e.To*l.tally+next, l.on(e.Shift))
			}
		}
	}
}

// number numbers the open cells of each day, row by row, and works out where steps
// lead from them.
func (l *lineMaker) number() {
	l.size, l.at = make([]int, l.in.Days+1), make([][]int, l.in.Days+1)
	for day, open := range l.open {
		l.at[day] = make([]int, l.tally)
		for row, s := range open {
			l.at[day][row] = l.size[day] - s.Least
			l.size[day] += max(0, s.Most-s.Least+1)
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
func kind(e bound.Arc) int { return 2*(e.Shift-bound.Off) + indicator(e.Marked) }

// movesOf gives where a step of the day leads; moves that go on from each other
// are one.
func (l *lineMaker) movesOf(day int, e bound.Arc) []move {
	out, step := []move{}, l.on(e.Shift)
	for row, open := range l.open[day] {
		next := l.next(e, row)
		if next < 0 {
			continue
		}
		open = open.Within(l.open[day+1][next].Plus(-step))
		if open.Empty() {
			continue
		}
		m := move{l.at[day][row] + open.Least, l.at[day+1][next] + step + open.Least, open.Most - open.Least + 1}
		if last := len(out) - 1; last >= 0 && out[last].from+out[last].n == m.from && out[last].to+out[last].n == m.to {
			out[last].n += m.n
			continue
		}
		out = append(out, m)
	}
	return out
}

// cell is where an open cell stands among all of its day.
func (l *lineMaker) cell(day, state, row, units int) int {
	return state*l.size[day] + l.at[day][row] + units
}
