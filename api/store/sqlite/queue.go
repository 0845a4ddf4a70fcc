package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"heltid/api/store"
)

// queue serves the tenant that was served longest ago, and of its jobs the one
// that was. What is longest ago is counted and not told by a clock, which may
// jump.
type queue Store

func (q *queue) in(ctx context.Context, do func(*sql.Tx) error) error { return (*Store)(q).in(ctx, do) }

func (q *queue) Take(ctx context.Context) (*store.Lease, error) {
	l := &store.Lease{}
	err := q.in(ctx, func(tx *sql.Tx) error {
		var id string
		if err := tx.QueryRowContext(ctx, `SELECT j.tenant, j.id FROM jobs j LEFT JOIN served s ON s.tenant = j.tenant
			WHERE j.state = ? ORDER BY coalesce(s.at, 0), j.served, j.seq LIMIT 1`, store.Queued).Scan(&l.Tenant, &id); err != nil {
			return err
		}
		var now int64
		if err := tx.QueryRowContext(ctx, "UPDATE clock SET ticks = ticks + 1 RETURNING ticks").Scan(&now); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO served (tenant, at) VALUES (?, ?) ON CONFLICT (tenant) DO UPDATE SET at = excluded.at", l.Tenant, now); err != nil {
			return err
		}
		var first bool
		if err := tx.QueryRowContext(ctx, "UPDATE jobs SET state = ?, epoch = epoch + 1, attempts = attempts + 1, served = ?, started = coalesce(started, ?) WHERE id = ? RETURNING epoch, start_rota, slices = 0 AND attempts = 1",
			store.Running, now, micro(time.Now()), id).Scan(&l.Epoch, &l.Start, &first); err != nil {
			return err
		}
		var err error
		if l.Job, err = scanJob(tx.QueryRowContext(ctx, "SELECT "+jobColumns+" FROM jobs WHERE id = ?", id)); err != nil {
			return err
		}
		if l.Ward, err = scanWard(tx.QueryRowContext(ctx, "SELECT "+wardColumns+" FROM wards w JOIN ward_versions v ON v.ward = w.id WHERE w.id = ? AND v.version = ?", l.Job.Ward, l.Job.WardVersion)); err != nil {
			return err
		}
		best, err := scanBest(tx.QueryRowContext(ctx, "SELECT "+bestColumns+" FROM best WHERE job = ?", id))
		switch {
		case err == nil:
			l.Best = &best
		case !errors.Is(err, store.ErrNotFound):
			return err
		}
		if !first {
			return nil
		}
		return say(ctx, tx, id, store.Event{Kind: stateEvent, Data: stateData(store.Running, "")})
	})
	if err != nil {
		return nil, err
	}
	return l, nil
}

// held does something while the lease holds.
func (q *queue) held(ctx context.Context, l *store.Lease, do func(*sql.Tx) error) error {
	return q.in(ctx, func(tx *sql.Tx) error {
		var one int
		err := tx.QueryRowContext(ctx, "SELECT 1 FROM jobs WHERE id = ? AND tenant = ? AND epoch = ? AND state = ?", l.Job.ID, l.Tenant, l.Epoch, store.Running).Scan(&one)
		if errors.Is(err, sql.ErrNoRows) {
			return store.ErrTaken
		}
		if err != nil {
			return err
		}
		return do(tx)
	})
}

func (q *queue) Look(ctx context.Context, l *store.Lease) (stop bool, err error) {
	err = q.read.QueryRowContext(ctx, "SELECT stop FROM jobs WHERE id = ? AND tenant = ? AND epoch = ? AND state = ?", l.Job.ID, l.Tenant, l.Epoch, store.Running).Scan(&stop)
	if errors.Is(err, sql.ErrNoRows) {
		return false, store.ErrTaken
	}
	return stop, told(err)
}

func (q *queue) Found(ctx context.Context, l *store.Lease, best store.Incumbent) error {
	return q.held(ctx, l, func(tx *sql.Tx) error { return better(ctx, tx, l.Job.ID, best) })
}

// better puts a rota in the place of the best one; one that is worth no less
// may take it too.
func better(ctx context.Context, tx *sql.Tx, job string, b store.Incumbent) error {
	has, err := scanBest(tx.QueryRowContext(ctx, "SELECT "+bestColumns+" FROM best WHERE job = ?", job))
	switch {
	case errors.Is(err, store.ErrNotFound):
	case err != nil:
		return err
	case slices.Compare(b.Worth, has.Worth) < 0:
		return store.ErrWorse
	}
	worth, err := json.Marshal(b.Worth)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO best (job, number, worth, full_time, posts, findings, rota, found) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		job, has.Number+1, string(worth), b.FullTime, b.Posts, b.Findings, b.Rota, micro(b.Found)); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "UPDATE jobs SET full_time = ? WHERE id = ?", b.FullTime, job)
	return err
}

func (q *queue) Say(ctx context.Context, l *store.Lease, events ...store.Event) error {
	return q.held(ctx, l, func(tx *sql.Tx) error { return say(ctx, tx, l.Job.ID, events...) })
}

func (q *queue) Return(ctx context.Context, l *store.Lease, s store.Slice) error {
	id := l.Job.ID
	return q.held(ctx, l, func(tx *sql.Tx) error {
		if s.Best != nil {
			if err := better(ctx, tx, id, *s.Best); err != nil {
				return err
			}
		}
		for _, name := range slices.Sorted(maps.Keys(s.Documents)) {
			if _, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO documents (job, name, body) VALUES (?, ?, ?)", id, name, s.Documents[name]); err != nil {
				return err
			}
		}
		state, made := store.Queued, ""
		if s.Ended != "" {
			state = s.Ended
		}
		for _, r := range s.Rotas {
			c := &change{ctx: ctx, tx: tx, tenant: l.Tenant}
			if err := c.AddRota(r); err != nil {
				return err
			}
		}
		if len(s.Rotas) == 1 {
			made = s.Rotas[0].ID
		}
		var ended any
		if s.Ended != "" {
			ended = micro(time.Now())
			s.Events = append(s.Events, store.Event{Kind: stateEvent, Data: stateData(state, s.Outcome)})
		}
		if _, err := tx.ExecContext(ctx, "UPDATE jobs SET state = ?, outcome = ?, attempts = 0, slices = slices + 1, spent_ms = spent_ms + ?, memory = ?, rota = ?, ended = ? WHERE id = ?",
			state, s.Outcome, s.Spent.Milliseconds(), s.Memory, made, ended, id); err != nil {
			return err
		}
		return say(ctx, tx, id, s.Events...)
	})
}

func (q *queue) Broke(ctx context.Context, l *store.Lease, why string) error {
	return q.held(ctx, l, func(tx *sql.Tx) error { return broke(ctx, tx, l.Job.ID, l.Job.Attempts, why) })
}

// broke puts a job back in the queue, or fails it.
func broke(ctx context.Context, tx *sql.Tx, job string, attempts int, why string) error {
	if attempts < store.MostAttempts {
		_, err := tx.ExecContext(ctx, "UPDATE jobs SET state = ? WHERE id = ?", store.Queued, job)
		return err
	}
	if _, err := tx.ExecContext(ctx, "UPDATE jobs SET state = ?, fault = ?, ended = ? WHERE id = ?", store.Failed, why, micro(time.Now()), job); err != nil {
		return err
	}
	return say(ctx, tx, job, store.Event{Kind: stateEvent, Data: stateData(store.Failed, "")})
}

func (q *queue) Recover(ctx context.Context) (again, failed int, err error) {
	err = q.in(ctx, func(tx *sql.Tx) error {
		again, failed = 0, 0
		rows, err := tx.QueryContext(ctx, "SELECT id, attempts FROM jobs WHERE state = ? ORDER BY seq", store.Running)
		if err != nil {
			return err
		}
		attempts := map[string]int{}
		var order []string
		for rows.Next() {
			var id string
			var n int
			if err := rows.Scan(&id, &n); err != nil {
				return errors.Join(err, rows.Close())
			}
			attempts[id], order = n, append(order, id)
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return err
		}
		for _, id := range order {
			why := fmt.Sprintf("the service ended %d times in a row while it worked on this", attempts[id])
			if err := broke(ctx, tx, id, attempts[id], why); err != nil {
				return err
			}
			if attempts[id] < store.MostAttempts {
				again++
			} else {
				failed++
			}
		}
		return nil
	})
	return again, failed, err
}

func (q *queue) Depth(ctx context.Context) (queued, running int, oldest time.Time, err error) {
	err = q.read.QueryRowContext(ctx, "SELECT count(*) FILTER (WHERE state = ?1), count(*) FILTER (WHERE state = ?2), min(created) FILTER (WHERE state = ?1) FROM jobs WHERE state IN (?1, ?2)", store.Queued, store.Running).Scan(&queued, &running, when{&oldest})
	return queued, running, oldest, told(err)
}
