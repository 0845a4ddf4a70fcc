package tables

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"heltid/api/store"
)

// Queue serves the tenant that was served longest ago; of its jobs the one that
// comes first by priority and of those alike the one served longest ago, and
// every fourth time the one served longest ago whatever its priority, so that
// none waits for ever. What is longest ago is counted and not told by a clock, which may
// jump; and so is how long a worker is silent.
type Queue struct {
	db Database

	mu    sync.Mutex
	beats map[string]beat // of the jobs that run, as they were last seen
	asked time.Time       // when that was
}

// beat is a sign of life.
type beat struct {
	epoch, count int64
	seen         time.Time // when it was new here
}

// NewQueue gives the workers' side of the tables.
func NewQueue(db Database) *Queue { return &Queue{db: db, beats: map[string]beat{}} }

// open is how often a tenant's turn is any job's, whatever its priority.
const open = 4

// Take gives the next job. One takes at a time: each must have told the clock.
func (q *Queue) Take(ctx context.Context) (*store.Lease, error) {
	var l *store.Lease
	err := q.db.In(ctx, func(tx Tx) error {
		l = &store.Lease{}
		var now int64
		if err := tx.QueryRowContext(ctx, "UPDATE clock SET ticks = ticks + 1 RETURNING ticks").Scan(&now); err != nil {
			return err
		}
		var id string
		var first bool
		for id == "" {
			var next string
			if err := tx.QueryRowContext(ctx, `SELECT j.tenant, j.id FROM jobs j LEFT JOIN served s ON s.tenant = j.tenant
				WHERE j.state = ? ORDER BY coalesce(s.at, 0), CASE WHEN coalesce(s.turns, 0) % ? = ? THEN 0 ELSE -j.priority END, j.served, j.seq LIMIT 1`, store.Queued, open, open-1).Scan(&l.Tenant, &next); err != nil {
				return told(err)
			}
			err := tx.QueryRowContext(ctx, "UPDATE jobs SET state = ?, epoch = epoch + 1, attempts = attempts + 1, served = ?, started = coalesce(started, ?) WHERE id = ? AND state = ? RETURNING id, epoch, start_rota, slices = 0 AND attempts = 1",
				store.Running, now, micro(time.Now()), next, store.Queued).Scan(&id, &l.Epoch, &l.Start, &first)
			if err != nil && !errors.Is(err, sql.ErrNoRows) { // no row: it was stopped or deleted this moment
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO served (tenant, at, turns) VALUES (?, ?, 1) ON CONFLICT (tenant) DO UPDATE SET at = excluded.at, turns = served.turns + 1", l.Tenant, now); err != nil {
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

const (
	held  = " WHERE id = ? AND tenant = ? AND epoch = ? AND state = ?"
	alive = "UPDATE jobs SET beats = beats + 1" + held
)

func holds(l *store.Lease) []any { return []any{l.Job.ID, l.Tenant, l.Epoch, store.Running} }

// in does something while the lease holds. It is a sign of life, and nobody else
// does anything to the job meanwhile.
func (q *Queue) in(ctx context.Context, l *store.Lease, do func(Tx) error) error {
	return q.db.In(ctx, func(tx Tx) error {
		r, err := tx.ExecContext(ctx, alive, holds(l)...)
		if err != nil {
			return err
		}
		if n, err := r.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, store.ErrTaken)
		}
		return do(tx)
	})
}

// lives is how often a worker that only looks says that it lives.
const lives = time.Second

// Look tells whether the job is to stop, and now and then that its worker lives.
func (q *Queue) Look(ctx context.Context, l *store.Lease) (stop bool, err error) {
	if time.Since(l.Looked) > lives {
		if err := q.in(ctx, l, func(Tx) error { return nil }); err != nil {
			return false, err
		}
		l.Looked = time.Now()
	}
	err = q.db.Read().QueryRowContext(ctx, "SELECT stop FROM jobs"+held, holds(l)...).Scan(&stop)
	if errors.Is(err, sql.ErrNoRows) {
		return false, store.ErrTaken
	}
	return stop, err
}

// Found keeps a better rota.
func (q *Queue) Found(ctx context.Context, l *store.Lease, best store.Incumbent) error {
	return q.in(ctx, l, func(tx Tx) error { return better(ctx, tx, l.Job.ID, best) })
}

// better puts a rota in the place of the best one; one that is worth no less
// may take it too.
func better(ctx context.Context, tx Tx, job string, b store.Incumbent) error {
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
	if _, err := tx.ExecContext(ctx, `INSERT INTO best (job, number, worth, full_time, posts, findings, rota, found) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (job) DO UPDATE SET
		number = excluded.number, worth = excluded.worth, full_time = excluded.full_time, posts = excluded.posts, findings = excluded.findings, rota = excluded.rota, found = excluded.found`,
		job, has.Number+1, string(worth), b.FullTime, b.Posts, b.Findings, b.Rota, micro(b.Found)); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "UPDATE jobs SET full_time = ? WHERE id = ?", b.FullTime, job)
	return err
}

// Say tells what happens.
func (q *Queue) Say(ctx context.Context, l *store.Lease, events ...store.Event) error {
	return q.in(ctx, l, func(tx Tx) error { return say(ctx, tx, l.Job.ID, events...) })
}

// Return gives the job back after a slice.
func (q *Queue) Return(ctx context.Context, l *store.Lease, s store.Slice) error {
	id := l.Job.ID
	return q.in(ctx, l, func(tx Tx) error {
		if s.Best != nil {
			if err := better(ctx, tx, id, *s.Best); err != nil {
				return err
			}
		}
		for _, name := range slices.Sorted(maps.Keys(s.Documents)) {
			if _, err := tx.ExecContext(ctx, "INSERT INTO documents (job, name, body) VALUES (?, ?, ?) ON CONFLICT (job, name) DO UPDATE SET body = excluded.body", id, name, s.Documents[name]); err != nil {
				return err
			}
		}
		state, made := store.Queued, ""
		if s.Ended != "" {
			state = s.Ended
		}
		for _, r := range s.Rotas {
			c := &change{ctx: ctx, db: q.db, tx: tx, tenant: l.Tenant}
			if err := c.AddRota(r); err != nil {
				return err
			}
		}
		if len(s.Rotas) == 1 {
			made = s.Rotas[0].ID
		}
		var at any
		events := s.Events
		if s.Ended != "" {
			at = micro(time.Now())
			events = append(slices.Clip(events), store.Event{Kind: stateEvent, Data: stateData(state, s.Outcome)})
		}
		if _, err := tx.ExecContext(ctx, "UPDATE jobs SET state = ?, outcome = ?, attempts = 0, slices = slices + 1, spent_ms = spent_ms + ?, memory = ?, rota = ?, ended = ? WHERE id = ?",
			state, s.Outcome, s.Spent.Milliseconds(), s.Memory, made, at, id); err != nil {
			return err
		}
		if err := say(ctx, tx, id, events...); err != nil {
			return err
		}
		if err := forgetParts(ctx, tx, l); err != nil {
			return err
		}
		if s.Ended != "" {
			return ended(ctx, tx, id)
		}
		return q.db.Waits(ctx, tx)
	})
}

// Broke gives a job back whose slice came to nothing.
func (q *Queue) Broke(ctx context.Context, l *store.Lease, why string) error {
	return q.in(ctx, l, func(tx Tx) error { return q.broke(ctx, tx, l, why) })
}

// broke puts a job back in the queue, or fails it.
func (q *Queue) broke(ctx context.Context, tx Tx, l *store.Lease, why string) error {
	job := l.Job.ID
	if err := forgetParts(ctx, tx, l); err != nil {
		return err
	}
	if l.Job.Attempts < store.MostAttempts {
		if _, err := tx.ExecContext(ctx, "UPDATE jobs SET state = ? WHERE id = ?", store.Queued, job); err != nil {
			return err
		}
		return q.db.Waits(ctx, tx)
	}
	if _, err := tx.ExecContext(ctx, "UPDATE jobs SET state = ?, fault = ?, ended = ? WHERE id = ?", store.Failed, why, micro(time.Now()), job); err != nil {
		return err
	}
	if err := say(ctx, tx, job, store.Event{Kind: stateEvent, Data: stateData(store.Failed, "")}); err != nil {
		return err
	}
	return ended(ctx, tx, job)
}

// Recover counts the jobs of silent workers as broken.
func (q *Queue) Recover(ctx context.Context, silent time.Duration) (again, failed int, err error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	dead, err := q.silent(ctx, silent)
	if err != nil {
		return 0, 0, err
	}
	for _, l := range dead {
		// two that see to the same find one each: the second finds that it does not run
		err := q.in(ctx, l, func(tx Tx) error {
			return q.broke(ctx, tx, l, fmt.Sprintf("whatever worked on this died, %d times in a row", l.Job.Attempts))
		})
		switch {
		case errors.Is(err, store.ErrTaken):
		case err != nil:
			return again, failed, err
		case l.Job.Attempts < store.MostAttempts:
			again++
		default:
			failed++
		}
	}
	return again, failed, nil
}

// silent gives the jobs that run and whose beats are what they were so long ago.
func (q *Queue) silent(ctx context.Context, most time.Duration) (out []*store.Lease, err error) {
	rows, err := q.db.Read().QueryContext(ctx, "SELECT id, tenant, epoch, attempts, beats FROM jobs WHERE state = ? ORDER BY seq", store.Running)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	now, beats := time.Now(), map[string]beat{}
	if now.Sub(q.asked) > most/2 { // the database was away, or this machine slept: nobody is held to that time
		q.beats = nil
	}
	q.asked = now
	for rows.Next() {
		l := &store.Lease{}
		b := beat{seen: now}
		if err := rows.Scan(&l.Job.ID, &l.Tenant, &l.Epoch, &l.Job.Attempts, &b.count); err != nil {
			return nil, err
		}
		b.epoch = l.Epoch
		if was, ok := q.beats[l.Job.ID]; ok && was.epoch == b.epoch && was.count == b.count {
			b.seen = was.seen
		}
		if beats[l.Job.ID] = b; now.Sub(b.seen) >= most {
			out = append(out, l)
		}
	}
	q.beats = beats
	return out, rows.Err()
}

// Depth is how much waits, and since when the oldest does.
func (q *Queue) Depth(ctx context.Context) (queued, running int, oldest time.Time, err error) {
	err = q.db.Read().QueryRowContext(ctx, "SELECT count(*) FILTER (WHERE state = ?1), count(*) FILTER (WHERE state = ?2), min(created) FILTER (WHERE state = ?1) FROM jobs WHERE state IN (?1, ?2)", store.Queued, store.Running).Scan(&queued, &running, when{&oldest})
	return queued, running, oldest, err
}
