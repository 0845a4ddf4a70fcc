package bound

import (
	"context"
	"fmt"
	"math"
	"math/big"
	"slices"
)

// Limit answers a question as flow has answered it, with whole lines: it begins
// at flow's prices and moves them as long as that gains something, until ctx
// ends or the limit is as tight as enough, which a rota has. It calls better for
// each limit that is tighter than flow's and those before, proven as Prove
// proves it.
func (w *Whole) Limit(ctx context.Context, f *Flow, flow Bound, enough int, better func(Bound)) error {
	if flow.Certificate == nil {
		return nil // no prices to begin from
	}
	a, err := w.pose(flow.Certificate.Question)
	if err != nil {
		return err
	}
	told := flow.Value
	news := func(t *try) error {
		v := a.value(t.limit)
		if !a.tighter(v, told) {
			return nil
		}
		multipliers := a.rounded(t.y)
		most, err := a.limit(ctx, wholeStep, multipliers)
		if err != nil {
			return err
		}
		if b := a.bound(most); a.tighter(b.Value, told) {
			b.Certificate = &Certificate{Question: a.q, Value: b.Value, Relaxation: w.hash, Of: ByLines, Step: wholeStep, Multipliers: multipliers}
			told = b.Value
			better(b)
		}
		return nil
	}
	err = a.ascend(ctx, a.from(f, flow.Certificate), func(t *try) (bool, error) {
		err := news(t)
		return !a.tighter(enough, told), err
	})
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// tighter tells whether one limit says more than another.
func (a *asking) tighter(limit, than int) bool {
	if a.worth.full > 0 {
		return limit < than
	}
	return limit > than
}

// Prove prices the certificate's multipliers again, over every line of
// everybody, in whole numbers; see Flow.Prove.
func (w *Whole) Prove(c Certificate) (Bound, error) {
	switch {
	case c.Of != ByLines || c.Relaxation != w.hash || len(c.Multipliers) != len(w.program.rows):
		return Bound{}, ErrOtherRelaxation
	case c.Step > fineStep:
		return Bound{}, fmt.Errorf("the certificate's step is %d, not 0 to %d", c.Step, fineStep)
	}
	a, err := w.pose(c.Question)
	if err != nil {
		return Bound{}, err
	}
	most, err := a.limit(context.Background(), c.Step, c.Multipliers)
	if err != nil {
		return Bound{}, err
	}
	return a.bound(most), nil
}

// asking is one question.
type asking struct {
	*Whole
	q      Question
	worth  worth
	counts map[string]bool // whose missing minutes are asked for
	rows   []programRow    // as the question holds them
}

func (w *Whole) pose(q Question) (*asking, error) {
	a := &asking{Whole: w, q: q, counts: map[string]bool{}, rows: slices.Clone(w.program.rows)}
	switch q.Quantity {
	case "full_time":
		a.worth.full = 1
	case "small_posts":
		a.worth.small = -1
	case "shortage":
		for _, who := range w.attributes {
			a.counts[who] = q.Who == who || q.Who == ""
		}
		if !a.counts[q.Who] && q.Who != "" {
			return nil, fmt.Errorf("the need does not ask for %q", q.Who)
		}
	default:
		return nil, fmt.Errorf("no bound from whole lines is of %q", q.Quantity)
	}
	for who, most := range q.Held.Shortage {
		r, ok := w.shortRow[who]
		if !ok {
			return nil, fmt.Errorf("the need does not ask for %q", who)
		}
		a.rows[r].hi = int64(most)
	}
	if n := q.Held.FullTime; n != nil {
		a.rows[w.fullRow].lo = int64(*n)
	}
	if n := q.Held.SmallPosts; n != nil {
		a.rows[w.smallRow].hi = int64(*n)
	}
	return a, nil
}

// costs are those of the columns that are no lines.
func (a *asking) costs() []int64 {
	out := make([]int64, len(a.program.lo))
	for who, counts := range a.counts {
		for _, g := range a.gaps[who] {
			if counts {
				out[g.missing] = -g.minutes
			}
		}
	}
	return out
}

// limit is what the multipliers prove: what the rows and the columns that are no
// lines come to, and everybody's best line.
func (a *asking) limit(ctx context.Context, step uint, multipliers []int64) (*big.Rat, error) {
	p := program{lo: a.program.lo, hi: a.program.hi, rows: a.rows}
	out := p.limit(a.costs(), step, multipliers)
	sum := new(big.Int)
	y := slices.Clone(multipliers)
	for r := range y { // a row that is open on the side its multiplier leans on is left out
		if y[r] > 0 && a.rows[r].hi == unbounded || y[r] < 0 && a.rows[r].lo == -unbounded {
			y[r] = 0
		}
	}
	best, err := a.best(ctx, step, y)
	if err != nil {
		return nil, err
	}
	for _, v := range best {
		sum.Add(sum, big.NewInt(v))
	}
	return out.Add(out, new(big.Rat).SetFrac(sum, new(big.Int).Lsh(big.NewInt(1), step))), nil
}

// bound rounds what is proven to what can happen.
func (a *asking) bound(most *big.Rat) Bound {
	b := a.q.bound(most, a.grain())
	b.Origin, b.Dropped, b.Averaged = ByLines, a.Dropped, a.Averaged
	return b
}

// grain is what every value of the goal is a multiple of.
func (a *asking) grain() int64 {
	grain := int64(0)
	for who, counts := range a.counts {
		for _, g := range a.gaps[who] {
			if counts {
				grain = gcd(grain, g.minutes)
			}
		}
	}
	return max(grain, 1)
}

// rounded is prices in multiples of 2^-wholeStep.
func (a *asking) rounded(y []float64) []int64 {
	out := make([]int64, len(y))
	for r, v := range y {
		out[r] = int64(math.Round(math.Ldexp(v, wholeStep)))
	}
	return out
}

// wholeStep is how finely prices are rounded.
const wholeStep = 30
