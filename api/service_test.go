package api

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"
	"github.com/stretchr/testify/require"

	"heltid/api/client"
	"heltid/api/store"
	"heltid/fixtures"
)

// streamed is an event of a stream.
type streamed struct {
	id         int64
	kind, data string
}

// stream opens a job's events after a number.
func (b *bench) stream(ctx context.Context, job string, after int64) (next func() (streamed, bool)) {
	b.Helper()
	r, err := http.NewRequestWithContext(ctx, "GET", b.url+"/v1/jobs/"+job+"/events", nil)
	require.NoError(b, err)
	r.Header.Set("Authorization", "Bearer "+b.keys["reader"])
	r.Header.Set("Last-Event-ID", strconv.FormatInt(after, 10))
	res, err := http.DefaultClient.Do(r)
	require.NoError(b, err)
	b.Cleanup(func() { res.Body.Close() })
	require.Equal(b, "text/event-stream", res.Header.Get("Content-Type"))
	lines := bufio.NewScanner(res.Body)
	lines.Buffer(nil, 1<<20)
	return func() (e streamed, ok bool) {
		for lines.Scan() {
			name, value, _ := strings.Cut(lines.Text(), ": ")
			switch name {
			case "id":
				e.id, err = strconv.ParseInt(value, 10, 64)
				require.NoError(b, err)
			case "event":
				e.kind = value
			case "data":
				e.data = value
			case "":
				if e.kind != "" {
					return e, true
				}
			}
		}
		return e, false
	}
}

func TestAWardBecomesARotaAndAReport(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.work()
	ctx, reader := t.Context(), b.as("reader")
	ward := b.ward("ward-small")
	job := b.job("j1", client.JobRequest{Kind: "from_today", Ward: ward, TimeSeconds: new(3600)})
	next := b.stream(ctx, job, 0)
	var all []streamed
	stopped := false
	for e, ok := next(); ok; e, ok = next() {
		require.True(t, json.Valid([]byte(e.data)), e.data)
		require.Equal(t, int64(len(all)+1), e.id, "in order, each once")
		if all = append(all, e); e.kind == "found" && !stopped {
			stopped = true
			res, err := b.as("representative").StopJobWithResponse(ctx, job)
			require.NoError(t, err)
			require.NotNil(t, res.JSON202, string(res.Body))
		}
	}
	require.Equal(t, "state", all[len(all)-1].kind)
	require.Contains(t, all[len(all)-1].data, `"done"`)

	again := b.stream(ctx, job, all[2].id)
	for _, want := range all[3:] {
		e, ok := again()
		require.True(t, ok)
		require.Equal(t, want, e, "a stream goes on where it broke off")
	}

	got, err := reader.GetJobWithResponse(ctx, job)
	require.NoError(t, err)
	require.Equal(t, client.Done, got.JSON200.State)
	require.NotEmpty(t, got.JSON200.Rota)
	best, err := reader.GetBestWithResponse(ctx, job)
	require.NoError(t, err)
	require.Equal(t, *got.JSON200.FullTime, best.JSON200.FullTime)
	file, err := reader.GetRotaFileWithResponse(ctx, *got.JSON200.Rota, &client.GetRotaFileParams{})
	require.NoError(t, err)
	require.JSONEq(t, string(best.JSON200.Rota.RawMessage), string(file.Body))
	for format, begins := range map[client.ReportFormat]string{"html": "<!doctype html>", "text": "Liten dagpost", "csv": "", "xlsx": "PK", "json": "{"} {
		res, err := reader.GetReportWithResponse(ctx, job, &client.GetReportParams{Format: &format, Lang: new(client.En)})
		require.NoError(t, err)
		require.Equal(t, 200, res.StatusCode(), format)
		require.True(t, strings.HasPrefix(strings.ToLower(string(res.Body)), strings.ToLower(begins)), "%s: %.40s", format, res.Body)
	}
	for _, path := range []string{"/check", "/measures", "/file?format=yaml", "/file?format=csv", ""} {
		said, body := b.ask("reader", "GET", "/v1/rotas/"+*got.JSON200.Rota+path, "")
		require.Equal(t, 200, said.status, body)
	}
	again2, err := b.as("representative").AddJobWithResponse(ctx, &client.AddJobParams{IdempotencyKey: new("j2")}, client.JobRequest{Kind: "from_today", Ward: ward, Start: got.JSON200.Rota, TimeSeconds: new(1)})
	require.NoError(t, err)
	require.NotNil(t, again2.JSON202, string(again2.Body))
	wrong, body := b.ask("representative", "POST", "/v1/jobs", `{"kind": "structure", "ward": "`+ward+`", "start": "`+*got.JSON200.Rota+`"}`, "Content-Type: application/json", "Idempotency-Key: j3")
	require.Equal(t, "/start", wrong.Problems[0].Pointer, body)

	gone, err := b.as("representative").DeleteJobWithResponse(ctx, job)
	require.NoError(t, err)
	require.Equal(t, 204, gone.StatusCode())
	for _, path := range []string{"/v1/jobs/" + job, "/v1/jobs/" + job + "/best", "/v1/jobs/" + job + "/report", "/v1/rotas/" + *got.JSON200.Rota} {
		said, _ := b.ask("reader", "GET", path, "")
		require.Equal(t, 404, said.status, path)
	}
}

func TestARotaIsMended(t *testing.T) { // by itself: it leaves the machine to the searches that have little time
	b := setup(t)
	b.work()
	ward := b.ward("ward-small")
	broken, err := fixtures.Rota("ward-small-three-breaches")
	require.NoError(t, err)
	kept, body := b.ask("representative", "POST", "/v1/wards/"+ward+"/rotas?pin=Berit&pin=..2026-01-06", string(broken), "Content-Type: "+yamlFile, "Idempotency-Key: r")
	require.Equal(t, 201, kept.status, body)
	var rota client.Rota
	require.NoError(t, json.Unmarshal([]byte(body), &rota))
	require.Equal(t, []string{"Berit", "..2026-01-06"}, *rota.Pins)
	job := b.job("j1", client.JobRequest{Kind: "repair", Ward: ward, Start: &rota.Id, TimeSeconds: new(3600)})
	next := b.stream(t.Context(), job, 0)
	for _, ok := next(); ok; _, ok = next() {
	}
	res, err := b.as("reader").GetResultWithResponse(t.Context(), job)
	require.NoError(t, err)
	require.NotNil(t, res.JSON200, string(res.Body))
	require.Contains(t, string(res.Body), `"status":"mended"`)
	done, err := b.as("reader").GetJobWithResponse(t.Context(), job)
	require.NoError(t, err)
	made, err := b.as("reader").GetRotaWithResponse(t.Context(), *done.JSON200.Rota)
	require.NoError(t, err)
	require.Equal(t, rota.Id, *made.JSON200.Parent)
	require.Equal(t, rota.Pins, made.JSON200.Pins)
	for _, wrong := range []string{`"kind": "repair"`, `"kind": "repair", "start": "` + rota.Id + `", "pins": ["Nobody"]`, `"kind": "structure", "pins": ["Anne"]`} {
		got, body := b.ask("representative", "POST", "/v1/jobs", `{"ward": "`+ward+`", `+wrong+`}`, "Content-Type: application/json", "Idempotency-Key: w")
		require.Equal(t, "invalid_request", got.Code, body)
	}
}

func TestAJobIsStoppedAndKeepsWhatItHas(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.work()
	job := b.job("j1", client.JobRequest{Kind: "from_today", Ward: b.ward("ward-small"), TimeSeconds: new(600)})
	next := b.stream(t.Context(), job, 0)
	for {
		e, ok := next()
		require.True(t, ok)
		if e.kind == "found" {
			break
		}
	}
	res, err := b.as("representative").StopJobWithResponse(t.Context(), job)
	require.NoError(t, err)
	require.NotNil(t, res.JSON202)
	for _, ok := next(); ok; _, ok = next() {
	}
	got, err := b.as("reader").GetJobWithResponse(t.Context(), job)
	require.NoError(t, err)
	require.Equal(t, client.Done, got.JSON200.State)
	require.NotEmpty(t, got.JSON200.Rota)
	again, err := b.as("representative").StopJobWithResponse(t.Context(), job)
	require.NoError(t, err)
	require.Equal(t, client.Done, again.JSON202.State, "one that is done stays as it is")
}

func TestWatchersThatVanishLeaveNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	job := b.job("j1", client.JobRequest{Kind: "structure", Ward: b.ward("ward-small")})
	const watchers = 50
	var leave []context.CancelFunc
	for range watchers {
		ctx, cancel := context.WithCancel(t.Context())
		leave = append(leave, cancel)
		e, ok := b.stream(ctx, job, 0)()
		require.True(t, ok)
		require.Equal(t, "state", e.kind)
	}
	require.Equal(t, float64(watchers), testutil.ToFloat64(b.metrics.watchers))
	for _, cancel := range leave {
		cancel()
	}
	require.Eventually(t, func() bool { return testutil.ToFloat64(b.metrics.watchers) == 0 }, 10*time.Second, 20*time.Millisecond)
	t.Logf("%d watchers vanished, %v are left", watchers, testutil.ToFloat64(b.metrics.watchers))
}

func TestAStreamThatIsTooOldBeginsWithASnapshot(t *testing.T) {
	t.Parallel()
	b := setup(t)
	job := b.job("j1", client.JobRequest{Kind: "structure", Ward: b.ward("ward-small")})
	l, err := b.store.Queue().Take(t.Context())
	require.NoError(t, err)
	var many []store.Event
	for range store.EventsKept + 5 {
		many = append(many, store.Event{Kind: "found", Data: []byte("{}")})
	}
	require.NoError(t, b.store.Queue().Say(t.Context(), l, many...))
	next := b.stream(t.Context(), job, 1)
	first, ok := next()
	require.True(t, ok)
	require.Equal(t, "snapshot", first.kind)
	require.Contains(t, first.data, job)
	second, ok := next()
	require.True(t, ok)
	require.Equal(t, first.id+1, second.id)
}

func TestTheSameKeyMakesOneThing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ward := b.ward("ward-small")
	require.Equal(t, ward, b.ward("ward-small"))
	job := b.job("j1", client.JobRequest{Kind: "structure", Ward: ward, Priority: new(client.High)})
	require.Equal(t, job, b.job("j1", client.JobRequest{Kind: "structure", Ward: ward, Priority: new(client.High)}))
	got, err := b.as("reader").GetJobWithResponse(t.Context(), job)
	require.NoError(t, err)
	require.Equal(t, client.High, *got.JSON200.Priority)
	rota := func() (said, string) {
		return b.ask("representative", "POST", "/v1/wards/"+ward+"/rotas", grid, "Content-Type: text/csv", "Idempotency-Key: r1")
	}
	first, body := rota()
	require.Equal(t, 201, first.status, body)
	_, again := rota()
	require.JSONEq(t, body, again)
	list, err := b.as("reader").ListRotasWithResponse(t.Context(), &client.ListRotasParams{Ward: &ward})
	require.NoError(t, err)
	require.Len(t, list.JSON200.Items, 1)
	log, err := b.as("admin").ListAuditWithResponse(t.Context(), nil)
	require.NoError(t, err)
	var actions []string
	for _, a := range log.JSON200.Items {
		actions = append(actions, a.Action)
	}
	require.Equal(t, []string{"addRota", "addJob", "addWard"}, actions)
}

func TestVersionsOfAWardAndWhoseChangeCounts(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ward, text := b.ward("ward-small"), example(t, "ward-small")
	put := func(match, body string) (said, string) {
		return b.ask("planner", "PUT", "/v1/wards/"+ward, body, "Content-Type: "+yamlFile, "If-Match: "+match)
	}
	got, body := put(`"1"`, strings.Replace(text, "Liten dagpost", "Stor dagpost", 1))
	require.Equal(t, 200, got.status, body)
	require.Equal(t, `"2"`, got.header.Get("ETag"))
	got, _ = put(`"1"`, text)
	require.Equal(t, "precondition_failed", got.Code)
	_, file := b.ask("reader", "GET", "/v1/wards/"+ward+"/file?version=1", "")
	require.Equal(t, text, file, "byte by byte as it was sent")
	_, newest := b.ask("reader", "GET", "/v1/wards/"+ward, "")
	require.Contains(t, newest, "Stor dagpost")
}

func TestRolesAndTenants(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ward := b.ward("ward-small")
	job := b.job("j1", client.JobRequest{Kind: "structure", Ward: ward})
	request := `{"kind": "structure", "ward": "` + ward + `"}`
	for _, c := range []struct {
		role, method, path string
		status             int
	}{
		{"reader", "GET", "/v1/wards/" + ward, 200},
		{"reader", "DELETE", "/v1/wards/" + ward, 403},
		{"reader", "POST", "/v1/jobs", 403},
		{"reader", "POST", "/v1/jobs/" + job + "/stop", 403},
		{"representative", "DELETE", "/v1/wards/" + ward, 403},
		{"representative", "GET", "/v1/audit", 403},
		{"planner", "GET", "/v1/audit", 403},
		{"admin", "GET", "/v1/audit", 200},
		{"other", "GET", "/v1/wards/" + ward, 404},
		{"other", "GET", "/v1/wards/" + ward + "/file", 404},
		{"other", "DELETE", "/v1/wards/" + ward, 404},
		{"other", "GET", "/v1/jobs/" + job, 404},
		{"other", "GET", "/v1/jobs/" + job + "/events", 404},
		{"other", "GET", "/v1/jobs/" + job + "/report", 404},
		{"other", "POST", "/v1/jobs/" + job + "/stop", 404},
		{"other", "DELETE", "/v1/jobs/" + job, 404},
		{"other", "POST", "/v1/jobs", 422},
	} {
		got, body := b.ask(c.role, c.method, c.path, request, "Content-Type: application/json", "Idempotency-Key: x")
		require.Equal(t, c.status, got.status, "%s %s %s: %s", c.role, c.method, c.path, body)
	}
	for name, header := range map[string]string{"no scheme": b.keys["admin"], "basic": "Basic " + b.keys["admin"], "cut off": "Bearer " + b.keys["admin"][:40], "guessed": "Bearer heltid_AAAA", "empty": "Bearer "} {
		got, _ := b.ask("", "GET", "/v1/wards", "", "Authorization: "+header)
		require.Equal(t, 401, got.status, name)
	}
	keys, err := b.store.Of("a").Keys(t.Context())
	require.NoError(t, err)
	for _, k := range keys {
		require.NotContains(t, b.keys[k.Name], k.Hash)
		_, err := b.store.Of("a").Change(t.Context(), store.Once{}, func(tx store.Tx) (store.Answer, error) { return store.Answer{}, tx.RevokeKey(k.ID) })
		require.NoError(t, err)
		got, _ := b.ask(k.Name, "GET", "/v1/wards", "")
		require.Equal(t, 401, got.status, "a revoked key")
	}
}

func TestWhatIsMadeToBreakAReaderIsRefusedWithItsPlace(t *testing.T) {
	t.Parallel()
	b := setup(t)
	small := example(t, "ward-small")
	var bomb bytes.Buffer
	z := zip.NewWriter(&bomb)
	for _, name := range []string{"[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"} {
		w, err := z.Create(name)
		require.NoError(t, err)
		for range 60 {
			_, err := w.Write(make([]byte, 1<<20))
			require.NoError(t, err)
		}
	}
	require.NoError(t, z.Close())
	laughs := "a: &a [x, x]\n"
	for c := 'b'; c < 'l'; c++ {
		laughs += fmt.Sprintf("%c: &%c [*%c, *%c, *%c]\n", c, c, c-1, c-1, c-1)
	}
	for name, files := range map[string]map[string]string{
		"deep nesting":    {"ward.yaml": strings.Repeat("[", 100_000), "rota.csv": grid},
		"deep blocks":     {"ward.yaml": strings.Repeat("- ", 50_000), "rota.csv": grid},
		"YAML aliases":    {"ward.yaml": laughs, "rota.csv": grid},
		"deep JSON":       {"ward.json": strings.Repeat(`{"a":`, 50_000), "rota.csv": grid},
		"huge numbers":    {"ward.yaml": strings.Replace(small, "weeks: 3", "weeks: 1e400000000", 1), "rota.csv": grid},
		"wrong types":     {"ward.yaml": "heltid: []\nname: {}\nperiod: 3\n", "rota.csv": grid},
		"not UTF-8":       {"ward.yaml": "\xff\xfe\x00", "rota.csv": grid},
		"odd names":       {"ward.yaml": small, "rota.csv": strings.Replace(grid, "Anne", "Å\u202enne\u0000💥", 1)},
		"a zip bomb":      {"ward.yaml": small, "rota.xlsx": bomb.String()},
		"no workbook":     {"ward.yaml": small, "rota.xlsx": "PK\x03\x04 and no more"},
		"a path as name":  {"ward.yaml": small, "rota.../../../../etc/passwd": "root:x"},
		"an empty file":   {"ward.yaml": "", "rota.csv": grid},
		"5 MB of a ward":  {"ward.yaml": small + strings.Repeat("# filler\n", 600_000), "rota.csv": grid},
		"11 MB of a form": {"ward.yaml": small + strings.Repeat("# filler\n", 1_300_000), "rota.csv": grid},
	} {
		body, header := form(t, files)
		got, text := b.ask("reader", "POST", "/v1/check", body, header)
		require.GreaterOrEqual(t, got.status, 400, name)
		require.Less(t, got.status, 500, "%s: %s", name, text)
		require.NotEmpty(t, got.Problems, name)
		require.NotZero(t, got.Problems[0].Line, "%s: %s", name, text)
	}
	for _, path := range []string{"/v1/wards/..%2f..%2fetc", "/v1/demo-wards/..%2f..%2fgo.mod", "/v1/demo-wards/ward-30%00", "/v1/schemas/../ward", "/v1/jobs?cursor=99999999999999999999", "/v1/jobs?cursor=-1", "/v1/wards?limit=1e9"} {
		got, text := b.ask("reader", "GET", path, "")
		require.GreaterOrEqual(t, got.status, 400, path)
		require.Less(t, got.status, 500, "%s: %s", path, text)
	}
}

func TestIdentityNumbersAreRefusedWhereverTheyStandAndNotRepeated(t *testing.T) {
	t.Parallel()
	b := setup(t)
	const number = "15076500565"
	small, ward := example(t, "ward-small"), b.ward("ward-small")
	inForm, header := form(t, map[string]string{"ward.yaml": small, "rota.csv": strings.Replace(grid, "Anne", number, 1)})
	for name, ask := range map[string]func() (said, string){
		"a ward": func() (said, string) {
			return b.ask("planner", "POST", "/v1/wards", strings.Replace(small, "Liten dagpost", number, 1), "Content-Type: "+yamlFile, "Idempotency-Key: 1")
		},
		"a rota": func() (said, string) {
			return b.ask("representative", "POST", "/v1/wards/"+ward+"/rotas", strings.Replace(grid, "Anne", number, 1), "Content-Type: text/csv", "Idempotency-Key: 1")
		},
		"a form":  func() (said, string) { return b.ask("reader", "POST", "/v1/check", inForm, header) },
		"an id":   func() (said, string) { return b.ask("reader", "GET", "/v1/rules/"+number, "") },
		"a query": func() (said, string) { return b.ask("reader", "GET", "/v1/wards?cursor="+number, "") },
		"the key": func() (said, string) {
			return b.ask("planner", "POST", "/v1/wards", small, "Content-Type: "+yamlFile, "Idempotency-Key: "+number)
		},
		"a request": func() (said, string) {
			return b.ask("representative", "POST", "/v1/jobs", `{"kind": "structure", "ward": "`+ward+`", "model": "`+number+`"}`, "Content-Type: application/json", "Idempotency-Key: 1")
		},
	} {
		got, body := ask()
		require.Equal(t, "identity_number", got.Code, "%s: %s", name, body)
		require.NotEmpty(t, got.Problems, name)
		require.NotContains(t, body, number, name)
	}
}

func TestPagesCatalogueAndTheServiceItself(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, name := range []string{"ward-small", "ward-30", "ward-12a"} {
		b.ward(name)
	}
	var names []string
	var cursor *string
	for {
		list, err := b.as("reader").ListWardsWithResponse(t.Context(), &client.ListWardsParams{Limit: new(2), Cursor: cursor})
		require.NoError(t, err)
		for _, w := range list.JSON200.Items {
			names = append(names, w.Name)
		}
		if cursor = list.JSON200.Next; cursor == nil {
			break
		}
	}
	require.Len(t, names, 3)
	for path, has := range map[string]string{
		"/v1/rules": "daily_rest", "/v1/rules/daily_rest": "aml-10-8", "/v1/rules/aml-10-8-1": "daily_rest", "/v1/models": "hinke_3_8", "/v1/errors": "identity_number",
		"/v1/demo-wards": "ward-30", "/v1/demo-wards/ward-30": "heltid: 1", "/v1/schemas/ward": "$schema", "/v1/schemas/result": "$schema",
		"/v1/openapi.yaml": "openapi: 3.1.0", "/v1/version": "engine", "/metrics": "heltid_jobs", "/health": "",
	} {
		got, body := b.ask("reader", "GET", path, "")
		require.Less(t, got.status, 300, path)
		require.Contains(t, body, has, path)
		require.Empty(t, got.header.Get("Access-Control-Allow-Origin"), "no other site may call")
	}
	r, err := http.NewRequestWithContext(t.Context(), "GET", b.url+"/v1/schemas/ward", nil)
	require.NoError(t, err)
	r.Header.Set("Accept-Encoding", "gzip")
	res, err := http.DefaultTransport.RoundTrip(r)
	require.NoError(t, err)
	defer res.Body.Close()
	require.Equal(t, "gzip", res.Header.Get("Content-Encoding"))
	_, err = io.Copy(io.Discard, res.Body)
	require.NoError(t, err)
}

func TestPagesElsewhereCallWhereTheyMay(t *testing.T) {
	t.Parallel()
	b := setup(t, func(s *Settings) { s.Origins = []string{"https://turnus.example.no"} })
	ask := func(method, origin string) http.Header {
		r, err := http.NewRequestWithContext(t.Context(), method, b.url+"/v1/wards", nil)
		require.NoError(t, err)
		r.Header.Set("Origin", origin)
		r.Header.Set("Access-Control-Request-Method", "POST")
		r.Header.Set("Access-Control-Request-Headers", "Idempotency-Key")
		res, err := http.DefaultClient.Do(r)
		require.NoError(t, err)
		require.NoError(t, res.Body.Close())
		return res.Header
	}
	before := ask("OPTIONS", "https://turnus.example.no")
	require.Equal(t, "https://turnus.example.no", before.Get("Access-Control-Allow-Origin"))
	require.Contains(t, before.Get("Access-Control-Allow-Headers"), "Idempotency-Key")
	require.Empty(t, before.Get("Access-Control-Allow-Credentials"), "a key is sent by whoever has it")
	require.Contains(t, ask("GET", "https://turnus.example.no").Get("Access-Control-Expose-Headers"), "ETag")
	require.Empty(t, ask("OPTIONS", "https://other.example.no").Get("Access-Control-Allow-Origin"))
	require.Empty(t, ask("GET", "https://other.example.no").Get("Access-Control-Allow-Origin"))
}
