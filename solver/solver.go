// Package solver is the way in: it makes a rota for a ward under a rota model,
// has it judged by the independent checker, and says what is proven.
package solver

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"heltid/solver/check"
	"heltid/solver/cpsat"
	"heltid/solver/explain"
	"heltid/solver/freedays"
	"heltid/solver/lp"
	"heltid/solver/measure"
	"heltid/solver/repair"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
	"heltid/solver/ward/variant"
)

// Version of the engine.
const Version = "0.1.0"

// Request is one question to the engine.
type Request struct {
	Ward       *ward.Ward
	Model      string // a rota model of the ward; empty: its first
	Run        ward.Run
	Time       time.Duration // for the whole search; 0: until everything is proven
	Workers    int           // CP-SAT threads; 0: as many as its whole portfolio needs
	Seed       int
	Start      *rota.Rota       // where there is one to start from
	Pins       []repair.Pin     // what stays as it is there
	FullTime   *int             // so many full-time posts are enough; nil: as many as there can be
	With       []variant.Choice // what is decided about the ward besides
	AsIfAgreed bool             // plan as if what the rota model needs and lacks were agreed
	Expert     bool             // rota models for experts may be planned
	Library    string           // folder of the OR-Tools libraries; empty: the usual places
	Memory     int64            // bytes a solver process may take; 0: no limit
	WhyNot     bool             // look into each wish that is not met, in a part of the time
	Known      *Known           // what an earlier search of the same question worked out besides; nil: nothing
	SaveDir    string           // where the model of a crashed solver process is kept, and a rota that the checker refuses; empty: nowhere
	On         func(search.Event)
	Others     search.Others // improve parts of the rota beside the search; nil: nobody else does

	extent extent
}

// extent is how much of an answer is asked for.
type extent int

const (
	everything extent = iota // the rota, what its limit rests on and what would change that
	rotaOnly
	coverOnly // a rota, made no better once it covers the need
)

// Result is the answer, judged.
type Result struct {
	*search.Outcome
	Case   *ward.Case
	Report *check.Report   // nil where there is no rota
	Tiers  []search.Tier   // values as measured on the rota
	Totals measure.Summary // zero where there is no rota
	Uses   []explain.Use   // what the rota needs each agreement for
	Hangs  []check.Finding // what the rota breaks as things stand, where something is agreed only as if
	Wishes *Wishes         // nil where there is no rota, or posts are nobody's yet
	Origin rota.Origin
	Known

	Missing []ward.Needed // what the rota model needs agreed and lacks, planned as if it were there or not
}

// ErrExpert is the answer to a rota model for experts that was not asked for as
// such.
var ErrExpert = errors.New("this rota model is for those who know what the law asks of it; ask for it as an expert")

// Case settles the question: the ward, with what is decided about it, under the
// rota model and run, as things stand or as if what the model lacks were agreed, and what it lacks.
func (q Request) Case() (*ward.Case, []ward.Needed, error) {
	q.Ward, _ = variant.Apply(q.Ward, q.With)
	c, err := q.Ward.Case(q.Model, q.Run)
	if err != nil {
		return nil, nil, err
	}
	if c.Model.Expert() && !q.Expert {
		return nil, nil, fmt.Errorf("%s: %w", c.Model.ID, ErrExpert)
	}
	stands, err := c.AsAgreed()
	if err != nil {
		return nil, nil, err
	}
	missing := rule.Terms(stands).Missing()
	if q.AsIfAgreed && len(missing) > 0 && len(c.AsIf()) == 0 {
		c, err = c.Ward.AsIfAgreed(c.Model.ID, missing).Case(c.Model.ID, q.Run)
	}
	return c, missing, err
}

// Solve searches until everything is proven, the time is out or ctx ends, and
// keeps the best rota. The rota has passed the checker, and its tiers are
// measured anew.
func Solve(ctx context.Context, q Request) (*Result, error) {
	c, missing, err := q.Case()
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
	if len(q.Pins) > 0 && q.Start == nil {
		return nil, errors.New("there is no rota whose pins could be held")
	}
	ends := time.Now().Add(q.Time)
	if start := q.given(ctx, c); start != nil {
		q.Start = start
	}
	if q.Time > 0 {
		q.Time = max(time.Until(ends), time.Second)
	}
	if q.Start != nil {
		q.Start = q.Start.Bare() // other duties have other free days
	}
	runner := &lp.Runner{Library: library, Memory: q.Memory, SaveDir: q.SaveDir}
	solver := &cpsat.Runner{Library: library, Memory: q.Memory, SaveDir: q.SaveDir}
	known := func() (*Known, error) { return q.Known, nil }
	switch {
	case q.Known != nil:
	case q.extent == everything:
		known = q.seekKnown(ctx, c, runner)
	default:
		known = func() (*Known, error) { return &Known{}, nil }
	}
	last := 0
	if q.extent == coverOnly {
		last = 1
	}
	c = repair.Hold(c, q.Start, q.Pins) // what is known besides is of any rota
	out, err := search.Run(ctx, c, rule.Terms(c), search.Options{
		Time: q.Time - q.forWishes(c), Workers: q.Workers, Seed: q.Seed, Start: q.Start, FullTime: q.FullTime, Last: last, On: q.On, Others: q.Others,
		Solver: solver,
		LP:     runner,
	})
	besides, kerr := known()
	if err != nil {
		return nil, err
	}
	if kerr != nil && out.Unbounded == nil {
		out.Unbounded = kerr // it is asked of flow: no reason to lose the rota
	}
	r := &Result{Outcome: out, Case: c, Tiers: out.Tiers, Known: *besides, Missing: missing, Origin: q.origin(c, hash)}
	if out.Rota == nil {
		return r, nil
	}
	r.write()
	if err := q.settle(r); err != nil {
		return r, err
	}
	return r, q.wishes(ctx, r, solver, ends)
}

// origin tells where a rota of the case comes from; the hash is of the ward.
func (q Request) origin(c *ward.Case, hash string) rota.Origin {
	out := rota.Origin{Engine: Version, RuleSet: rule.SetVersion, InputHash: hash, Seed: q.Seed}
	for _, a := range c.AsIf() {
		out.AsIfAgreed = append(out.AsIfAgreed, a.ID)
	}
	for _, choice := range q.With {
		out.With = append(out.With, choice.String())
	}
	return out
}

// write puts into the rota what stands in one besides the duties: the codes of
// free days, ids of the scheduling system and where it came from.
func (r *Result) write() {
	freedays.Place(rule.Terms(r.Case), r.Rota)
	for i := range r.Rota.Lines {
		if p, ok := r.Case.Person(r.Rota.Lines[i].Person); ok {
			r.Rota.Lines[i].ExternalID = p.ExternalID
		}
	}
	r.Rota.Origin = &r.Origin
}

// Take makes another rota of the case the result's, one that is worth more. What
// was proven of a value that it changes is proven no longer.
func (q Request) Take(r *Result, better *rota.Rota) error {
	r.Rota = better.Bare()
	r.write()
	tiers := measure.Tiers(r.Case, r.Rota)
	for i := range r.Tiers {
		t := &r.Tiers[i]
		v, ok := t.Measured(tiers)
		if !ok && t.Part == search.PartExcess {
			v, ok = 0, true // it breaks nothing, or it would not have been told
		}
		if ok && v != t.Value {
			t.Value, t.Proven, t.By = v, false, nil
		}
	}
	if err := q.settle(r); err != nil || r.Wishes == nil {
		return err
	}
	q.WhyNot = false
	return q.wishes(context.Background(), r, nil, time.Time{})
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
	if r.Uses, err = explain.Uses(r.Case, r.Rota); err != nil {
		return err
	}
	r.Hangs, err = explain.Hangs(r.Case, r.Rota)
	return err
}

// InputHash names a ward by its content, without what is agreed only as if.
func InputHash(w *ward.Ward) (string, error) {
	given := *w
	given.Agreements = slices.DeleteFunc(slices.Clone(w.Agreements), func(a ward.Agreement) bool { return a.AsIf != "" })
	b, err := json.Marshal(given)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:]), nil
}
