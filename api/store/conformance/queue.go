package conformance

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/api/store"
)

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
