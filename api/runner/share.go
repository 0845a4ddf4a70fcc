package runner

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"heltid/api/store"
	"heltid/solver/cpsat"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/search"
)

// others are the workers that have no job: they take parts of this one's rota.
type others struct{ *task }

// asking is what they are asked of one rota. One part is always up, for whoever
// is free next.
type asking struct {
	*task
	parts map[string]errand // that are up or taken, by id
	up    string            // the one that nobody has taken; empty: none
}

// errand is a part that others were asked for.
type errand struct {
	search.Part
	since time.Time
}

var _ search.Others = others{}

const (
	glance = 100 * time.Millisecond // how often it is asked what came of the parts
	stale  = time.Second            // a part that nobody has taken for so long gives way to one of the best rota by then
	late   = 5 * time.Second        // who has a part so long past its time is taken to be dead
)

// Work has others improve parts until ctx ends.
func (of others) Work(ctx context.Context, next func() search.Part, done func(search.Part, []rota.Line)) {
	o := &asking{task: of.task, parts: map[string]errand{}}
	tick := time.NewTicker(glance)
	defer tick.Stop()
	for ctx.Err() == nil {
		err := o.gather(ctx, done)
		if err == nil && (o.up == "" || time.Since(o.parts[o.up].since) > stale) {
			err = o.ask(ctx, next())
		}
		if err != nil && ctx.Err() == nil && !errors.Is(err, store.ErrTaken) {
			o.Log.Error("others cannot be asked for parts of a job", "job", o.lease.Job.ID, "error", err)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
		}
	}
	soon, cancel := context.WithTimeout(context.WithoutCancel(ctx), late) // the search waits for it, and the slice's end sees to it as well
	defer cancel()
	if err := o.Share.Forget(soon, o.lease, slices.Sorted(maps.Keys(o.parts))...); err != nil && !errors.Is(err, store.ErrTaken) {
		o.Log.Error("parts of a job cannot be forgotten", "job", o.lease.Job.ID, "error", err)
	}
}

// ask puts a part up in the place of the one that nobody has taken.
func (o *asking) ask(ctx context.Context, p search.Part) error {
	id := o.up
	if id == "" {
		id = store.NewID("p")
	}
	question, err := json.Marshal(p)
	if err != nil {
		return err
	}
	up, err := o.Share.Ask(ctx, o.lease, id, question)
	if up {
		o.parts[id], o.up = errand{p, time.Now()}, id
	}
	return err
}

// gather sees what came of the parts.
func (o *asking) gather(ctx context.Context, done func(search.Part, []rota.Line)) error {
	all, err := o.Share.Asked(ctx, o.lease)
	if err != nil {
		return err
	}
	for _, p := range all {
		e, mine := o.parts[p.ID]
		if !mine { // of another unit's rota
			continue
		}
		if p.Taken && p.ID == o.up {
			o.up = ""
			e.since = time.Now()
			o.parts[p.ID] = e
		}
		dead := p.Taken && time.Since(e.since) > e.Time+late
		if !p.Answered && !dead {
			continue
		}
		if err := o.Share.Forget(ctx, o.lease, p.ID); err != nil {
			return err
		}
		delete(o.parts, p.ID)
		if len(p.Answer) == 0 {
			continue // it was given up
		}
		var lines []rota.Line
		if err := json.Unmarshal(p.Answer, &lines); err != nil {
			return err
		}
		done(e.Part, lines)
	}
	return nil
}

// help works on a part of another worker's job, until a whole job waits.
func (r *Runner) help(ctx context.Context, tenant, id string) error {
	e, err := r.Share.Take(ctx, tenant, id)
	if errors.Is(err, store.ErrNotFound) {
		return nil // it went to another, or a job waits
	}
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go r.until(ctx, e, cancel)
	answer, err := r.improve(ctx, e)
	if ctx.Err() != nil {
		answer, err = nil, nil // it is no longer wanted
	}
	return errors.Join(err, r.Share.Answer(context.WithoutCancel(ctx), e, answer))
}

// until ends the work on a part that is no longer wanted.
func (r *Runner) until(ctx context.Context, e *store.Errand, end func()) {
	tick := time.NewTicker(look)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
		if wanted, err := r.Share.Wanted(ctx, e); err == nil && !wanted {
			end()
		}
	}
}

// improve makes the case anew that the part is of, and the part better.
func (r *Runner) improve(ctx context.Context, e *store.Errand) (answer []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("internal error: %v", p)
		}
	}()
	var q Request
	if err := json.Unmarshal(e.Job.Request, &q); err != nil {
		return nil, err
	}
	w, err := read(e.Ward.File, e.Ward.Body)
	if err != nil {
		return nil, err
	}
	c, _, err := q.question(w).Case()
	if err != nil {
		return nil, err
	}
	var p search.Part
	if err := json.Unmarshal(e.Question, &p); err != nil {
		return nil, err
	}
	library, err := cpsat.Library(r.Library)
	if err != nil {
		return nil, err
	}
	lines, err := search.Improve(ctx, c, rule.Terms(c), p, &cpsat.Runner{Library: library, Memory: r.Memory, SaveDir: r.faultsOf(e.Job.ID)})
	if err != nil {
		return nil, err
	}
	r.Log.Debug("worked on a part of another's job", "job", e.Job.ID)
	return json.Marshal(lines)
}
