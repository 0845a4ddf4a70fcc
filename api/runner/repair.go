package runner

import (
	"context"
	"encoding/json"

	"heltid/api/store"
	"heltid/solver"
	"heltid/solver/measure"
	"heltid/solver/repair"
	"heltid/solver/report"
	"heltid/solver/rule"
	"heltid/solver/search"
)

// repair is a slice of mending the rota to start from. What a search proves goes
// with its slice, so each is twice as long as the one before.
func (t *task) repair(ctx context.Context) (store.Slice, error) {
	q, pins, err := t.request.repair(t.ward, t.lease.Start)
	if err != nil {
		return store.Slice{}, err
	}
	q.Time, q.Library, q.Memory, q.SaveDir = t.lease.Job.Time, t.Library, t.Memory, t.faults()
	say := newTeller(t, nil)
	how := solver.Mending{Pins: pins, On: say.mending, Slice: t.Slice << min(t.lease.Job.Slices, 6)}
	if t.Share != nil {
		how.Others = &others{task: t}
	}
	if err := t.recall(&how.Begun); err != nil {
		return store.Slice{}, err
	}
	r, err := solver.Repair(ctx, q, how)
	out := store.Slice{Events: say.close()}
	if err != nil {
		return out, err
	}
	if t.Share != nil {
		t.Metrics.worked(0, r.Elsewhere)
		t.Log.Info("parts of the rota were worked on", "job", t.lease.Job.ID, "elsewhere", r.Elsewhere)
	}
	if r.Begun != nil && !t.stopped(ctx) {
		if out.Memory, err = json.Marshal(r.Begun); err != nil || r.Rota == nil || r.Bent && len(r.Begun.Values) == 0 {
			return out, err // what is broken counts first there, and may still become less
		}
		out.Best, out.Documents, err = t.mended(r)
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
	if out.Best, out.Documents, err = t.mended(r); err != nil || r.Rota == nil {
		return out, err
	}
	out.Rotas = []store.Rota{t.made(r.Case.Model.ID, string(r.Case.Run), out.Best.Rota)}
	return out, nil
}

// mended is the rota of a repair, if there is one, and its reports.
func (t *task) mended(r *solver.Repaired) (*store.Incumbent, map[string][]byte, error) {
	reports, err := repaired(r)
	if err != nil || r.Rota == nil {
		return nil, reports, err
	}
	m := measure.Tiers(r.Case, r.Rota)
	best, err := incumbent(r.Rota, []int64{-int64(r.Missing), -int64(r.Duties)}, m.FullTime, m.Posts, len(r.Report.Findings))
	return best, reports, err
}

// mending is told of every better rota of a repair.
func (t *teller) mending(f repair.Found) {
	e := Event{Kind: search.FoundEvent, Part: search.PartChanges, Elapsed: f.Elapsed.Seconds(), Found: new(int64(f.Duties)), Words: map[rule.Lang]string{}}
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
