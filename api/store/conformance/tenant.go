package conformance

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/api/store"
)

func added(t *testing.T, b *bench) {
	b.give("a", "j1")
	r := store.Rota{ID: "r1", Ward: "w_a", WardVersion: 1, Model: "m", Run: "plan", Parent: "r0", Pins: []string{"Anne", "2026-01-05.."}, Body: []byte("{}"), Created: began}
	require.NoError(t, b.change("a", func(tx store.Tx) error { return tx.AddRota(r) }))
	got, err := b.Of("a").Rota(b.ctx, "r1")
	require.NoError(t, err)
	require.Equal(t, r, got)
	w, err := b.Of("a").Ward(b.ctx, "w_a", 0)
	require.NoError(t, err)
	require.Equal(t, ward("w_a"), w)
	j := b.state("a", "j1")
	require.Equal(t, store.Queued, j.State)
	require.Equal(t, time.Minute, j.Time)
	require.NoError(t, b.change("a", func(tx store.Tx) error {
		return tx.Note(store.Audit{At: began, Key: "k", Action: "addWard", Object: "w_a"})
	}))
	log, err := b.Of("a").Audit(b.ctx, store.Page{Limit: 9})
	require.NoError(t, err)
	require.Equal(t, []store.Audit{{At: began, Key: "k", Action: "addWard", Object: "w_a"}}, log.Items)
	for _, err := range []error{
		b.change("a", func(tx store.Tx) error { return tx.AddRota(store.Rota{ID: "r2", Ward: "w_none", Body: []byte("{}")}) }),
		b.change("a", func(tx store.Tx) error { return tx.AddJob(job("j2", "w_none")) }),
	} {
		require.ErrorIs(t, err, store.ErrNotFound)
	}
}

func keys(t *testing.T, b *bench) {
	k := store.Key{ID: "k1", Tenant: "a", Name: "one", Role: "planner", Hash: "h1"}
	require.NoError(t, b.change("a", func(tx store.Tx) error { return tx.AddKey(k) }))
	got, err := b.KeyByHash(b.ctx, "h1")
	require.NoError(t, err)
	require.Equal(t, "a", got.Tenant)
	require.ErrorIs(t, b.change("b", func(tx store.Tx) error { return tx.RevokeKey("k1") }), store.ErrNotFound)
	require.NoError(t, b.change("a", func(tx store.Tx) error { return tx.RevokeKey("k1") }))
	_, err = b.KeyByHash(b.ctx, "h1")
	require.ErrorIs(t, err, store.ErrNotFound)
	all, err := b.Of("a").Keys(b.ctx)
	require.NoError(t, err)
	require.Len(t, all, 1)
	require.False(t, all[0].Revoked.IsZero())
}

func sights(t *testing.T, b *bench) {
	b.give("a", "j1")
	other, copied := ward("w_other"), ward("w_copy")
	copied.Parent, copied.Owner = "w_other", "k9"
	until := began.Add(time.Hour)
	require.NoError(t, b.change("a", func(tx store.Tx) error {
		for _, w := range []store.Ward{other, copied} {
			if err := tx.AddWard(w); err != nil {
				return err
			}
			if err := tx.AddRota(store.Rota{ID: "r_" + w.ID, Ward: w.ID, Body: []byte("{}"), Created: began}); err != nil {
				return err
			}
		}
		return tx.AddKey(store.Key{ID: "k1", Hash: "h", Wards: []store.Grant{{Ward: "w_a", Role: "planner"}}, Until: until, By: "k0"})
	}))
	k, err := b.KeyByHash(b.ctx, "h")
	require.NoError(t, err)
	require.Equal(t, []store.Grant{{Ward: "w_a", Role: "planner"}}, k.Wards)
	require.True(t, until.Equal(k.Until))
	require.Equal(t, "k0", k.By)
	got, err := b.Of("a").Ward(b.ctx, "w_copy", 0)
	require.NoError(t, err)
	require.Equal(t, copied, got)
	for _, c := range []struct {
		only               *store.Sight
		wards, rotas, jobs int
	}{
		{nil, 3, 2, 1},
		{&store.Sight{}, 0, 0, 0},
		{&store.Sight{Wards: []string{"w_a"}}, 1, 0, 1},
		{&store.Sight{Wards: []string{"w_a", "w_other"}}, 3, 2, 1},
		{&store.Sight{Owner: "k9"}, 1, 1, 0},
	} {
		p := store.Page{Limit: 9, Only: c.only}
		wards, err := b.Of("a").Wards(b.ctx, p)
		require.NoError(t, err)
		rotas, err := b.Of("a").Rotas(b.ctx, store.RotaFilter{}, p)
		require.NoError(t, err)
		jobs, err := b.Of("a").Jobs(b.ctx, store.JobFilter{}, p)
		require.NoError(t, err)
		require.Equal(t, []int{c.wards, c.rotas, c.jobs}, []int{len(wards.Items), len(rotas.Items), len(jobs.Items)}, c.only)
	}
}

func versions(t *testing.T, b *bench) {
	b.give("a")
	next := ward("w_a")
	next.Name, next.Body = "Ny", []byte("two")
	require.NoError(t, b.change("a", func(tx store.Tx) error { return tx.ChangeWard(next) }))
	require.ErrorIs(t, b.change("a", func(tx store.Tx) error { return tx.ChangeWard(next) }), store.ErrConflict)
	require.ErrorIs(t, b.change("b", func(tx store.Tx) error { return tx.ChangeWard(next) }), store.ErrNotFound)
	for version, name := range map[int]string{0: "Ny", 1: "Solsiden", 2: "Ny"} {
		w, err := b.Of("a").Ward(b.ctx, "w_a", version)
		require.NoError(t, err)
		require.Equal(t, name, w.Name)
	}
	_, err := b.Of("a").Ward(b.ctx, "w_a", 3)
	require.ErrorIs(t, err, store.ErrNotFound)
}

func pages(t *testing.T, b *bench) {
	b.give("a", "j1", "j2", "j3", "j4", "j5")
	var got []string
	p := store.Page{Limit: 2}
	for {
		list, err := b.Of("a").Jobs(b.ctx, store.JobFilter{State: store.Queued}, p)
		require.NoError(t, err)
		for _, j := range list.Items {
			got = append(got, j.ID)
		}
		if p.After = list.Next; p.After == "" {
			break
		}
		if len(got) == 2 { // what comes while one turns pages moves nothing
			require.NoError(t, b.change("a", func(tx store.Tx) error { return tx.AddJob(job("j6", "w_a")) }))
		}
	}
	require.Equal(t, []string{"j5", "j4", "j3", "j2", "j1"}, got)
	list, err := b.Of("a").Jobs(b.ctx, store.JobFilter{State: store.Done}, store.Page{Limit: 2})
	require.NoError(t, err)
	require.Empty(t, list.Items)
}

func tenants(t *testing.T, b *bench) {
	b.give("a", "j1")
	l := b.take()
	require.NoError(t, b.Queue().Return(b.ctx, l, store.Slice{Best: ptr(worth(1)), Documents: map[string][]byte{"x": []byte("x")}}))
	other := b.Of("b")
	for name, ask := range map[string]func() error{
		"ward":     func() error { _, err := other.Ward(b.ctx, "w_a", 0); return err },
		"job":      func() error { _, err := other.Job(b.ctx, "j1"); return err },
		"best":     func() error { _, err := other.Best(b.ctx, "j1"); return err },
		"document": func() error { _, err := other.Document(b.ctx, "j1", "x"); return err },
		"events":   func() error { _, _, err := other.Events(b.ctx, "j1", 0, 9); return err },
		"a job of": func() error { return b.change("b", func(tx store.Tx) error { return tx.AddJob(job("j2", "w_a")) }) },
		"stop":     func() error { return b.change("b", func(tx store.Tx) error { return tx.StopJob("j1") }) },
		"delete":   func() error { return b.change("b", func(tx store.Tx) error { return tx.DeleteJob("j1") }) },
		"the ward": func() error { return b.change("b", func(tx store.Tx) error { return tx.DeleteWard("w_a") }) },
		"a rota of": func() error {
			return b.change("b", func(tx store.Tx) error { return tx.AddRota(store.Rota{ID: "r", Ward: "w_a", Body: []byte("{}")}) })
		},
	} {
		require.ErrorIs(t, ask(), store.ErrNotFound, name)
	}
	list, err := other.Wards(b.ctx, store.Page{Limit: 9})
	require.NoError(t, err)
	require.Empty(t, list.Items)
	_, err = b.Of("a").Best(b.ctx, "j1")
	require.NoError(t, err)
}
