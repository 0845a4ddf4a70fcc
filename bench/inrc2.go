package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"heltid/bench/inrc2"
	"heltid/solver/cpsat"
)

// rosterings are rows for the instances of INRC-II in a folder of its sets: those
// that best_known.csv there, or in the folder above, has as set inrc2-static, as
// far as their files are there, and those asked for by name.
func rosterings(folder string, most time.Duration, asked []string) ([]row, error) {
	known, err := table(folder, "best_known.csv", "set", "instance", "best_ub", "best_lb")
	if err != nil {
		return nil, err
	}
	var out []row
	seen := map[string]bool{}
	add := func(name, best, least string) {
		set, _, _ := strings.Cut(name, "_")
		x := rostering{instance{file: filepath.Join(folder, set), most: most}, name}
		if _, err := os.Stat(x.file); err != nil || seen[name] {
			return
		}
		seen[name] = true
		if v, err := strconv.ParseInt(best, 10, 64); err == nil {
			x.best = &v
		}
		aim := x.aim()
		if least != "" && least != best {
			aim += ", bound " + least
		}
		out = append(out, row{name, aim, x.run})
	}
	for _, k := range known {
		if k["set"] == "inrc2-static" {
			add(k["instance"], k["best_ub"], k["best_lb"])
		}
	}
	for _, name := range asked {
		if inrc2.Named(name) {
			add(name, "", "")
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s has none of the sets of best_known.csv; name an instance, -rows n030w4_1_6-2-9-1", folder)
	}
	return out, nil
}

// A rostering is an instance of INRC-II as a row; its file is the set's folder.
type rostering struct {
	instance
	name string
}

func (x rostering) run(ctx context.Context, s settings) (string, error) {
	in, err := inrc2.Read(x.file, x.name)
	if err != nil {
		return "", err
	}
	library, err := cpsat.Library("")
	if err != nil {
		return "", err
	}
	s.record.instance, s.record.hash, s.record.counts, s.record.best = in.Name, in.Hash, "cost", x.best
	methods := []struct {
		name  string
		solve func(context.Context, *inrc2.Instance, inrc2.Options) (*inrc2.Outcome, error)
	}{{ours, inrc2.Solve}, {plainCP, inrc2.Plain}}
	if !s.peers {
		methods = methods[:1]
	}
	var says []string
	for _, m := range methods {
		curve := s.record.start(m.name)
		out, err := m.solve(ctx, in, inrc2.Options{Time: x.most, Seed: s.seed, Solver: &cpsat.Runner{Library: library}, On: func(ev inrc2.Event) {
			curve.say(point{ev.Elapsed, int64(ev.Value), int64(ev.Bound), ev.Found, ev.Bound > 0})
		}})
		if errors.Is(err, inrc2.ErrNoRoster) {
			says = append(says, m.name+": no roster")
			continue
		}
		if err != nil {
			return "", err
		}
		cost, breaches := inrc2.Score(in, out.Roster)
		if len(breaches) > 0 || cost.Sum() != out.Value {
			return "", fmt.Errorf("%s says %d, the scorer %d; it breaks %s", m.name, out.Value, cost.Sum(), strings.Join(breaches, "; "))
		}
		curve.memory = out.Memory
		says = append(says, fmt.Sprintf("%s: %s, confirmed by the scorer", m.name, x.tell(out.Value, out.Bound, out.Elapsed)))
	}
	return strings.Join(says, "; "), nil
}
