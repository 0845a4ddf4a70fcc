package main

import (
	"context"
	"fmt"
	"time"

	checker "heltid/solver/check"
	"heltid/solver/cpsat"
	"heltid/solver/measure"
	"heltid/solver/model"
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
	rota := b.Rota(best)
	report, err := checker.Check(c, rota)
	if err != nil {
		return "", err
	}
	for _, f := range report.Findings {
		if !search.Stands(f.Rule, false) {
			return "", fmt.Errorf("the rota of %s breaks %s (%s)", plainCP, f.Rule, f.Person)
		}
	}
	tiers := measure.Tiers(c, rota)
	return fmt.Sprintf("%d full time, limit %d; %d person-minutes below floor; in all %s", tiers.FullTime, r.Bound, missing(tiers), seconds(time.Since(began))), nil
}

// missing is what is below floor, in person-minutes of every competence.
func missing(of measure.TierValues) int {
	sum := 0
	for _, s := range of.Shortage {
		sum += int(s.Minutes)
	}
	return sum
}
