package tables

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"heltid/api/store"
)

// tenancy is the one place where reading begins, and has the tenant in each
// question.
type tenancy struct {
	db Database
	id string
}

// when reads and writes times as microseconds, null for none.
type when struct{ t *time.Time }

func (w when) Scan(v any) error {
	*w.t = time.Time{}
	if us, ok := v.(int64); ok {
		*w.t = time.UnixMicro(us).UTC()
	}
	return nil
}

func micro(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMicro()
}

const keyColumns = "id, tenant, name, role, wards, hash, until, shared_by, created, revoked"

func scanKey(r Row) (k store.Key, err error) {
	var wards []byte
	if err = r.Scan(&k.ID, &k.Tenant, &k.Name, &k.Role, &wards, &k.Hash, when{&k.Until}, &k.By, when{&k.Created}, when{&k.Revoked}); err != nil {
		return k, told(err)
	}
	return k, json.Unmarshal(wards, &k.Wards)
}

const wardColumns = "w.id, w.parent, w.owner, v.version, v.name, v.hash, v.people, v.models, v.file, v.body, v.changed"

func scanWard(r Row, before ...any) (w store.Ward, err error) {
	var models []byte
	err = r.Scan(append(before, &w.ID, &w.Parent, &w.Owner, &w.Version, &w.Name, &w.Hash, &w.People, &models, &w.File, &w.Body, when{&w.Changed})...)
	if err != nil {
		return w, told(err)
	}
	return w, json.Unmarshal(models, &w.Models)
}

const rotaColumns = "id, ward, ward_version, model, run, parent, pins, job, body, created"

func scanRota(r Row, before ...any) (o store.Rota, err error) {
	var pins []byte
	if err = r.Scan(append(before, &o.ID, &o.Ward, &o.WardVersion, &o.Model, &o.Run, &o.Parent, &pins, &o.Job, &o.Body, when{&o.Created})...); err != nil {
		return o, told(err)
	}
	return o, json.Unmarshal(pins, &o.Pins)
}

const jobColumns = "id, ward, ward_version, kind, priority, request, state, outcome, stop, attempts, slices, time_ms, spent_ms, full_time, rota, memory, fault, created, started, ended"

func scanJob(r Row, before ...any) (j store.Job, err error) {
	var most, spent int64
	err = r.Scan(append(before, &j.ID, &j.Ward, &j.WardVersion, &j.Kind, &j.Priority, &j.Request, &j.State, &j.Outcome, &j.Stop, &j.Attempts, &j.Slices,
		&most, &spent, &j.FullTime, &j.Rota, &j.Memory, &j.Fault, when{&j.Created}, when{&j.Started}, when{&j.Ended})...)
	j.Time, j.Spent = time.Duration(most)*time.Millisecond, time.Duration(spent)*time.Millisecond
	return j, told(err)
}

const bestColumns = "number, worth, full_time, posts, findings, rota, found"

func scanBest(r Row) (b store.Incumbent, err error) {
	var worth []byte
	if err = r.Scan(&b.Number, &worth, &b.FullTime, &b.Posts, &b.Findings, &b.Rota, when{&b.Found}); err != nil {
		return b, told(err)
	}
	return b, json.Unmarshal(worth, &b.Worth)
}

// page reads rows whose first column is their number, newest first.
func page[T any](ctx context.Context, db Database, p store.Page, query string, args []any, scan func(r Row, before ...any) (T, error)) (store.List[T], error) {
	var out store.List[T]
	below := int64(1<<63 - 1)
	if p.After != "" {
		var err error
		if below, err = strconv.ParseInt(p.After, 10, 64); err != nil {
			return out, fmt.Errorf("cursor: %w", err)
		}
	}
	rows, err := db.Read().QueryContext(ctx, query+" ORDER BY 1 DESC LIMIT ?", append(args, below, p.Limit+1)...)
	if err != nil {
		return out, told(err)
	}
	defer rows.Close()
	last := int64(0)
	for rows.Next() {
		var seq int64
		item, err := scan(rows, &seq)
		if err != nil {
			return out, err
		}
		if len(out.Items) == p.Limit {
			out.Next = strconv.FormatInt(last, 10)
			break
		}
		out.Items, last = append(out.Items, item), seq
	}
	return out, told(rows.Err())
}

// sees narrows a question about wards w to what may be seen.
func sees(s *store.Sight) (where string, args []any) {
	if s == nil {
		return "", nil
	}
	args = append(args, s.Owner)
	list := "'-'" // no ward's id
	for _, id := range s.Wards {
		list += ", ?"
		args = append(args, id)
	}
	for _, id := range s.Wards {
		args = append(args, id)
	}
	return " AND (w.owner <> '' AND w.owner = ? OR w.id IN (" + list + ") OR w.parent IN (" + list + "))", args
}

// seesOf narrows a question about what belongs to wards.
func seesOf(s *store.Sight) (where string, args []any) {
	where, args = sees(s)
	if s == nil {
		return "", nil
	}
	return " AND ward IN (SELECT w.id FROM wards w WHERE w.tenant = ?1" + where + ")", args
}

func (t *tenancy) Keys(ctx context.Context) ([]store.Key, error) {
	rows, err := t.db.Read().QueryContext(ctx, "SELECT "+keyColumns+" FROM keys WHERE tenant = ? ORDER BY created, id", t.id)
	if err != nil {
		return nil, told(err)
	}
	defer rows.Close()
	var out []store.Key
	for rows.Next() {
		k, err := scanKey(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, k)
	}
	return out, told(rows.Err())
}

func (t *tenancy) Wards(ctx context.Context, p store.Page) (store.List[store.Ward], error) {
	only, args := sees(p.Only)
	return page(ctx, t.db, p, "SELECT w.seq, w.id, w.parent, w.owner, v.version, v.name, v.hash, v.people, v.models, v.file, NULL, v.changed FROM wards w JOIN ward_versions v ON v.ward = w.id AND v.version = w.newest WHERE w.tenant = ?"+only+" AND w.seq < ?", append([]any{t.id}, args...), scanWard)
}

func (t *tenancy) Ward(ctx context.Context, id string, version int) (store.Ward, error) {
	return scanWard(t.db.Read().QueryRowContext(ctx, "SELECT "+wardColumns+" FROM wards w JOIN ward_versions v ON v.ward = w.id WHERE w.tenant = ?1 AND w.id = ?2 AND v.version = CASE WHEN ?3 = 0 THEN w.newest ELSE ?3 END", t.id, id, version))
}

func (t *tenancy) Rotas(ctx context.Context, f store.RotaFilter, p store.Page) (store.List[store.Rota], error) {
	only, args := seesOf(p.Only)
	return page(ctx, t.db, p, "SELECT seq, id, ward, ward_version, model, run, parent, pins, job, NULL, created FROM rotas WHERE tenant = ?1 AND (?2 = '' OR ward = ?2) AND (?3 = '' OR job = ?3)"+only+" AND seq < ?", append([]any{t.id, f.Ward, f.Job}, args...), scanRota)
}

func (t *tenancy) Rota(ctx context.Context, id string) (store.Rota, error) {
	return scanRota(t.db.Read().QueryRowContext(ctx, "SELECT "+rotaColumns+" FROM rotas WHERE tenant = ? AND id = ?", t.id, id))
}

func (t *tenancy) Jobs(ctx context.Context, f store.JobFilter, p store.Page) (store.List[store.Job], error) {
	only, args := seesOf(p.Only)
	return page(ctx, t.db, p, "SELECT seq, "+jobColumns+" FROM jobs WHERE tenant = ?1 AND (?2 = '' OR ward = ?2) AND (?3 = '' OR state = ?3)"+only+" AND seq < ?", append([]any{t.id, f.Ward, string(f.State)}, args...), scanJob)
}

func (t *tenancy) Job(ctx context.Context, id string) (store.Job, error) {
	return scanJob(t.db.Read().QueryRowContext(ctx, "SELECT "+jobColumns+" FROM jobs WHERE tenant = ? AND id = ?", t.id, id))
}

func (t *tenancy) Best(ctx context.Context, job string) (store.Incumbent, error) {
	return scanBest(t.db.Read().QueryRowContext(ctx, "SELECT "+bestColumns+" FROM best WHERE job = (SELECT id FROM jobs WHERE tenant = ? AND id = ?)", t.id, job))
}

func (t *tenancy) Document(ctx context.Context, job, name string) (body []byte, err error) {
	err = t.db.Read().QueryRowContext(ctx, "SELECT body FROM documents WHERE job = (SELECT id FROM jobs WHERE tenant = ? AND id = ?) AND name = ?", t.id, job, name).Scan(&body)
	return body, told(err)
}

func (t *tenancy) Asked(ctx context.Context, job string) (out []store.Asked, err error) {
	rows, err := t.db.Read().QueryContext(ctx, "SELECT id, question, answer FROM parts WHERE tenant = ? AND job = ? ORDER BY seq", t.id, job)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var a store.Asked
		if err := rows.Scan(&a.ID, &a.Question, &a.Answer); err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, rows.Err()
}

func (t *tenancy) Events(ctx context.Context, job string, after int64, limit int) (out []store.Event, oldest int64, err error) {
	if err := t.db.Read().QueryRowContext(ctx, "SELECT coalesce((SELECT min(number) FROM events WHERE job = jobs.id), 1) FROM jobs WHERE tenant = ? AND id = ?", t.id, job).Scan(&oldest); err != nil {
		return nil, 0, told(err)
	}
	rows, err := t.db.Read().QueryContext(ctx, "SELECT number, kind, data FROM events WHERE job = (SELECT id FROM jobs WHERE tenant = ? AND id = ?) AND number > ? ORDER BY number LIMIT ?", t.id, job, after, limit)
	if err != nil {
		return nil, 0, told(err)
	}
	defer rows.Close()
	for rows.Next() {
		var e store.Event
		if err := rows.Scan(&e.Number, &e.Kind, &e.Data); err != nil {
			return nil, 0, told(err)
		}
		out = append(out, e)
	}
	return out, oldest, told(rows.Err())
}

func (t *tenancy) Audit(ctx context.Context, p store.Page) (store.List[store.Audit], error) {
	return page(ctx, t.db, p, "SELECT seq, at, key, action, object FROM audit WHERE tenant = ? AND seq < ?", []any{t.id}, func(r Row, before ...any) (a store.Audit, err error) {
		err = r.Scan(append(before, when{&a.At}, &a.Key, &a.Action, &a.Object)...)
		return a, told(err)
	})
}

const answerQuery = "SELECT request, status, made, body FROM answers WHERE tenant = ? AND key = ?"

func answered(r Row, once store.Once) (a store.Answer, err error) {
	var request string
	if err := r.Scan(&request, &a.Status, &a.ID, &a.Body); err != nil {
		return a, told(err)
	}
	if request != once.Request {
		return store.Answer{}, store.ErrReused
	}
	return a, nil
}
