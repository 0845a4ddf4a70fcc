package bound

import (
	"math"
	"slices"
	"sync"

	"heltid/solver/lp"
)

// priced is a line worth having at the prices of the moment.
type priced struct {
	*column
	gain int64
}

// fine is the number of steps the unit of a price is cut into, so that a line's
// worth is added up in whole numbers.
const fine = 1 << 20

// prices is what each row of the program pays for one more.
type prices []float64

func (y prices) of(rows ...lp.Row) int64 {
	sum := 0.0
	for _, r := range rows {
		sum += y[r]
	}
	return int64(math.Round(sum * fine))
}

// price finds, for each group, lines that pay more than they cost at the
// prices: the best of each group from each state a line can begin in whose turn
// it is, best first, at most so many a group.
func (l *Lines) price(y prices, most, turn int) []priced {
	found := make([][]priced, len(l.kinds))
	var wait sync.WaitGroup
	slots := make(chan struct{}, 2)
	for i, k := range l.kinds {
		wait.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			found[i] = l.priceKind(k, y, most, turn)
		})
	}
	wait.Wait()
	return slices.Concat(found...)
}

func (l *Lines) priceKind(k *lineKind, y prices, most, turn int) []priced {
	p := newPricer(k, y)
	bonus := make([][2][]int64, len(k.groups)) // by group, Sundays and fit: what size and hours add
	for i, g := range k.groups {
		for third, fits := range g.fits {
			for _, f := range fits {
				cost, entries := l.worth(g, f)
				sum := -cost
				for _, e := range entries {
					sum += e.Coef * y[e.Row]
				}
				bonus[i][third] = append(bonus[i][third], int64(math.Round(sum*fine)))
			}
		}
	}
	out := make([][]priced, len(k.groups))
	for i, start := range k.starts {
		if len(k.starts) >= turns && i%turns != turn {
			continue
		}
		p.run(start)
		for i, g := range k.groups {
			best, at, ends := int64(least), fit{}, 0
			for n := range k.ends + 1 {
				third := indicator(3*n >= l.c.Dates.Weeks)
				for j, f := range g.fits[third] {
					if v := p.value(start, n, f.units); v > never && v+bonus[i][third][j] > best {
						best, at, ends = v+bonus[i][third][j], f, n
					}
				}
			}
			if best > fine/1000 {
				out[i] = append(out[i], priced{&column{group: g, size: at.size, units: at.units, line: p.path(start, ends, at.units)}, best})
			}
		}
	}
	for i := range out {
		slices.SortStableFunc(out[i], func(a, b priced) int { return int(min(1, max(-1, b.gain-a.gain))) })
		out[i] = out[i][:min(most, len(out[i]))]
	}
	return slices.Concat(out...)
}

const (
	never = math.MinInt64 / 4 // of states that no line reaches
	least = never
)

// pricer finds the best line by hours and worked weekends, day by day: the
// longest path through the automaton.
type pricer struct {
	kind   *lineKind
	gain   [][]int64 // by day and arc
	hours  int       // units a line may have, and one for none
	layers [][]int64 // by day: value by state, weekends, units
	came   [][]int16 // by day and the same: the arc of the day before, -1 none
}

func newPricer(k *lineKind, y prices) *pricer {
	p := &pricer{kind: k, hours: k.most + 1}
	a := k.line
	for day, arcs := range a.arcs {
		gain := make([]int64, len(arcs))
		for i, e := range arcs {
			if e.shift != Off {
				gain[i] = y.of(k.needs[duty{day, e.shift}]...)
			}
		}
		p.gain = append(p.gain, gain)
	}
	for day := range a.days + 1 {
		n := a.states[day%len(a.states)] * (k.ends + 1) * p.hours
		p.layers, p.came = append(p.layers, make([]int64, n)), append(p.came, make([]int16, n))
	}
	return p
}

func (p *pricer) place(state, ends int) int { return (state*(p.kind.ends+1) + ends) * p.hours }

// run works through the period from a state of the first day.
func (p *pricer) run(start int) {
	k, a := p.kind, p.kind.line
	for _, layer := range p.layers {
		for i := range layer {
			layer[i] = never
		}
	}
	p.layers[0][p.place(start, 0)] = 0
	for day, arcs := range a.arcs {
		from, to, came := p.layers[day], p.layers[day+1], p.came[day+1]
		for i, e := range arcs {
			step, more := 0, indicator(e.marked)
			if e.shift != Off {
				step = k.span.paid[day][e.shift] / k.unit
			}
			gain := p.gain[day][i]
			for ends := 0; ends+more <= k.ends; ends++ {
				at, next := p.place(e.from, ends), p.place(e.to, ends+more)+step
				src := from[at : at+p.hours-step]
				dst, arc := to[next:next+len(src)], came[next:next+len(src)]
				for h, v := range src {
					if v > never && v+gain > dst[h] {
						dst[h], arc[h] = v+gain, int16(i)
					}
				}
			}
		}
	}
}

// value is the best line's that ends where it can begin anew, or anywhere in a
// period that does not go round.
func (p *pricer) value(start, ends, units int) int64 {
	v, _ := p.end(start, ends, units)
	return v
}

func (p *pricer) end(start, ends, units int) (best int64, state int) {
	last := p.layers[len(p.layers)-1]
	if p.kind.line.round {
		return last[p.place(start, ends)+units], start
	}
	best = never
	for s := range len(last) / ((p.kind.ends + 1) * p.hours) {
		if v := last[p.place(s, ends)+units]; v > best {
			best, state = v, s
		}
	}
	return best, state
}

// path reads the best line back from its end.
func (p *pricer) path(start, ends, units int) []int8 {
	k, a := p.kind, p.kind.line
	_, state := p.end(start, ends, units)
	out := make([]int8, a.days)
	for day := a.days - 1; day >= 0; day-- {
		e := a.arcs[day][p.came[day+1][p.place(state, ends)+units]]
		out[day] = int8(e.shift)
		if e.shift != Off {
			units -= k.span.paid[day][e.shift] / k.unit
		}
		ends -= indicator(e.marked)
		state = e.from
	}
	return out
}
