package sqlite_test

import (
	"fmt"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"

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

// What is accepted stays when the disk is full, what is not is refused in words,
// and with more room it goes on.
func TestAFullDisk(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if err := unix.Mount("tmpfs", folder, "tmpfs", 0, "size=1m"); err != nil {
		t.Skip("a small disk takes root to make: ", err)
	}
	t.Cleanup(func() { require.NoError(t, unix.Unmount(folder, 0)) })
	s, err := sqlite.Open(t.Context(), folder)
	require.NoError(t, err)
	accepted := 0
	add := func() error {
		_, err := s.Of("a").Change(t.Context(), store.Once{}, func(tx store.Tx) (store.Answer, error) {
			return store.Answer{}, tx.AddWard(store.Ward{ID: fmt.Sprint("w", accepted), Body: make([]byte, 20_000), Changed: store.Now()})
		})
		return err
	}
	for err = add(); err == nil; err = add() {
		accepted++
	}
	require.ErrorIs(t, err, store.ErrFull)
	require.NoError(t, unix.Mount("tmpfs", folder, "tmpfs", unix.MS_REMOUNT, "size=4m"))
	require.NoError(t, add())
	require.NoError(t, s.Close())
	s, err = sqlite.Open(t.Context(), folder)
	require.NoError(t, err)
	list, err := s.Of("a").Wards(t.Context(), store.Page{Limit: 1000})
	require.NoError(t, err)
	require.Len(t, list.Items, accepted+1)
	require.NoError(t, s.Close())
	t.Logf("%d accepted before the disk was full, %d lost", accepted, accepted+1-len(list.Items))
}
