package tables

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"heltid/api/store"
)

// Outbox is what webhooks are still to be told.
type Outbox struct{ db Database }

var _ store.Outbox = (*Outbox)(nil)

// NewOutbox is that of a database.
func NewOutbox(db Database) *Outbox { return &Outbox{db} }

// Take gives the message that is due longest.
func (o *Outbox) Take(ctx context.Context, now time.Time, hold time.Duration) (m store.Message, err error) {
	err = o.db.In(ctx, func(tx Tx) error {
		if err := tx.QueryRowContext(ctx, `UPDATE messages SET due = ?1, attempts = attempts + 1 WHERE due <= ?2
			AND id = (SELECT id FROM messages WHERE due <= ?2 ORDER BY due, seq LIMIT 1) RETURNING id, body, attempts`, now.Add(hold).UnixMicro(), now.UnixMicro()).
			Scan(&m.ID, &m.Body, &m.Attempts); err != nil {
			return told(err)
		}
		return told(tx.QueryRowContext(ctx, "SELECT h.url, h.secret FROM webhooks h JOIN messages m ON m.webhook = h.id WHERE m.id = ?", m.ID).Scan(&m.URL, &m.Secret))
	})
	return m, err
}

// Done forgets a message.
func (o *Outbox) Done(ctx context.Context, id string) error {
	return o.db.In(ctx, func(tx Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM messages WHERE id = ?", id)
		return err
	})
}

// Again has a message due at a time.
func (o *Outbox) Again(ctx context.Context, id string, at time.Time) error {
	return o.db.In(ctx, func(tx Tx) error {
		_, err := tx.ExecContext(ctx, "UPDATE messages SET due = ? WHERE id = ?", at.UnixMicro(), id)
		return err
	})
}

// ended tells the webhooks of a job's tenant that it is over.
func ended(ctx context.Context, tx Tx, job string) error {
	var told struct {
		Type string    `json:"type"`
		At   time.Time `json:"timestamp"`
		Data struct {
			Job     string `json:"job"`
			Ward    string `json:"ward"`
			Kind    string `json:"kind"`
			State   string `json:"state"`
			Outcome string `json:"outcome,omitempty"`
			Rota    string `json:"rota,omitempty"`
		} `json:"data"`
	}
	d := &told.Data
	var tenant string
	if err := tx.QueryRowContext(ctx, "SELECT tenant, id, ward, kind, state, outcome, rota FROM jobs WHERE id = ?", job).Scan(&tenant, &d.Job, &d.Ward, &d.Kind, &d.State, &d.Outcome, &d.Rota); err != nil {
		return err
	}
	hooks, err := hooksOf(ctx, tx, tenant)
	if err != nil {
		return err
	}
	told.Type, told.At = "job."+d.State, store.Now()
	body, err := json.Marshal(told)
	if err != nil {
		return err
	}
	for _, h := range hooks {
		if _, err := tx.ExecContext(ctx, "INSERT INTO messages (id, webhook, body, due) VALUES (?, ?, ?, ?)", store.NewID("m"), h.ID, body, told.At.UnixMicro()); err != nil {
			return err
		}
	}
	return nil
}

func hooksOf(ctx context.Context, tx Tx, tenant string) (out []store.Webhook, err error) {
	rows, err := tx.QueryContext(ctx, "SELECT id, url, secret, created FROM webhooks WHERE tenant = ? ORDER BY created, id", tenant)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var h store.Webhook
		if err := rows.Scan(&h.ID, &h.URL, &h.Secret, when{&h.Created}); err != nil {
			return nil, err
		}
		out = append(out, h)
	}
	return out, rows.Err()
}

func (t *tenancy) Webhooks(ctx context.Context) ([]store.Webhook, error) {
	return hooksOf(ctx, t.db.Read(), t.id)
}

func (c *change) AddWebhook(w store.Webhook) error {
	return c.do("INSERT INTO webhooks (id, tenant, url, secret, created) VALUES (?, ?, ?, ?, ?)", w.ID, c.tenant, w.URL, w.Secret, micro(w.Created))
}

func (c *change) DeleteWebhook(id string) error {
	return c.one("DELETE FROM webhooks WHERE tenant = ? AND id = ?", c.tenant, id)
}
