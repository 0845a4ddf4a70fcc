package bound

import (
	"cmp"
	"context"
	"math"
	"slices"

	"heltid/solver/lp"
)

// Prices are moved as the volume algorithm moves them (Barahona and Anbil 2000):
// from the best prices there are, against what the lines of the last prices,
// averaged, have too much or too little of. Each try proves a limit.
const (
	fresh      = 0.1  // of the average is the last try
	boldest    = 1.0  // of the step that would reach the aim if nothing bent
	timid      = 0.01 // the first step
	failures   = 8    // in a row, and steps get shorter
	giveUp     = 120  // tries without a gain
	aimFor     = 0.02 // of the limit, or the next whole number, is the way to go
	noticeable = 1e-4 // of the way to that
)

// from is flow's prices, for rows that whole lines have too. Those of an
// averaged week are for all its weeks together.
func (a *asking) from(f *Flow, c *Certificate) []float64 {
	y := make([]float64, len(a.rows))
	price := func(r lp.Row) float64 { return math.Ldexp(float64(c.Multipliers[r]), -int(c.Step)) }
	take := func(row int, r scaledRow) {
		if row >= 0 && r.by > 0 {
			y[row] = price(r.row) / r.by
		}
	}
	take(a.wholes.budget, f.rows.budget)
	take(a.wholes.educated, f.rows.educated)
	take(a.wholes.share, f.rows.share)
	for _, cr := range a.crowds {
		take(cr.credit, f.rows.credit[cr.People[0].ID])
		take(cr.awake, f.rows.awake[cr.People[0].ID])
	}
	y[a.fullRow], y[a.smallRow] = price(f.fullRow), price(f.smallRow)
	for _, gaps := range a.gaps {
		for _, g := range gaps {
			if r, ok := f.rows.needs[g.name]; ok {
				y[g.row] = price(r) / float64(f.span.repeat)
			}
		}
	}
	return y
}

// A try is prices, and the lines that are best at them.
type try struct {
	y       []float64
	limit   float64
	present []float64 // by row: what the lines and missing heads come to
}

// ascend moves prices until nothing is gained, or done says so of a better try.
func (a *asking) ascend(ctx context.Context, y []float64, done func(*try) (bool, error)) error {
	scale, most := a.scales()
	for r := range y {
		y[r] = a.lean(r, y[r], most[r])
	}
	best := a.try(ctx, y, false)
	if best == nil {
		return nil
	}
	mean := slices.Clone(best.present)
	boldness, failed, idle := timid, 0, 0
	for end, err := done(best); !end && err == nil && ctx.Err() == nil; {
		t := (*try)(nil)
		if idle == giveUp { // the last thing that can help: lines that end as they began
			t = a.try(ctx, best.y, true)
		} else if next, ok := a.next(best, mean, boldness, scale, most); ok {
			t = a.try(ctx, next, false)
		}
		if t == nil {
			return nil
		}
		gain := best.limit - t.limit
		switch {
		case idle == giveUp:
			_, err := done(t)
			return err
		case gain > 0:
			if gain > noticeable*a.way(best.limit) {
				idle = -1
			}
			best, failed, boldness = t, 0, min(boldness*1.2, boldest)
			end, err = done(best)
		default:
			if failed++; failed == failures {
				failed, boldness = 0, boldness/2
			}
		}
		idle++
		for r := range mean {
			mean[r] += fresh * (t.present[r] - mean[r])
		}
	}
	return nil
}

// next is the prices to try after the best, against what there is too much or
// too little of in the mean; false where that is nothing.
func (a *asking) next(best *try, mean []float64, boldness float64, scale, most []float64) ([]float64, bool) {
	way, norm := make([]float64, len(mean)), 0.0
	for r := range mean {
		g := (a.side(r, best.y[r]) - mean[r]) * scale[r]
		d := -g * scale[r]
		if g == 0 || a.lean(r, best.y[r]+1e-9*d, most[r]) == best.y[r] {
			continue
		}
		way[r], norm = d, norm+g*g
	}
	if norm == 0 {
		return nil, false
	}
	length := boldness * a.way(best.limit) / norm
	for r := range way {
		way[r] = a.lean(r, best.y[r]+length*way[r], most[r])
	}
	return way, true
}

// way is how far it is to a limit that would be news.
func (a *asking) way(limit float64) float64 {
	if len(a.counts) == 0 {
		return max(limit-math.Ceil(limit)+1.001, aimFor*math.Abs(limit))
	}
	return max(float64(a.grain()), aimFor*math.Abs(limit))
}

// value is what a limit comes to in whole numbers, as far as doubles can say.
func (a *asking) value(limit float64) int {
	if a.worth.full > 0 {
		return int(math.Floor(limit + 1e-6))
	}
	grain := float64(a.grain())
	return int(math.Ceil(-limit/grain-1e-6) * grain)
}

// side is what a row is held to at a price.
func (a *asking) side(r int, y float64) float64 {
	row := a.rows[r]
	switch {
	case row.hi == unbounded && row.lo == -unbounded:
		return 0
	case row.hi == unbounded || y < 0 && row.lo != -unbounded:
		return float64(row.lo)
	}
	return float64(row.hi)
}

// lean puts a price on the side that its row allows.
func (a *asking) lean(r int, y, most float64) float64 {
	if a.rows[r].lo == -unbounded {
		y = max(y, 0)
	}
	if a.rows[r].hi == unbounded {
		y = min(y, 0)
	}
	return max(-most, min(most, y))
}

// scales makes prices of rows comparable, and says how dear each may be. Rows
// of what is missing have the best price at any prices of the others; see try.
func (a *asking) scales() (scale, most []float64) {
	scale, most = make([]float64, len(a.rows)), make([]float64, len(a.rows))
	for r := range scale {
		scale[r], most[r] = 1, math.Inf(1)
	}
	for _, cr := range a.crowds {
		for _, g := range cr.crews {
			for _, fits := range g.fits {
				for _, f := range fits {
					for _, e := range f.entries {
						scale[e.row] = min(scale[e.row], 1/math.Abs(float64(e.coef)))
					}
				}
			}
		}
		if cr.awake >= 0 {
			scale[cr.awake] = 1.0 / 2016 / float64(a.c.Dates.Weeks)
		}
	}
	for who, gaps := range a.gaps {
		_, held := a.q.Held.Shortage[who]
		for _, g := range gaps {
			switch {
			case held:
			case a.counts[who]:
				most[g.row] = float64(g.minutes)
			default:
				most[g.row] = 0
			}
		}
		most[a.shortRow[who]] = 0
	}
	return scale, most
}

// try finds what prices prove and the lines that do; nil where ctx ends first.
func (a *asking) try(ctx context.Context, y []float64, closed bool) *try {
	multipliers := a.rounded(y)
	found := a.price(ctx, a.worth, wholeStep, multipliers, closed)
	if found == nil {
		return nil
	}
	t := &try{y: y, present: make([]float64, len(y))}
	for i, cr := range a.crowds {
		for _, n := range found[i] {
			if n.fit == nil || !n.group.must && n.gain <= 0 {
				continue
			}
			many := float64(len(n.group.people))
			t.limit += many * math.Ldexp(float64(n.gain), -wholeStep)
			for _, e := range n.fit.entries {
				t.present[e.row] += many * float64(e.coef)
			}
			for day, shift := range n.line {
				if shift >= 0 {
					cr.count(t.present, many, day, int(shift), n.fit.class)
				}
			}
		}
	}
	for r, v := range y {
		if v != 0 {
			t.limit += v * a.side(r, v)
		}
	}
	for _, who := range a.attributes {
		a.missing(who, t)
	}
	return t
}

// count counts a duty of so many in the rows it is in.
func (cr *crowd) count(present []float64, many float64, day, shift int, cl class) {
	for _, r := range cr.needs[duty{day, shift}] {
		present[r] += many
	}
	if cl == credited {
		present[cr.credit] += many * float64(12*int64(cr.span.paid[day][shift])+cr.span.credit(day, shift))
		if cr.awake >= 0 {
			present[cr.awake] += many * float64(cr.byDay(day, shift))
		}
	}
}

// missing gives an attribute's row of what may be missing its best price, and
// adds what it and the missing heads come to.
func (a *asking) missing(who string, t *try) {
	gaps, price := a.gaps[who], float64(indicator(a.counts[who]))
	allowed, held := a.q.Held.Shortage[who]
	dear := func(g gap) float64 { return -t.y[g.row]/float64(g.minutes) - price }
	order := slices.Clone(gaps)
	slices.SortStableFunc(order, func(x, y gap) int { return cmp.Compare(dear(y), dear(x)) })
	more, left := 0.0, float64(allowed)
	for _, g := range order {
		over, full := dear(g), float64(g.heads*g.minutes)
		if over <= 0 {
			break
		}
		heads := float64(g.heads)
		if held && full > left { // from here on it would be too much
			if more == 0 {
				more = over
			}
			heads = left / float64(g.minutes)
		}
		left -= heads * float64(g.minutes)
		t.present[g.row] += heads
		t.limit += heads * (-t.y[g.row] - price*float64(g.minutes))
	}
	t.y[a.shortRow[who]] = more // of which the heads above are already counted
}
