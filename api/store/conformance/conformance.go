// Package conformance holds any store to what package store promises.
package conformance

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/api/store"
)

// Run runs every test on stores that open makes, each empty. Again closes a
// store as a process that dies does, and opens what it left.
func Run(t *testing.T, open func(*testing.T) store.Store, again func(*testing.T, store.Store) store.Store) {
	for name, test := range map[string]func(*testing.T, *bench){
		"what is added is there":                   added,
		"a key that is revoked finds nothing":      keys,
		"versions of a ward stay":                  versions,
		"pages are in a stable order":              pages,
		"no tenant sees another's":                 tenants,
		"who has some wards sees those":            sights,
		"a change is done wholly or not at all":    wholly,
		"who leaves in mid-change leaves nothing":  left,
		"the same key gets the same answer":        once,
		"at most one worker has a job":             oneWorker,
		"tenants take turns":                       turns,
		"a tenant's jobs come by priority":         priorities,
		"clocks that jump change nothing":          clocks,
		"a stale worker is refused":                stale,
		"the best rota never gets worse":           neverWorse,
		"a slice goes on from the one before":      slices,
		"a job that stops keeps what it has":       stops,
		"what breaks three times in a row fails":   breaks,
		"what a dead process had is done again":    recovered,
		"old events are forgotten, and that shows": events,
		"each tenant keeps what it wants":          policies,
		"webhooks are told of each job that ends":  webhooks,
		"parts go to one other and with the lease": parts,
		"what is deleted is gone with all it had":  deleted,
		"accepted is on disk":                      accepted,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := &bench{T: t, ctx: t.Context(), Store: open(t), again: again}
			test(t, b)
			require.NoError(t, b.Close())
		})
	}
}

type bench struct {
	*testing.T
	store.Store
	ctx   context.Context
	again func(*testing.T, store.Store) store.Store
}

var began = time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)

func (b *bench) change(tenant string, do func(store.Tx) error) error {
	_, err := b.Of(tenant).Change(b.ctx, store.Once{}, func(tx store.Tx) (store.Answer, error) { return store.Answer{}, do(tx) })
	return err
}

func ward(id string) store.Ward {
	return store.Ward{ID: id, Version: 1, Name: "Solsiden", Hash: "ab", People: 3, Models: []string{"m"}, File: "w.yaml", Body: []byte("heltid: 1"), Changed: began}
}

func job(id, of string) store.Job {
	return store.Job{ID: id, Ward: of, WardVersion: 1, Kind: "structure", Request: []byte("{}"), Time: time.Minute, Created: began}
}

// give adds a ward of the tenant and a job for each id.
func (b *bench) give(tenant string, jobs ...string) {
	b.Helper()
	require.NoError(b, b.change(tenant, func(tx store.Tx) error {
		if err := tx.AddWard(ward("w_" + tenant)); err != nil {
			return err
		}
		for _, id := range jobs {
			if err := tx.AddJob(job(id, "w_"+tenant)); err != nil {
				return err
			}
		}
		return nil
	}))
}

func (b *bench) take() *store.Lease {
	b.Helper()
	l, err := b.Queue().Take(b.ctx)
	require.NoError(b, err)
	return l
}

func (b *bench) state(tenant, id string) store.Job {
	b.Helper()
	j, err := b.Of(tenant).Job(b.ctx, id)
	require.NoError(b, err)
	return j
}

func worth(v ...int64) store.Incumbent {
	return store.Incumbent{Worth: v, FullTime: int(v[0]), Posts: 9, Rota: []byte(fmt.Sprint(v)), Found: began}
}

func ptr[T any](v T) *T { return &v }
