package web_test

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/stretchr/testify/require"

	"heltid/api"
	"heltid/api/runner"
	"heltid/api/store"
	"heltid/api/store/sqlite"
	"heltid/api/web"
	"heltid/solver/cpsat"
)

func TestMain(m *testing.M) {
	cpsat.ChildMain()
	os.Exit(m.Run())
}

// visitor is somebody who is signed in with a key of a role, at a page with a
// store of its own.
type visitor struct {
	*testing.T
	*http.Client
	url, key string
	runner   *runner.Runner
	store    store.Store
}

// as signs in with a key of another role.
func (v *visitor) as(role string) {
	v.Helper()
	k, secret := api.NewKey("a", role, role)
	_, err := v.store.Of("a").Change(v.Context(), store.Once{}, func(tx store.Tx) (store.Answer, error) { return store.Answer{}, tx.AddKey(k) })
	require.NoError(v, err)
	status, _ := v.post("/login", url.Values{"key": {secret}, "to": {"/"}})
	require.Equal(v, http.StatusOK, status)
}

func visit(t *testing.T, role string) *visitor {
	t.Helper()
	v := arrive(t, role)
	status, _ := v.post("/login", url.Values{"key": {v.key}, "to": {"/"}})
	require.Equal(t, http.StatusOK, status)
	return v
}

// arrive is visit before the key is given.
func arrive(t *testing.T, role string) *visitor {
	t.Helper()
	s, err := sqlite.Open(t.Context(), t.TempDir())
	require.NoError(t, err)
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	registry := prometheus.NewRegistry()
	work := runner.New(s.Queue(), runner.Settings{Slice: 5 * time.Second, Jobs: 1, Log: log, Metrics: runner.NewMetrics(registry), Faults: t.TempDir()})
	service, err := api.New(api.Settings{Store: s, Metrics: api.NewMetrics(registry), Log: log, Waiting: 20, Ending: make(chan struct{})})
	require.NoError(t, err)
	page, err := web.Before(service, log)
	require.NoError(t, err)
	server := httptest.NewServer(page)
	t.Cleanup(func() {
		server.Close()
		s.Close()
	})
	k, secret := api.NewKey("a", role, role)
	_, err = s.Of("a").Change(t.Context(), store.Once{}, func(tx store.Tx) (store.Answer, error) { return store.Answer{}, tx.AddKey(k) })
	require.NoError(t, err)
	jar, err := cookiejar.New(nil)
	require.NoError(t, err)
	return &visitor{t, &http.Client{Jar: jar}, server.URL, secret, work, s}
}

// work has the jobs worked on until the test ends.
func (v *visitor) work() {
	if _, err := cpsat.Library(""); err != nil {
		v.Skip(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); v.runner.Run(ctx) }()
	v.Cleanup(func() { cancel(); <-done })
}

func (v *visitor) read(r *http.Response, err error) (int, string) {
	v.Helper()
	require.NoError(v, err)
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	require.NoError(v, err)
	return r.StatusCode, string(body)
}

func (v *visitor) get(path string) (int, string) {
	v.Helper()
	return v.read(v.Get(v.url + path))
}

func (v *visitor) post(path string, form url.Values) (int, string) {
	v.Helper()
	return v.read(v.PostForm(v.url+path, form))
}

// shows sees that a page has a text; it does not print the page where it has not.
func (v *visitor) shows(page, text string, why ...string) {
	v.Helper()
	require.True(v, strings.Contains(page, text), "the page does not have %q %s", text, why)
}

func (v *visitor) hides(page, text string) {
	v.Helper()
	require.False(v, strings.Contains(page, text), "the page has %q", text)
}

// demo makes a ward of an example and gives its address.
func (v *visitor) demo(name string) string {
	v.Helper()
	status, _ := v.post("/wards", url.Values{"demo": {name}})
	require.Equal(v, http.StatusOK, status)
	_, body := v.get("/")
	return regexp.MustCompile(`/wards/w_[a-z0-9]+`).FindString(body)
}

func TestOnlyAKeyOpensThePage(t *testing.T) {
	t.Parallel()
	v := arrive(t, "planner")
	_, body := v.get("/wards/w_aaaaaaaaaa?need=80")
	v.shows(body, `name="key"`)
	v.shows(body, `value="/wards/w_aaaaaaaaaa?need=80"`, "and then one is where one was going")
	status, body := v.post("/login", url.Values{"key": {"heltid_NOT"}, "to": {"/"}})
	require.Equal(t, http.StatusUnauthorized, status)
	v.shows(body, `aria-invalid="true"`)
	status, body = v.post("/login", url.Values{"key": {v.key}, "to": {"//elsewhere.example"}})
	require.Equal(t, http.StatusOK, status, "an address elsewhere is none")
	v.shows(body, "ward-30")
	address, err := url.Parse(v.url)
	require.NoError(t, err)
	require.Len(t, v.Jar.Cookies(address), 1)
	_, _ = v.post("/logout", nil)
	_, body = v.get("/")
	v.shows(body, `name="key"`)
}

// The cookie cannot be read by scripts nor sent by other sites, and what another
// site sends is refused.
func TestNoOtherSiteActsForAVisitor(t *testing.T) {
	t.Parallel()
	v := arrive(t, "planner")
	v.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	answer, err := v.PostForm(v.url+"/login", url.Values{"key": {v.key}})
	require.NoError(t, err)
	answer.Body.Close()
	require.Len(t, answer.Cookies(), 1)
	require.True(t, answer.Cookies()[0].HttpOnly)
	require.Equal(t, http.SameSiteStrictMode, answer.Cookies()[0].SameSite)
	ask, err := http.NewRequestWithContext(t.Context(), "POST", v.url+"/wards", strings.NewReader("demo=ward-small"))
	require.NoError(t, err)
	ask.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	ask.Header.Set("Sec-Fetch-Site", "cross-site")
	status, _ := v.read(v.Do(ask))
	require.Equal(t, http.StatusForbidden, status)
}

// Nothing comes from elsewhere, and no script or style stands in the page.
func TestNothingFromElsewhere(t *testing.T) {
	t.Parallel()
	v := visit(t, "planner")
	ward := v.demo("ward-small")
	for _, path := range []string{"/login", "/", ward, "/no-such-page"} {
		answer, err := v.Get(v.url + path)
		require.NoError(t, err)
		csp := answer.Header.Get("Content-Security-Policy")
		require.Contains(t, csp, "default-src 'none'", path)
		require.NotContains(t, csp, "unsafe", path)
		_, body := v.read(answer, nil)
		for _, bad := range []string{"http://", "https://", " style=", "<style", " onclick=", "javascript:"} {
			require.NotContains(t, strings.ReplaceAll(body, "http://www.w3.org/2000/svg", ""), bad, path)
		}
	}
	for _, asset := range []string{"/assets/page.css", "/assets/page.js", "/assets/report.css", "/assets/icon.svg"} {
		status, body := v.get(asset)
		require.Equal(t, http.StatusOK, status, asset)
		require.NotContains(t, body, "@import", asset)
	}
}

func TestThreeLanguages(t *testing.T) {
	t.Parallel()
	v := visit(t, "reader")
	for lang, title := range map[string]string{"nb": "Hva gjør turnusen med oss?", "nn": "Kva gjer turnusen med oss?", "en": "What does the rota do to us?"} {
		_, body := v.post("/language", url.Values{"lang": {lang}, "to": {"/"}})
		v.shows(body, `<html lang="`+lang+`">`)
		v.shows(body, title)
	}
}

// The weekend sum of the ward of 30 is there without scripts, and follows the
// sliders.
func TestTheWeekendSum(t *testing.T) {
	t.Parallel()
	v := visit(t, "planner")
	ward := v.demo("ward-30")
	_, body := v.get(ward)
	v.shows(body, "Helgene krever 24 hoder, men det er bare 15 årsverk.")
	v.shows(body, "8 · 24 / 8 = 24 hoder")
	_, body = v.get(ward + "?weekends=8&shift=750&need=100&cover=0&part=1")
	v.shows(body, "Helgene hindrer ingen i å ha heltid.")
	v.hides(body, "<html")
}

// What the sliders say can be had as a copy of the ward, to make rotas of.
func TestACopyToTryOn(t *testing.T) {
	t.Parallel()
	v := visit(t, "planner")
	ward := v.demo("ward-30")
	_, page := v.post(ward+"/copy", url.Values{"weekends": {"12"}, "shift": {"450"}, "need": {"75"}, "cover": {"0"}})
	v.shows(page, "prøve: annenhver helg, 75 % helgebemanning")
	copied := regexp.MustCompile(`/wards/w_[a-z0-9]+`).FindString(page)
	require.NotEqual(t, ward, copied)
	_, page = v.get(copied)
	v.shows(page, "Helgene krever 12 hoder")
}

// A faulty file is told all at once, each fault with its line.
func TestAFaultyWardIsToldWithItsLines(t *testing.T) {
	t.Parallel()
	v := visit(t, "planner")
	body := "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ward.yaml\"\r\n\r\nheltid: 1\nname: A\nperiod: {start: 2026-01-06, weeks: 0, kind: rolling}\nshiftz: []\n\r\n--x--\r\n"
	status, page := v.read(v.Post(v.url+"/wards", "multipart/form-data; boundary=x", strings.NewReader(body)))
	require.Equal(t, http.StatusUnprocessableEntity, status)
	v.shows(page, "Linje 3")
	v.shows(page, "Linje 4")
	v.shows(page, "shiftz")
}

func TestAReaderCannotAddAWard(t *testing.T) {
	t.Parallel()
	v := visit(t, "reader")
	status, body := v.post("/wards", url.Values{"demo": {"ward-small"}})
	require.Equal(t, http.StatusForbidden, status)
	v.shows(body, "krever en nøkkel for planleggere")
}

// Texts are packed for whoever takes that, and what streams is sent as it comes.
func TestTextsArePacked(t *testing.T) {
	t.Parallel()
	v := arrive(t, "planner")
	ask := func(path string) *http.Response {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, v.url+path, nil)
		require.NoError(t, err)
		r.Header.Set("Accept-Encoding", "gzip")
		answer, err := v.Do(r)
		require.NoError(t, err)
		require.NoError(t, answer.Body.Close())
		return answer
	}
	for _, path := range []string{"/login", "/assets/page.css", "/assets/page.js"} {
		answer := ask(path)
		require.Equal(t, "gzip", answer.Header.Get("Content-Encoding"), path)
		require.Equal(t, "Accept-Encoding", answer.Header.Get("Vary"), path)
	}
	require.Empty(t, ask("/assets/nothing").Header.Get("Content-Encoding"))
}
