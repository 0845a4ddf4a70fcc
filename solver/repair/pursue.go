package repair

import (
	"context"
	"slices"
	"sync"
	"time"

	"heltid/solver/cpsat"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/search"
)

// pursuit is of one goal: what CP-SAT finds and proves on the whole rota, and
// what others find in parts of it meanwhile.
type pursuit struct {
	*mending
	goal int
	near *search.Neighbourhoods

	mu       sync.Mutex
	best     *rota.Rota // nil: none yet
	worth    int64      // of the best
	solution []int64    // that the best is; nil: it is of an earlier search, or others found it
	bound    int64      // no rota is worth less
	bounded  bool
	end      context.CancelFunc // of the search
	offered  int                // parts
}

// pursue makes a goal small, and says whether that is proven to the end: that
// nothing is less, or that there is no rota at all. Without a rota there is none
// yet.
func (m *mending) pursue(ctx context.Context, b *model.Build, goals []model.Goal, goal int, params cpsat.Params) (p *pursuit, proven bool, err error) {
	p = &pursuit{mending: m, goal: goal, near: search.NewNeighbourhoods(m.Case, uint64(m.Params.Seed), uint64(goal))}
	if value, ok := m.value(m.at.Rota, goal); ok {
		p.best, p.worth = m.at.Rota, value
	}
	ctx, p.end = context.WithCancel(ctx)
	defer p.end()
	of := goals[goal]
	b.Minimize(of)
	defer b.M.ClearObjective()
	var wait sync.WaitGroup
	if m.Others != nil {
		if goal == len(goals)-1 {
			p.near.About = p.changed
		}
		wait.Go(func() { m.Others.Mend(ctx, p.offer, p.answered) })
	}
	r, err := m.Solver.Solve(ctx, b.M, params, func(ev cpsat.Event) {
		p.mu.Lock()
		defer p.mu.Unlock()
		if ev.Solution != nil {
			p.found(b, ev.Solution, of)
		}
		p.above(ev.Bound)
	})
	p.end()
	wait.Wait()
	if err != nil {
		return nil, false, err
	}
	if r.Solution != nil {
		p.found(b, r.Solution, of)
	}
	if r.HasObjective {
		p.above(r.Bound)
	}
	reached := p.best != nil && p.bounded && p.worth <= p.bound
	return p, reached || r.Status == cpsat.Optimal || r.Status == cpsat.Infeasible && p.best == nil, nil
}

// found takes what CP-SAT found.
func (p *pursuit) found(b *model.Build, solution []int64, of model.Goal) {
	if value := of.Value(solution); p.best == nil || value < p.worth {
		p.better(b.Rota(solution), value)
		p.solution = solution
	}
}

// hint has the next goal begin from the best.
func (p *pursuit) hint(b *model.Build) {
	if p.solution == nil {
		b.Hint(p.best)
		return
	}
	b.M.ClearHints()
	b.M.HintSolution(p.solution)
}

// better has a rota as the best.
func (p *pursuit) better(r *rota.Rota, value int64) {
	p.best, p.worth, p.solution = r, value, nil
	if p.On != nil {
		r := p.whole(r)
		p.On(Found{time.Since(p.began), r, missing(p.Case, r), duties(Changes(p.Rota, r))})
	}
	p.reach()
}

// above hears that no rota is worth less. A search whose best is worth that, as
// others found it, has nothing left to do.
func (p *pursuit) above(bound int64) {
	if !p.bounded || bound > p.bound {
		p.bound, p.bounded = bound, true
	}
	p.reach()
}

func (p *pursuit) reach() {
	if p.best != nil && p.bounded && p.worth <= p.bound {
		p.end()
	}
}

// changed are the people whose duties are other than they were.
func (p *pursuit) changed(best *rota.Rota) []int {
	var out []int
	for i, who := range p.Case.People {
		if !slices.Equal(line(best, who.ID).Duties, line(p.Rota, who.ID).Duties) {
			out = append(out, i)
		}
	}
	return out
}

// value is what a rota is worth by a goal.
func (m *mending) value(r *rota.Rota, goal int) (value int64, ok bool) {
	if r == nil {
		return 0, false
	}
	fixed := model.Scope{People: make([]bool, len(m.Case.People)), Rota: r}
	return m.goals(model.New(m.Case, rule.Terms(m.Case), model.Options{Bend: m.at.Bend, Scope: fixed}))[goal].Fixed()
}
