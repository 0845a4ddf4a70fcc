package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"heltid/bench/published"
	"heltid/solver/cpsat"
	"heltid/solver/lp"
)

// instances are rows for the published instances in a folder, smallest name
// first. Beside them may lie, in it or in the folder above, best_known.csv (set,
// instance, best_ub, best_lb, source) and published_results.csv (set, instance,
// method, time_s, objective, note, source).
func instances(folder string, most time.Duration) ([]row, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s has no instances (*.txt) in the text form of schedulingbenchmarks.org", folder)
	}
	slices.SortFunc(files, func(a, b string) int {
		if len(a) != len(b) {
			return len(a) - len(b) // Instance9 before Instance10
		}
		return strings.Compare(a, b)
	})
	known, err := table(folder, "best_known.csv", "instance", "best_ub", "best_lb")
	if err != nil {
		return nil, err
	}
	results, err := table(folder, "published_results.csv", "instance", "method", "time_s", "objective", "note")
	if err != nil {
		return nil, err
	}
	var out []row
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".txt")
		x := instance{file: f, most: most}
		for _, k := range known {
			if k["instance"] == name {
				if v, err := strconv.ParseInt(k["best_ub"], 10, 64); err == nil {
					x.best = &v
				}
			}
		}
		for _, r := range results {
			at, err := strconv.ParseFloat(r["time_s"], 64)
			if r["instance"] == name && err == nil && at == most.Seconds() && !strings.HasPrefix(r["note"], "INVALID") {
				x.others = append(x.others, fmt.Sprintf("%s %s", r["method"], r["objective"]))
			}
		}
		out = append(out, row{strings.ToLower(name), x.aim(), x.run})
	}
	return out, nil
}

// table reads columns of a CSV file in the folder or the one above; nothing
// where there is no such file.
func table(folder, name string, columns ...string) ([]map[string]string, error) {
	for _, dir := range []string{folder, filepath.Dir(filepath.Clean(folder))} {
		path := filepath.Join(dir, name)
		f, err := os.Open(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		defer f.Close()
		lines, err := csv.NewReader(f).ReadAll()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		var out []map[string]string
		for _, l := range lines[min(1, len(lines)):] {
			entry := map[string]string{}
			for i, title := range lines[0] {
				entry[title] = l[i]
			}
			out = append(out, entry)
		}
		for _, c := range columns {
			if len(lines) == 0 || !slices.Contains(lines[0], c) {
				return nil, fmt.Errorf("%s:1: no column is called %s", path, c)
			}
		}
		return out, nil
	}
	return nil, nil
}

// An instance is one published instance as a row.
type instance struct {
	file   string
	most   time.Duration
	best   *int64
	others []string
}

func (x instance) aim() string {
	aim := "no best known"
	if x.best != nil {
		aim = fmt.Sprintf("best known %d", *x.best)
	}
	if len(x.others) > 0 {
		aim += fmt.Sprintf("; published at %.0f s: %s", x.most.Seconds(), strings.Join(x.others, ", "))
	}
	return aim
}

func (x instance) run(ctx context.Context, s settings) (string, error) {
	data, err := os.ReadFile(x.file)
	if err != nil {
		return "", err
	}
	in, err := published.Read(x.file, data)
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
		solve func(context.Context, *published.Instance, published.Options) (*published.Outcome, error)
	}{{ours, published.Solve}, {plainCP, published.Plain}, {plainMIP, published.MIP}}
	if !s.peers {
		methods = methods[:1]
	}
	var says []string
	for _, m := range methods {
		if ctx.Err() != nil {
			break
		}
		curve := s.record.start(m.name)
		out, err := m.solve(ctx, in, published.Options{
			Time: x.most, Seed: s.seed, Solver: &cpsat.Runner{Library: library}, LP: &lp.Runner{Library: library},
			On: func(ev published.Event) {
				curve.say(point{ev.Elapsed, int64(ev.Value), int64(ev.Bound), true, ev.Bound > 0})
			},
		})
		if errors.Is(err, published.ErrNoRoster) && m.name != ours {
			says = append(says, m.name+": no roster")
			continue
		}
		if err != nil {
			return "", err
		}
		cost, breaches := published.Score(in, out.Roster)
		if len(breaches) > 0 || cost != out.Value {
			return "", fmt.Errorf("%s says %d, the scorer %d; it breaks %s", m.name, out.Value, cost, strings.Join(breaches, "; "))
		}
		curve.memory = out.Memory
		says = append(says, fmt.Sprintf("%s: %s", m.name, x.tell(out.Value, out.Bound, out.Elapsed)))
	}
	java, err := timefoldInstance(ctx, in, x, s)
	return strings.Join(says, "; ") + java, err
}

// The methods, as tables and pages name them.
const (
	ours     = "heltid"
	plainCP  = "CP-SAT, one model"
	plainMIP = "HiGHS MIP"

	timefoldDefault = "Timefold"
	timefoldTuned   = "Timefold, tuned"
)

func (x instance) tell(value, bound int, took time.Duration) string {
	says := fmt.Sprintf("%d, bound %d", value, bound)
	if value == bound {
		says = fmt.Sprintf("%d, proven", value)
	}
	return says + x.gap(value) + ", " + seconds(took)
}

func (x instance) gap(value int) string {
	if x.best == nil {
		return ""
	}
	return fmt.Sprintf(", gap %.2f %%", 100*float64(int64(value)-*x.best)/float64(*x.best))
}
