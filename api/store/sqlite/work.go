package sqlite

import (
	"context"
	"errors"
	"sync"
	"time"

	"heltid/api/store"
	"heltid/api/store/tables"
)

// queue has the crew of this process work, for there is no other.
type queue struct {
	*tables.Queue
	wake chan struct{} // that there may be a job
}

// Waits wakes one of the crew.
func (s *Store) Waits(context.Context, tables.Tx) error {
	select {
	case s.queue.wake <- struct{}{}:
	default: // so many are being told already
	}
	return nil
}

// Asked tells nobody: all who work here are one process.
func (s *Store) Asked(context.Context, tables.Tx, string, string) error { return nil }

// idle is how often an empty queue is looked into, should a turn have failed.
const idle = time.Second

// Work has the crew take turns.
func (q *queue) Work(ctx context.Context, c store.Crew) error {
	again, failed, err := q.Recover(ctx, 0)
	for ; errors.Is(err, store.ErrFull) && ctx.Err() == nil; again, failed, err = q.Recover(ctx, 0) {
		c.Log.Error("no job is worked on until there is room", "error", err)
		select {
		case <-time.After(idle):
		case <-ctx.Done():
		}
	}
	switch {
	case ctx.Err() != nil: // ended before the first look at the queue was over
		return nil
	case err != nil:
		return err
	}
	if again+failed > 0 {
		c.Log.Warn("jobs were left by a process that died", "again", again, "failed", failed)
	}
	var all sync.WaitGroup
	for range c.Size {
		all.Go(func() {
			for ctx.Err() == nil {
				err := c.Turn(ctx)
				if err == nil {
					continue
				}
				if !errors.Is(err, store.ErrNotFound) && ctx.Err() == nil {
					c.Log.Error("no job could be taken", "error", err)
				}
				select {
				case <-q.wake:
				case <-time.After(idle):
				case <-ctx.Done():
				}
			}
		})
	}
	all.Wait()
	return nil
}
