package conformance

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/api/store"
)

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
