package sealed_test

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/stretchr/testify/require"

	"heltid/api"
	"heltid/api/runner"
	"heltid/api/store"
	"heltid/api/store/sealed"
	"heltid/fixtures"
	"heltid/solver/cpsat"
)

func TestMain(m *testing.M) {
	cpsat.ChildMain()
	os.Exit(m.Run())
}

// A real ward, solved, leaves no word of itself in the store, and the service
// tells none once the key is destroyed.
func TestAServiceLeavesNoWordOfAWardAndTellsNoneWithoutTheKey(t *testing.T) {
	t.Parallel()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	data, err := fixtures.Ward("ward-small")
	require.NoError(t, err)
	renamed := []string{"Liten dagpost", named, "traditional", modeled}
	words := []string{named, modeled}
	for _, person := range []string{"Anne", "Berit", "Camilla", "David", "Eva", "Farid"} {
		renamed = append(renamed, person, "Kvitveis-"+person)
	}
	words = append(words, "Kvitveis", "import-of-it", "Six people")
	file := strings.NewReplacer(renamed...).Replace(string(data))
	onBoth(t, func(t *testing.T, b base) {
		folder := t.TempDir()
		keys, err := sealed.OpenKeys(folder)
		require.NoError(t, err)
		s := sealed.Over(b, keys)
		key, secret := api.NewKey("a", "admin", "admin")
		_, err = s.Of("a").Change(t.Context(), store.Once{}, func(tx store.Tx) (store.Answer, error) { return store.Answer{}, tx.AddKey(key) })
		require.NoError(t, err)
		log, figures := slog.New(slog.DiscardHandler), prometheus.NewRegistry()
		handler, err := api.New(api.Settings{Store: s, Metrics: api.NewMetrics(figures), Log: log, Waiting: 2, Ending: make(chan struct{})})
		require.NoError(t, err)
		ask := func(method, path, kind, body string) (status int, answer string) {
			t.Helper()
			r := httptest.NewRequestWithContext(t.Context(), method, path, strings.NewReader(body))
			for name, value := range map[string]string{"Authorization": "Bearer " + secret, "Content-Type": kind, "Idempotency-Key": "import-of-it " + path} {
				r.Header.Set(name, value)
			}
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, r)
			said, err := io.ReadAll(w.Body)
			require.NoError(t, err)
			return w.Code, string(said)
		}
		made := func(path, kind, body string) (id string) {
			t.Helper()
			status, answer := ask("POST", path, kind, body)
			require.Contains(t, []int{http.StatusCreated, http.StatusAccepted}, status, answer)
			var out struct{ ID string }
			require.NoError(t, json.Unmarshal([]byte(answer), &out))
			return out.ID
		}
		ward := made("/v1/wards", "application/yaml", file)
		job := made("/v1/jobs", "application/json", `{"kind": "structure", "ward": "`+ward+`", "time_seconds": 2}`)
		work := runner.New(s.Queue(), runner.Settings{Slice: time.Second, Jobs: 1, Log: log, Metrics: runner.NewMetrics(figures), Faults: t.TempDir()})
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- work.Run(ctx) }()
		require.Eventually(t, func() bool {
			j, err := s.Of("a").Job(t.Context(), job)
			return err == nil && j.State == store.Done
		}, 5*time.Minute, 50*time.Millisecond)
		cancel()
		require.NoError(t, <-ended)
		list := func() string {
			t.Helper()
			status, answer := ask("GET", "/v1/wards", "", "")
			require.Equal(t, http.StatusOK, status, answer)
			return answer
		}
		require.Contains(t, list(), named)
		kept := b.dump(t)
		require.Contains(t, kept, job)
		for _, word := range words {
			require.NotContains(t, kept, word)
		}
		require.NoError(t, os.Remove(filepath.Join(folder, "a.key")))
		for _, path := range []string{"/v1/wards", "/v1/jobs", "/v1/rotas"} {
			status, answer := ask("GET", path, "", "")
			require.Equal(t, http.StatusOK, status, answer)
			for _, word := range words {
				require.NotContains(t, answer, word, path)
			}
		}
		var left struct {
			Items []struct {
				ID, Name, InputHash string
				People              int
				Models              []string
			}
		}
		require.NoError(t, json.Unmarshal([]byte(strings.ReplaceAll(list(), "input_hash", "inputHash")), &left))
		require.Len(t, left.Items, 1)
		require.Equal(t, ward, left.Items[0].ID)
		require.Empty(t, left.Items[0].Name+left.Items[0].InputHash)
		require.Zero(t, left.Items[0].People)
		require.NotNil(t, left.Items[0].Models)
		require.Empty(t, left.Items[0].Models)
		for _, path := range []string{"/v1/wards/" + ward, "/v1/jobs/" + job} {
			status, answer := ask("GET", path, "", "")
			require.Equal(t, http.StatusNotFound, status, answer)
		}
		status, answer := ask("DELETE", "/v1/wards/"+ward, "", "")
		require.Equal(t, http.StatusNoContent, status, answer)
	})
}
