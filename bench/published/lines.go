package published

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"heltid/solver/lp"
)

// lines is column generation over whole lines, as bound.Lines is for wards: a
// linear program chooses among the lines made so far, and the best line that is
// missing is made for its prices, person by person. Some people are free; the
// others keep the lines of a roster.
type lines struct {
	in     *Instance
	makers []*lineMaker
	pool   *pool
	who    []int // free

	required []int // by cover: what the others leave
	kept     int   // cost of the others' requests

	runner  *lp.Runner
	rng     *rand.Rand
	model   *lp.Model
	live    *lp.Session
	person  map[int]lp.Row
	cover   []lp.Row
	loose   map[[2]int]lp.Row // by person and shift type
	columns []*column
	added   map[*candidate]bool

	fine   float64 // steps that the unit of a price is cut into
	centre []int64 // prices of the best bound yet
	bound  int64   // in steps; no roster with the others' lines costs less
}

// A column is a candidate in the program.
type column struct {
	*candidate
	at     lp.Col
	uneven float64
}

const (
	priceLimit = 1000 // of a shift beyond a limit that lines do not count
	uneven     = 0.05 // of a line: very many bases are worth the same, and the simplex method loses its way among them
	atATime    = 2    // lines made for a person
	fromPool   = 25   // candidates of each person to begin with
)

func newLines(in *Instance, makers []*lineMaker, p *pool, who []int, from Roster, r *lp.Runner, seed uint64) *lines {
	l := &lines{in: in, makers: makers, pool: p, who: who, runner: r, rng: rand.New(rand.NewPCG(seed, 0)), model: lp.NewModel(),
		person: map[int]lp.Row{}, loose: map[[2]int]lp.Row{}, added: map[*candidate]bool{}, bound: math.MinInt64, fine: fineness(in)}
	inf := math.Inf(1)
	others := newTally(in, from)
	for _, i := range who {
		others.put(i, nil)
		l.person[i] = l.model.Row(1, 1, "")
		for _, s := range makers[i].loose {
			over := l.model.Col(0, inf, priceLimit, "")
			l.loose[[2]int{i, s}] = l.model.Row(math.Inf(-1), float64(makers[i].limit(s)), "", lp.Term{Col: over, Coef: -1})
		}
	}
	for _, cost := range others.request {
		l.kept += cost
	}
	for k, c := range in.Cover {
		left := c.Required - others.there[k]
		l.required = append(l.required, left)
		under, over := l.model.Col(0, inf, float64(c.Under), ""), l.model.Col(0, inf, float64(c.Over), "")
		l.cover = append(l.cover, l.model.Row(float64(left), float64(left), "", lp.Term{Col: under, Coef: 1}, lp.Term{Col: over, Coef: -1}))
	}
	for _, i := range who {
		l.add(p.take(i, from[i]))
		for _, c := range p.nearest(i, fromPool) {
			l.add(c)
		}
	}
	return l
}

func (l *lines) open(ctx context.Context) (err error) {
	l.live, err = l.runner.Open(ctx, l.model)
	return err
}

func (l *lines) close() {
	if l.live != nil {
		l.live.Close()
	}
}

// add takes a candidate into the program, unless it is there.
func (l *lines) add(c *candidate) bool {
	if l.added[c] {
		return false
	}
	l.added[c] = true
	n := &column{candidate: c, uneven: uneven * l.rng.Float64()}
	entries := []lp.Entry{{Row: l.person[c.person], Coef: 1}}
	for i, need := range l.in.Cover {
		if int(c.line[need.Day]) == need.Shift {
			entries = append(entries, lp.Entry{Row: l.cover[i], Coef: 1})
		}
	}
	for _, s := range l.makers[c.person].loose {
		entries = append(entries, lp.Entry{Row: l.loose[[2]int{c.person, s}], Coef: float64(l.in.count(c.line, s))})
	}
	n.at = l.model.AddCol(0, 1, float64(c.cost)+n.uneven, entries...)
	l.columns = append(l.columns, n)
	return true
}

// generate makes lines until none helps, at most so many rounds or so long.
// Between the prices of the best bound and those of the program it goes half the
// way, which settles sooner. It gives nil where ctx ended, or no roster can cost
// less than aim.
func (l *lines) generate(ctx context.Context, rounds, aim int, most time.Duration) (*lp.Solution, error) {
	end := time.Now().Add(most)
	for round := 0; ; round++ {
		sol, err := l.live.Solve(ctx, lp.Params{})
		if err != nil || sol.Stopped || ctx.Err() != nil {
			return nil, err
		}
		if sol.Status != lp.Optimal {
			return nil, fmt.Errorf("the program of lines is %v", sol.Status)
		}
		cost := l.costs(sol)
		enough := max(closeEnough, cost/2000)
		if float64(aim)-cost < 2*enough {
			enough = closest // the bound may prove the best roster
		}
		if round == rounds || time.Now().After(end) || cost-float64(l.bound)/l.fine < enough {
			return sol, nil
		}
		steps := l.steps(sol.RowDual)
		fresh := 0
		if l.centre != nil {
			half := make([]int64, len(steps))
			for i := range half {
				half[i] = (steps[i] + l.centre[i]) / 2
			}
			fresh = l.price(half)
		}
		if fresh <= len(l.who)/3 {
			fresh += l.price(steps)
		}
		if l.least() >= aim {
			return nil, nil
		}
		if fresh == 0 {
			return sol, nil
		}
	}
}

// How near the bound is to come to a program's cost.
const (
	closeEnough = 0.5
	closest     = 0.02
)

// costs is what the program costs without the unevenness of lines.
func (l *lines) costs(sol *lp.Solution) float64 {
	cost := sol.Objective + float64(l.kept)
	for _, c := range l.columns {
		cost -= c.uneven * sol.Col[c.at]
	}
	return cost
}

// surest are the lines to settle on: all that are nearly whole in the program's
// solution, and of the others the largest parts until so many people have one.
func (l *lines) surest(sol *lp.Solution, least int) []*column {
	best := map[int]*column{}
	for _, c := range l.columns {
		if c.lawful && (best[c.person] == nil || sol.Col[c.at] > sol.Col[best[c.person].at]) {
			best[c.person] = c
		}
	}
	var out []*column
	for _, i := range l.who {
		out = append(out, best[i])
	}
	slices.SortStableFunc(out, func(a, b *column) int { return cmp.Compare(sol.Col[b.at], sol.Col[a.at]) })
	n := min(least, len(out))
	for n < len(out) && sol.Col[out[n].at] > 0.97 {
		n++
	}
	return out[:n]
}
