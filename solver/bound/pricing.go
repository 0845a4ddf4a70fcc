package bound

import (
	"context"
	"math"
	"slices"

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

// steps is a price or a worth in them.
func steps(worth float64) int64 { return int64(math.Round(worth * fine)) }

// prices is what each row of the program pays for one more.
type prices []float64

// of is what the part of a head in each of the rows is paid.
func (y prices) of(part float64, rows ...lp.Row) int64 {
	sum := 0.0
	for _, r := range rows {
		sum += y[r]
	}
	return steps(part * sum)
}

// priceKind is price of one kind.
func (l *Lines) priceKind(ctx context.Context, k *lineKind, y prices, most, turn int) []priced {
	if ctx.Err() != nil {
		return nil
	}
	worth := func(g *postGroup, f fit) float64 { return l.beside(g, f, y) }
	return newPricer(k, y).best(ctx, k.groups, worth, most, turn)
}

// beside is what size and hours of a line are worth at the prices, beside its
// duties.
func (l *Lines) beside(g *postGroup, f fit, y prices) float64 {
	cost, entries := l.worth(g, f)
	sum := -cost
	for _, e := range entries {
		sum += e.Coef * y[e.Row]
	}
	return sum
}

// best gives lines for groups of the kind, by what size and hours are worth
// beside the duties.
func (p *pricer) best(ctx context.Context, groups []*postGroup, worth func(*postGroup, fit) float64, most, turn int) []priced {
	k := p.kind
	bonus := make([][2][]int64, len(groups)) // by group, Sundays and fit
	for i, g := range groups {
		for third, fits := range g.fits {
			for _, f := range fits {
				bonus[i][third] = append(bonus[i][third], steps(worth(g, f)))
			}
		}
	}
	out := make([][]priced, len(groups))
	runs := len(k.starts) * len(k.paces)
	for run := range runs {
		if ctx.Err() != nil {
			break
		}
		if runs >= turns && run%turns != turn {
			continue
		}
		start, pace := k.starts[run%len(k.starts)], k.paces[run/len(k.starts)]
		p.run(pace, start)
		for i, g := range groups {
			best, at, ends := int64(least), fit{}, 0
			for n := range k.ends[len(k.ends)-1] + 1 {
				third := k.third(n)
				for j, f := range g.fits[third] {
					if !pace.holds(f.units) {
						continue
					}
					if v := p.value(n, f.units); v > never && v+bonus[i][third][j] > best {
						best, at, ends = v+bonus[i][third][j], f, n
					}
				}
			}
			if best > fine/1000 {
				out[i] = append(out[i], priced{&column{group: g, size: at.size, units: at.units, line: p.path(ends, at.units)}, best})
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
	pace   *pace     // of the last run
	ends   int       // worked weekends of a season told apart, none among them
	hours  int       // units told apart
	layers [][]int64 // by day: value by state, weekends, units
	came   [][]int16 // by day and the same: the arc of the day before, -1 none

	past  [][]Stretch // by day, state and weekends: units that lines there have,
	ahead [][]Stretch // and that they may still get before an end
	final []bool      // states that lines of the last run end in

	units  [][]int             // that an arc adds, by day and arc
	shared bool                // ahead is one of
	from   map[int][][]Stretch // ahead, by the one state that lines begin in, where there is room
}

// roomAhead is how many stretches a pricer keeps, some megabytes: in one process
// there are as many pricers as sorts of people.
const roomAhead = 1 << 18

func newPricer(k *lineKind, y prices) *pricer {
	p := emptyPricer(k)
	p.pay(y)
	return p
}

// pay sets what each duty is worth.
func (p *pricer) pay(y prices) {
	k := p.kind
	for day := range k.line.arcs {
		p.payDay(day, func(d duty) int64 { return y.of(k.part, k.needs[d]...) })
	}
}

// payDay sets what the duties of a day are worth.
func (p *pricer) payDay(day int, worth func(duty) int64) {
	k := p.kind
	of := make([]int64, len(k.span.shifts))
	for _, shift := range k.may[day] {
		of[shift] = worth(duty{day, shift})
	}
	for i, e := range k.line.arcs[day] {
		if e.shift != Off {
			p.gain[day][i] = of[e.shift]
		}
	}
}

// emptyPricer is one to which every duty is worth nothing.
func emptyPricer(k *lineKind) *pricer {
	p := &pricer{kind: k, ends: slices.Max(k.ends) + 1, hours: k.widest(), from: map[int][][]Stretch{}}
	a := k.line
	for day, arcs := range a.arcs {
		units := make([]int, len(arcs))
		for i, e := range arcs {
			units[i] = p.adds(day, e.shift)
		}
		p.gain, p.units = append(p.gain, make([]int64, len(arcs))), append(p.units, units)
	}
	p.final = make([]bool, a.states[a.days%len(a.states)])
	for day := range a.days + 1 {
		n := a.states[day%len(a.states)] * p.ends
		p.layers, p.came = append(p.layers, make([]int64, n*p.hours)), append(p.came, make([]int16, n*p.hours))
		p.past = append(p.past, make([]Stretch, n))
	}
	return p
}

// spot is the place of a state and the weekends worked so far in the season.
func (p *pricer) spot(state, ends int) int { return state*p.ends + ends }

// place is that of the units at a spot on a morning.
func (p *pricer) place(day, spot, units int) int { return spot*p.hours + units - p.pace.least[day] }

// run works through the period at a pace, from states of the first day. Only
// hours that lead to a line somebody may have are followed. From several states
// at once, a line may end in another of them than it began in.
func (p *pricer) run(pace *pace, starts ...int) {
	p.pace = pace
	for s := range p.final {
		p.final[s] = !p.kind.line.round || slices.Contains(starts, s)
	}
	p.foresee(starts)
	for _, spots := range p.past {
		Shut(spots)
	}
	for _, start := range starts {
		p.layers[0][p.place(0, p.spot(start, 0), 0)] = 0
		p.past[0][p.spot(start, 0)] = Stretch{}
	}
	for day := range p.kind.line.arcs {
		p.pass(day, nil, func(next int) Stretch {
			gets := p.ahead[day+1][next]
			if gets.Empty() {
				return gets
			}
			return Stretch{pace.low - gets.Most, pace.high - gets.Least}.Within(pace.on(day + 1))
		})
	}
}

// pass works through a day: it follows the arcs that are open, or all, from what
// lines have where they begin, as far as is useful where they lead.
func (p *pricer) pass(day int, open func(arc) bool, useful func(next int) Stretch) {
	from, to, came := p.layers[day], p.layers[day+1], p.came[day+1]
	most, anew := p.season(day)
	for i, e := range p.kind.line.arcs[day] {
		if open != nil && !open(e) {
			continue
		}
		units, gain, mark := p.units[day][i], p.gain[day][i], indicator(e.marked)
		for ends := range min(p.ends, most+1-mark) {
			after := ends + mark
			if anew {
				after = 0
			}
			at, next := p.spot(e.from, ends), p.spot(e.to, after)
			has := p.past[day][at]
			if has.Empty() {
				continue
			}
			useful := useful(next)
			has = has.Within(useful.Plus(-units))
			if has.Empty() {
				continue
			}
			if p.past[day+1][next].Empty() {
				for h := useful.Least; h <= useful.Most; h++ {
					to[p.place(day+1, next, h)] = never
				}
			}
			p.past[day+1][next] = p.past[day+1][next].With(has.Plus(units))
			src := from[p.place(day, at, has.Least) : p.place(day, at, has.Most)+1]
			first := p.place(day+1, next, has.Least+units)
			dst, arc := to[first:first+len(src)], came[first:first+len(src)]
			for h, v := range src {
				if v > never && v+gain > dst[h] {
					dst[h], arc[h] = v+gain, int16(i)
				}
			}
		}
	}
}

// foresee looks ahead for lines that begin in the states, unless that is known.
func (p *pricer) foresee(starts []int) {
	if !p.kind.line.round { // they may end anywhere
		starts = []int{0}
	}
	if known := p.from[starts[0]]; known != nil && len(starts) == 1 {
		p.ahead = known
		return
	}
	size := 0
	for _, spots := range p.past {
		size += len(spots)
	}
	keep := len(starts) == 1 && size*(len(p.from)+1) <= roomAhead
	if keep || p.ahead == nil || p.shared {
		p.ahead = nil
		for _, spots := range p.past {
			p.ahead = append(p.ahead, make([]Stretch, len(spots)))
		}
	}
	p.look()
	if p.shared = keep; keep {
		p.from[starts[0]] = p.ahead
	}
}

// look finds how many units lines may still get before they end as they began,
// or anywhere in a period that does not go round.
func (p *pricer) look() {
	a := p.kind.line
	for _, spots := range p.ahead {
		Shut(spots)
	}
	last := p.ahead[len(p.ahead)-1]
	for s, final := range p.final {
		for ends := range p.ends {
			if final {
				last[p.spot(s, ends)] = Stretch{}
			}
		}
	}
	for day := a.days - 1; day >= 0; day-- {
		most, anew := p.season(day)
		for i, e := range a.arcs[day] {
			units, mark := p.units[day][i], indicator(e.marked)
			for ends := range min(p.ends, most+1-mark) {
				after := ends + mark
				if anew {
					after = 0
				}
				if gets := p.ahead[day+1][p.spot(e.to, after)]; !gets.Empty() {
					at := p.spot(e.from, ends)
					p.ahead[day][at] = p.ahead[day][at].With(gets.Plus(units))
				}
			}
		}
	}
}

// adds is how many units a duty adds.
func (p *pricer) adds(day, shift int) int {
	if shift == Off {
		return 0
	}
	return p.kind.span.paid[day][shift] / p.kind.unit
}

// season is how many worked weekends a line may have by the evening of a day
// since the season began, and whether the next morning begins another.
func (p *pricer) season(day int) (most int, anew bool) {
	k := p.kind
	next := day + 1
	return k.ends[day/k.days], next%k.days == 0 && next < k.line.days
}

// after is how many worked weekends of the season are counted after an arc: from
// a new season on, none.
func (p *pricer) after(day int, e arc, ends int) (int, bool) {
	most, anew := p.season(day)
	ends += indicator(e.marked)
	if ends > most {
		return 0, false
	}
	if anew {
		ends = 0
	}
	return ends, true
}

// value is the best line's that ends where it can begin anew, or anywhere in a
// period that does not go round. Weekends are those of the last season.
func (p *pricer) value(ends, units int) int64 {
	v, _ := p.end(ends, units)
	return v
}

func (p *pricer) end(ends, units int) (best int64, state int) {
	days := len(p.layers) - 1
	best = never
	for s := range len(p.past[days]) / p.ends {
		at := p.spot(s, ends)
		if has := p.past[days][at]; units < has.Least || units > has.Most || !p.final[s] {
			continue
		}
		if v := p.layers[days][p.place(days, at, units)]; v > best {
			best, state = v, s
		}
	}
	return best, state
}

// path reads the best line back from its end.
func (p *pricer) path(ends, units int) []int8 {
	line, _ := p.walk(ends, units)
	return line
}

// walk is the path, and the state it begins in.
func (p *pricer) walk(ends, units int) (out []int8, state int) {
	_, state = p.end(ends, units)
	out = make([]int8, p.kind.line.days)
	return out, p.back(out, spell{0, len(out)}, state, ends, units)
}

// back reads the best duties of some days back from their end into a line, and
// gives the state they begin in.
func (p *pricer) back(line []int8, in spell, state, ends, units int) int {
	for day := in.to - 1; day >= in.from; day-- {
		at := p.place(day+1, p.spot(state, ends), units)
		i := p.came[day+1][at]
		e, worth := p.kind.line.arcs[day][i], p.layers[day+1][at]
		units -= p.adds(day, e.shift)
		for before := range p.ends { // several lead to the first weekend of a season
			from := p.spot(e.from, before)
			has := p.past[day][from]
			if after, ok := p.after(day, e, before); ok && after == ends && units >= has.Least && units <= has.Most &&
				p.layers[day][p.place(day, from, units)]+p.gain[day][i] == worth {
				ends = before
				break
			}
		}
		line[day], state = int8(e.shift), e.from
	}
	return state
}
