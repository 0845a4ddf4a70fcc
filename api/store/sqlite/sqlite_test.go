package sqlite_test

import (
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/api/store"
	"heltid/api/store/conformance"
	"heltid/api/store/sqlite"
)

func TestConformance(t *testing.T) {
	t.Parallel()
	var folders sync.Map
	open := func(t *testing.T) store.Store {
		t.Helper()
		folder := t.TempDir()
		s, err := sqlite.Open(t.Context(), folder)
		require.NoError(t, err)
		folders.Store(store.Store(s), folder)
		return s
	}
	conformance.Run(t, open, func(t *testing.T, s store.Store) store.Store {
		t.Helper()
		folder, _ := folders.Load(s)
		require.NoError(t, s.Close())
		again, err := sqlite.Open(t.Context(), folder.(string))
		require.NoError(t, err)
		folders.Store(store.Store(again), folder)
		return again
	})
}

func TestOneProcessWorksOnAFolder(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "data")
	_, err := sqlite.Beside(t.Context(), folder)
	require.ErrorContains(t, err, "no data folder of the service")
	s, err := sqlite.Open(t.Context(), folder)
	require.NoError(t, err)
	_, err = sqlite.Open(t.Context(), folder)
	require.ErrorIs(t, err, store.ErrLocked)
	beside, err := sqlite.Beside(t.Context(), folder)
	require.NoError(t, err)
	_, err = beside.Of("a").Change(t.Context(), store.Once{}, func(tx store.Tx) (store.Answer, error) {
		return store.Answer{}, tx.AddKey(store.Key{ID: "k1", Role: "reader", Hash: "h"})
	})
	require.NoError(t, err)
	require.NoError(t, beside.Close())
	_, err = s.KeyByHash(t.Context(), "h")
	require.NoError(t, err, "a key made beside it holds at once")
	require.NoError(t, s.Close())
	s, err = sqlite.Open(t.Context(), folder)
	require.NoError(t, err)
	require.NoError(t, s.Close())
}
