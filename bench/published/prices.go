package published

import (
	"math"
	"sync"
)

// fineness is how many steps the unit of a price may be cut into so that a
// line's worth stays within 30 bits.
func fineness(in *Instance) float64 {
	most, fine := 1, 4096.
	for _, c := range in.Cover {
		most = max(most, c.Under, c.Over)
	}
	for _, p := range in.Staff {
		for _, w := range p.WantedOn {
			most = max(most, w)
		}
		for _, w := range p.WantedOff {
			most = max(most, w)
		}
	}
	for fine > 1 && float64(2*most*in.Days)*fine > 1<<29 {
		fine /= 2
	}
	return fine
}

// steps are the program's prices in whole steps: cover first, then the limits
// that lines do not count, by person and shift type.
func (l *lines) steps(dual []float64) []int64 {
	var out []int64
	at := func(v, lo, hi float64) { out = append(out, int64(math.Round(min(max(v, lo), hi)*l.fine))) }
	for i, c := range l.in.Cover {
		at(dual[l.cover[i]], float64(-c.Over), float64(c.Under))
	}
	for _, i := range l.who {
		for _, s := range l.makers[i].loose {
			at(dual[l.loose[[2]int{i, s}]], -priceLimit, 0)
		}
	}
	return out
}

// worths is the worth of each duty of each person at the prices, by person in
// the order of who, day and shift type, and what the prices pay besides.
func (l *lines) worths(steps []int64) (out []worth, constant int64) {
	fine := int32(l.fine)
	shared := newWorth(l.in)
	constant = int64(l.kept) * int64(fine)
	for i, c := range l.in.Cover {
		shared[c.Day][c.Shift] += int32(steps[i])
		constant += steps[i] * int64(l.required[i])
	}
	steps = steps[len(l.in.Cover):]
	for _, i := range l.who {
		m := l.makers[i]
		worth := shared.clone()
		for d, w := range m.p.WantedOn {
			worth[d.Day][d.Shift] += int32(w) * fine
			constant += int64(w) * int64(fine)
		}
		for d, w := range m.p.WantedOff {
			worth[d.Day][d.Shift] -= int32(w) * fine
		}
		for _, s := range m.loose {
			constant += steps[0] * int64(m.limit(s))
			for day := range worth {
				worth[day][s] += int32(steps[0])
			}
			steps = steps[1:]
		}
		out = append(out, worth)
	}
	return out, constant
}

// price makes lines for the prices and tells how many were new. The prices prove
// a bound: the constant less the worth of each one's best line (Lagrange), in
// whole steps.
func (l *lines) price(steps []int64) (fresh int) {
	worths, constant := l.worths(steps)
	found := make([][]made, len(l.who))
	var wait sync.WaitGroup
	slots := make(chan struct{}, atOnce)
	for k, i := range l.who {
		wait.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			found[k] = l.makers[i].best(worths[k], atATime)
		})
	}
	wait.Wait()
	for k, i := range l.who {
		for _, m := range found[k] {
			fresh += indicator(l.add(l.pool.take(i, m.line)))
		}
		if len(found[k]) > 0 {
			constant -= found[k][0].worth
		}
	}
	if constant > l.bound {
		l.bound, l.centre = constant, steps
		if len(l.who) == len(l.in.Staff) {
			l.pool.prices(worths)
		}
	}
	return fresh
}

// least is the lowest cost that the bound leaves room for.
func (l *lines) least() int {
	if l.bound == math.MinInt64 {
		return 0
	}
	return max(0, int(math.Ceil(float64(l.bound)/l.fine-1e-9)))
}

func indicator(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
