package bound

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/big"
	"slices"
)

// Question is what a flow bound is asked.
type Question struct {
	Quantity string `json:"quantity"`      // full_time, small_posts, shortage, below_target, posts or share
	Who      string `json:"who,omitempty"` // the attribute of a shortage
	Held     Held   `json:"held"`
	Full     int64  `json:"full,omitempty"`  // of a share: the full-time posts that it is held against,
	Posts    int64  `json:"posts,omitempty"` // of so many
}

// Held is what the tiers above a question have reached, which the question
// holds fixed. The guard on small posts is held only where SmallPosts says so.
type Held struct {
	Shortage   map[string]int `json:"shortage"`              // person-minutes below floor allowed, by attribute; nil: none at all
	FullTime   *int           `json:"full_time,omitempty"`   // at least so many full-time posts
	SmallPosts *int           `json:"small_posts,omitempty"` // at most so many small posts
}

// Point is one place of the frontier: with at most so many small posts, no
// rota has more full-time posts.
type Point struct {
	SmallPosts int
	Possible   bool // some rota may have so few small posts
	FullTime   int
	Raw        float64
	Most       bool // no number of small posts gives more

	// Certificate is of the limit, or, where so few small posts are not possible,
	// of how few are; nil where flow says so without one. It goes into a proof,
	// not into what a comparison keeps of a search.
	Certificate *Certificate `json:"-"`
}

// Attributes gives the attributes of the need, rarest holders first and total
// last: the order in which shortage is fought.
func (f *Flow) Attributes() []string { return f.attributes }

// Shortage gives the fewest person-minutes below floor of an attribute that
// any rota has, or of all together where who is empty, when others have no more
// than what is held. Attributes that are not in held.Shortage are free.
func (f *Flow) Shortage(ctx context.Context, who string, held Held) (Bound, error) {
	if held.Shortage == nil {
		held.Shortage = map[string]int{}
	}
	return f.ask(ctx, Question{Quantity: "shortage", Who: who, Held: held})
}

// FullTime gives the most full-time posts any rota has.
func (f *Flow) FullTime(ctx context.Context, held Held) (Bound, error) {
	return f.ask(ctx, Question{Quantity: "full_time", Held: held})
}

// Share gives the most of posts*F - full*N over all rotas, where F is their
// full-time posts and N their posts. Below 1 it proves that no rota has a
// larger share of full-time posts than full of posts (Dinkelbach 1967).
func (f *Flow) Share(ctx context.Context, full, posts int, held Held) (Bound, error) {
	return f.ask(ctx, Question{Quantity: "share", Held: held, Full: int64(full), Posts: int64(posts)})
}

// FewestPosts gives the fewest posts, full time or not, any rota has.
func (f *Flow) FewestPosts(ctx context.Context, held Held) (Bound, error) {
	return f.ask(ctx, Question{Quantity: "posts", Held: held})
}

// SmallPosts gives the fewest small posts any rota has.
func (f *Flow) SmallPosts(ctx context.Context, held Held) (Bound, error) {
	return f.ask(ctx, Question{Quantity: "small_posts", Held: held})
}

// BelowTarget gives the fewest person-minutes below target, all attributes
// together, that any rota has.
func (f *Flow) BelowTarget(ctx context.Context, held Held) (Bound, error) {
	return f.ask(ctx, Question{Quantity: "below_target", Held: held})
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
		p := Point{SmallPosts: n, Possible: err == nil, FullTime: b.Value, Raw: b.Raw, Certificate: b.Certificate}
		if !p.Possible {
			p.Certificate = f.tooFew(ctx, held, n)
		}
		out = append(out, p)
	}
	return out, nil
}

// tooFew certifies that a rota has more than so many small posts; nil where flow
// does not prove it.
func (f *Flow) tooFew(ctx context.Context, held Held, small int) *Certificate {
	held.SmallPosts = nil
	if b, err := f.SmallPosts(ctx, held); err == nil && b.Value > small {
		return b.Certificate
	}
	return nil
}

// ask answers a question with what HiGHS finds, proven.
func (f *Flow) ask(ctx context.Context, q Question) (Bound, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	q.Held = q.Held.settled(f.attributes)
	gain, err := f.pose(q)
	if err != nil {
		return Bound{}, err
	}
	p, err := f.program.maximum(ctx, f.runner, gain)
	b := f.bound(q, p.limit)
	if err == nil {
		b.Certificate = &Certificate{Question: q, Value: b.Value, Relaxation: f.hash, Step: p.step, Multipliers: p.multipliers}
	}
	return b, err
}

// settled names every attribute whose shortage is held.
func (h Held) settled(attributes []string) Held {
	if h.Shortage == nil {
		h.Shortage = map[string]int{}
		for _, who := range attributes {
			h.Shortage[who] = 0
		}
	}
	return h
}

// pose holds what the question holds, and gives what is to be as large as can be.
func (f *Flow) pose(q Question) (gain []term, err error) {
	for who := range q.Held.Shortage {
		if !slices.Contains(f.attributes, who) {
			return nil, fmt.Errorf("the need does not ask for %q", who)
		}
	}
	p := f.program
	for _, who := range f.attributes {
		p.hold(f.shortRow[who], -unbounded, unbounded)
		if most, named := q.Held.Shortage[who]; named {
			p.hold(f.shortRow[who], -unbounded, int64(most))
		}
	}
	p.hold(f.fullRow, -unbounded, unbounded)
	if n := q.Held.FullTime; n != nil {
		p.hold(f.fullRow, int64(*n), unbounded)
	}
	p.hold(f.smallRow, -unbounded, unbounded)
	if n := q.Held.SmallPosts; n != nil {
		p.hold(f.smallRow, -unbounded, int64(*n))
	}
	switch q.Quantity {
	case "full_time":
		return f.fulls, nil
	case "share":
		if q.Full < 0 || q.Posts < 0 || q.Full > mostPosts || q.Posts > mostPosts {
			return nil, fmt.Errorf("no share is %d of %d posts", q.Full, q.Posts)
		}
		return slices.Concat(times(f.fulls, q.Posts), times(f.posts, -q.Full)), nil
	case "posts":
		return times(f.posts, -1), nil
	case "small_posts":
		return times(f.smalls, -1), nil
	case "shortage":
		if q.Who == "" {
			for _, who := range f.attributes {
				gain = append(gain, times(f.short[who], -1)...)
			}
			return gain, nil
		}
		if slices.Contains(f.attributes, q.Who) {
			return times(f.short[q.Who], -1), nil
		}
		return nil, fmt.Errorf("the need does not ask for %q", q.Who)
	case "below_target":
		for _, who := range f.attributes {
			gain = append(gain, times(f.under[who], -1)...)
		}
		return gain, nil
	}
	return nil, fmt.Errorf("no flow bound is of %q", q.Quantity)
}

// mostPosts is more than any ward has.
const mostPosts = 1 << 20

// tiers are those of a result that questions are about.
var tiers = map[string]int{"shortage": 1, "full_time": 2, "share": 2, "posts": 2, "small_posts": 3, "below_target": 4}

// bound rounds a certified value to the whole number it proves.
func (f *Flow) bound(q Question, most *big.Rat) Bound {
	b := q.bound(most, 1)
	b.Origin, b.Dropped, b.Averaged = ByFlow, f.Dropped, f.Averaged
	return b
}

// bound rounds a certified value to the multiple of a grain that it proves.
func (q Question) bound(most *big.Rat, grain int64) Bound {
	b := Bound{Tier: tiers[q.Quantity], Quantity: q.Quantity, Who: q.Who, Upper: q.Quantity == "full_time" || q.Quantity == "share"}
	if most == nil {
		return b
	}
	// Div rounds towards minus infinity, as an upper limit may.
	by := big.NewInt(grain)
	floor := new(big.Int).Div(most.Num(), new(big.Int).Mul(most.Denom(), by))
	floor.Mul(floor, by)
	b.Raw, _ = most.Float64()
	if !b.Upper {
		b.Raw, floor = -b.Raw, floor.Neg(floor)
		if floor.Sign() < 0 {
			floor.SetInt64(0) // nothing is less than none
		}
	}
	if floor.IsInt64() {
		b.Value = int(floor.Int64())
	} else if b.Upper {
		b.Value = math.MaxInt
	}
	b.Words = inWords(b)
	return b
}

func times(terms []term, by int64) []term {
	out := make([]term, len(terms))
	for i, t := range terms {
		out[i] = term{t.col, t.coef * by}
	}
	return out
}
