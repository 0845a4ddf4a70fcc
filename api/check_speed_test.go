package api

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/stretchr/testify/require"

	"heltid/api/store"
	"heltid/api/store/sqlite"
	"heltid/fixtures"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// BenchmarkCheck is one POST /v1/check of the ward of 30 with a rota that breaks
// three rules, from the handler's first line to its last: the rota as people write
// it, and as searches write it.
func BenchmarkCheck(b *testing.B) {
	kept, err := sqlite.Open(b.Context(), b.TempDir())
	require.NoError(b, err)
	defer kept.Close()
	handler, err := New(Settings{Store: kept, Metrics: NewMetrics(prometheus.NewRegistry()), Log: slog.New(slog.DiscardHandler)})
	require.NoError(b, err)
	k, secret := NewKey("a", "planner", "bench")
	_, err = kept.Of("a").Change(b.Context(), store.Once{}, func(tx store.Tx) (store.Answer, error) { return store.Answer{}, tx.AddKey(k) })
	require.NoError(b, err)
	written, err := fixtures.Rota("ward-30-three-breaches")
	require.NoError(b, err)
	w, err := ward.Read("ward.yaml", []byte(example(b, "ward-30")))
	require.NoError(b, err)
	read, _, err := rota.Read("rota.yaml", written, w)
	require.NoError(b, err)
	asKept, err := read.JSON()
	require.NoError(b, err)
	for name, data := range map[string][]byte{"rota.yaml": written, "rota.json": asKept} {
		b.Run(name, func(b *testing.B) {
			body, contentType := form(b, map[string]string{"ward.yaml": example(b, "ward-30"), name: string(data)})
			b.ReportAllocs()
			for b.Loop() {
				r := httptest.NewRequestWithContext(b.Context(), http.MethodPost, "/v1/check", strings.NewReader(body))
				name, value, _ := strings.Cut(contentType, ": ")
				r.Header.Set(name, value)
				r.Header.Set("Accept-Encoding", "gzip")
				r.Header.Set("Authorization", "Bearer "+secret)
				w := httptest.NewRecorder()
				handler.ServeHTTP(w, r)
				if w.Code != http.StatusOK {
					answer, _ := io.ReadAll(w.Result().Body)
					b.Fatal(string(answer))
				}
			}
		})
	}
}
