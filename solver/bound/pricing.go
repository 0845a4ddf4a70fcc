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

	past  [][]stretch // by day, state and weekends: units that lines there have,
	ahead [][]stretch // and that they may still get before an end
}

// stretch is a range of units, empty where least passes most.
type stretch struct{ least, most int }

func (s stretch) empty() bool { return s.least > s.most }

// with is the range that covers both.
func (s stretch) with(o stretch) stretch {
	switch {
	case o.empty():
		return s
	case s.empty():
		return o
	}
	return stretch{min(s.least, o.least), max(s.most, o.most)}
}

func (s stretch) plus(units int) stretch { return stretch{s.least + units, s.most + units} }

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
		n := a.states[day%len(a.states)] * (k.ends + 1)
		p.layers, p.came = append(p.layers, make([]int64, n*p.hours)), append(p.came, make([]int16, n*p.hours))
		p.past, p.ahead = append(p.past, make([]stretch, n)), append(p.ahead, make([]stretch, n))
	}
	return p
}

// spot is the place of a state and the weekends worked so far.
func (p *pricer) spot(state, ends int) int { return state*(p.kind.ends+1) + ends }

// run works through the period from a state of the first day. Only hours that
// lead to a line somebody may have are followed.
func (p *pricer) run(start int) {
	p.look(start)
	k, a := p.kind, p.kind.line
	for _, spots := range p.past {
		none(spots)
	}
	p.layers[0][p.spot(start, 0)*p.hours] = 0
	p.past[0][p.spot(start, 0)] = stretch{}
	for day, arcs := range a.arcs {
		from, to, came := p.layers[day], p.layers[day+1], p.came[day+1]
		for i, e := range arcs {
			step, more := p.adds(day, e), indicator(e.marked)
			gain := p.gain[day][i]
			for ends := 0; ends+more <= k.ends; ends++ {
				at, next := p.spot(e.from, ends), p.spot(e.to, ends+more)
				has, gets := p.past[day][at], p.ahead[day+1][next]
				if has.empty() || gets.empty() {
					continue
				}
				useful := stretch{max(0, k.fewest-gets.most), k.most - gets.least}
				has = stretch{max(has.least, useful.least-step), min(has.most, useful.most-step)}
				if has.empty() {
					continue
				}
				if p.past[day+1][next].empty() {
					for h := useful.least; h <= useful.most; h++ {
						to[next*p.hours+h] = never
					}
				}
				p.past[day+1][next] = p.past[day+1][next].with(has.plus(step))
				src := from[at*p.hours+has.least : at*p.hours+has.most+1]
				first := next*p.hours + has.least + step
				dst, arc := to[first:first+len(src)], came[first:first+len(src)]
				for h, v := range src {
					if v > never && v+gain > dst[h] {
						dst[h], arc[h] = v+gain, int16(i)
					}
				}
			}
		}
	}
}

// look finds how many units lines may still get before they end as they began,
// or anywhere in a period that does not go round.
func (p *pricer) look(start int) {
	k, a := p.kind, p.kind.line
	for _, spots := range p.ahead {
		none(spots)
	}
	last := p.ahead[len(p.ahead)-1]
	for s := range len(last) / (k.ends + 1) {
		for ends := range k.ends + 1 {
			if !a.round || s == start {
				last[p.spot(s, ends)] = stretch{}
			}
		}
	}
	for day := a.days - 1; day >= 0; day-- {
		for _, e := range a.arcs[day] {
			step, more := p.adds(day, e), indicator(e.marked)
			for ends := 0; ends+more <= k.ends; ends++ {
				if gets := p.ahead[day+1][p.spot(e.to, ends+more)]; !gets.empty() {
					at := p.spot(e.from, ends)
					p.ahead[day][at] = p.ahead[day][at].with(gets.plus(step))
				}
			}
		}
	}
}

// adds is how many units the duty of an arc adds.
func (p *pricer) adds(day int, e arc) int {
	if e.shift == Off {
		return 0
	}
	return p.kind.span.paid[day][e.shift] / p.kind.unit
}

func none(spots []stretch) {
	for i := range spots {
		spots[i] = stretch{1, 0}
	}
}

// value is the best line's that ends where it can begin anew, or anywhere in a
// period that does not go round.
func (p *pricer) value(start, ends, units int) int64 {
	v, _ := p.end(start, ends, units)
	return v
}

func (p *pricer) end(start, ends, units int) (best int64, state int) {
	last, past := p.layers[len(p.layers)-1], p.past[len(p.past)-1]
	best = never
	for s := range len(past) / (p.kind.ends + 1) {
		at := p.spot(s, ends)
		if has := past[at]; units < has.least || units > has.most || p.kind.line.round && s != start {
			continue
		}
		if v := last[at*p.hours+units]; v > best {
			best, state = v, s
		}
	}
	return best, state
}

// path reads the best line back from its end.
func (p *pricer) path(start, ends, units int) []int8 {
	a := p.kind.line
	_, state := p.end(start, ends, units)
	out := make([]int8, a.days)
	for day := a.days - 1; day >= 0; day-- {
		e := a.arcs[day][p.came[day+1][p.spot(state, ends)*p.hours+units]]
		out[day] = int8(e.shift)
		units -= p.adds(day, e)
		ends -= indicator(e.marked)
		state = e.from
	}
	return out
}
