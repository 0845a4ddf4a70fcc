package api

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	"go.opentelemetry.io/otel/trace"
)

// A span tells which call it was and what came of it, and nothing of whom or
// what it was about.
func TestASpanTellsNothingOfWhom(t *testing.T) {
	t.Parallel()
	spans := tracetest.NewInMemoryExporter()
	b := setup(t, func(s *Settings) { s.Traces = sdk.NewTracerProvider(sdk.WithSyncer(spans)) })
	ask := func(method, path, key string) {
		r := httptest.NewRequestWithContext(t.Context(), method, b.url+path, strings.NewReader("Kari Nordmann"))
		r.RequestURI = ""
		r.Header.Set("Authorization", "Bearer "+key)
		r.Header.Set("Traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
		res, err := http.DefaultClient.Do(r)
		require.NoError(t, err)
		require.NoError(t, res.Body.Close())
	}
	ask("GET", "/v1/wards/w_kari?cursor=kari", b.keys["planner"])
	ask("POST", "/v1/jobs", "heltid_kari")
	ask("GET", "/v1/people/Kari", b.keys["reader"])
	ask("GET", "/v1/version", "")
	ask("GET", "/kari", "")
	require.NoError(t, b.store.Close())
	ask("GET", "/v1/jobs", b.keys["planner"])

	want := []struct {
		name, status string
		failed       bool
	}{
		{"GET /v1/wards/{ward}", "404", false},
		{"POST /v1/jobs", "401", false},
		{"GET /v1/people/{person}", "403", false},
		{"GET /v1/version", "200", false},
		{"GET /v1/jobs", "500", true},
	}
	require.Len(t, spans.GetSpans(), len(want))
	for i, span := range spans.GetSpans() {
		require.Equal(t, want[i].name, span.Name)
		require.Equal(t, trace.SpanKindServer, span.SpanKind)
		require.Equal(t, "4bf92f3577b34da6a3ce929d0e0e4736", span.SpanContext.TraceID().String())
		require.Equal(t, want[i].failed, span.Status.Code != 0)
		status := ""
		for _, a := range span.Attributes {
			require.NotContains(t, strings.ToLower(a.Value.String()), "kari", a.Key)
			if a.Key == "http.response.status_code" {
				status = a.Value.String()
			}
		}
		require.Equal(t, want[i].status, status, span.Name)
	}
}
