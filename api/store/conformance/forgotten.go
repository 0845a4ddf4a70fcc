package conformance

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/api/store"
)

func policies(t *testing.T, b *bench) {
	b.give("a", "j1", "j2")
	b.give("b", "j3")
	p, err := b.Of("a").Policy(b.ctx)
	require.NoError(t, err)
	require.Equal(t, store.Policy{}, p, "everything is kept where nobody has said")
	want := store.Policy{Jobs: 30, Rotas: 60, Versions: 10, Audit: 365, NoNames: true}
	require.NoError(t, b.change("a", func(tx store.Tx) error { return tx.SetPolicy(store.Policy{Jobs: 1}) }))
	require.NoError(t, b.change("a", func(tx store.Tx) error { return tx.SetPolicy(want) }))
	p, err = b.Of("a").Policy(b.ctx)
	require.NoError(t, err)
	require.Equal(t, want, p)
	for tenant := range map[string]bool{"a": true, "b": true} {
		require.NoError(t, b.change(tenant, func(tx store.Tx) error {
			for v := 1; v < 4; v++ { // of which a rota is of the second
				next := ward("w_" + tenant)
				next.Version = v
				if err := tx.ChangeWard(next); err != nil {
					return err
				}
			}
			if err := tx.AddRota(store.Rota{ID: "r_" + tenant, Ward: "w_" + tenant, WardVersion: 2, Body: []byte("{}"), Created: time.Now()}); err != nil {
				return err
			}
			return tx.Note(store.Audit{At: began, Key: "k", Action: "x", Object: "y"})
		}))
	}
	for range 2 { // of a one, of b one; the other of a still runs
		require.NoError(t, b.Queue().Return(b.ctx, b.take(), store.Slice{Ended: store.Done, Documents: map[string][]byte{"x": []byte("x")}}))
	}
	n, err := b.Sweep(b.ctx, time.Now().AddDate(0, 0, 29))
	require.NoError(t, err)
	require.Equal(t, 1, n, "the third version; the first and the second are those of jobs and a rota, the fourth is the newest")
	_, err = b.Of("a").Ward(b.ctx, "w_a", 3)
	require.ErrorIs(t, err, store.ErrNotFound)
	n, err = b.Sweep(b.ctx, time.Now().AddDate(0, 0, 31))
	require.NoError(t, err)
	require.Equal(t, 1, n, "the job")
	_, err = b.Of("a").Document(b.ctx, "j1", "x")
	require.ErrorIs(t, err, store.ErrNotFound)
	gone, err := b.Queue().Gone(b.ctx, []string{"j1", "j2", "j3", "j4"})
	require.NoError(t, err)
	require.Equal(t, []string{"j1", "j4"}, gone)
	n, err = b.Sweep(b.ctx, time.Now().AddDate(2, 0, 0))
	require.NoError(t, err)
	require.Equal(t, 3, n, "the rota, then its version, and the entry of the log")
	for _, v := range []int{1, 2, 3, 4} {
		_, err = b.Of("b").Ward(b.ctx, "w_b", v)
		require.NoError(t, err, "another tenant keeps what it has")
	}
	bare := ward("w_a")
	bare.Version, bare.Hash, bare.Body = 4, "cd", []byte("bare")
	require.NoError(t, b.change("a", func(tx store.Tx) error { return tx.StripNames(bare) }))
	w, err := b.Of("a").Ward(b.ctx, "w_a", 4)
	require.NoError(t, err)
	bare.Changed = w.Changed
	require.Equal(t, bare, w)
	require.ErrorIs(t, b.change("b", func(tx store.Tx) error { return tx.StripNames(bare) }), store.ErrNotFound)
}

func deleted(t *testing.T, b *bench) {
	b.give("a", "j1", "j2")
	l := b.take()
	made := store.Rota{ID: "r1", Ward: "w_a", WardVersion: 1, Job: "j1", Body: []byte("{}"), Created: began}
	require.NoError(t, b.Queue().Return(b.ctx, l, store.Slice{Best: ptr(worth(1)), Documents: map[string][]byte{"x": []byte("x")}, Ended: store.Done, Rotas: []store.Rota{made}}))
	require.NoError(t, b.change("a", func(tx store.Tx) error { return tx.DeleteJob("j1") }))
	_, err := b.Of("a").Rota(b.ctx, "r1")
	require.ErrorIs(t, err, store.ErrNotFound)
	require.NoError(t, b.change("a", func(tx store.Tx) error { return tx.DeleteWard("w_a") }))
	_, err = b.Of("a").Job(b.ctx, "j2")
	require.ErrorIs(t, err, store.ErrNotFound)
	_, err = b.Queue().Take(b.ctx)
	require.ErrorIs(t, err, store.ErrNotFound)
	answer := func(id string) store.Answer {
		a, err := b.Of("a").Change(b.ctx, store.Once{Key: id, Request: "r"}, func(tx store.Tx) (store.Answer, error) {
			return store.Answer{ID: id, Body: []byte("its name")}, tx.AddWard(ward(id))
		})
		require.NoError(t, err)
		return a
	}
	for _, id := range []string{"w_gone", "w_stays"} {
		require.Equal(t, "its name", string(answer(id).Body))
	}
	require.NoError(t, b.change("a", func(tx store.Tx) error { return tx.DeleteWard("w_gone") }))
	require.Empty(t, answer("w_gone").Body)
	require.Equal(t, "its name", string(answer("w_stays").Body))
}
