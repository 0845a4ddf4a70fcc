package sealed_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"heltid/api/store"
	"heltid/api/store/conformance"
	"heltid/api/store/postgres"
	"heltid/api/store/postgres/throwaway"
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

// What is told nowhere.
const (
	secret  = "Anne works here"
	named   = "Fjellrosa bokollektiv"
	hashed  = "c0ffee5ea1ed"
	modeled = "tretten-fjorten"
	filed   = "fjellrosa.xlsx"
	called  = "import of Fjellrosa"
	asked   = "hash of a request"
)

var secrets = []string{"Anne", "Fjellrosa", "fjellrosa", hashed, modeled, asked}

func ward(tenant string) store.Ward {
	return store.Ward{ID: "w_" + tenant, Version: 1, Name: named, Hash: hashed, People: 31, Models: []string{modeled, "x"}, File: filed, Body: []byte(secret), Changed: began}
}

var began = store.Now()

// fill puts the secrets wherever something can be.
func fill(t *testing.T, s store.Store, tenant string) {
	t.Helper()
	_, err := s.Of(tenant).Change(t.Context(), store.Once{Key: called, Request: asked}, func(tx store.Tx) (store.Answer, error) {
		for _, err := range []error{
			tx.AddWard(ward(tenant)),
			tx.AddRota(store.Rota{ID: "r_" + tenant, Ward: "w_" + tenant, Model: modeled, Pins: []string{secret, "x"}, Body: []byte(secret), Created: store.Now()}),
			tx.AddJob(store.Job{ID: "j_" + tenant, Ward: "w_" + tenant, WardVersion: 1, Request: []byte(secret), Rota: "r_" + tenant, Created: store.Now()}),
		} {
			require.NoError(t, err)
		}
		return store.Answer{Body: []byte(secret)}, nil
	})
	require.NoError(t, err)
	l, err := s.Queue().Take(t.Context())
	require.NoError(t, err)
	require.Equal(t, ward(tenant), l.Ward)
	require.Equal(t, []string{secret, secret}, []string{string(l.Start), string(l.Job.Request)})
	up, err := s.Parts().Ask(t.Context(), l, "p_"+tenant, []byte(secret))
	require.NoError(t, err)
	require.True(t, up)
	e, err := s.Parts().Take(t.Context(), tenant, "p_"+tenant)
	require.NoError(t, err)
	require.Equal(t, ward(tenant), e.Ward)
	require.Equal(t, []string{secret, secret, secret}, []string{string(e.Start), string(e.Job.Request), string(e.Question)})
	require.NoError(t, s.Parts().Answer(t.Context(), e, []byte(secret)))
	parts, err := s.Parts().Asked(t.Context(), l)
	require.NoError(t, err)
	require.Equal(t, []store.Part{{ID: "p_" + tenant, Taken: true, Answered: true, Answer: []byte(secret)}}, parts)
	require.NoError(t, s.Queue().Say(t.Context(), l, store.Event{Kind: "found", Data: []byte(secret)}))
	require.NoError(t, s.Queue().Found(t.Context(), l, store.Incumbent{Worth: []int64{1}, Rota: []byte(secret), Found: store.Now()}))
	require.NoError(t, s.Queue().Return(t.Context(), l, store.Slice{Ended: store.Done, Memory: []byte(secret), Documents: map[string][]byte{"d": []byte(secret)},
		Events: []store.Event{{Kind: "found", Data: []byte(secret)}}, Best: &store.Incumbent{Worth: []int64{2}, Rota: []byte(secret), Found: store.Now()},
		Rotas: []store.Rota{{ID: "r2_" + tenant, Ward: "w_" + tenant, Model: modeled, Pins: []string{secret}, Body: []byte(secret), Created: store.Now()}}}))
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
	require.Equal(t, ward(tenant), w)
	require.Equal(t, modeled, r.Model)
	for _, r := range list.Items {
		require.Equal(t, modeled, r.Model)
	}
	wards, err := of.Wards(t.Context(), store.Page{Limit: 9})
	require.NoError(t, err)
	w.Body = nil
	require.Equal(t, []store.Ward{w}, wards.Items)
	out = [][]byte{[]byte(secret), r.Body, []byte(r.Pins[0]), j.Request, j.Memory, b.Rota, d, []byte(list.Items[0].Pins[0])}
	events, _, err := of.Events(t.Context(), "j_"+tenant, 0, 9)
	require.NoError(t, err)
	for _, e := range events {
		if e.Kind == "found" {
			out = append(out, e.Data)
		}
	}
	return out, nil
}

// base is a store that can be looked into from behind.
type base struct {
	store.Store
	dump func(t *testing.T) string // everything that is kept
}

func onSQLite(t *testing.T) base {
	t.Helper()
	folder := t.TempDir()
	s, err := sqlite.Open(t.Context(), folder)
	require.NoError(t, err)
	return base{s, func(t *testing.T) string {
		t.Helper()
		files, err := filepath.Glob(filepath.Join(folder, "*"))
		require.NoError(t, err)
		var all []byte
		for _, path := range files {
			data, err := os.ReadFile(path)
			require.NoError(t, err)
			all = append(all, data...)
		}
		return string(all)
	}}
}

func onPostgres(t *testing.T) base {
	t.Helper()
	server := throwaway.Test(t)
	require.NoError(t, server.Database(t.Context(), "sealed", "template1"))
	s, err := postgres.Open(t.Context(), server.Address("sealed"))
	require.NoError(t, err)
	return base{s, func(t *testing.T) string {
		t.Helper()
		c, err := pgx.Connect(t.Context(), server.Address("sealed"))
		require.NoError(t, err)
		defer c.Close(t.Context())
		rows, err := c.Query(t.Context(), "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'")
		require.NoError(t, err)
		names, err := pgx.CollectRows(rows, pgx.RowTo[string])
		require.NoError(t, err)
		var all strings.Builder
		for _, name := range names {
			rows, err := c.Query(t.Context(), "SELECT * FROM "+pgx.Identifier{name}.Sanitize())
			require.NoError(t, err)
			for rows.Next() {
				values, err := rows.Values()
				require.NoError(t, err)
				for _, v := range values {
					if b, ok := v.([]byte); ok {
						v = string(b)
					}
					fmt.Fprintln(&all, v)
				}
			}
			require.NoError(t, rows.Err())
		}
		return all.String()
	}}
}

func onBoth(t *testing.T, do func(t *testing.T, b base)) {
	t.Helper()
	for name, on := range map[string]func(*testing.T) base{"SQLite": onSQLite, "PostgreSQL": onPostgres} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := on(t)
			do(t, b)
			require.NoError(t, b.Close())
		})
	}
}

func TestNothingOfPeopleAndWardsIsKeptReadablyAndADestroyedKeyErases(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, b base) {
		folder := t.TempDir()
		keys, err := sealed.OpenKeys(folder)
		require.NoError(t, err)
		s := sealed.Over(b, keys)
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
		kept := b.dump(t)
		require.Contains(t, kept, "w_a", "it is what is kept")
		for _, word := range secrets {
			require.NotContains(t, kept, word)
		}
		fill(t, b, "plain")
		kept = b.dump(t)
		for _, word := range secrets {
			require.Contains(t, kept, word, "without a seal it would be found")
		}
		require.NoError(t, os.Remove(filepath.Join(folder, "a.key")))
		_, err = read(t, s, "a")
		require.ErrorIs(t, err, store.ErrNotFound)
		erased(t, s.Of("a"))
		_, err = read(t, s, "b")
		require.NoError(t, err, "the others have theirs")

		next := ward("a")
		next.ID = "w_next"
		_, err = s.Of("a").Change(t.Context(), store.Once{}, func(tx store.Tx) (store.Answer, error) { return store.Answer{}, tx.AddWard(next) })
		require.NoError(t, err, "with a new key they begin anew")
		wards, err := s.Of("a").Wards(t.Context(), store.Page{Limit: 9})
		require.NoError(t, err)
		require.Equal(t, []string{named, ""}, []string{wards.Items[0].Name, wards.Items[1].Name})
	})
}

// erased holds what lists tell of what cannot be opened any more.
func erased(t *testing.T, of store.Tenant) {
	t.Helper()
	wards, err := of.Wards(t.Context(), store.Page{Limit: 9})
	require.NoError(t, err)
	require.Equal(t, []store.Ward{{ID: "w_a", Version: 1, Models: []string{}, Changed: began}}, wards.Items)
	rotas, err := of.Rotas(t.Context(), store.RotaFilter{}, store.Page{Limit: 9})
	require.NoError(t, err)
	require.Len(t, rotas.Items, 2)
	for _, r := range rotas.Items {
		require.Equal(t, store.Rota{ID: r.ID, Ward: "w_a", Created: r.Created}, r)
	}
	jobs, err := of.Jobs(t.Context(), store.JobFilter{}, store.Page{Limit: 9})
	require.NoError(t, err)
	require.Len(t, jobs.Items, 1)
	require.Nil(t, jobs.Items[0].Request)
	require.Nil(t, jobs.Items[0].Memory)
}

func TestOneRequestIsDoneOnceAndAnswersOnlyItself(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, b base) {
		keys, err := sealed.OpenKeys(t.TempDir())
		require.NoError(t, err)
		s := sealed.Over(b, keys)
		add := func(tenant, request string) (store.Answer, error) {
			return s.Of(tenant).Change(t.Context(), store.Once{Key: called, Request: request}, func(store.Tx) (store.Answer, error) {
				return store.Answer{Body: []byte(store.NewID("w"))}, nil
			})
		}
		first, err := add("a", asked)
		require.NoError(t, err)
		again, err := add("a", asked)
		require.NoError(t, err)
		require.Equal(t, first, again)
		_, err = add("a", "another")
		require.ErrorIs(t, err, store.ErrReused)
		other, err := add("b", asked)
		require.NoError(t, err)
		require.NotEqual(t, first, other)
	})
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
