package api

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/stretchr/testify/require"

	"heltid/api/client"
	"heltid/api/runner"
	"heltid/api/store"
	"heltid/api/store/sqlite"
	"heltid/fixtures"
	"heltid/solver/cpsat"
)

func TestMain(m *testing.M) {
	cpsat.ChildMain()
	os.Exit(m.Run())
}

// bench is a service with a store of its own. Nobody works on its jobs before
// work.
type bench struct {
	*testing.T
	store   *sqlite.Store
	folder  string // of the store
	faults  string
	runner  *runner.Runner
	metrics *Metrics
	ending  chan struct{}
	url     string
	keys    map[string]string // by role, and "other": an admin of another tenant
}

func setup(t *testing.T, with ...func(*Settings)) *bench {
	t.Helper()
	folder, faults := t.TempDir(), t.TempDir()
	s, err := sqlite.Open(t.Context(), folder)
	require.NoError(t, err)
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	registry := prometheus.NewRegistry()
	b := &bench{T: t, store: s, folder: folder, faults: faults, ending: make(chan struct{}), keys: map[string]string{}, metrics: NewMetrics(registry)}
	b.runner = runner.New(s.Queue(), runner.Settings{Slice: 5 * time.Second, Jobs: 1, Log: log, Metrics: runner.NewMetrics(registry), Faults: faults})
	settings := Settings{Store: s, Metrics: b.metrics, Log: log, Waiting: 2, Ending: b.ending, Tidy: b.runner.Tidy}
	for _, set := range with {
		set(&settings)
	}
	handler, err := New(settings)
	require.NoError(t, err)
	server := httptest.NewServer(handler)
	b.url = server.URL
	t.Cleanup(func() {
		server.Close()
		s.Close()
	})
	for _, role := range append([]string{"other"}, Roles...) {
		tenant, of := "a", role
		if role == "other" {
			tenant, of = "b", "admin"
		}
		k, secret := NewKey(tenant, of, role)
		_, err := s.Of(tenant).Change(t.Context(), store.Once{}, func(tx store.Tx) (store.Answer, error) { return store.Answer{}, tx.AddKey(k) })
		require.NoError(t, err)
		b.keys[role] = secret
	}
	return b
}

// work has the jobs worked on until the test ends.
func (b *bench) work() {
	if _, err := cpsat.Library(""); err != nil {
		b.Skip(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); b.runner.Run(ctx) }()
	b.Cleanup(func() { cancel(); <-done })
}

// as calls the service with the key of a role. Each answer is held against the
// contract.
func (b *bench) as(role string) *client.ClientWithResponses {
	b.Helper()
	c, err := client.NewClientWithResponses(b.url, client.WithHTTPClient(&http.Client{Transport: contracted{b}}),
		client.WithRequestEditorFn(func(_ context.Context, r *http.Request) error {
			if role != "" {
				r.Header.Set("Authorization", "Bearer "+b.keys[role])
			}
			return nil
		}))
	require.NoError(b, err)
	return c
}

// contracted holds every answer against the contract.
type contracted struct{ *bench }

// router is made when it is first asked for: every solver process that a test
// starts is this program, and would make it again.
var router = sync.OnceValue(func() routers.Router {
	spec, err := openapi3.NewLoader().LoadFromData(contract)
	if err != nil {
		panic(err)
	}
	spec.Servers = nil
	r, err := legacy.NewRouter(spec)
	if err != nil {
		panic(err)
	}
	return r
})

func (c contracted) RoundTrip(r *http.Request) (*http.Response, error) {
	out, err := http.DefaultTransport.RoundTrip(r)
	if err != nil || strings.HasSuffix(r.URL.Path, "/events") {
		return out, err
	}
	body, err := io.ReadAll(out.Body)
	require.NoError(c, err)
	out.Body = io.NopCloser(bytes.NewReader(body))
	asked := r.Clone(r.Context())
	asked.URL.Host, asked.URL.Scheme = "", ""
	route, params, err := router().FindRoute(asked)
	if err != nil {
		return out, nil // there is no such call
	}
	in := &openapi3filter.RequestValidationInput{Request: asked, Route: route, PathParams: params}
	kind := out.Header.Get("Content-Type")
	err = openapi3filter.ValidateResponse(r.Context(), &openapi3filter.ResponseValidationInput{RequestValidationInput: in, Status: out.StatusCode, Header: out.Header,
		Body: io.NopCloser(bytes.NewReader(body)), Options: &openapi3filter.Options{IncludeResponseStatus: true, ExcludeResponseBody: !strings.Contains(kind, "json")}})
	require.NoError(c, err, "%s %s: %s", r.Method, r.URL.Path, body)
	return out, nil
}

// said is an answer that is a problem.
type said struct {
	status int
	header http.Header
	Problem
}

// ask sends a request as it stands, with "Header: value" lines.
func (b *bench) ask(role, method, path, body string, headers ...string) (said, string) {
	b.Helper()
	r, err := http.NewRequestWithContext(b.Context(), method, b.url+path, strings.NewReader(body))
	require.NoError(b, err)
	if role != "" {
		r.Header.Set("Authorization", "Bearer "+b.keys[role])
	}
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		r.Header.Set(name, value)
	}
	res, err := contracted{b}.RoundTrip(r)
	require.NoError(b, err)
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	require.NoError(b, err)
	out := said{status: res.StatusCode, header: res.Header}
	if res.Header.Get("Content-Type") == "application/problem+json" {
		require.NoError(b, json.Unmarshal(data, &out.Problem))
		require.Equal(b, res.StatusCode, out.Status)
	}
	return out, string(data)
}

const yamlFile = "application/yaml"

func example(t require.TestingT, name string) string {
	data, err := fixtures.Ward(name)
	require.NoError(t, err)
	return string(data)
}

// ward keeps an example ward, and gives its id.
func (b *bench) ward(name string) string {
	b.Helper()
	res, err := b.as("planner").AddWardWithBodyWithResponse(b.Context(), &client.AddWardParams{IdempotencyKey: new("ward " + name)}, yamlFile, strings.NewReader(example(b, name)))
	require.NoError(b, err)
	require.NotNil(b, res.JSON201, string(res.Body))
	return res.JSON201.Id
}

// job accepts a job, and gives its id.
func (b *bench) job(key string, r client.JobRequest) string {
	b.Helper()
	res, err := b.as("representative").AddJobWithResponse(b.Context(), &client.AddJobParams{IdempotencyKey: &key}, r)
	require.NoError(b, err)
	require.NotNil(b, res.JSON202, string(res.Body))
	require.Equal(b, "/v1/jobs/"+res.JSON202.Id, res.HTTPResponse.Header.Get("Location"))
	return res.JSON202.Id
}

// form is a body of files.
func form(t testing.TB, files map[string]string) (body, contentType string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for name, data := range files {
		field, _, _ := strings.Cut(name, ".")
		p, err := w.CreateFormFile(field, name)
		require.NoError(t, err)
		_, err = io.WriteString(p, data)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.String(), "Content-Type: " + w.FormDataContentType()
}
