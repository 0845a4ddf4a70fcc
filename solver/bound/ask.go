package bound

import (
	"context"
	"errors"
	"math/big"
)

// Held is what the tiers above a question have reached, which the question
// holds fixed. The guard on small posts is held only where SmallPosts says so.
type Held struct {
	Shortage   map[string]int // person-minutes below floor allowed, by attribute; nil: none at all
	FullTime   *int           // at least so many full-time posts
	SmallPosts *int           // at most so many small posts
}

// Point is one place of the frontier: with at most so many small posts, no
// rota has more full-time posts.
type Point struct {
	SmallPosts int
	Possible   bool // some rota may have so few small posts
	FullTime   int
	Raw        float64
}

// Attributes gives the attributes of the need, rarest holders first and total
// last: the order in which shortage is fought.
func (f *Flow) Attributes() []string { return f.attributes }

// Shortage gives the fewest person-minutes below floor of an attribute that
// any rota has, when others have no more than what is held. Attributes that
// are not in held.Shortage are free.
func (f *Flow) Shortage(ctx context.Context, who string, held Held) (Bound, error) {
	v, err := f.ask(ctx, held, true, negative(f.short[who]))
	return f.bound(Bound{Tier: 1, Quantity: "shortage", Who: who}, v), err
}

// FullTime gives the most full-time posts any rota has.
func (f *Flow) FullTime(ctx context.Context, held Held) (Bound, error) {
	v, err := f.ask(ctx, held, false, f.fulls)
	return f.bound(Bound{Tier: 2, Quantity: "full_time", Upper: true}, v), err
}

// Share gives the most of posts*F - full*N over all rotas, where F is their
// full-time posts and N their posts. Below 1 it proves that no rota has a
// larger share of full-time posts than full of posts (Dinkelbach 1967).
func (f *Flow) Share(ctx context.Context, full, posts int, held Held) (Bound, error) {
	var gain []term
	for _, t := range f.fulls {
		gain = append(gain, term{t.col, t.coef * int64(posts)})
	}
	for _, t := range f.posts {
		gain = append(gain, term{t.col, -t.coef * int64(full)})
	}
	v, err := f.ask(ctx, held, false, gain)
	return f.bound(Bound{Tier: 2, Quantity: "share", Upper: true}, v), err
}

// FewestPosts gives the fewest posts, full time or not, any rota has.
func (f *Flow) FewestPosts(ctx context.Context, held Held) (Bound, error) {
	v, err := f.ask(ctx, held, false, negative(f.posts))
	return f.bound(Bound{Tier: 2, Quantity: "posts"}, v), err
}

// SmallPosts gives the fewest small posts any rota has.
func (f *Flow) SmallPosts(ctx context.Context, held Held) (Bound, error) {
	v, err := f.ask(ctx, held, false, negative(f.smalls))
	return f.bound(Bound{Tier: 3, Quantity: "small_posts"}, v), err
}

// BelowTarget gives the fewest person-minutes below target, all attributes
// together, that any rota has.
func (f *Flow) BelowTarget(ctx context.Context, held Held) (Bound, error) {
	var cost []term
	for _, who := range f.attributes {
		cost = append(cost, negative(f.under[who])...)
	}
	v, err := f.ask(ctx, held, false, cost)
	return f.bound(Bound{Tier: 4, Quantity: "below_target"}, v), err
}

// Frontier gives the most full-time posts at each number of small posts.
func (f *Flow) Frontier(ctx context.Context, held Held, smallPosts ...int) ([]Point, error) {
	var out []Point
	for _, n := range smallPosts {
		held.SmallPosts = &n
		b, err := f.FullTime(ctx, held)
		if err != nil && !errors.Is(err, ErrInfeasible) {
			return out, err
		}
		out = append(out, Point{n, err == nil, b.Value, b.Raw})
	}
	return out, nil
}

// ask maximises the terms with the tiers above held.
func (f *Flow) ask(ctx context.Context, held Held, others bool, gain []term) (*big.Rat, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	p := f.program
	for _, who := range f.attributes {
		most, named := held.Shortage[who]
		switch {
		case named || !others && held.Shortage == nil:
			p.hold(f.shortRow[who], -unbounded, int64(most))
		default:
			p.hold(f.shortRow[who], -unbounded, unbounded)
		}
	}
	p.hold(f.fullRow, -unbounded, unbounded)
	if held.FullTime != nil {
		p.hold(f.fullRow, int64(*held.FullTime), unbounded)
	}
	p.hold(f.smallRow, -unbounded, unbounded)
	if held.SmallPosts != nil {
		p.hold(f.smallRow, -unbounded, int64(*held.SmallPosts))
	}
	return p.maximum(ctx, f.runner, gain)
}

// bound rounds a certified value to the whole number it proves.
func (f *Flow) bound(b Bound, most *big.Rat) Bound {
	b.Origin, b.Dropped, b.Averaged = ByFlow, f.Dropped, f.Averaged
	if most == nil {
		return b
	}
	// Div rounds towards minus infinity, as an upper limit may.
	floor := new(big.Int).Div(most.Num(), most.Denom()).Int64()
	b.Raw, _ = most.Float64()
	b.Value = int(floor)
	if !b.Upper {
		b.Raw, b.Value = -b.Raw, max(0, int(-floor))
	}
	b.Words = inWords(b)
	return b
}

func negative(terms []term) []term {
	out := make([]term, len(terms))
	for i, t := range terms {
		out[i] = term{t.col, -t.coef}
	}
	return out
}
