package postgres_test

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"heltid/api/store"
	"heltid/api/store/conformance"
	"heltid/api/store/postgres"
	"heltid/api/store/postgres/throwaway"
)

func TestConformance(t *testing.T) {
	t.Parallel()
	server := throwaway.Test(t)
	require.NoError(t, server.Database(t.Context(), "migrated", "template1"))
	var all sync.WaitGroup
	for range 4 { // that start at once
		all.Go(func() {
			s, err := postgres.Open(t.Context(), server.Address("migrated"))
			if assert.NoError(t, err) {
				assert.NoError(t, s.Close())
			}
		})
	}
	all.Wait()
	var addresses sync.Map
	var n atomic.Int64
	open := func(t *testing.T) store.Store {
		t.Helper()
		name := fmt.Sprint("d", n.Add(1))
		require.NoError(t, server.Database(t.Context(), name, "migrated"))
		address := server.Address(name)
		s, err := postgres.Open(t.Context(), address)
		require.NoError(t, err)
		addresses.Store(store.Store(s), address)
		return s
	}
	t.Run("a store", func(t *testing.T) {
		conformance.Run(t, open, func(t *testing.T, s store.Store) store.Store {
			t.Helper()
			address, _ := addresses.Load(s)
			require.NoError(t, s.Close())
			again, err := postgres.Open(t.Context(), address.(string))
			require.NoError(t, err)
			addresses.Store(store.Store(again), address)
			return again
		})
	})
}
