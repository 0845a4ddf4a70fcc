// Package conformance holds any store to what package store promises.
package conformance

import (
	"context"
	"errors"
	"fmt"
	"sync"
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

func wholly(t *testing.T, b *bench) {
	_, err := b.Of("a").Change(b.ctx, store.Once{Key: "k", Request: "r"}, func(tx store.Tx) (store.Answer, error) {
		if err := tx.AddWard(ward("w_a")); err != nil {
			return store.Answer{}, err
		}
		return store.Answer{}, tx.AddJob(job("j1", "w_none"))
	})
	require.ErrorIs(t, err, store.ErrNotFound)
	_, err = b.Of("a").Ward(b.ctx, "w_a", 0)
	require.ErrorIs(t, err, store.ErrNotFound)
	got, err := b.Of("a").Change(b.ctx, store.Once{Key: "k", Request: "r"}, func(store.Tx) (store.Answer, error) { return store.Answer{ID: "second"}, nil })
	require.NoError(t, err)
	require.Equal(t, "second", got.ID, "nothing was answered before")
}

func once(t *testing.T, b *bench) {
	b.give("a")
	add := func(tenant, request, id string) (store.Answer, error) {
		return b.Of(tenant).Change(b.ctx, store.Once{Key: "k", Request: request}, func(tx store.Tx) (store.Answer, error) {
			return store.Answer{Status: 202, ID: id, Body: []byte(id)}, tx.AddJob(job(id, "w_"+tenant))
		})
	}
	var all sync.WaitGroup
	answers := make([]store.Answer, 8)
	for i := range answers {
		all.Go(func() { answers[i], _ = add("a", "r", fmt.Sprintf("j%d", i)) })
	}
	all.Wait()
	for _, a := range answers {
		require.Equal(t, answers[0], a)
	}
	list, err := b.Of("a").Jobs(b.ctx, store.JobFilter{}, store.Page{Limit: 9})
	require.NoError(t, err)
	require.Len(t, list.Items, 1)
	_, err = add("a", "another", "j9")
	require.ErrorIs(t, err, store.ErrReused)
	b.give("b")
	fresh, err := add("b", "another", "j9")
	require.NoError(t, err)
	require.Equal(t, "j9", fresh.ID, "another tenant's keys are its own")
}

func oneWorker(t *testing.T, b *bench) {
	const jobs = 12
	var ids []string
	for i := range jobs {
		ids = append(ids, fmt.Sprintf("j%d", i))
	}
	b.give("a", ids...)
	var mu sync.Mutex
	taken := map[string]int{}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for {
				l, err := b.Queue().Take(b.ctx)
				if err != nil {
					return
				}
				mu.Lock()
				taken[l.Job.ID]++
				mu.Unlock()
			}
		})
	}
	all.Wait()
	require.Len(t, taken, jobs)
	for id, n := range taken {
		require.Equal(t, 1, n, id)
	}
	_, err := b.Queue().Take(b.ctx)
	require.ErrorIs(t, err, store.ErrNotFound)
}

func turns(t *testing.T, b *bench) {
	b.give("a", "a1", "a2", "a3")
	b.give("b", "b1")
	var order []string
	for range 7 {
		l := b.take()
		order = append(order, l.Job.ID)
		require.NoError(t, b.Queue().Return(b.ctx, l, store.Slice{}))
	}
	require.Equal(t, []string{"a1", "b1", "a2", "b1", "a3", "b1", "a1"}, order)
}

// One that is to come first does, three times of four, and takes nothing from
// another tenant.
func priorities(t *testing.T, b *bench) {
	b.give("a", "usual", "usual2")
	b.give("b", "other")
	require.NoError(t, b.change("a", func(tx store.Tx) error {
		high, low := job("high", "w_a"), job("low", "w_a")
		high.Priority, low.Priority = 1, -1
		return errors.Join(tx.AddJob(low), tx.AddJob(high))
	}))
	require.Equal(t, 1, b.state("a", "high").Priority)
	var order []string
	for range 16 {
		l := b.take()
		if l.Tenant == "a" {
			order = append(order, l.Job.ID)
		}
		require.NoError(t, b.Queue().Return(b.ctx, l, store.Slice{}))
	}
	require.Equal(t, []string{"high", "high", "high", "usual", "high", "high", "high", "usual2"}, order)
	require.NoError(t, b.change("a", func(tx store.Tx) error { return tx.DeleteJob("high") }))
	for range 8 {
		l := b.take()
		if l.Tenant == "a" {
			order = append(order, l.Job.ID)
		}
		require.NoError(t, b.Queue().Return(b.ctx, l, store.Slice{}))
	}
	require.Equal(t, []string{"usual", "usual2", "usual", "low"}, order[8:])
}

// Whose turn it is, what is new and what is best is counted; no clock says it.
func clocks(t *testing.T, b *bench) {
	b.give("a")
	for _, at := range []struct {
		id    string
		years int
	}{{"j1", 20}, {"j2", -20}, {"j3", 0}} {
		j := job(at.id, "w_a")
		j.Created = began.AddDate(at.years, 0, 0)
		require.NoError(t, b.change("a", func(tx store.Tx) error { return tx.AddJob(j) }))
	}
	var order []string
	for range 3 {
		l := b.take()
		order = append(order, l.Job.ID)
		later, before := worth(1), worth(2)
		later.Found, before.Found = began.AddDate(20, 0, 0), began.AddDate(-20, 0, 0)
		require.NoError(t, b.Queue().Found(b.ctx, l, later))
		require.NoError(t, b.Queue().Found(b.ctx, l, before), "a better one counts, whatever its time")
		require.ErrorIs(t, b.Queue().Found(b.ctx, l, later), store.ErrWorse)
	}
	require.Equal(t, []string{"j1", "j2", "j3"}, order)
	_, _, err := b.Queue().Recover(b.ctx, time.Hour)
	require.NoError(t, err)
	require.Equal(t, store.Running, b.state("a", "j1").State, "nobody is dead by the clock")
	list, err := b.Of("a").Jobs(b.ctx, store.JobFilter{}, store.Page{Limit: 10})
	require.NoError(t, err)
	require.Equal(t, []string{"j3", "j2", "j1"}, []string{list.Items[0].ID, list.Items[1].ID, list.Items[2].ID})
}

func stale(t *testing.T, b *bench) {
	b.give("a", "j1")
	old := b.take()
	_, _, err := b.Queue().Recover(b.ctx, 0)
	require.NoError(t, err)
	now := b.take()
	for name, err := range map[string]error{
		"found":  b.Queue().Found(b.ctx, old, worth(9)),
		"say":    b.Queue().Say(b.ctx, old, store.Event{Kind: "found", Data: []byte("{}")}),
		"return": b.Queue().Return(b.ctx, old, store.Slice{Best: ptr(worth(9)), Ended: store.Done}),
		"broke":  b.Queue().Broke(b.ctx, old, "x"),
	} {
		require.ErrorIs(t, err, store.ErrTaken, name)
	}
	_, err = b.Queue().Look(b.ctx, old)
	require.ErrorIs(t, err, store.ErrTaken)
	require.NoError(t, b.Queue().Found(b.ctx, now, worth(1)))
	require.NoError(t, b.change("a", func(tx store.Tx) error { return tx.DeleteJob("j1") }))
	require.ErrorIs(t, b.Queue().Found(b.ctx, now, worth(2)), store.ErrTaken, "it was deleted")
}

func neverWorse(t *testing.T, b *bench) {
	b.give("a", "j1")
	l := b.take()
	best := func() string {
		got, err := b.Of("a").Best(b.ctx, "j1")
		require.NoError(t, err)
		return fmt.Sprint(got.Number, got.Worth)
	}
	require.NoError(t, b.Queue().Found(b.ctx, l, worth(5, -3)))
	require.ErrorIs(t, b.Queue().Found(b.ctx, l, worth(5, -4)), store.ErrWorse)
	require.ErrorIs(t, b.Queue().Found(b.ctx, l, worth(4, 0)), store.ErrWorse)
	require.Equal(t, "1 [5 -3]", best())
	require.NoError(t, b.Queue().Found(b.ctx, l, worth(5, -2)))
	require.ErrorIs(t, b.Queue().Return(b.ctx, l, store.Slice{Best: ptr(worth(5, -3)), Ended: store.Done}), store.ErrWorse)
	require.Equal(t, "2 [5 -2]", best())
	require.Equal(t, store.Running, b.state("a", "j1").State)
	require.Equal(t, 5, *b.state("a", "j1").FullTime)
}

func slices(t *testing.T, b *bench) {
	b.give("a", "j1")
	require.NoError(t, b.change("a", func(tx store.Tx) error {
		return tx.AddRota(store.Rota{ID: "r1", Ward: "w_a", Body: []byte("start"), Created: began})
	}))
	require.NoError(t, b.change("a", func(tx store.Tx) error {
		j := job("j2", "w_a")
		j.Rota = "r1"
		return tx.AddJob(j)
	}))
	l := b.take()
	require.Equal(t, "heltid: 1", string(l.Ward.Body))
	require.Nil(t, l.Best)
	require.NoError(t, b.Queue().Return(b.ctx, l, store.Slice{Spent: time.Second, Best: ptr(worth(3)), Memory: []byte("m"), Documents: map[string][]byte{"x": []byte("one")}}))
	other := b.take()
	require.Equal(t, "start", string(other.Start))
	l = b.take()
	require.Equal(t, "j1", l.Job.ID)
	require.Equal(t, []int64{3}, l.Best.Worth)
	require.Equal(t, "m", string(l.Job.Memory))
	made := store.Rota{ID: "r2", Ward: "w_a", WardVersion: 1, Job: "j1", Body: []byte("{}"), Created: began}
	require.NoError(t, b.Queue().Return(b.ctx, l, store.Slice{Spent: 2 * time.Second, Documents: map[string][]byte{"x": []byte("two")}, Ended: store.Done, Outcome: "optimal", Rotas: []store.Rota{made}}))
	j := b.state("a", "j1")
	require.Equal(t, store.Done, j.State)
	require.Equal(t, 3*time.Second, j.Spent)
	require.Equal(t, "r2", j.Rota)
	require.Equal(t, 2, j.Slices)
	require.False(t, j.Ended.IsZero())
	doc, err := b.Of("a").Document(b.ctx, "j1", "x")
	require.NoError(t, err)
	require.Equal(t, "two", string(doc))
	_, err = b.Of("a").Rota(b.ctx, "r2")
	require.NoError(t, err)
	of, err := b.Of("a").Rotas(b.ctx, store.RotaFilter{Job: "j1"}, store.Page{Limit: 9})
	require.NoError(t, err)
	require.Len(t, of.Items, 1)
	two := []store.Rota{{ID: "r3", Ward: "w_a", Job: "j2", Body: []byte("{}"), Created: began}, {ID: "r4", Ward: "w_a", Job: "j2", Body: []byte("{}"), Created: began}}
	require.NoError(t, b.Queue().Return(b.ctx, other, store.Slice{Ended: store.Done, Rotas: two})) // as a comparison makes
	of, err = b.Of("a").Rotas(b.ctx, store.RotaFilter{Ward: "w_a", Job: "j2"}, store.Page{Limit: 9})
	require.NoError(t, err)
	require.Len(t, of.Items, 2)
	require.Empty(t, b.state("a", "j2").Rota)
}

func stops(t *testing.T, b *bench) {
	b.give("a", "j1", "j2")
	stop := func(id string) error { return b.change("a", func(tx store.Tx) error { return tx.StopJob(id) }) }
	require.NoError(t, b.change("a", func(tx store.Tx) error {
		n, err := tx.Waiting()
		require.Equal(t, 2, n)
		return err
	}))
	require.NoError(t, stop("j2"))
	require.Equal(t, store.Cancelled, b.state("a", "j2").State, "it had nothing yet")
	l := b.take()
	require.Equal(t, "j1", l.Job.ID)
	asked, err := b.Queue().Look(b.ctx, l)
	require.NoError(t, err)
	require.False(t, asked)
	require.NoError(t, b.Queue().Return(b.ctx, l, store.Slice{Best: ptr(worth(1))}))
	require.NoError(t, stop("j1"))
	require.Equal(t, store.Queued, b.state("a", "j1").State, "a worker ends it with what it has")
	l = b.take()
	asked, err = b.Queue().Look(b.ctx, l)
	require.NoError(t, err)
	require.True(t, asked)
	require.NoError(t, b.Queue().Return(b.ctx, l, store.Slice{Ended: store.Done, Outcome: "feasible"}))
	require.ErrorIs(t, stop("j1"), store.ErrNotFound, "it has ended")
}

func breaks(t *testing.T, b *bench) {
	b.give("a", "j1")
	for n := range store.MostAttempts {
		require.Equal(t, store.Queued, b.state("a", "j1").State, n)
		require.NoError(t, b.Queue().Broke(b.ctx, b.take(), "it died"))
	}
	j := b.state("a", "j1")
	require.Equal(t, store.Failed, j.State)
	require.Equal(t, "it died", j.Fault)
	require.NoError(t, b.change("a", func(tx store.Tx) error { return tx.AddJob(job("j2", "w_a")) }))
	for range 2 * store.MostAttempts { // a slice that comes to something begins the count anew
		require.NoError(t, b.Queue().Broke(b.ctx, b.take(), "it died"))
		require.NoError(t, b.Queue().Return(b.ctx, b.take(), store.Slice{}))
	}
	require.Equal(t, store.Queued, b.state("a", "j2").State)
}

func recovered(t *testing.T, b *bench) {
	b.give("a", "j1")
	for n := 1; n <= store.MostAttempts; n++ {
		l := b.take()
		require.NoError(t, b.Queue().Found(b.ctx, l, worth(int64(n))))
		b.Store = b.again(t, b.Store)
		again, failed, err := b.Queue().Recover(b.ctx, 0)
		require.NoError(t, err)
		require.Equal(t, 1, again+failed)
		require.Equal(t, n == store.MostAttempts, failed == 1)
	}
	require.Equal(t, store.Failed, b.state("a", "j1").State)
	best, err := b.Of("a").Best(b.ctx, "j1")
	require.NoError(t, err)
	require.Equal(t, []int64{store.MostAttempts}, best.Worth, "what was found is kept")
}

func events(t *testing.T, b *bench) {
	b.give("a", "j1")
	l := b.take()
	for range store.EventsKept / 100 {
		var many []store.Event
		for range 100 {
			many = append(many, store.Event{Kind: "found", Data: []byte("{}")})
		}
		require.NoError(t, b.Queue().Say(b.ctx, l, many...))
	}
	got, oldest, err := b.Of("a").Events(b.ctx, "j1", 0, 3)
	require.NoError(t, err)
	require.Equal(t, int64(3), oldest, "queued and running are forgotten")
	require.Equal(t, []int64{3, 4, 5}, []int64{got[0].Number, got[1].Number, got[2].Number})
	got, _, err = b.Of("a").Events(b.ctx, "j1", store.EventsKept+1, 9)
	require.NoError(t, err)
	require.Len(t, got, 1)
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
}

func accepted(t *testing.T, b *bench) {
	b.give("a")
	add := store.Once{Key: "k", Request: "r"}
	_, err := b.Of("a").Change(b.ctx, add, func(tx store.Tx) (store.Answer, error) {
		return store.Answer{Status: 202, ID: "j1", Body: []byte("{}")}, tx.AddJob(job("j1", "w_a"))
	})
	require.NoError(t, err)
	b.Store = b.again(t, b.Store)
	require.Equal(t, store.Queued, b.state("a", "j1").State)
	got, err := b.Of("a").Change(b.ctx, add, func(store.Tx) (store.Answer, error) { return store.Answer{ID: "another"}, nil })
	require.NoError(t, err)
	require.Equal(t, "j1", got.ID)
	queued, running, oldest, err := b.Queue().Depth(b.ctx)
	require.NoError(t, err)
	require.Equal(t, []int{1, 0}, []int{queued, running})
	require.Equal(t, began, oldest)
}

func ptr[T any](v T) *T { return &v }

func webhooks(t *testing.T, b *bench) {
	b.give("a", "j1")
	b.give("b", "j2")
	hook := store.Webhook{ID: "h1", URL: "https://a.example.no/", Secret: "whsec_x", Created: began}
	require.NoError(t, b.change("a", func(tx store.Tx) error { return tx.AddWebhook(hook) }))
	require.ErrorIs(t, b.change("b", func(tx store.Tx) error { return tx.DeleteWebhook("h1") }), store.ErrNotFound)
	all, err := b.Of("a").Webhooks(b.ctx)
	require.NoError(t, err)
	require.Equal(t, []store.Webhook{hook}, all)
	for range 2 {
		require.NoError(t, b.Queue().Return(b.ctx, b.take(), store.Slice{Ended: store.Done, Outcome: "optimal"}))
	}
	now := time.Now().Add(time.Second)
	m, err := b.Outbox().Take(b.ctx, now, time.Minute)
	require.NoError(t, err)
	require.Equal(t, []any{"https://a.example.no/", "whsec_x", 1}, []any{m.URL, m.Secret, m.Attempts})
	require.Contains(t, string(m.Body), `"job":"j1"`)
	require.Contains(t, string(m.Body), `"job.done"`)
	_, err = b.Outbox().Take(b.ctx, now, time.Minute)
	require.ErrorIs(t, err, store.ErrNotFound, "another does not send it too, and tenant b has no webhook")
	again, err := b.Outbox().Take(b.ctx, now.Add(2*time.Minute), time.Minute)
	require.NoError(t, err, "whoever had it is dead")
	require.Equal(t, m.ID, again.ID)
	require.Equal(t, 2, again.Attempts)
	require.NoError(t, b.Outbox().Again(b.ctx, m.ID, now.Add(time.Hour)))
	_, err = b.Outbox().Take(b.ctx, now.Add(30*time.Minute), time.Minute)
	require.ErrorIs(t, err, store.ErrNotFound)
	require.NoError(t, b.Outbox().Done(b.ctx, m.ID))
	_, err = b.Outbox().Take(b.ctx, now.Add(2*time.Hour), time.Minute)
	require.ErrorIs(t, err, store.ErrNotFound)
}

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
	require.NoError(t, b.change("a", func(tx store.Tx) error { return tx.StripNames("w_a", 4, "cd", []byte("bare")) }))
	w, err := b.Of("a").Ward(b.ctx, "w_a", 4)
	require.NoError(t, err)
	require.Equal(t, []string{"bare", "cd"}, []string{string(w.Body), w.Hash})
	require.ErrorIs(t, b.change("b", func(tx store.Tx) error { return tx.StripNames("w_a", 4, "", []byte("x")) }), store.ErrNotFound)
}

func parts(t *testing.T, b *bench) {
	b.give("a", "j1")
	l, of := b.take(), b.Parts()
	ask := func(id, question string) (bool, error) { return of.Ask(b.ctx, l, id, []byte(question)) }
	up := func(id, question string) bool {
		got, err := ask(id, question)
		require.NoError(t, err)
		return got
	}
	take := func(id string) *store.Errand {
		e, err := of.Take(b.ctx, "a", id)
		require.NoError(t, err)
		return e
	}
	asked := func() []store.Part {
		all, err := of.Asked(b.ctx, l)
		require.NoError(t, err)
		return all
	}
	wanted := func(e *store.Errand) bool {
		yes, err := of.Wanted(b.ctx, e)
		require.NoError(t, err)
		return yes
	}
	require.True(t, up("p1", "first"))
	require.True(t, up("p1", "second"), "nobody has it")
	_, err := of.Take(b.ctx, "b", "p1")
	require.ErrorIs(t, err, store.ErrNotFound, "it is another tenant's")
	one := take("p1")
	require.Equal(t, []string{"second", "heltid: 1", "{}", "j1"}, []string{string(one.Question), string(one.Ward.Body), string(one.Job.Request), one.Job.ID})
	_, err = of.Take(b.ctx, "a", "p1")
	require.ErrorIs(t, err, store.ErrNotFound, "somebody has it")
	require.False(t, up("p1", "third"), "somebody has it")
	require.True(t, wanted(one))
	require.NoError(t, of.Answer(b.ctx, one, []byte("lines")))
	require.True(t, up("p2", "q"))
	require.NoError(t, of.Answer(b.ctx, take("p2"), nil))
	require.True(t, up("p3", "q"))
	all := asked()
	require.Len(t, all, 3)
	require.Equal(t, store.Part{ID: "p1", Taken: true, Answered: true, Answer: []byte("lines")}, all[0])
	require.True(t, all[1].Answered)
	require.Empty(t, all[1].Answer, "it was given up")
	require.Equal(t, store.Part{ID: "p3"}, all[2])
	told, err := b.Of("a").Asked(b.ctx, "j1")
	require.NoError(t, err)
	require.Equal(t, store.Asked{ID: "p1", Question: []byte("second"), Answer: []byte("lines")}, told[0])
	require.Equal(t, store.Asked{ID: "p3", Question: []byte("q")}, told[2])
	told, err = b.Of("b").Asked(b.ctx, "j1")
	require.NoError(t, err)
	require.Empty(t, told, "they are another tenant's")

	require.NoError(t, b.change("a", func(tx store.Tx) error { return tx.AddJob(job("j2", "w_a")) }))
	require.False(t, wanted(one), "a whole job waits")
	_, err = of.Take(b.ctx, "a", "p3")
	require.ErrorIs(t, err, store.ErrNotFound, "a whole job waits")
	b.take()
	three := take("p3")

	require.NoError(t, of.Forget(b.ctx, l, "p1"))
	require.Len(t, asked(), 2)
	require.NoError(t, b.Queue().Return(b.ctx, l, store.Slice{}))
	require.Empty(t, asked(), "the lease is gone")
	require.False(t, wanted(three))
	require.NoError(t, of.Answer(b.ctx, three, []byte("late")))
	_, err = ask("p4", "q")
	require.ErrorIs(t, err, store.ErrTaken)

	l = b.take()
	require.True(t, up("p5", "q"))
	require.NoError(t, of.Forget(b.ctx, l, "p5"))
	require.Empty(t, asked())
	require.True(t, up("p6", "q"))
	require.NoError(t, b.Queue().Broke(b.ctx, l, "x"))
	require.Empty(t, asked())
	l = b.take()
	require.True(t, up("p7", "q"))
	require.NoError(t, b.change("a", func(tx store.Tx) error { return tx.DeleteJob("j1") }))
	require.Empty(t, asked(), "so is the job")
	require.NoError(t, b.change("a", func(tx store.Tx) error { return tx.AddJob(job("j3", "w_a")) }))
	l = b.take()
	require.True(t, up("p8", "q"))
	require.Len(t, asked(), 1)
	require.NoError(t, b.change("a", func(tx store.Tx) error { return tx.DeleteWard("w_a") }))
	require.Empty(t, asked(), "and so is the ward")
}
