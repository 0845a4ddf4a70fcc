package bound

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"time"

	"heltid/solver/ward"
)

// Elsewhere has other processes answer questions until ctx ends. next gives one,
// nil where there is none just then; done takes the answer that a Pricing there
// gave to it, or none.
type Elsewhere func(ctx context.Context, next func() []byte, done func(answer []byte))

// Share has kinds priced by others too, where that takes longer than the trip: to
// ask them and be answered, beside the work itself. Nobody waits for them: what
// has no answer yet is priced here, and the lines are the same.
func (l *Lines) Share(with Elsewhere, trip time.Duration) { l.elsewhere, l.trip = with, trip }

// A pricingQuestion is for the lines of some kinds at the prices of a round.
type pricingQuestion struct {
	Repeated bool   `json:"repeated"` // of lines that come again
	Kinds    []int  `json:"kinds"`    // in the order of the lines
	Prices   prices `json:"prices"`
	Most     int    `json:"most"`
	Turn     int    `json:"turn"`
}

// A pricingAnswer has the lines of the kinds in the question, kind by kind.
type pricingAnswer struct {
	Kinds []int        `json:"kinds"`
	Lines [][]lineMade `json:"lines"`
}

type lineMade struct {
	Group int       `json:"group"` // of the kind
	Size  ward.Size `json:"size"`
	Units int       `json:"units"`
	Line  []int     `json:"line"` // shift type by day, Off
}

// Pricing answers the questions of another process about the same case.
type Pricing struct{ whole, repeated *Lines }

// NewPricing states what lines are priced by, unless ctx ends first.
func NewPricing(ctx context.Context, c *ward.Case, t *ward.Terms) (*Pricing, error) {
	lines, err := stateLines(ctx, c, t, 0, whole)
	if err != nil {
		return nil, err
	}
	again, err := stateLines(ctx, c, t, 0, repeated)
	return &Pricing{lines, again}, err
}

// Answer prices what a question asks for. It may be asked several at a time.
func (p *Pricing) Answer(ctx context.Context, question []byte) ([]byte, error) {
	var q pricingQuestion
	if err := json.Unmarshal(question, &q); err != nil {
		return nil, err
	}
	l := p.whole
	if q.Repeated {
		l = p.repeated
	}
	if len(q.Prices) != l.model.NumRows() || slices.ContainsFunc(q.Kinds, func(k int) bool { return k < 0 || k >= len(l.kinds) }) {
		return nil, fmt.Errorf("the prices of %d rows are of another case than this, which has %d", len(q.Prices), l.model.NumRows())
	}
	a := pricingAnswer{q.Kinds, make([][]lineMade, len(q.Kinds))}
	inParallel(len(q.Kinds), func(i int) {
		k := l.kinds[q.Kinds[i]]
		for _, n := range l.priceKind(ctx, k, q.Prices, q.Most, q.Turn) {
			made := lineMade{Group: slices.Index(k.groups, n.group), Size: n.size, Units: n.units}
			for _, shift := range n.line {
				made.Line = append(made.Line, int(shift))
			}
			a.Lines[i] = append(a.Lines[i], made)
		}
	})
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return json.Marshal(a)
}

// inParallel does so many things, two at a time.
func inParallel(n int, do func(i int)) {
	var wait sync.WaitGroup
	slots := make(chan struct{}, pricedAtOnce)
	for i := range n {
		wait.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			do(i)
		})
	}
	wait.Wait()
}

// pricedAtOnce is how many kinds a process prices at once.
const pricedAtOnce = 2

// A round has each kind priced once: here from the first on, elsewhere from the
// last, until they meet.
type round struct {
	*Lines
	y          prices
	most, turn int

	mu   sync.Mutex
	at   []roundKind
	over bool
}

// A roundKind is how far a kind is in a round.
type roundKind struct {
	here, out, done bool
	found           []priced
	end             context.CancelFunc // of the pricing here
}

// price finds, for each group, lines that pay more than they cost at the
// prices: the best of each group from each state a line can begin in whose turn
// it is, best first, at most so many a group; fewer where ctx ends first.
func (l *Lines) price(ctx context.Context, y prices, most, turn int) []priced {
	r := &round{Lines: l, y: y, most: most, turn: turn, at: make([]roundKind, len(l.kinds))}
	asking, end := context.WithCancel(ctx)
	defer end()
	if l.elsewhere != nil && r.open() > 2*l.trip {
		l.asking.Go(func() { l.elsewhere(asking, r.next, r.answered) })
	}
	inParallel(pricedAtOnce, func(int) { r.work(ctx) })
	r.mu.Lock()
	defer r.mu.Unlock()
	r.over = true
	var out []priced
	for _, k := range r.at {
		out = append(out, k.found...)
	}
	return out
}

// work prices kinds here until none is left.
func (r *round) work(ctx context.Context) {
	for {
		i, of := r.take(ctx)
		if i < 0 {
			return
		}
		began := time.Now()
		found := r.priceKind(of, r.kinds[i], r.y, r.most, r.turn)
		r.mu.Lock()
		if k := &r.at[i]; of.Err() == nil {
			k.done, k.found = true, found
			r.took[r.turn][i] = time.Since(began)
		}
		r.at[i].end()
		r.mu.Unlock()
	}
}

// take gives a kind to price here, first those that nobody else has; -1 where
// none is left.
func (r *round) take(ctx context.Context) (int, context.Context) {
	r.mu.Lock()
	defer r.mu.Unlock()
	free := func(k roundKind) bool { return !k.here && !k.done && !k.out }
	i := slices.IndexFunc(r.at, free)
	for j := len(r.at) - 1; j >= 0 && i < 0; j-- {
		if k := r.at[j]; !k.here && !k.done {
			i = j
		}
	}
	if i < 0 || ctx.Err() != nil {
		return -1, nil
	}
	r.at[i].here = true
	ctx, r.at[i].end = context.WithCancel(ctx)
	return i, ctx
}

// open is how long kinds that nobody has will take here, one after the other, as
// far as is known from rounds before.
func (r *round) open() time.Duration {
	sum := time.Duration(0)
	for i, k := range r.at {
		if !k.here && !k.out {
			sum += r.took[r.turn][i]
		}
	}
	return sum
}

// next gives others a part of what is left, the last kinds first: less each
// time, so that all are done at once, but never what takes no longer than to ask.
func (r *round) next() []byte {
	r.mu.Lock()
	defer r.mu.Unlock()
	size, q := max(r.trip, r.open()/3), pricingQuestion{Repeated: r.form == repeated, Prices: r.y, Most: r.most, Turn: r.turn}
	if r.over || size == 0 || r.open() < size {
		return nil
	}
	for i := len(r.at) - 1; i >= 0 && size > 0; i-- {
		if k := &r.at[i]; !k.here && !k.out {
			k.out, size = true, size-r.took[r.turn][i]
			q.Kinds = append(q.Kinds, i)
		}
	}
	question, err := json.Marshal(q)
	if err != nil {
		return nil // prices without end: nobody can be asked
	}
	return question
}

// answered takes the lines that others made, if they are lines.
func (r *round) answered(answer []byte) {
	var a pricingAnswer
	if json.Unmarshal(answer, &a) != nil || len(a.Kinds) != len(a.Lines) {
		return
	}
	for n, i := range a.Kinds {
		if i < 0 || i >= len(r.at) {
			return
		}
		var found []priced
		for _, made := range a.Lines[n] {
			p, ok := r.holds(r.kinds[i], made)
			if !ok {
				return
			}
			found = append(found, p)
		}
		r.mu.Lock()
		if k := &r.at[i]; !k.done && !r.over {
			k.done, k.found = true, found
			if k.end != nil {
				k.end()
			}
		}
		r.mu.Unlock()
	}
}

// holds tells whether something is a line of the kind, and what it gains.
func (r *round) holds(k *lineKind, made lineMade) (priced, bool) {
	if made.Group < 0 || made.Group >= len(k.groups) || len(made.Line) != k.line.days {
		return priced{}, false
	}
	g, f := k.groups[made.Group], fit{made.Units, made.Size}
	out := priced{column: &column{group: g, size: f.size, units: f.units}}
	units := 0
	for day, shift := range made.Line {
		if shift != Off && !slices.Contains(k.may[day], shift) {
			return priced{}, false
		}
		if shift != Off {
			units += k.span.paid[day][shift] / k.unit
			out.gain += r.y.of(k.part, k.needs[duty{day, shift}]...)
		}
		out.line = append(out.line, int8(shift))
	}
	out.gain += r.bonus(g, f)
	return out, units == f.units && g.offers(f) && k.line.runs(out.line, k.starts)
}

// bonus is what size and hours of a line are worth at the prices.
func (r *round) bonus(g *postGroup, f fit) int64 {
	return steps(r.beside(g, f, r.y))
}
