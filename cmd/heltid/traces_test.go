package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"
)

func TestCallsAreToldToACollectorWhereOneIsNamed(t *testing.T) {
	told := make(chan string, 10)
	collector := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		told <- r.URL.Path + string(body)
	}))
	defer collector.Close()
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.URL)
	t.Setenv("OTEL_SERVICE_NAME", "heltid-solbakken")
	s := serving(t, "--jobs", "1")
	_, err := s.GetVersionWithResponse(t.Context())
	require.NoError(t, err)
	require.NoError(t, s.cmd.Process.Signal(unix.SIGTERM))
	require.NoError(t, s.cmd.Wait())
	collector.Close() // once it has answered all
	close(told)
	all := strings.Builder{}
	for one := range told {
		all.WriteString(one)
	}
	require.Contains(t, all.String(), "/v1/traces")
	require.Contains(t, all.String(), "GET /v1/version")
	require.Contains(t, all.String(), "heltid-solbakken")
	require.NotContains(t, all.String(), s.key)

	t.Setenv("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")
	_, said, code := heltid(t, "serve", "--data", t.TempDir())
	require.Equal(t, 2, code)
	require.Contains(t, said, "OTEL_EXPORTER_OTLP_PROTOCOL")
}
