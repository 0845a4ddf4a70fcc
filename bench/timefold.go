package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"heltid/bench/peers/timefold"
	"heltid/bench/published"
	checker "heltid/solver/check"
	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// forms are those that Timefold is run in, each for the whole time.
var forms = []struct {
	name  string
	tuned bool
}{{timefoldDefault, false}, {timefoldTuned, true}}

// timefoldInstance runs Timefold on a published instance; of its rosters those
// count that the scorer finds nothing broken in.
func timefoldInstance(ctx context.Context, in *published.Instance, x instance, s settings) (says string, err error) {
	if s.timefold == nil {
		return "", nil
	}
	problem := timefold.Published(in)
	for _, form := range forms {
		curve, best, found := s.record.start(form.name), 0, false
		curve.memory, err = s.timefold.Solve(ctx, problem, timefold.Params{Time: x.most, Seed: s.seed, Tuned: form.tuned}, func(f timefold.Found) {
			cost, breaches := published.Score(in, f.Roster)
			if len(breaches) == 0 && (!found || cost < best) {
				best, found = cost, true
				curve.say(point{f.Elapsed, int64(cost), 0, true, false})
			}
		})
		if err != nil {
			return "", err
		}
		if !found {
			says += fmt.Sprintf("; %s: no roster", form.name)
			continue
		}
		says += fmt.Sprintf("; %s: %d%s, last better at %s", form.name, best, x.gap(best), seconds(curve.lastBetter()))
	}
	return says, nil
}

// timefoldWard runs Timefold on a ward. The checker judges: a rota with a
// finding, missing cover apart, is none; and the less is below floor, the better,
// then the more full-time posts. The curve has rotas that cover the need.
func timefoldWard(ctx context.Context, c *ward.Case, most time.Duration, s settings) (says string, err error) {
	if s.timefold == nil {
		return "", nil
	}
	problem, err := timefold.Ward(c)
	if errors.Is(err, timefold.ErrSizes) {
		return fmt.Sprintf("; Timefold is left out: %v", err), nil
	}
	if err != nil {
		return "", err
	}
	for _, form := range forms {
		curve := s.record.start(form.name)
		var best measure.TierValues
		var wrong error
		found, broken := false, ""
		curve.memory, err = s.timefold.Solve(ctx, problem, timefold.Params{Time: most, Seed: s.seed, Tuned: form.tuned}, func(f timefold.Found) {
			r := rotaOf(c, f.Roster)
			report, err := checker.Check(c, r)
			if err != nil {
				wrong = err
				return
			}
			for _, g := range report.Findings {
				if !search.Stands(g.Rule, false) {
					broken = fmt.Sprintf(" (the last breaks %s)", g.Rule)
					return
				}
			}
			tiers := measure.Tiers(c, r)
			if less := missing(best) - missing(tiers); found && (less < 0 || less == 0 && tiers.FullTime <= best.FullTime) {
				return
			}
			best, found = tiers, true
			if missing(tiers) == 0 {
				curve.say(point{f.Elapsed, int64(tiers.FullTime), 0, true, false})
			}
		})
		switch err = errors.Join(err, wrong); {
		case err != nil:
			return "", err
		case !found:
			says += fmt.Sprintf("; %s: no rota%s", form.name, broken)
		default:
			says += fmt.Sprintf("; %s: %d full time, %d person-minutes below floor", form.name, best.FullTime, missing(best))
		}
	}
	return says, nil
}

// rotaOf makes a rota of a roster; sizes are read off the hours.
func rotaOf(c *ward.Case, roster [][]int8) *rota.Rota {
	out := &rota.Rota{Ward: c.Ward.Name, Model: c.Model.ID, Run: c.Run, Start: c.Dates.Start, Weeks: c.Dates.Weeks}
	for i, p := range c.People {
		l, hours := rota.Line{Person: p.ID}, 0
		for day, s := range roster[i] {
			if s < 0 {
				continue
			}
			shift := c.Shifts[s]
			l.Duties = append(l.Duties, rota.Duty{Day: day, Shift: shift.Code})
			hours += shift.Tariff(int(shift.Length() - shift.Unpaid()))
		}
		l.Size = c.SizeByHours(p, ward.Minutes(hours))
		out.Lines = append(out.Lines, l)
	}
	out.Sort()
	return out
}
