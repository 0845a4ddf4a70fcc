package bound

import (
	"context"
	"fmt"
	"math"

	"heltid/solver/lp"
)

// program is a linear program in whole numbers, so that what HiGHS finds in
// doubles can be proven again exactly: see limit.
type program struct {
	model  *lp.Model
	lo, hi []int64 // of columns, always finite
	rows   []programRow
	cuts   []cut
	live   *lp.Session
}

type programRow struct {
	lo, hi int64 // unbounded below or above: -unbounded, unbounded
	terms  []term
	held   bool // its bounds are a question's
}

type term struct {
	col  lp.Col
	coef int64
}

// A cut is columns, each at least 0, whose sum never passes that of another:
// the duties of a day and the people who have them.
type cut struct {
	parts []lp.Col
	whole lp.Col
}

const unbounded = math.MaxInt64

func newProgram() *program { return &program{model: lp.NewModel()} }

// col adds a column. HiGHS is not told the upper bound of the part of a cut,
// which other rows imply.
func (p *program) col(lo, hi int64, name string) lp.Col {
	p.lo, p.hi = append(p.lo, lo), append(p.hi, hi)
	return p.model.Col(float64(lo), float64(hi), 0, name)
}

func (p *program) part(hi int64) lp.Col {
	p.lo, p.hi = append(p.lo, 0), append(p.hi, hi)
	return p.model.Col(0, math.Inf(1), 0, "")
}

// row adds a row, divided by the greatest common divisor of its numbers.
func (p *program) row(lo, hi int64, name string, terms ...term) lp.Row {
	return p.scaled(lo, hi, name, terms...).row
}

// scaled adds a row, and tells what it was divided by.
func (p *program) scaled(lo, hi int64, name string, terms ...term) scaledRow {
	g := int64(0)
	for _, t := range terms {
		g = gcd(g, t.coef)
	}
	for _, b := range []int64{lo, hi} {
		if b != unbounded && b != -unbounded {
			g = gcd(g, b)
		}
	}
	r := programRow{lo: lo, hi: hi, terms: make([]term, len(terms))}
	out := make([]lp.Term, len(terms))
	for i, t := range terms {
		r.terms[i] = term{t.col, t.coef / max(g, 1)}
		out[i] = lp.Term{Col: t.col, Coef: float64(r.terms[i].coef)}
	}
	if lo != -unbounded {
		r.lo = lo / max(g, 1)
	}
	if hi != unbounded {
		r.hi = hi / max(g, 1)
	}
	p.rows = append(p.rows, r)
	return scaledRow{p.model.Row(double(r.lo), double(r.hi), name, out...), float64(max(g, 1))}
}

// held adds a row whose bounds questions set: its numbers stay as they are.
func (p *program) held(name string, terms ...term) lp.Row {
	out := make([]lp.Term, len(terms))
	for i, t := range terms {
		out[i] = lp.Term{Col: t.col, Coef: float64(t.coef)}
	}
	p.rows = append(p.rows, programRow{-unbounded, unbounded, terms, true})
	return p.model.Row(math.Inf(-1), math.Inf(1), name, out...)
}

func (p *program) hold(r lp.Row, lo, hi int64) {
	p.rows[r].lo, p.rows[r].hi = lo, hi
	p.model.SetRowBounds(r, double(lo), double(hi))
}

func double(v int64) float64 {
	switch v {
	case unbounded:
		return math.Inf(1)
	case -unbounded:
		return math.Inf(-1)
	}
	return float64(v)
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, -a)
}

// costs are what the terms sum up, by column.
func (p *program) costs(terms []term) []int64 {
	cost := make([]int64, len(p.lo))
	for _, t := range terms {
		cost[t.col] += t.coef
	}
	return cost
}

// maximum gives an upper limit on the sum of the terms, proven in whole numbers.
func (p *program) maximum(ctx context.Context, r *lp.Runner, terms []term) (proof, error) {
	cost := p.costs(terms)
	sol, err := p.solve(ctx, r, cost)
	if err != nil {
		return proof{}, err
	}
	return p.rounded(cost, sol.RowDual), nil
}

// solve makes the costs as large as can be.
func (p *program) solve(ctx context.Context, r *lp.Runner, cost []int64) (*lp.Solution, error) {
	p.model.Maximize()
	for j, c := range cost {
		p.model.SetCost(lp.Col(j), float64(c))
	}
	if p.live == nil {
		s, err := r.Open(context.WithoutCancel(ctx), p.model)
		if err != nil {
			return nil, err
		}
		p.live = s
	}
	sol, err := p.live.Solve(ctx, lp.Params{})
	if err := unanswered(ctx, sol, err); err != nil {
		return nil, err
	}
	if len(sol.RowDual) != len(p.rows) {
		return nil, fmt.Errorf("%w: HiGHS ended %v without duals", ErrUndecided, sol.Status)
	}
	return sol, nil
}

// unanswered is why a solve gave no best solution; nil where it did.
func unanswered(ctx context.Context, sol *lp.Solution, err error) error {
	switch {
	case err != nil:
		return err
	case sol.Stopped:
		return ctx.Err()
	case sol.Status == lp.Infeasible:
		return ErrInfeasible
	case sol.Status != lp.Optimal:
		return fmt.Errorf("%w: HiGHS ended %v", ErrUndecided, sol.Status)
	}
	return nil
}

func (p *program) close() {
	if p.live != nil {
		p.live.Close()
		p.live = nil
	}
}
