package api

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/api/client"
)

// named is an example ward in which people have names.
func named(t *testing.T) string {
	t.Helper()
	return strings.Replace(example(t, "ward-small"), "{id: Anne, ", "{id: Anne, name: Anne Hansen, ", 1)
}

func TestNamesAreTakenOut(t *testing.T) {
	t.Parallel()
	b := setup(t)
	add := func(key string) string {
		got, body := b.ask("planner", "POST", "/v1/wards", named(t), "Content-Type: "+yamlFile, "Idempotency-Key: "+key)
		require.Equal(t, 201, got.status, body)
		var w client.Ward
		require.NoError(t, json.Unmarshal([]byte(body), &w))
		return w.Id
	}
	ward := add("1")
	_, file := b.ask("reader", "GET", "/v1/wards/"+ward+"/file", "")
	require.Contains(t, file, "Anne Hansen")
	got, _ := b.ask("representative", "DELETE", "/v1/wards/"+ward+"/names", "")
	require.Equal(t, 403, got.status)
	got, body := b.ask("planner", "DELETE", "/v1/wards/"+ward+"/names", "")
	require.Equal(t, 204, got.status, body)
	_, file = b.ask("reader", "GET", "/v1/wards/"+ward+"/file", "")
	require.NotContains(t, file, "Hansen")
	require.Contains(t, file, "Anne")
	got, body = b.ask("reader", "POST", "/v1/validate", file, "Content-Type: "+yamlFile)
	require.Equal(t, 200, got.status, body)

	got, _ = b.ask("planner", "PUT", "/v1/policy", `{"no_names": true}`, "Content-Type: application/json")
	require.Equal(t, 403, got.status)
	got, body = b.ask("admin", "PUT", "/v1/policy", `{"no_names": true, "jobs_days": 30}`, "Content-Type: application/json")
	require.Equal(t, 200, got.status, body)
	_, again := b.ask("admin", "GET", "/v1/policy", "")
	require.JSONEq(t, body, again)
	_, file = b.ask("reader", "GET", "/v1/wards/"+add("2")+"/file", "")
	require.NotContains(t, file, "Hansen")
}

func TestAllThatIsKeptAboutAPerson(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ward := b.ward("ward-small")
	got, body := b.ask("representative", "POST", "/v1/wards/"+ward+"/rotas", grid, "Content-Type: text/csv", "Idempotency-Key: r")
	require.Equal(t, 201, got.status, body)
	var rota client.Rota
	require.NoError(t, json.Unmarshal([]byte(body), &rota))
	job := b.job("j", client.JobRequest{Kind: "repair", Ward: ward, Start: &rota.Id, Pins: &[]string{"Anne", "Berit:2026-01-05.."}})
	about := func(who, person string) client.PersonExport {
		got, body := b.ask(who, "GET", "/v1/people/"+person, "")
		require.Equal(t, 200, got.status, body)
		var out client.PersonExport
		require.NoError(t, json.Unmarshal([]byte(body), &out))
		return out
	}
	var at []string
	for _, i := range about("admin", "Anne").Items {
		at = append(at, string(i.In)+" "+i.Id+i.Pointer)
	}
	require.Equal(t, []string{"ward " + ward + "/people/0", "rota " + rota.Id + "/lines/0", "request " + job + "/pins/0"}, at)
	require.Len(t, about("admin", "Berit").Items, 3)
	l, err := b.store.Queue().Take(t.Context())
	require.NoError(t, err)
	_, err = b.store.Parts().Ask(t.Context(), l, "p_1", []byte(`{"part": {"people": ["Camilla"], "rota": {"lines": [{"person": "Anne", "size": 100}]}}}`))
	require.NoError(t, err)
	e, err := b.store.Parts().Take(t.Context(), l.Tenant, "p_1")
	require.NoError(t, err)
	require.NoError(t, b.store.Parts().Answer(t.Context(), e, []byte(`[{"person": "Anne"}]`)))
	part := slices.DeleteFunc(about("admin", "Anne").Items, func(i client.PersonItem) bool { return i.In != client.PersonItemInPart })
	require.Len(t, part, 2)
	require.Equal(t, []string{job + "/part/rota/lines/0", job + "/0"}, []string{part[0].Id + part[0].Pointer, part[1].Id + part[1].Pointer})
	require.Empty(t, about("admin", "Nobody").Items)
	require.Empty(t, about("other", "Anne").Items, "another tenant")
	refused, _ := b.ask("planner", "GET", "/v1/people/Anne", "")
	require.Equal(t, 403, refused.status)
}

// logged is a log that many write to.
type logged struct {
	mu sync.Mutex
	bytes.Buffer
}

func (k *logged) Write(p []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.Buffer.Write(p)
}

func TestNothingOfPeopleIsInLogsFiguresOrAudit(t *testing.T) {
	t.Parallel()
	var log logged
	b := setup(t, func(s *Settings) {
		s.Log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	})
	got, _ := b.ask("planner", "POST", "/v1/wards", named(t), "Content-Type: "+yamlFile, "Idempotency-Key: Anne")
	require.Equal(t, 201, got.status)
	ward := b.ward("ward-small")
	b.ask("representative", "POST", "/v1/wards/"+ward+"/rotas?pin=Anne", grid, "Content-Type: text/csv", "Idempotency-Key: Berit")
	b.ask("admin", "GET", "/v1/people/Anne", "")
	b.ask("reader", "GET", "/v1/wards?limit=Anne", "")
	b.ask("reader", "GET", "/Anne", "")
	body, header := form(t, map[string]string{"ward.yaml": named(t), "rota.csv": grid})
	b.ask("reader", "POST", "/v1/check", body, header)
	b.job("j", client.JobRequest{Kind: "structure", Ward: ward})
	_, figures := b.ask("", "GET", "/metrics", "")
	_, audit := b.ask("admin", "GET", "/v1/audit", "")
	require.Contains(t, audit, "addRota")
	require.Contains(t, log.String(), "addRota")
	for _, text := range []string{log.String(), figures, audit} {
		for _, person := range []string{"Anne", "Berit", "Hansen", "dagpost"} {
			require.NotContains(t, text, person)
		}
	}
}

func TestWhatIsDeletedLeavesTheDisk(t *testing.T) {
	t.Parallel()
	b := setup(t)
	got, body := b.ask("planner", "POST", "/v1/wards", named(t), "Content-Type: "+yamlFile, "Idempotency-Key: 1")
	require.Equal(t, 201, got.status, body)
	var w client.Ward
	require.NoError(t, json.Unmarshal([]byte(body), &w))
	copies := func() (said, string) {
		return b.ask("representative", "POST", "/v1/wards/"+w.Id+"/copies", "", "Idempotency-Key: copy")
	}
	got, body = copies()
	require.Equal(t, 201, got.status, body)
	var copied client.Ward
	require.NoError(t, json.Unmarshal([]byte(body), &copied))
	got, body = b.ask("representative", "POST", "/v1/wards/"+w.Id+"/rotas?pin=Anne", grid, "Content-Type: text/csv", "Idempotency-Key: 2")
	require.Equal(t, 201, got.status, body)
	job := b.job("3", client.JobRequest{Kind: "structure", Ward: w.Id})
	saved := filepath.Join(b.faults, job)
	require.NoError(t, os.MkdirAll(saved, 0o700))
	onDisk := func() (n int) {
		files, err := filepath.Glob(filepath.Join(b.folder, "*"))
		require.NoError(t, err)
		for _, path := range files {
			data, err := os.ReadFile(path)
			require.NoError(t, err)
			n += bytes.Count(data, []byte("Hansen")) + bytes.Count(data, []byte("Camilla")) + bytes.Count(data, []byte("Anne")) + bytes.Count(data, []byte(w.Name))
		}
		return n
	}
	require.Positive(t, onDisk())
	got, _ = b.ask("planner", "DELETE", "/v1/wards/"+w.Id, "")
	require.Equal(t, 204, got.status)
	require.Positive(t, onDisk(), "the copy is a ward of its own")
	again, body := copies()
	require.Equal(t, 404, again.status, body)
	got, _ = b.ask("planner", "DELETE", "/v1/wards/"+copied.Id, "")
	require.Equal(t, 204, got.status)
	require.Zero(t, onDisk())
	again, body = b.ask("planner", "POST", "/v1/wards", named(t), "Content-Type: "+yamlFile, "Idempotency-Key: 1")
	require.Equal(t, 404, again.status, body)
	require.Zero(t, onDisk())
	require.NoDirExists(t, saved, "what showed a fault in a job has what its ward had")
}
