// Package runner works on jobs: it takes the next from the queue, searches for
// a slice of its time from the best rota it has, gives it back and takes the
// next. So a worker that dies costs one slice, tenants share the machine, and
// stop takes effect at once.
package runner

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"heltid/api/store"
	"heltid/solver"
	"heltid/solver/cpsat"
)

// Settings of a runner.
type Settings struct {
	Slice   time.Duration // how long a job is worked on at a time
	Jobs    int           // how many are worked on at once
	Library string        // folder of the OR-Tools libraries; empty: the usual places
	Memory  int64         // bytes a solver process may take; 0: no limit
	Faults  string        // folder for what shows a fault of the program
	Log     *slog.Logger
	Metrics *Metrics
	Share   store.Parts // where parts of a job go to workers that have none, and come from; nil: nowhere
}

// Runner works on the jobs of a queue.
type Runner struct {
	Settings
	queue store.Queue
	solve func(context.Context, solver.Request) (*solver.Result, error)
	lines lines
}

// New makes a runner. It does nothing before Run.
func New(q store.Queue, s Settings) *Runner {
	return &Runner{Settings: s, queue: q, solve: solver.Solve}
}

// look is how often a worker asks whether its job is to stop.
const look = 300 * time.Millisecond

// Run works until ctx ends, and gives jobs under way back with what they have.
func (r *Runner) Run(ctx context.Context) error {
	c := store.Crew{Size: max(1, r.Jobs), Turn: r.turn, Log: r.Log}
	if r.Share != nil {
		c.Help = r.help
		defer r.lines.drop()
	}
	return r.queue.Work(ctx, c)
}

// turn works on one slice. It is an error where no job could be taken; what
// comes of one that was is seen to here.
func (r *Runner) turn(ctx context.Context) error {
	l, err := r.queue.Take(ctx)
	if err != nil {
		return err
	}
	r.lines.drop() // of a job that another has
	log := r.Log.With("job", l.Job.ID, "kind", l.Job.Kind, "slice", l.Job.Slices+1)
	began := time.Now()
	s, err := r.slice(ctx, l)
	if err == nil {
		err = r.giveBack(ctx, l, s)
	}
	switch {
	case errors.Is(err, store.ErrTaken):
		log.Info("the job was deleted or taken by another")
		return nil
	case err != nil:
		log.Error("the slice came to nothing", "error", err, "attempt", l.Job.Attempts)
		r.Metrics.broke(err)
		keep, why := context.WithoutCancel(ctx), fault(err)
		if err := r.patiently(ctx, func() error { return r.queue.Broke(keep, l, why) }); err != nil && !errors.Is(err, store.ErrTaken) {
			log.Error("the job could not be given back", "error", err)
		}
		return nil
	}
	r.Metrics.slice(l.Job.Kind, time.Since(began))
	if s.Ended != "" {
		r.Metrics.ended(l.Job.Kind, string(s.Ended), s.Outcome)
		log.Info("the job is over", "state", s.Ended, "outcome", s.Outcome, "spent", l.Job.Spent+s.Spent)
	}
	return nil
}

// giveBack writes a slice. Where the job has a better rota than the slice's,
// that one stays with its reports.
func (r *Runner) giveBack(ctx context.Context, l *store.Lease, s store.Slice) error {
	keep := context.WithoutCancel(ctx) // what was done is kept even as the service stops
	err := r.patiently(ctx, func() error { return r.queue.Return(keep, l, s) })
	if errors.Is(err, store.ErrWorse) {
		s.Best, s.Documents = nil, nil
		err = r.patiently(ctx, func() error { return r.queue.Return(keep, l, s) })
	}
	return err
}

// patience is how long a slice is kept for a database that does not answer.
const patience = 2 * time.Minute

// patiently does something again while the database does not answer, and as long
// as its disk is full, for no other job could be taken then, until the service
// stops. What was done although nobody said so is ErrTaken the second time.
func (r *Runner) patiently(ctx context.Context, do func() error) error {
	for end := time.Now().Add(patience); ; {
		err := do()
		full := errors.Is(err, store.ErrFull) && ctx.Err() == nil
		if away := errors.Is(err, store.ErrAway) && time.Now().Before(end); !full && !away {
			return err
		}
		r.Log.Warn("the database does not take what a slice has come to; it is kept until it does", "error", err)
		time.Sleep(time.Second)
	}
}

// slice works on a job for a while. It ends early when the job is to stop, when
// it was deleted and when ctx ends.
func (r *Runner) slice(ctx context.Context, l *store.Lease) (s store.Slice, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("internal error: %v", p)
		}
	}()
	var q Request
	if err := json.Unmarshal(l.Job.Request, &q); err != nil {
		return s, err
	}
	w, err := read(l.Ward.File, l.Ward.Body)
	if err != nil {
		return s, err
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var watch sync.WaitGroup
	defer watch.Wait()
	watching, done := context.WithCancel(ctx)
	defer done()
	watch.Go(func() { r.watch(watching, l, cancel) })
	t := &task{Runner: r, lease: l, request: q, ward: w, began: time.Now()}
	switch q.Kind {
	case Compare:
		s, err = t.compare(ctx)
	case Repair:
		s, err = t.repair(ctx)
	case Bound:
		s, err = t.bound(ctx)
	default:
		s, err = t.rota(ctx)
	}
	if errors.Is(context.Cause(ctx), store.ErrTaken) {
		return s, store.ErrTaken
	}
	if err != nil && ctx.Err() != nil { // it failed because it was ended
		s, err = store.Slice{Memory: l.Job.Memory}, nil
		if t.stopped(ctx) {
			s = t.over(outcomeUnknown)
		}
	}
	s.Spent = time.Since(t.began)
	return s, err
}

var errStop = errors.New("the job was asked to stop")

// watch ends a slice when its job is to stop or is gone.
func (r *Runner) watch(ctx context.Context, l *store.Lease, cancel context.CancelCauseFunc) {
	tick := time.NewTicker(look)
	defer tick.Stop()
	for {
		stop, err := r.queue.Look(ctx, l)
		switch {
		case errors.Is(err, store.ErrTaken):
			cancel(err)
			return
		case stop:
			cancel(errStop)
			return
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// fault says why a slice came to nothing, to those who asked for it.
func fault(err error) string {
	var wrong *solver.DisagreementError
	switch {
	case errors.As(err, &wrong):
		return "the rota found does not hold before the checker; this is a fault in heltid, and what shows it is saved on the server"
	case errors.Is(err, cpsat.ErrCrashed):
		return "the solver process died; more memory may help"
	case errors.Is(err, cpsat.ErrNoORTools):
		return "OR-Tools is not there"
	case errors.Is(err, store.ErrFull):
		return "the server's disk is full"
	}
	return "internal error; the server's log has more"
}
