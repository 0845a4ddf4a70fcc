package main

import (
	"context"
	"fmt"
	"time"

	"heltid/solver"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// wished solves a ward with invented wishes from today, and tells what whoever
// gets least of theirs gets beside the most that anybody could be given.
func wished(name string, most time.Duration) func(context.Context, settings) (string, error) {
	return func(ctx context.Context, s settings) (string, error) {
		w, err := read(name)
		if err != nil {
			return "", err
		}
		most := most
		if s.full {
			most *= fullTimes
		}
		r, err := solver.Solve(ctx, solver.Request{Ward: w, Run: ward.FromToday, Time: most, Seed: s.seed, Workers: s.workers})
		if err != nil {
			return "", err
		}
		if r.Rota == nil {
			return fmt.Sprintf("%s after %s", r.Status, seconds(r.Elapsed)), nil
		}
		least, points, asked := "", 0, 0
		for _, t := range r.Tiers {
			if t.Part != search.PartWorst {
				continue
			}
			least = fmt.Sprintf("%v, no limit", ward.Size(t.Value))
			if t.Bounded && t.Bound > 0 {
				least = fmt.Sprintf("%v of at most %v, %d %% of it", ward.Size(t.Value), ward.Size(t.Bound), 100*t.Value/t.Bound)
			}
		}
		for _, p := range r.Wishes.People {
			points, asked = points+p.Met, asked+p.Asked
		}
		return fmt.Sprintf("whoever gets least has %s; %d of %d points met; %d findings; in %s", least, points, asked, len(r.Report.Findings), seconds(r.Elapsed)), nil
	}
}
