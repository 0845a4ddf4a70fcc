package sealed_test

import (
	"bytes"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/api/store"
	"heltid/api/store/conformance"
	"heltid/api/store/sealed"
	"heltid/api/store/sqlite"
)

func over(t *testing.T, folder string) store.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(folder, "data"))
	require.NoError(t, err)
	keys, err := sealed.OpenKeys(filepath.Join(folder, "keys"))
	require.NoError(t, err)
	return sealed.Over(s, keys)
}

func TestConformance(t *testing.T) {
	t.Parallel()
	var folders sync.Map
	conformance.Run(t, func(t *testing.T) store.Store {
		t.Helper()
		folder := t.TempDir()
		s := over(t, folder)
		folders.Store(s, folder)
		return s
	}, func(t *testing.T, s store.Store) store.Store {
		t.Helper()
		folder, _ := folders.Load(s)
		require.NoError(t, s.Close())
		again := over(t, folder.(string))
		folders.Store(again, folder)
		return again
	})
}

const secret = "Anne works here"

// fill puts the secret wherever something can be.
func fill(t *testing.T, s store.Store, tenant string) {
	t.Helper()
	_, err := s.Of(tenant).Change(t.Context(), store.Once{Key: "k", Request: "r"}, func(tx store.Tx) (store.Answer, error) {
		for _, err := range []error{
			tx.AddWard(store.Ward{ID: "w_" + tenant, Version: 1, Body: []byte(secret), Changed: store.Now()}),
			tx.AddRota(store.Rota{ID: "r_" + tenant, Ward: "w_" + tenant, Pins: []string{secret, "x"}, Body: []byte(secret), Created: store.Now()}),
			tx.AddJob(store.Job{ID: "j_" + tenant, Ward: "w_" + tenant, WardVersion: 1, Request: []byte(secret), Rota: "r_" + tenant, Created: store.Now()}),
		} {
			require.NoError(t, err)
		}
		return store.Answer{Body: []byte(secret)}, nil
	})
	require.NoError(t, err)
	l, err := s.Queue().Take(t.Context())
	require.NoError(t, err)
	require.Equal(t, []string{secret, secret, secret}, []string{string(l.Ward.Body), string(l.Start), string(l.Job.Request)})
	up, err := s.Parts().Ask(t.Context(), l, "p_"+tenant, []byte(secret))
	require.NoError(t, err)
	require.True(t, up)
	e, err := s.Parts().Take(t.Context(), tenant, "p_"+tenant)
	require.NoError(t, err)
	require.Equal(t, []string{secret, secret, secret, secret}, []string{string(e.Ward.Body), string(e.Start), string(e.Job.Request), string(e.Question)})
	require.NoError(t, s.Parts().Answer(t.Context(), e, []byte(secret)))
	asked, err := s.Parts().Asked(t.Context(), l)
	require.NoError(t, err)
	require.Equal(t, []store.Part{{ID: "p_" + tenant, Taken: true, Answered: true, Answer: []byte(secret)}}, asked)
	require.NoError(t, s.Queue().Say(t.Context(), l, store.Event{Kind: "found", Data: []byte(secret)}))
	require.NoError(t, s.Queue().Found(t.Context(), l, store.Incumbent{Worth: []int64{1}, Rota: []byte(secret), Found: store.Now()}))
	require.NoError(t, s.Queue().Return(t.Context(), l, store.Slice{Ended: store.Done, Memory: []byte(secret), Documents: map[string][]byte{"d": []byte(secret)},
		Events: []store.Event{{Kind: "found", Data: []byte(secret)}}, Best: &store.Incumbent{Worth: []int64{2}, Rota: []byte(secret), Found: store.Now()},
		Rotas: []store.Rota{{ID: "r2_" + tenant, Ward: "w_" + tenant, Pins: []string{secret}, Body: []byte(secret), Created: store.Now()}}}))
}

// read gives all that a tenant has, as bytes.
func read(t *testing.T, s store.Store, tenant string) (out [][]byte, err error) {
	t.Helper()
	of := s.Of(tenant)
	w, err := of.Ward(t.Context(), "w_"+tenant, 0)
	if err != nil {
		return nil, err
	}
	r, err := of.Rota(t.Context(), "r_"+tenant)
	require.NoError(t, err)
	j, err := of.Job(t.Context(), "j_"+tenant)
	require.NoError(t, err)
	b, err := of.Best(t.Context(), "j_"+tenant)
	require.NoError(t, err)
	d, err := of.Document(t.Context(), "j_"+tenant, "d")
	require.NoError(t, err)
	list, err := of.Rotas(t.Context(), store.RotaFilter{}, store.Page{Limit: 9})
	require.NoError(t, err)
	out = [][]byte{w.Body, r.Body, []byte(r.Pins[0]), j.Request, j.Memory, b.Rota, d, []byte(list.Items[0].Pins[0])}
	events, _, err := of.Events(t.Context(), "j_"+tenant, 0, 9)
	require.NoError(t, err)
	for _, e := range events {
		if e.Kind == "found" {
			out = append(out, e.Data)
		}
	}
	return out, nil
}

func TestNothingOfPeopleIsOnDiskAndADestroyedKeyErases(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	s := over(t, folder)
	fill(t, s, "a")
	fill(t, s, "b")
	for _, tenant := range []string{"a", "b"} {
		all, err := read(t, s, tenant)
		require.NoError(t, err)
		require.Len(t, all, 10)
		for i, b := range all {
			require.Equal(t, secret, string(b), i)
		}
	}
	files, err := filepath.Glob(filepath.Join(folder, "data", "*"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, path := range files {
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		require.False(t, bytes.Contains(data, []byte("Anne")), path)
	}
	require.NoError(t, os.Remove(filepath.Join(folder, "keys", "a.key")))
	_, err = read(t, s, "a")
	require.ErrorIs(t, err, store.ErrNotFound)
	_, err = read(t, s, "b")
	require.NoError(t, err, "the others have theirs")
	require.NoError(t, s.Close())
}

func TestWhatWasKeptBeforeIsReadAsItStands(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	plain, err := sqlite.Open(t.Context(), filepath.Join(folder, "data"))
	require.NoError(t, err)
	fill(t, plain, "a")
	require.NoError(t, plain.Close())
	s := over(t, folder)
	all, err := read(t, s, "a")
	require.NoError(t, err)
	for _, b := range all {
		require.Equal(t, secret, string(b))
	}
	require.NoError(t, s.Close())
}
