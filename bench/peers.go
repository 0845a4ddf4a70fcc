package main

import (
	"context"
	"fmt"
	"math"
	"time"

	checker "heltid/solver/check"
	"heltid/solver/cpsat"
	"heltid/solver/lp"
	"heltid/solver/measure"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// plainWard is a peer: CP-SAT on the whole ward as one model, 8 threads. First
// any rota, then the need below floor, then full-time posts, each from what was
// there before, for the time left halved; no bound but CP-SAT's, nothing freed.
// The rota is judged by the checker.
func plainWard(ctx context.Context, c *ward.Case, most time.Duration, seed int, into *run) (string, error) {
	library, err := cpsat.Library("")
	if err != nil {
		return "", err
	}
	began, solver := time.Now(), &cpsat.Runner{Library: library}
	b := model.New(c, rule.Terms(c), model.Options{})
	short, full := b.ShortageOf(c.Scarce()), b.FullTime()
	var best []int64
	ask := func(p cpsat.Params, on func(cpsat.Event)) (*cpsat.Result, error) {
		p.Workers, p.Seed = 8, seed
		if best != nil {
			b.M.HintSolution(best)
		}
		r, err := solver.Solve(ctx, b.M, p, on)
		if err != nil {
			return nil, err
		}
		if into.memory = max(into.memory, r.PeakMemory); r.Solution != nil {
			best = r.Solution
		}
		return r, nil
	}
	if r, err := ask(cpsat.Params{Time: most, StopAfterFirst: true}, nil); err != nil || r.Solution == nil {
		return fmt.Sprintf("no rota in %s", seconds(time.Since(began))), err
	}
	into.say(point{time.Since(began), full.Value(best), 0, true, false})
	b.Minimize(short)
	if _, err := ask(cpsat.Params{Time: (most - time.Since(began)) / 2}, nil); err != nil {
		return "", err
	}
	b.AtMost(short, short.Value(best))
	b.Maximize(full)
	tell := func(value, bound int64) { into.say(point{time.Since(began), value, bound, true, true}) }
	r, err := ask(cpsat.Params{Time: max(time.Second, most-time.Since(began))}, func(ev cpsat.Event) {
		value := full.Value(best)
		if ev.Solution != nil {
			value = ev.Objective
		}
		tell(value, ev.Bound)
	})
	if err != nil {
		return "", err
	}
	tell(full.Value(best), r.Bound)
	tiers, err := judged(c, b.Rota(best), plainCP)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%d full time, limit %d; %d person-minutes below floor; in all %s", tiers.FullTime, r.Bound, missing(tiers), seconds(time.Since(began))), nil
}

// mixedWard is a peer: HiGHS on the same model as a mixed-integer program, 2
// threads, with the need below floor and full-time posts weighed in one. It tells
// nothing before its end.
func mixedWard(ctx context.Context, c *ward.Case, most time.Duration, seed int, into *run) (string, error) {
	library, err := cpsat.Library("")
	if err != nil {
		return "", err
	}
	began := time.Now()
	b := model.New(c, rule.Terms(c), model.Options{})
	minute := int64(len(c.People) + 1) // more than all posts
	b.Minimize(b.Sum(model.Weighted{Weight: minute, Goal: b.ShortageOf(c.Scarce())}, model.Weighted{Weight: -1, Goal: b.FullTime()}))
	program, offset, err := mixed(b.M)
	if err != nil {
		return "", err
	}
	r, err := (&lp.Runner{Library: library}).Solve(ctx, program, lp.Params{Time: max(time.Second, most-time.Since(began)), Threads: 2, Seed: seed})
	if err != nil {
		return "", err
	}
	into.memory = r.PeakMemory
	if r.Col == nil {
		return fmt.Sprintf("no rota in %s (%v)", seconds(time.Since(began)), r.Status), nil
	}
	solution := make([]int64, b.M.NumVars())
	for v := range solution {
		solution[v] = int64(math.Round(r.Col[v]))
	}
	if err := b.M.Check(solution); err != nil {
		return fmt.Sprintf("no rota in %s: within its tolerances only (%v)", seconds(time.Since(began)), err), nil
	}
	tiers, err := judged(c, b.Rota(solution), plainMIP)
	if err != nil {
		return "", err
	}
	limit, bounded := int64(math.Floor(-r.Bound-offset+1e-6)), missing(tiers) == 0 && !math.IsInf(r.Bound, 0)
	into.say(point{time.Since(began), int64(tiers.FullTime), limit, true, bounded})
	says := fmt.Sprintf("%d full time", tiers.FullTime)
	if bounded {
		says += fmt.Sprintf(", limit %d", limit)
	}
	return fmt.Sprintf("%s; %d person-minutes below floor; in all %s", says, missing(tiers), seconds(time.Since(began))), nil
}

// mixed is a model as a mixed-integer program, whose columns begin with its
// variables, and what its objective is off by.
func mixed(m *cpsat.Model) (*lp.Model, float64, error) {
	l, err := m.Linear()
	if err != nil {
		return nil, 0, err
	}
	out := lp.NewModel()
	for v := range l.Lo {
		cost := int64(0)
		if v < len(l.Cost) {
			cost = l.Cost[v]
		}
		out.Integer(out.Col(float64(l.Lo[v]), float64(l.Hi[v]), float64(cost), ""))
	}
	if l.Maximize {
		out.Maximize()
	}
	for _, r := range l.Rows {
		terms := make([]lp.Term, len(r.Vars))
		for i, v := range r.Vars {
			terms[i] = lp.Term{Col: lp.Col(v), Coef: float64(r.Coefs[i])}
		}
		out.Row(endless(r.Lo), endless(r.Hi), "", terms...)
	}
	return out, float64(l.Offset), out.Err()
}

// endless is a bound, infinite where it is open.
func endless(bound int64) float64 {
	switch bound {
	case math.MinInt64:
		return math.Inf(-1)
	case math.MaxInt64:
		return math.Inf(1)
	}
	return float64(bound)
}

// judged measures a peer's rota, once the checker finds nothing in it that no rota
// may have.
func judged(c *ward.Case, r *rota.Rota, by string) (measure.TierValues, error) {
	report, err := checker.Check(c, r)
	if err != nil {
		return measure.TierValues{}, err
	}
	for _, f := range report.Findings {
		if !search.Stands(f.Rule, false) {
			return measure.TierValues{}, fmt.Errorf("the rota of %s breaks %s (%s)", by, f.Rule, f.Person)
		}
	}
	return measure.Tiers(c, r), nil
}

// missing is what is below floor, in person-minutes of every competence.
func missing(of measure.TierValues) int {
	sum := 0
	for _, s := range of.Shortage {
		sum += int(s.Minutes)
	}
	return sum
}
