package tables

import (
	"context"
	"database/sql"
	"errors"

	"heltid/api/store"
)

// Parts keeps parts of jobs that run, for others to work on.
type Parts struct{ q *Queue }

var _ store.Parts = (*Parts)(nil)

// NewParts keeps those of a queue's jobs.
func NewParts(q *Queue) *Parts { return &Parts{q} }

// Where a part is.
const (
	partAsked = iota
	partTaken
	partAnswered
)

// Ask puts a part up, or another question in its place as long as nobody has
// taken it.
func (p *Parts) Ask(ctx context.Context, l *store.Lease, id string, question []byte) (up bool, err error) {
	err = p.q.in(ctx, l, func(tx Tx) error {
		r, err := tx.ExecContext(ctx, "INSERT INTO parts (tenant, id, job, question, state) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (id) DO UPDATE SET question = excluded.question WHERE parts.tenant = ?1 AND parts.state = ?5",
			l.Tenant, id, l.Job.ID, question, partAsked)
		if err != nil {
			return err
		}
		if n, err := r.RowsAffected(); err != nil || n == 0 {
			return err
		}
		up = true
		return p.q.db.Asked(ctx, tx, l.Tenant, id)
	})
	return up && err == nil, err
}

// Asked gives the parts of the job.
func (p *Parts) Asked(ctx context.Context, l *store.Lease) (out []store.Part, err error) {
	rows, err := p.q.db.Read().QueryContext(ctx, "SELECT id, state, answer FROM parts WHERE tenant = ? AND job = ? ORDER BY seq", l.Tenant, l.Job.ID)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var part store.Part
		var state int
		if err := rows.Scan(&part.ID, &state, &part.Answer); err != nil {
			return nil, err
		}
		part.Taken, part.Answered = state >= partTaken, state == partAnswered
		out = append(out, part)
	}
	return out, rows.Err()
}

// Forget drops parts of the job.
func (p *Parts) Forget(ctx context.Context, l *store.Lease, ids ...string) error {
	return p.q.in(ctx, l, func(tx Tx) error {
		for _, id := range ids {
			if _, err := tx.ExecContext(ctx, "DELETE FROM parts WHERE tenant = ? AND job = ? AND id = ?", l.Tenant, l.Job.ID, id); err != nil {
				return err
			}
		}
		return nil
	})
}

func forgetParts(ctx context.Context, tx Tx, l *store.Lease) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM parts WHERE tenant = ? AND job = ?", l.Tenant, l.Job.ID)
	return err
}

// noneWaits is true while no whole job is to be worked on.
const noneWaits = "NOT EXISTS (SELECT 1 FROM jobs WHERE state = 'queued')"

// Take gives a part to whoever comes first.
func (p *Parts) Take(ctx context.Context, tenant, id string) (*store.Errand, error) {
	out := &store.Errand{Tenant: tenant, ID: id}
	err := p.q.db.In(ctx, func(tx Tx) error {
		var job string
		if err := tx.QueryRowContext(ctx, "UPDATE parts SET state = ? WHERE tenant = ? AND id = ? AND state = ? AND "+noneWaits+" RETURNING job, question", partTaken, tenant, id, partAsked).Scan(&job, &out.Question); err != nil {
			return told(err)
		}
		var err error
		if out.Job, err = scanJob(tx.QueryRowContext(ctx, "SELECT "+jobColumns+" FROM jobs WHERE tenant = ? AND id = ?", tenant, job)); err != nil {
			return err
		}
		if err = tx.QueryRowContext(ctx, "SELECT start_rota FROM jobs WHERE tenant = ? AND id = ?", tenant, job).Scan(&out.Start); err != nil {
			return err
		}
		out.Ward, err = scanWard(tx.QueryRowContext(ctx, "SELECT "+wardColumns+" FROM wards w JOIN ward_versions v ON v.ward = w.id WHERE w.tenant = ? AND w.id = ? AND v.version = ?", tenant, out.Job.Ward, out.Job.WardVersion))
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Wanted tells whether the part is still to be worked on.
func (p *Parts) Wanted(ctx context.Context, e *store.Errand) (wanted bool, err error) {
	err = p.q.db.Read().QueryRowContext(ctx, "SELECT "+noneWaits+" FROM parts WHERE tenant = ? AND id = ?", e.Tenant, e.ID).Scan(&wanted)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return wanted, err
}

// Answer says what came of a part.
func (p *Parts) Answer(ctx context.Context, e *store.Errand, answer []byte) error {
	return p.q.db.In(ctx, func(tx Tx) error {
		_, err := tx.ExecContext(ctx, "UPDATE parts SET answer = ?, state = ? WHERE tenant = ? AND id = ? AND state = ?", answer, partAnswered, e.Tenant, e.ID, partTaken)
		return err
	})
}
