package bound

import (
	"context"
	"slices"
	"sync"
)

// A worth is what posts are to a question: one that is full time, and a small one.
type worth struct{ full, small int64 }

func (v worth) of(f *wholeFit) int64 {
	switch {
	case f.class.fullTime():
		return v.full
	case f.class == small && f.counts:
		return v.small
	}
	return 0
}

// bonus is what a line brings beside its duties.
func (f *wholeFit) bonus(v worth, step uint, y []int64) int64 {
	sum := v.of(f) << step
	for _, e := range f.entries {
		sum -= y[e.row] * e.coef
	}
	return sum
}

// A chosen is the best line of a group at some prices.
type chosen struct {
	group *wholeGroup
	gain  int64 // in multiples of 2^-step; nobody's line where it is never
	fit   *wholeFit
	line  []int8
}

// price finds the best line of everybody, at multipliers of the rows in
// multiples of 2^-step. A line that goes round is asked to end in the state it
// began in only where closed: without, it is found much sooner, and proves a
// limit all the same. It gives nil where ctx ends first.
func (w *Whole) price(ctx context.Context, v worth, step uint, y []int64, closed bool) [][]chosen {
	out := make([][]chosen, len(w.crowds))
	if !w.each(ctx, func(i int) { out[i] = w.crowds[i].price(v, step, y, closed) }) {
		return nil
	}
	return out
}

// each works through the crowds, as many at once as there are workers; false
// where ctx ends first.
func (w *Whole) each(ctx context.Context, work func(i int)) bool {
	next, wait := make(chan int), sync.WaitGroup{}
	for range w.Workers - 1 {
		wait.Go(func() {
			for i := range next {
				work(i)
			}
		})
	}
	for i := range w.crowds {
		if ctx.Err() != nil {
			break
		}
		select {
		case next <- i:
		default:
			work(i)
		}
	}
	close(next)
	wait.Wait()
	return ctx.Err() == nil
}

// gains is what the arcs of a day are worth at the multipliers; a post that is
// full by the credit has its rows too.
func (cr *crowd) gains(day int, y []int64, byCredit bool, into []int64) {
	worth := map[int]int64{}
	for _, shift := range cr.may[day] {
		sum := int64(0)
		for _, r := range cr.needs[duty{day, shift}] {
			sum -= y[r]
		}
		if byCredit {
			sum -= y[cr.credit] * (12*int64(cr.span.paid[day][shift]) + cr.span.credit(day, shift))
			if cr.awake >= 0 {
				sum -= y[cr.awake] * cr.byDay(day, shift)
			}
		}
		worth[shift] = sum
	}
	for i, e := range cr.line.arcs[day] {
		switch {
		case cr.closed[day][i]:
			into[i] = closedOff
		case e.shift == Off:
			into[i] = 0
		default:
			into[i] = worth[e.shift]
		}
	}
}

// closedOff is worse than anything a line is worth, and what is below impossible
// has such a duty.
const (
	closedOff  = -1 << 55
	impossible = closedOff / 2
)

// price finds the best line of each group of the crowd: over all states that a
// line can begin and end in at once, and then over fewer and fewer of them while
// a line that does not close would be better than any found that does.
func (cr *crowd) price(v worth, step uint, y []int64, closed bool) []chosen {
	out := make([]chosen, len(cr.crews))
	for i, group := range cr.crews {
		out[i] = chosen{group: group, gain: never}
	}
	if cr.pricer == nil {
		cr.pricer = emptyPricer(cr.lineKind)
	}
	p := cr.pricer
	for byCredit := range 2 {
		if byCredit == 1 && cr.credit < 0 {
			break
		}
		for day := range p.gain {
			cr.gains(day, y, byCredit == 1, p.gain[day])
		}
		bonus := make([][]int64, len(cr.crews))
		for i, group := range cr.crews {
			for j := range group.fits[byCredit] {
				f := &group.fits[byCredit][j]
				bonus[i] = append(bonus[i], f.bonus(v, step, y))
			}
		}
		for _, pace := range cr.paces {
			cr.search(p, pace, cr.starts, byCredit, bonus, out, closed)
		}
	}
	return out
}

func (cr *crowd) search(p *pricer, pace *pace, starts []int, byCredit int, bonus [][]int64, out []chosen, closed bool) {
	p.run(pace, starts...)
	top := p.tops()
	type end struct{ group, ends, fit int }
	var open []end
	for i, group := range cr.crews {
		best, at := out[i].gain, end{-1, 0, 0}
		for j := range group.fits[byCredit] {
			f := &group.fits[byCredit][j]
			for n := range p.ends {
				if f.third && 3*n < cr.terms.Case.Dates.Weeks {
					continue
				}
				if v := top[n*p.hours+f.units]; v > impossible && v+bonus[i][j] > best {
					best, at = v+bonus[i][j], end{i, n, j}
				}
			}
		}
		if at.group >= 0 {
			open = append(open, at)
		}
	}
	var whole, apart []int
	for _, at := range open {
		f := &cr.crews[at.group].fits[byCredit][at.fit]
		line, from := p.walk(at.ends, f.units)
		_, to := p.end(at.ends, f.units)
		if from == to || !closed || !cr.line.round {
			out[at.group] = chosen{cr.crews[at.group], top[at.ends*p.hours+f.units] + bonus[at.group][at.fit], f, line}
			continue
		}
		if whole == nil {
			i, j := slices.Index(starts, from), slices.Index(starts, to)
			cut := (min(i, j) + max(i, j) + 1) / 2
			whole, apart = starts[:cut], starts[cut:]
		}
	}
	if whole != nil {
		cr.search(p, pace, whole, byCredit, bonus, out, closed)
		cr.search(p, pace, apart, byCredit, bonus, out, closed)
	}
}

// tops is the best worth by worked weekends and units.
func (p *pricer) tops() []int64 {
	out := make([]int64, p.ends*p.hours)
	for i := range out {
		out[i] = never
	}
	days := len(p.layers) - 1
	for s, final := range p.final {
		if !final {
			continue
		}
		for n := range p.ends {
			at := p.spot(s, n)
			for units := p.past[days][at].Least; units <= p.past[days][at].Most; units++ {
				out[n*p.hours+units] = max(out[n*p.hours+units], p.layers[days][p.place(days, at, units)])
			}
		}
	}
	return out
}
