package bound

import (
	"context"
	"errors"
	"math"
)

// errPrices means that prices are too large to be added up in whole numbers.
var errPrices = errors.New("the multipliers are larger than any that prove a limit")

// best is what the best lines of everybody come to, group by group and all of a
// group together, at multipliers of the rows. It is worked out by itself, not as
// prices are found: backwards from the period's end, and from each state that a
// line can begin in, over the arcs that whole lines can use.
func (a *asking) best(ctx context.Context, step uint, y []int64) ([]int64, error) {
	if err := a.addUp(step, y); err != nil {
		return nil, err
	}
	out := make([][]int64, len(a.crowds))
	if !a.each(ctx, func(i int) { out[i] = a.crowds[i].best(a.worth, step, y) }) {
		return nil, ctx.Err()
	}
	var all []int64
	for i, cr := range a.crowds {
		for j, g := range cr.crews {
			switch v := out[i][j]; {
			case !g.must:
				all = append(all, int64(len(g.people))*max(0, v))
			case v <= impossible:
				return nil, ErrUndecided // somebody has no line at all: it is not for prices to say so
			default:
				all = append(all, int64(len(g.people))*v)
			}
		}
	}
	return all, nil
}

// addUp makes sure that no sum of a line's gains leaves the range of a number.
func (a *asking) addUp(step uint, y []int64) error {
	for _, cr := range a.crowds {
		sum, most := 0.0, 0.0
		for day, may := range cr.may {
			largest := 0.0
			for _, shift := range may {
				v := 0.0
				for _, r := range cr.needs[duty{day, shift}] {
					v += math.Abs(float64(y[r]))
				}
				if cr.credit >= 0 {
					v += math.Abs(float64(y[cr.credit])) * float64(12*int64(cr.span.paid[day][shift])+cr.span.credit(day, shift))
				}
				if cr.awake >= 0 {
					v += math.Abs(float64(y[cr.awake])) * math.Abs(float64(cr.byDay(day, shift)))
				}
				largest = max(largest, v)
			}
			sum += largest
		}
		for _, g := range cr.crews {
			for _, fits := range g.fits {
				for _, f := range fits {
					v := math.Ldexp(1, int(step))
					for _, e := range f.entries {
						v += math.Abs(float64(y[e.row])) * math.Abs(float64(e.coef))
					}
					most = max(most, v)
				}
			}
		}
		if sum+most > -impossible/2 {
			return errPrices
		}
	}
	return nil
}

// best is the most that a line of each group of the crowd is worth.
func (cr *crowd) best(v worth, step uint, y []int64) []int64 {
	out := make([]int64, len(cr.crews))
	for i := range out {
		out[i] = never
	}
	a, high, most := cr.line, 0, cr.ends[0]
	for _, pace := range cr.paces {
		high = max(high, pace.high)
	}
	for byCredit := range 2 {
		if byCredit == 1 && cr.credit < 0 {
			break
		}
		gains := make([][]int64, a.days)
		for day := range gains {
			gains[day] = make([]int64, len(a.arcs[day]))
			cr.gains(day, y, byCredit == 1, gains[day])
		}
		for _, start := range cr.starts {
			rest := cr.back(start, gains, high, most)
			for i, g := range cr.crews {
				for j := range g.fits[byCredit] {
					f := &g.fits[byCredit][j]
					for n := range most + 1 {
						if w := rest[n*(high+1)+f.units]; w > impossible && (!f.third || 3*n >= cr.terms.Case.Dates.Weeks) {
							out[i] = max(out[i], w+f.bonus(v, step, y))
						}
					}
				}
			}
		}
	}
	return out
}

// back is what lines from a state are worth, by their worked weekends and their
// hours in units: what a line still gets after a day, from the last day to the
// first.
func (cr *crowd) back(start int, gains [][]int64, high, most int) []int64 {
	a := cr.line
	cells := (most + 1) * (high + 1)
	after := make([][]int64, a.states[a.days%len(a.states)])
	zero := func() []int64 {
		out := make([]int64, cells)
		for i := range out {
			out[i] = never
		}
		return out
	}
	for s := range after {
		if !a.round || s == start {
			after[s] = zero()
			after[s][0] = 0
		}
	}
	longest := 0 // units after the day, at most
	for day := a.days - 1; day >= 0; day-- {
		now := make([][]int64, a.states[day])
		reach := longest
		for i, e := range a.arcs[day] {
			if after[e.to] == nil || gains[day][i] <= impossible {
				continue
			}
			if now[e.from] == nil {
				now[e.from] = zero()
			}
			units, ends := 0, indicator(e.marked)
			if e.shift != Off {
				units = cr.span.paid[day][e.shift] / cr.unit
			}
			reach = max(reach, min(high, longest+units))
			for n := ends; n <= most; n++ {
				src := after[e.to][(n-ends)*(high+1) : (n-ends+1)*(high+1)]
				dst := now[e.from][n*(high+1) : (n+1)*(high+1)]
				for h := 0; h <= longest && h+units <= high; h++ {
					if v := src[h]; v > never && v+gains[day][i] > dst[h+units] {
						dst[h+units] = v + gains[day][i]
					}
				}
			}
		}
		after, longest = now, reach
	}
	if start >= len(after) || after[start] == nil {
		return zero()
	}
	return after[start]
}
