package runner

import (
	"context"

	"heltid/api/store"
	"heltid/solver"
	"heltid/solver/measure"
	"heltid/solver/repair"
	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/search"
)

// repair mends the rota to start from, in one slice. When the service stops it
// begins anew.
func (t *task) repair(ctx context.Context) (store.Slice, error) {
	q := t.request.question(t.ward)
	q.Time, q.Library, q.Memory, q.SaveDir = max(least, t.left()), t.Library, t.Memory, t.faults()
	start, of, err := rota.Read("start.json", t.lease.Start, t.ward)
	if err != nil {
		return store.Slice{}, err
	}
	q.Start = start
	pins, err := repair.ParsePins(t.request.Pins, of)
	if err != nil {
		return store.Slice{}, err
	}
	say := newTeller(t, nil)
	r, err := solver.Repair(ctx, q, pins, say.mending)
	out := store.Slice{Events: say.close()}
	if err != nil || ctx.Err() != nil && !t.stopped(ctx) {
		return out, err
	}
	out.Ended, out.Outcome = store.Done, outcomeOptimal
	switch {
	case r.Impossible:
		out.Outcome = outcomeInfeasible
	case r.Rota == nil:
		out.Outcome = outcomeUnknown
	case !r.Least:
		out.Outcome = outcomeFeasible
	}
	if out.Documents, err = repaired(r); err != nil || r.Rota == nil {
		return out, err
	}
	m := measure.Tiers(r.Case, r.Rota)
	if out.Best, err = incumbent(r.Rota, []int64{-int64(r.Missing), -int64(r.Duties)}, m.FullTime, m.Posts, len(r.Report.Findings)); err != nil {
		return out, err
	}
	made := t.made(r.Case.Model.ID, string(r.Case.Run), out.Best.Rota)
	made.Pins = t.request.Pins
	out.Rotas = []store.Rota{made}
	return out, nil
}

// mending is told of every better rota of a repair.
func (t *teller) mending(f repair.Found) {
	e := Event{Kind: search.FoundEvent, Part: search.PartChanges, Elapsed: (t.lease.Job.Spent + f.Elapsed).Seconds(), Found: new(int64(f.Duties)), Words: map[rule.Lang]string{}}
	for _, lang := range rule.Languages {
		e.Words[lang] = report.Mending(f, lang)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if n := len(t.wait) - 1; n >= 0 {
		t.wait = t.wait[:n]
	}
	t.wait = append(t.wait, e)
}
