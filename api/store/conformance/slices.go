package conformance

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/api/store"
)

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

	b.give("b", "j3")
	l = b.take()
	require.NoError(t, b.Queue().Found(b.ctx, l, worth(1)))
	require.NoError(t, b.Queue().Broke(b.ctx, l, "it died"))
	require.NoError(t, b.change("b", func(tx store.Tx) error { return tx.StopJob("j3") }))
	require.Equal(t, store.Queued, b.state("b", "j3").State, "what it found in a slice that broke is kept")
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
