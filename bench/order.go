package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"heltid/solver"
	"heltid/solver/ward"
)

// side is the comparison people have made of a ward of 30: seven models, one
// command, five minutes.
var side = []string{"traditional", "hinke_3_8", "three_three", "long_L1", "long_L1_third", "long_L3", "samarbeidsturnus"}

const (
	forSide   = 5 * time.Minute
	seedsSide = 3
)

// order compares the models once for each of three seeds, and says whether what
// one seed decides between two models holds under the others.
func order(ctx context.Context, s settings) (string, error) {
	w, err := read("ward-30")
	if err != nil {
		return "", err
	}
	most := forSide
	if s.full {
		most *= fullTimes
	}
	var all []*solver.Comparison
	var says []string
	for n := range seedsSide {
		c, err := solver.Compare(ctx, solver.CompareRequest{Ward: w, Models: side, Time: most, Workers: s.workers, Seed: s.seed + n, AsIfAgreed: true})
		if err != nil {
			return "", err
		}
		all = append(all, c)
		says = append(says, fmt.Sprintf("seed %d, %s: %s", s.seed+n, seconds(c.Elapsed), standings(c)))
		if ctx.Err() != nil {
			break
		}
	}
	return fmt.Sprintf("%s. %s", strings.Join(says, "; "), agree(all)), nil
}

// standings gives found and limit of each model in each run, ? for what is not
// known, and how many rotas were not done.
func standings(c *solver.Comparison) string {
	var runs []string
	lacking := 0
	for _, run := range c.Runs {
		var of []string
		for _, m := range c.Models {
			at := c.Of(m.ID, run).Standing()
			number := func(n int) string {
				if n == solver.Unknown {
					return "?"
				}
				return fmt.Sprint(n)
			}
			switch {
			case at.Impossible:
				of = append(of, m.ID+" impossible")
				continue
			case at.Found == solver.Unknown:
				lacking++
			}
			of = append(of, fmt.Sprintf("%s %s/%s", m.ID, number(at.Found), number(at.Limit)))
		}
		runs = append(runs, fmt.Sprintf("%s: %s", run, strings.Join(of, ", ")))
	}
	return fmt.Sprintf("%s (%d without a rota)", strings.Join(runs, "; "), lacking)
}

// agree counts the pairs of models by what the comparisons decide of them.
func agree(all []*solver.Comparison) string {
	alike, some, never, against := 0, 0, 0, 0
	for _, run := range all[0].Runs {
		for i, a := range all[0].Models {
			for _, b := range all[0].Models[i+1:] {
				switch verdicts := between(all, run, a.ID, b.ID); {
				case len(verdicts) > 1 && !slices.Contains(verdicts, solver.Undecided) || len(verdicts) > 2:
					against++
				case len(verdicts) > 1:
					some++
				case verdicts[0] == solver.Undecided:
					never++
				default:
					alike++
				}
			}
		}
	}
	return fmt.Sprintf("Of %d pairs of models %d are decided alike under every seed, %d under some seeds alone, %d not decided, %d decided against each other",
		alike+some+never+against, alike, some, never, against)
}

// between gives the different verdicts on two models.
func between(all []*solver.Comparison, run ward.Run, a, b string) []solver.Verdict {
	var out []solver.Verdict
	for _, c := range all {
		if v := c.Of(a, run).Standing().Against(c.Of(b, run).Standing()); !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}
