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
	cells
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

func (l *lineMaker) on(shift int) int {
	if shift == bound.Off {
		return 0
	}
	return l.steps[shift]
}
