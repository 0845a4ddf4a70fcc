package runner

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"heltid/api/store"
	"heltid/solver"
	"heltid/solver/repair"
	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// Outcomes of a job.
const (
	outcomeOptimal    = "optimal"
	outcomeFeasible   = "feasible"
	outcomeInfeasible = "infeasible"
	outcomeUnknown    = "unknown"
)

// A task is a job while it is worked on.
type task struct {
	*Runner
	lease   *store.Lease
	request Request
	ward    *ward.Ward
	began   time.Time
}

// memory is what a slice leaves for the next.
type memory struct {
	Worth   []int64       `json:"worth"`
	Tiers   []search.Tier `json:"tiers"`
	Outcome string        `json:"outcome"`
	Known   *solver.Known `json:"known,omitempty"` // nil: not all of it yet
}

// recall reads what the last slice left, where there was one.
func (t *task) recall(into any) error {
	if t.lease.Job.Memory == nil {
		return nil
	}
	return json.Unmarshal(t.lease.Job.Memory, into)
}

func (t *task) stopped(ctx context.Context) bool { return errors.Is(context.Cause(ctx), errStop) }

// left is how much of its time the job has.
func (t *task) left() time.Duration { return t.lease.Job.Time - t.lease.Job.Spent }

// least is too little time to begin another slice for.
const least = time.Second

// length is how long the slice is to be. A job that has no rota yet has nothing
// to go on from, so each slice is twice as long as the one before.
func (t *task) length() time.Duration {
	if t.lease.Best != nil || t.lease.Start != nil {
		return t.Slice
	}
	return t.Slice << min(t.lease.Job.Slices, 6)
}

// rota is a slice of a search for a rota. It goes on from the best there is.
func (t *task) rota(ctx context.Context) (store.Slice, error) {
	var before memory
	if err := t.recall(&before); err != nil {
		return store.Slice{}, err
	}
	if before.Outcome != "" && (t.lease.Job.Stop || t.left() < least) {
		return t.over(before.Outcome), nil
	}
	q := t.request.question(t.ward)
	c, _, err := q.Case()
	if err != nil {
		return store.Slice{}, err
	}
	if q.Start, err = t.start(c); err != nil {
		return store.Slice{}, err
	}
	if q.Pins, err = repair.ParsePins(t.request.Pins, c); err != nil {
		return store.Slice{}, err
	}
	q.Time = max(least, min(t.length(), t.left()))
	q.Seed += t.lease.Job.Slices + t.lease.Job.Attempts - 1
	q.Library, q.Memory, q.SaveDir, q.Known = t.Library, t.Memory, t.faults(), before.Known
	q.WhyNot = t.left()-q.Time < least // wishes are looked into once, at the end
	say := newTeller(t, c)
	found := newFinder(t, c)
	q.On = func(ev search.Event) {
		say.search(ev)
		found.offer(ev)
	}
	aid := &others{task: t}
	if t.Share != nil {
		q.Others = aid
	}
	r, err := t.solve(ctx, q)
	found.close()
	out := store.Slice{Events: say.close()}
	if err != nil {
		return out, err
	}
	t.Metrics.crashes(r.Crashes)
	t.Metrics.worked(r.Parts, r.Elsewhere)
	if t.Share != nil {
		t.Log.Info("parts of the rota were worked on", "job", t.lease.Job.ID, "here", r.Parts, "elsewhere", r.Elsewhere, "priced", aid.priced)
	}
	// The search goes by what it is about; of two rotas alike in that, one may be
	// worth more. What was shown stays, and the reports are of it.
	if r.Rota != nil && found.kept != nil && worthMore(found.worth, worth(r)) {
		if err := q.Take(r, found.kept); err != nil {
			return out, err
		}
	}
	now := memory{Outcome: outcome(r), Known: before.Known}
	if r.Known.Whole {
		now.Known = &r.Known
	}
	if r.Rota != nil {
		now.Worth = worth(r)
		if out.Best, err = incumbent(r.Rota, now.Worth, r.Totals.FullTime, r.Totals.Posts, len(r.Report.Findings)); err != nil {
			return out, err
		}
		now.Tiers = search.Carry(r.Tiers, before.Tiers)
		r.Tiers, now.Outcome = now.Tiers, outcome(r)
	}
	spent := t.lease.Job.Spent + time.Since(t.began)
	settled := r.Status == search.Solved && len(before.Worth) > 0 && !worthMore(now.Worth, before.Worth)
	over := now.Outcome == outcomeOptimal || now.Outcome == outcomeInfeasible || settled || t.lease.Job.Time-spent < least || t.stopped(ctx)
	if over && !q.WhyNot && r.Rota != nil {
		q.Time = t.lease.Job.Time - spent
		if err := q.LookInto(ctx, r); err != nil {
			return out, err
		}
	}
	if out.Documents, err = documents(r); err != nil {
		return out, err
	}
	if out.Memory, err = json.Marshal(now); err != nil || !over {
		return out, err
	}
	ended := t.over(now.Outcome)
	ended.Best, ended.Documents, ended.Memory, ended.Events = out.Best, out.Documents, out.Memory, out.Events
	if out.Best != nil {
		ended.Ended, ended.Rotas = store.Done, []store.Rota{t.made(c.Model.ID, string(c.Run), out.Best.Rota)}
	}
	return ended, nil
}

// over ends the job with what it has.
func (t *task) over(outcome string) store.Slice {
	out := store.Slice{Ended: store.Done, Outcome: outcome, Memory: t.lease.Job.Memory}
	if b := t.lease.Best; b != nil {
		var r rota.Rota
		if json.Unmarshal(b.Rota, &r) == nil {
			out.Rotas = []store.Rota{t.made(r.Model, string(r.Run), b.Rota)}
		}
	} else if outcome == outcomeUnknown && t.lease.Job.Stop {
		out.Ended = store.Cancelled
	}
	return out
}

// made is the rota of an ended job, to keep.
func (t *task) made(model, run string, body []byte) store.Rota {
	return store.Rota{ID: store.NewID("r"), Ward: t.lease.Job.Ward, WardVersion: t.lease.Job.WardVersion, Model: model, Run: run,
		Parent: t.request.Start, Pins: t.request.Pins, Job: t.lease.Job.ID, Body: body, Created: store.Now()}
}

// start is the best rota so far, else the one the request names, nil where
// there is none.
func (t *task) start(c *ward.Case) (*rota.Rota, error) {
	body := t.lease.Start
	if t.lease.Best != nil {
		body = t.lease.Best.Rota
	}
	if body == nil {
		return nil, nil
	}
	r, _, err := rota.Read("start.json", body, c.Ward)
	return r, err
}

// outcome says what a result comes to.
func outcome(r *solver.Result) string {
	switch {
	case report.Impossible(r):
		return outcomeInfeasible
	case r.Rota == nil || search.Bent(r.Tiers):
		return outcomeUnknown
	case report.Proven(r):
		return outcomeOptimal
	}
	return outcomeFeasible
}
