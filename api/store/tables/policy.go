package tables

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"heltid/api/store"
)

const policyColumns = "jobs, rotas, versions, audit, no_names"

func scanPolicy(r Row, before ...any) (p store.Policy, err error) {
	var noNames int
	err = told(r.Scan(append(before, &p.Jobs, &p.Rotas, &p.Versions, &p.Audit, &noNames)...))
	p.NoNames = noNames == 1
	return p, err
}

// Policy is what the tenant keeps: everything, where it has not said.
func (t *tenancy) Policy(ctx context.Context) (store.Policy, error) {
	p, err := scanPolicy(t.db.Read().QueryRowContext(ctx, "SELECT "+policyColumns+" FROM policies WHERE tenant = ?", t.id))
	if errors.Is(err, store.ErrNotFound) {
		return store.Policy{}, nil
	}
	return p, err
}

func (c *change) SetPolicy(p store.Policy) error {
	noNames := 0
	if p.NoNames {
		noNames = 1
	}
	return c.do("INSERT INTO policies (tenant, "+policyColumns+") VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (tenant) DO UPDATE SET jobs = excluded.jobs, rotas = excluded.rotas, versions = excluded.versions, audit = excluded.audit, no_names = excluded.no_names",
		c.tenant, p.Jobs, p.Rotas, p.Versions, p.Audit, noNames)
}

func (c *change) StripNames(w store.Ward) error {
	models, err := json.Marshal(w.Models)
	if err != nil {
		return err
	}
	return c.one("UPDATE ward_versions SET name = ?, hash = ?, people = ?, models = ?, file = ?, body = ? WHERE ward = (SELECT id FROM wards WHERE tenant = ? AND id = ?) AND version = ?",
		w.Name, w.Hash, w.People, string(models), w.File, w.Body, c.tenant, w.ID, w.Version)
}

// Sweep deletes what the tenants keep no longer.
func Sweep(ctx context.Context, db Database, now time.Time) (n int, err error) {
	err = db.In(ctx, func(tx Tx) error {
		n = 0
		tenants, policies, err := allPolicies(ctx, tx)
		if err != nil {
			return err
		}
		for i, tenant := range tenants {
			p := policies[i]
			for _, s := range []struct {
				days  int
				query string
			}{
				{p.Jobs, "DELETE FROM jobs WHERE tenant = ? AND ended < ?"},
				{p.Rotas, "DELETE FROM rotas WHERE tenant = ? AND created < ?"},
				{p.Versions, `DELETE FROM ward_versions WHERE ward IN (SELECT id FROM wards WHERE tenant = ?) AND changed < ?
					AND version <> (SELECT newest FROM wards WHERE id = ward_versions.ward)
					AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.ward = ward_versions.ward AND j.ward_version = ward_versions.version)
					AND NOT EXISTS (SELECT 1 FROM rotas r WHERE r.ward = ward_versions.ward AND r.ward_version = ward_versions.version)`},
				{p.Audit, "DELETE FROM audit WHERE tenant = ? AND at < ?"},
			} {
				if s.days == 0 {
					continue
				}
				r, err := tx.ExecContext(ctx, s.query, tenant, micro(now.AddDate(0, 0, -s.days)))
				if err != nil {
					return err
				}
				gone, err := r.RowsAffected()
				if err != nil {
					return err
				}
				n += int(gone)
			}
			if err := forgotten(ctx, tx, tenant); err != nil {
				return err
			}
		}
		return nil
	})
	return n, err
}

func allPolicies(ctx context.Context, tx Tx) (tenants []string, out []store.Policy, err error) {
	rows, err := tx.QueryContext(ctx, "SELECT tenant, "+policyColumns+" FROM policies ORDER BY tenant")
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var tenant string
		p, err := scanPolicy(rows, &tenant)
		if err != nil {
			return nil, nil, err
		}
		tenants, out = append(tenants, tenant), append(out, p)
	}
	return tenants, out, rows.Err()
}

// Gone gives those of the jobs that are not there any more.
func (q *Queue) Gone(ctx context.Context, jobs []string) ([]string, error) {
	gone := slices.Clone(jobs)
	for _, id := range jobs {
		var there int
		if err := q.db.Read().QueryRowContext(ctx, "SELECT count(*) FROM jobs WHERE id = ?", id).Scan(&there); err != nil {
			return nil, err
		}
		if there > 0 {
			gone = slices.DeleteFunc(gone, func(g string) bool { return g == id })
		}
	}
	return gone, nil
}
