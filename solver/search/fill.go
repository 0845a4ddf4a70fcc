package search

import (
	"context"
	"slices"
	"time"

	"heltid/solver/cpsat"
	"heltid/solver/model"
	"heltid/solver/rota"
)

// fill makes a first rota a few people at a time: each group takes what need
// the ones before it have left. People with the scarcest competence come
// first. What the whole rota asks may still be broken, which is counted.
func (e *engine) fill(ctx context.Context) (*rota.Rota, error) {
	r := &rota.Rota{Ward: e.c.Ward.Name, Model: e.c.Model.ID, Run: e.c.Run, Start: e.c.Dates.Start, Weeks: e.c.Dates.Weeks}
	for _, p := range e.c.People {
		l := rota.Line{Person: p.ID}
		if !p.Optional() {
			l.Size = *p.Size.Min
		}
		r.Lines = append(r.Lines, l)
	}
	r.Sort()
	for group := range slices.Chunk(e.scarcestFirst(), groupSize) {
		n, err := e.improve(ctx, r, group, e.slice(len(e.c.People)/groupSize))
		if err != nil {
			return nil, err
		}
		if n == nil {
			return nil, nil // this group has no lines at all, or the time is out
		}
		r = n
	}
	return r, nil
}

// groupSize is how many people are freed at a time when a rota is filled: few
// enough that CP-SAT solves them in moments.
const groupSize = 5

func (e *engine) scarcestFirst() []int {
	rank := func(i int) int {
		p := e.c.People[i]
		for k, who := range e.c.Scarce() {
			if e.c.Has(p, who, e.c.Dates.Start) {
				return k
			}
		}
		return len(e.c.People)
	}
	order := make([]int, len(e.c.People))
	ranks := make([]int, len(e.c.People))
	for i := range order {
		order[i], ranks[i] = i, rank(i)
	}
	slices.SortStableFunc(order, func(a, b int) int { return ranks[a] - ranks[b] })
	return order
}

// slice is the time one group may take.
func (e *engine) slice(groups int) time.Duration {
	left, ends := e.left()
	if !ends {
		return 10 * time.Second
	}
	return min(10*time.Second, max(left/time.Duration(2*max(groups, 1)), 500*time.Millisecond))
}

// improve frees some people, keeps the rest, and makes need and what the whole
// rota asks as good as they get.
func (e *engine) improve(ctx context.Context, r *rota.Rota, people []int, most time.Duration) (*rota.Rota, error) {
	free := make([]bool, len(e.c.People))
	for _, i := range people {
		free[i] = true
	}
	b := model.New(e.c, e.t, model.Options{Bend: true, Scope: model.Scope{People: free, Rota: r}})
	b.Minimize(b.Sum(model.Weighted{Weight: perExcess, Goal: b.Excess()}, model.Weighted{Weight: 1, Goal: shortageSum(e.c).goal(b)}))
	b.Hint(r)
	p := cpsat.Params{Time: most, Workers: e.o.Workers, Seed: e.o.Seed}
	res, err := e.ask(ctx, b, p, nil)
	if err != nil || res.Solution == nil {
		return nil, err
	}
	return b.Rota(res.Solution), nil
}

// perExcess is how many person minutes of missing need one break of a rule on
// the whole rota counts for while a first rota is made.
const perExcess = 600

