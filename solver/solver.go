// Package solver is the way in: it makes a rota for a ward under a rota model,
// has it judged by the independent checker, and says what is proven.
package solver

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"heltid/solver/check"
	"heltid/solver/cpsat"
	"heltid/solver/explain"
	"heltid/solver/lp"
	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// Version of the engine.
const Version = "0.1.0"

// Request is one question to the engine.
type Request struct {
	Ward     *ward.Ward
	Model    string // a rota model of the ward; empty: its first
	Run      ward.Run
	Time     time.Duration // for the whole search; 0: until everything is proven
	Workers  int           // CP-SAT threads; 0: as many as its whole portfolio needs
	Seed     int
	Start    *rota.Rota // where there is one to start from
	FullTime *int       // so many full-time posts are enough; nil: as many as there can be
	Library  string     // folder of the OR-Tools libraries; empty: the usual places
	Memory   int64      // bytes a solver process may take; 0: no limit
	SaveDir  string     // where the model of a crashed solver process is kept, and a rota that the checker refuses; empty: nowhere
	On       func(search.Event)
}

// Result is the answer, judged.
type Result struct {
	*search.Outcome
	Case   *ward.Case
	Report *check.Report   // nil where there is no rota
	Tiers  []search.Tier   // values as measured on the rota
	Totals measure.Summary // zero where there is no rota
	Levers []explain.Lever // what would change the limit; those worked out before the search was stopped
	Uses   []explain.Use   // what the rota needs each agreement for
	Origin rota.Origin
}

// Solve searches until everything is proven, the time is out or ctx ends, and
// keeps the best rota. The rota has passed the checker, and its tiers are
// measured anew.
func Solve(ctx context.Context, q Request) (*Result, error) {
	c, err := q.Ward.Case(q.Model, q.Run)
	if err != nil {
		return nil, err
	}
	library, err := cpsat.Library(q.Library)
	if err != nil {
		return nil, err
	}
	hash, err := InputHash(q.Ward)
	if err != nil {
		return nil, err
	}
	runner := &lp.Runner{Library: library, Memory: q.Memory, SaveDir: q.SaveDir}
	levers := seekLevers(ctx, c, runner, q.Time)
	out, err := search.Run(ctx, c, rule.Terms(c), search.Options{
		Time: q.Time, Workers: q.Workers, Seed: q.Seed, Start: q.Start, FullTime: q.FullTime, On: q.On,
		Solver: &cpsat.Runner{Library: library, Memory: q.Memory, SaveDir: q.SaveDir},
		LP:     runner,
	})
	pulled, lerr := levers()
	if err != nil {
		return nil, err
	}
	if lerr != nil && out.Unbounded == nil {
		out.Unbounded = lerr // levers are asked of flow: no reason to lose the rota
	}
	r := &Result{Outcome: out, Case: c, Tiers: out.Tiers, Levers: pulled,
		Origin: rota.Origin{Engine: Version, RuleSet: rule.SetVersion, InputHash: hash, Seed: q.Seed}}
	if out.Rota == nil {
		return r, nil
	}
	out.Rota.Origin = &r.Origin
	return r, q.settle(r)
}

// seekLevers works out beside the search what would change the limit. The
// function it gives waits for that, at most until the time is out.
func seekLevers(ctx context.Context, c *ward.Case, r *lp.Runner, most time.Duration) func() ([]explain.Lever, error) {
	cancel := func() {}
	if most > 0 {
		ctx, cancel = context.WithTimeout(ctx, most)
	}
	var out []explain.Lever
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		out, err = explain.Levers(ctx, c, r)
	}()
	return func() ([]explain.Lever, error) {
		defer cancel()
		<-done
		if ctx.Err() != nil {
			err = nil // what there is will do
		}
		return out, err
	}
}

// judge has the rota checked and measured.
func (r *Result) judge() error {
	report, err := check.Check(r.Case, r.Rota)
	if err != nil {
		return &DisagreementError{What: err.Error(), Rota: r.Rota}
	}
	r.Report = report
	bent := r.Conflict == nil && search.Bent(r.Outcome.Tiers)
	for _, f := range report.Findings {
		if !search.Stands(f.Rule, bent) {
			return &DisagreementError{What: fmt.Sprintf("%s, %s: measured %d, limit %d", f.Rule, f.Person, f.Measured, f.Limit), Rota: r.Rota}
		}
	}
	tiers := measure.Tiers(r.Case, r.Rota)
	for i := range r.Tiers {
		t := &r.Tiers[i]
		v, ok := t.Measured(tiers)
		if !ok {
			continue
		}
		if bent && v != t.Value {
			// the search let lines owe hours, which the measures do not
			t.Value, t.Proven, t.By = v, false, nil
			continue
		}
		if worse := t.Maximize && v < t.Value || !t.Maximize && v > t.Value; worse || t.Proven && v != t.Value {
			return &DisagreementError{What: fmt.Sprintf("tier %d %s: the search says %d, the measure %d", t.Number, t.Part, t.Value, v), Rota: r.Rota}
		}
		t.Value = v
	}
	r.Totals = measure.Sum(r.Case, r.Rota)
	r.Uses, err = explain.Uses(r.Case, r.Rota)
	return err
}

// InputHash names a ward by its content.
func InputHash(w *ward.Ward) (string, error) {
	b, err := json.Marshal(w)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:]), nil
}
