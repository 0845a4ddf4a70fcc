package conformance

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"heltid/api/store"
)

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

// left: who goes away in the middle of a change costs nobody else anything.
func left(t *testing.T, b *bench) {
	b.give("a")
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for range 25 {
				ctx, cancel := context.WithCancel(b.ctx)
				_, err := b.Of("a").Change(ctx, store.Once{}, func(tx store.Tx) (store.Answer, error) {
					cancel()
					return store.Answer{}, tx.AddJob(job(fmt.Sprint("j", i), "w_a"))
				})
				assert.ErrorIs(t, err, context.Canceled)
			}
		})
	}
	all.Wait()
	list, err := b.Of("a").Jobs(b.ctx, store.JobFilter{}, store.Page{Limit: 9})
	require.NoError(t, err)
	require.Empty(t, list.Items)
	require.NoError(t, b.change("a", func(tx store.Tx) error { return tx.AddJob(job("j1", "w_a")) }))
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
