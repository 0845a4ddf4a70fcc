package postgres

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivertype"

	"heltid/api/store"
	"heltid/api/store/tables"
)

// A turn says that some job waits, not which: whoever has the turn takes the job
// that is next when it begins. So there is a turn for each job that waits, River
// brings it to a worker that is free, and tenants are served in their order.
type turn struct{}

// Kind is its name in River's table.
func (turn) Kind() string { return "turn" }

// A part of a job that others may work on goes to a worker that is free. Turns go
// first, and a worker that has one takes no parts: both are in one queue.
type part struct {
	Tenant string `json:"tenant"`
	ID     string `json:"id"`
}

// Kind is its name in River's table.
func (part) Kind() string { return "part" }

// lowest comes after the turns, which have none.
const lowest = 4

// Asked tells a worker that is free of a part, unless one is being told.
func (s *Store) Asked(ctx context.Context, tx tables.Tx, tenant, id string) error {
	once := river.UniqueOpts{ByArgs: true, ByState: []rivertype.JobState{rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRetryable, rivertype.JobStateRunning, rivertype.JobStateScheduled}}
	return s.atOnce(ctx, tx, part{tenant, id}, river.InsertOpts{MaxAttempts: 1, Priority: lowest, UniqueOpts: once})
}

// Waits gives out a turn, if the transaction is done.
func (s *Store) Waits(ctx context.Context, tx tables.Tx) error {
	return s.atOnce(ctx, tx, turn{}, river.InsertOpts{MaxAttempts: 1})
}

// atOnce hands something to River, due now by the database's clock: River goes by
// that of whoever hands it over, which may be ahead.
func (s *Store) atOnce(ctx context.Context, tx tables.Tx, args river.JobArgs, o river.InsertOpts) error {
	made, err := s.turns.InsertTx(ctx, tx.(transaction).river, args, &o)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "UPDATE river_job SET scheduled_at = now() WHERE id = ? AND scheduled_at > now()", made.Job.ID)
	return err
}

// queue has crews of many processes work.
type queue struct {
	*tables.Queue
	s *Store
}

const (
	silence  = 10 * time.Second // of a worker that is dead
	listens  = time.Second      // how often it is asked who is silent
	anew     = time.Second      // until a turn is tried again that could not be had
	turnKept = 10 * time.Minute // after it was had
)

// Work has the crew take turns.
func (q *queue) Work(ctx context.Context, c store.Crew) error {
	hands := river.NewWorkers()
	if err := river.AddWorkerSafely(hands, river.WorkFunc(func(ctx context.Context, _ *river.Job[turn]) error {
		err := c.Turn(ctx)
		if err == nil || errors.Is(err, store.ErrNotFound) { // none waits: it was stopped or deleted meanwhile
			return nil
		}
		if ctx.Err() == nil {
			c.Log.Error("no job could be taken", "error", err)
		}
		return river.JobSnooze(anew)
	})); err != nil {
		return err
	}
	if err := river.AddWorkerSafely(hands, river.WorkFunc(func(ctx context.Context, j *river.Job[part]) error {
		if c.Help == nil {
			return nil // it is asked for again
		}
		if err := c.Help(ctx, j.Args.Tenant, j.Args.ID); err != nil && ctx.Err() == nil {
			c.Log.Error("a part of another's job could not be worked on", "error", err)
		}
		return nil
	})); err != nil {
		return err
	}
	crew, err := q.crew(ctx, c, hands)
	if crew == nil {
		return err
	}
	var listening sync.WaitGroup
	listening.Go(func() { q.listen(ctx, c) })
	<-crew.Stopped()
	listening.Wait()
	return nil
}

// crew starts River's client, once the database answers: it may be started anew
// as this process is, and calls are answered meanwhile; nil once ctx ends.
func (q *queue) crew(ctx context.Context, c store.Crew, hands *river.Workers) (*river.Client[pgx.Tx], error) {
	for {
		crew, err := river.NewClient(riverpgxv5.New(q.s.pool), &river.Config{
			Queues: map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: c.Size}}, Workers: hands, Logger: c.Log,
			JobTimeout: -1, CompletedJobRetentionPeriod: turnKept, CancelledJobRetentionPeriod: turnKept, DiscardedJobRetentionPeriod: turnKept,
		})
		if err != nil {
			return nil, err
		}
		if err = crew.Start(ctx); err == nil {
			return crew, nil
		}
		c.Log.Error("no job is worked on until the database answers", "error", told(err))
		select {
		case <-time.After(anew):
		case <-ctx.Done():
			return nil, nil
		}
	}
}

// listen sees to jobs that dead workers had, and to turns that went with them.
func (q *queue) listen(ctx context.Context, c store.Crew) {
	tick := time.NewTicker(listens)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
		again, failed, err := q.Recover(ctx, silence)
		if again+failed > 0 {
			c.Log.Warn("jobs were left by workers that died", "again", again, "failed", failed)
		}
		if err == nil {
			err = q.refill(ctx)
		}
		if err != nil && ctx.Err() == nil {
			c.Log.Error("who died could not be asked", "error", err)
		}
	}
}

// refill gives out turns where more jobs wait than have one. One that is due long
// from now, since a clock was ahead when it was to be tried again, is none.
func (q *queue) refill(ctx context.Context) error {
	return q.s.In(ctx, func(tx tables.Tx) error {
		var lack int
		if err := tx.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM jobs WHERE state = ?)
			- (SELECT count(*) FROM river_job WHERE kind = ? AND state IN ('available', 'scheduled', 'retryable')
				AND scheduled_at < now() + interval '10 seconds')`, store.Queued, turn{}.Kind()).Scan(&lack); err != nil {
			return err
		}
		for range lack {
			if err := q.s.Waits(ctx, tx); err != nil {
				return err
			}
		}
		return nil
	})
}
