package tables

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"heltid/api/store"
)

// answersKept is how long an idempotency key is remembered at least.
const answersKept = 25 * time.Hour

// Change does one thing and keeps its answer, in one transaction. Of two under
// the same key the second waits for the first one's answer.
func (t *tenancy) Change(ctx context.Context, once store.Once, do func(store.Tx) (store.Answer, error)) (out store.Answer, err error) {
	err = t.db.In(ctx, func(tx Tx) error {
		now := time.Now()
		if once.Key != "" {
			if _, err := tx.ExecContext(ctx, "DELETE FROM answers WHERE at < ?", micro(now.Add(-answersKept))); err != nil {
				return err
			}
			r, err := tx.ExecContext(ctx, "INSERT INTO answers (tenant, key, request, status, made, body, at) VALUES (?, ?, ?, 0, '', ?, ?) ON CONFLICT (tenant, key) DO NOTHING", t.id, once.Key, once.Request, []byte{}, micro(now))
			if err != nil {
				return err
			}
			if n, err := r.RowsAffected(); err != nil || n == 0 {
				if err == nil {
					out, err = answered(tx.QueryRowContext(ctx, answerQuery, t.id, once.Key), once)
				}
				return err
			}
		}
		if out, err = do(&change{ctx, t.db, tx, t.id, now}); err != nil || once.Key == "" {
			return err
		}
		_, err = tx.ExecContext(ctx, "UPDATE answers SET status = ?, made = ?, body = ? WHERE tenant = ? AND key = ?", out.Status, out.ID, notNil(out.Body), t.id, once.Key)
		return err
	})
	return out, err
}

// forgotten takes out of the kept answers what they say of things that were
// deleted. The keys stay, so that a request sent again does not make them anew.
func forgotten(ctx context.Context, tx Tx, tenant string) error {
	_, err := tx.ExecContext(ctx, `UPDATE answers SET body = ? WHERE tenant = ? AND length(body) > 0
		AND NOT EXISTS (SELECT 1 FROM wards w WHERE w.id = made)
		AND NOT EXISTS (SELECT 1 FROM rotas r WHERE r.id = made)
		AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.id = made)`, []byte{}, tenant)
	return told(err)
}

// notNil: an empty body is none, and not unknown.
func notNil(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

// change is a transaction of one tenant.
type change struct {
	ctx    context.Context
	db     Database
	tx     Tx
	tenant string
	now    time.Time
}

func (c *change) do(query string, args ...any) error {
	_, err := c.tx.ExecContext(c.ctx, query, args...)
	return told(err)
}

// one is do of something that is there.
func (c *change) one(query string, args ...any) error {
	r, err := c.tx.ExecContext(c.ctx, query, args...)
	if err != nil {
		return told(err)
	}
	if n, err := r.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, store.ErrNotFound)
	}
	return nil
}

func (c *change) AddKey(k store.Key) error {
	wards, err := json.Marshal(k.Wards)
	if err != nil {
		return err
	}
	return c.do("INSERT INTO keys (id, tenant, name, role, wards, hash, until, shared_by, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
		k.ID, c.tenant, k.Name, k.Role, string(wards), k.Hash, micro(k.Until), k.By, micro(c.now))
}

func (c *change) RevokeKey(id string) error {
	return c.one("UPDATE keys SET revoked = ? WHERE tenant = ? AND id = ? AND revoked IS NULL", micro(c.now), c.tenant, id)
}

func (c *change) AddWard(w store.Ward) error {
	if err := c.do("INSERT INTO wards (tenant, id, parent, owner, newest) VALUES (?, ?, ?, ?, 1)", c.tenant, w.ID, w.Parent, w.Owner); err != nil {
		return err
	}
	return c.version(w, 1)
}

func (c *change) ChangeWard(w store.Ward) error {
	if _, err := scanWard(c.tx.QueryRowContext(c.ctx, "SELECT "+wardColumns+" FROM wards w JOIN ward_versions v ON v.ward = w.id WHERE w.tenant = ? AND w.id = ? AND v.version = w.newest", c.tenant, w.ID)); err != nil {
		return err
	}
	if err := c.one("UPDATE wards SET newest = newest + 1 WHERE tenant = ? AND id = ? AND newest = ?", c.tenant, w.ID, w.Version); err != nil {
		if errors.Is(err, store.ErrNotFound) {
			return store.ErrConflict
		}
		return err
	}
	return c.version(w, w.Version+1)
}

func (c *change) version(w store.Ward, n int) error {
	models, err := json.Marshal(w.Models)
	if err != nil {
		return err
	}
	return c.do("INSERT INTO ward_versions (ward, version, name, hash, people, models, file, body, changed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
		w.ID, n, w.Name, w.Hash, w.People, string(models), w.File, notNil(w.Body), micro(w.Changed))
}

func (c *change) DeleteWard(id string) error {
	if err := c.one("DELETE FROM wards WHERE tenant = ? AND id = ?", c.tenant, id); err != nil {
		return err
	}
	return forgotten(c.ctx, c.tx, c.tenant)
}

func (c *change) AddRota(r store.Rota) error {
	pins, err := json.Marshal(r.Pins)
	if err != nil {
		return err
	}
	return c.one("INSERT INTO rotas (tenant, id, ward, ward_version, model, run, parent, pins, job, body, created) SELECT ?, ?, id, ?, ?, ?, ?, ?, ?, ?, ? FROM wards WHERE tenant = ? AND id = ?",
		c.tenant, r.ID, r.WardVersion, r.Model, r.Run, r.Parent, string(pins), r.Job, r.Body, micro(r.Created), c.tenant, r.Ward)
}

func (c *change) DeleteRota(id string) error {
	if err := c.one("DELETE FROM rotas WHERE tenant = ? AND id = ?", c.tenant, id); err != nil {
		return err
	}
	return forgotten(c.ctx, c.tx, c.tenant)
}

func (c *change) AddJob(j store.Job) error {
	var start []byte
	if j.Rota != "" {
		if err := c.tx.QueryRowContext(c.ctx, "SELECT body FROM rotas WHERE tenant = ? AND id = ?", c.tenant, j.Rota).Scan(&start); err != nil {
			return told(err)
		}
	}
	if err := c.one("INSERT INTO jobs (tenant, id, ward, ward_version, kind, priority, request, start_rota, state, time_ms, created) SELECT ?, ?, id, ?, ?, ?, ?, ?, ?, ?, ? FROM wards WHERE tenant = ? AND id = ?",
		c.tenant, j.ID, j.WardVersion, j.Kind, j.Priority, j.Request, start, store.Queued, j.Time.Milliseconds(), micro(j.Created), c.tenant, j.Ward); err != nil {
		return err
	}
	if err := say(c.ctx, c.tx, j.ID, store.Event{Kind: stateEvent, Data: stateData(store.Queued, "")}); err != nil {
		return err
	}
	return c.db.Waits(c.ctx, c.tx)
}

func (c *change) Waiting() (n int, err error) {
	err = c.tx.QueryRowContext(c.ctx, "SELECT count(*) FROM jobs WHERE tenant = ? AND state = ?", c.tenant, store.Queued).Scan(&n)
	return n, err
}

// StopJob asks a running job to stop, and ends one that waits: at once where it
// has nothing, and with what it has otherwise, for which a worker takes it once
// more.
func (c *change) StopJob(id string) error {
	if err := c.one("UPDATE jobs SET stop = 1 WHERE tenant = ? AND id = ? AND state IN (?, ?)", c.tenant, id, store.Queued, store.Running); err != nil {
		return err
	}
	r, err := c.tx.ExecContext(c.ctx, "UPDATE jobs SET state = ?, ended = ? WHERE tenant = ? AND id = ? AND state = ? AND slices = 0 AND NOT EXISTS (SELECT 1 FROM best WHERE job = jobs.id)", store.Cancelled, micro(c.now), c.tenant, id, store.Queued)
	if err != nil {
		return told(err)
	}
	if n, err := r.RowsAffected(); err != nil || n == 0 {
		return err
	}
	if err := say(c.ctx, c.tx, id, store.Event{Kind: stateEvent, Data: stateData(store.Cancelled, "")}); err != nil {
		return err
	}
	return ended(c.ctx, c.tx, id)
}

func (c *change) DeleteJob(id string) error {
	if err := c.do("DELETE FROM rotas WHERE tenant = ? AND job = ?", c.tenant, id); err != nil {
		return err
	}
	if err := c.one("DELETE FROM jobs WHERE tenant = ? AND id = ?", c.tenant, id); err != nil {
		return err
	}
	return forgotten(c.ctx, c.tx, c.tenant)
}

func (c *change) Note(a store.Audit) error {
	return c.do("INSERT INTO audit (tenant, at, key, action, object) VALUES (?, ?, ?, ?, ?)", c.tenant, micro(a.At), a.Key, a.Action, a.Object)
}

const stateEvent = "state"

// stateData is what an event of a new state says.
func stateData(s store.State, outcome string) []byte {
	data, _ := json.Marshal(struct { // texts alone
		State   store.State `json:"state"`
		Outcome string      `json:"outcome,omitempty"`
	}{s, outcome})
	return data
}

// say adds events to a job's, and forgets the oldest of many.
func say(ctx context.Context, tx Tx, job string, events ...store.Event) error {
	for _, e := range events {
		if _, err := tx.ExecContext(ctx, "INSERT INTO events (job, number, kind, data) SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3 FROM events WHERE job = ?1", job, e.Kind, e.Data); err != nil {
			return told(err)
		}
	}
	_, err := tx.ExecContext(ctx, "DELETE FROM events WHERE job = ?1 AND number <= (SELECT max(number) FROM events WHERE job = ?1) - ?2", job, store.EventsKept)
	return told(err)
}
