package postgres_test

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"

	"heltid/api/store"
	"heltid/api/store/conformance"
	"heltid/api/store/postgres"
	"heltid/api/store/postgres/throwaway"
)

// What is accepted stays when the server's disk is full, what is not is refused,
// and with more room it goes on.
func TestAFullDisk(t *testing.T) {
	t.Parallel()
	folder, err := os.MkdirTemp("", "pg")
	require.NoError(t, err)
	if err := unix.Mount("tmpfs", folder, "tmpfs", 0, "size=64m,mode=755"); err != nil {
		t.Skip("a small disk takes root to make: ", errors.Join(err, os.Remove(folder)))
	}
	t.Cleanup(func() { require.NoError(t, errors.Join(unix.Unmount(folder, 0), os.Remove(folder))) })
	inside := filepath.Join(folder, "s")
	require.NoError(t, os.Mkdir(inside, 0o700))
	server, err := throwaway.In(t.Context(), inside)
	if errors.Is(err, throwaway.ErrNoPostgres) && os.Getenv(throwaway.Required) == "" {
		t.Skip(err)
	}
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, server.Remove()) })
	s, err := postgres.Open(t.Context(), server.Address("postgres"))
	require.NoError(t, err)
	accepted := 0
	add := func() error {
		body := make([]byte, 100_000)
		rand.Read(body) // so that it takes its room
		_, err := s.Of("a").Change(t.Context(), store.Once{}, func(tx store.Tx) (store.Answer, error) {
			return store.Answer{}, tx.AddWard(store.Ward{ID: fmt.Sprint("w", accepted), Body: body, Changed: store.Now()})
		})
		return err
	}
	for err = add(); err == nil; err = add() {
		accepted++
	}
	if !errors.Is(err, store.ErrFull) { // it was the server's log that could not grow
		require.ErrorIs(t, err, store.ErrAway)
	}
	require.NoError(t, unix.Mount("tmpfs", folder, "tmpfs", unix.MS_REMOUNT, "size=512m"))
	select {
	case <-server.Dead():
	default:
		server.Kill()
	}
	require.NoError(t, server.Again(t.Context()))
	require.Eventually(t, func() bool { return add() == nil }, time.Minute, 50*time.Millisecond, "it goes on")
	list, err := s.Of("a").Wards(t.Context(), store.Page{Limit: 10_000})
	require.NoError(t, err)
	require.Len(t, list.Items, accepted+1)
	require.NoError(t, s.Close())
	t.Logf("%d accepted before the disk was full, %d lost", accepted, accepted+1-len(list.Items))
}

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
