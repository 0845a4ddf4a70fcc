package api

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/api/client"
	"heltid/api/store"
	"heltid/solver/rule"
)

func TestEveryErrorCanBeHadAndSaysWhatToDo(t *testing.T) {
	t.Parallel()
	b := setup(t)
	small, id := example(t, "ward-small"), b.ward("ward-small")
	job := b.job("j1", client.JobRequest{Kind: "structure", Ward: id})
	json, key := "Content-Type: application/json", "Idempotency-Key: fresh"
	body := func(more string) string { return `{"kind": "structure", "ward": "` + id + `"` + more + `}` }
	strange, strangeForm := form(t, map[string]string{"ward.yaml": small, "rota.csv": strings.NewReplacer("D", "XX").Replace(grid)})
	produce := map[string]func() (said, string){
		"invalid_parameter":       func() (said, string) { return b.ask("reader", "GET", "/v1/wards?limit=0", "") },
		"idempotency_key_missing": func() (said, string) { return b.ask("planner", "POST", "/v1/wards", small, "Content-Type: "+yamlFile) },
		"unauthorized":            func() (said, string) { return b.ask("", "GET", "/v1/wards", "") },
		"forbidden": func() (said, string) {
			return b.ask("representative", "POST", "/v1/wards", small, "Content-Type: "+yamlFile, key)
		},
		"not_found":               func() (said, string) { return b.ask("reader", "GET", "/v1/wards/w_aaaaaaaaaaaa", "") },
		"method_not_allowed":      func() (said, string) { return b.ask("reader", "PATCH", "/v1/wards", "") },
		"not_there_yet":           func() (said, string) { return b.ask("reader", "GET", "/v1/jobs/"+job+"/result", "") },
		"idempotency_in_progress": b.inProgress,
		"precondition_failed": func() (said, string) {
			return b.ask("planner", "PUT", "/v1/wards/"+id, small, "Content-Type: "+yamlFile, `If-Match: "9"`)
		},
		"too_large": func() (said, string) {
			return b.ask("planner", "POST", "/v1/wards", strings.Repeat("#", maxBody+1), "Content-Type: "+yamlFile, key)
		},
		"unsupported_media_type": func() (said, string) {
			return b.ask("planner", "POST", "/v1/wards", small, "Content-Type: text/html", key)
		},
		"invalid_ward": func() (said, string) {
			return b.ask("planner", "POST", "/v1/wards", strings.Replace(small, "weeks: 3", "weeks: 0", 1), "Content-Type: "+yamlFile, key)
		},
		"invalid_rota": func() (said, string) {
			return b.ask("representative", "POST", "/v1/wards/"+id+"/rotas", "lines: []\n", "Content-Type: "+yamlFile, key)
		},
		"invalid_request": func() (said, string) {
			return b.ask("representative", "POST", "/v1/jobs", body(`, "modell": "x"`), json, key)
		},
		"unknown_codes": func() (said, string) { return b.ask("reader", "POST", "/v1/check", strange, strangeForm) },
		"identity_number": func() (said, string) {
			return b.ask("planner", "POST", "/v1/wards", small+"note2: \"15076500565\"\n", "Content-Type: "+yamlFile, key)
		},
		"idempotency_key_reused": func() (said, string) {
			return b.ask("representative", "POST", "/v1/jobs", body(`, "seed": 7`), json, "Idempotency-Key: j1")
		},
		"precondition_required": func() (said, string) {
			return b.ask("planner", "PUT", "/v1/wards/"+id, small, "Content-Type: "+yamlFile)
		},
		"too_many_jobs": func() (said, string) {
			b.job("j2", client.JobRequest{Kind: "structure", Ward: id})
			return b.ask("representative", "POST", "/v1/jobs", body(""), json, key)
		},
		"internal": func() (said, string) {
			broken := setup(t)
			require.NoError(t, broken.store.Close())
			return broken.ask("reader", "GET", "/v1/wards", "")
		},
		"unavailable": func() (said, string) {
			ending := setup(t)
			close(ending.ending)
			return ending.ask("", "GET", "/ready", "")
		},
	}
	placed := []string{"invalid_parameter", "idempotency_key_missing", "forbidden", "precondition_failed", "unsupported_media_type", "invalid_ward", "invalid_rota", "invalid_request", "unknown_codes", "identity_number", "too_large", "precondition_required"}
	again := []string{"idempotency_in_progress", "too_many_jobs", "unavailable", "not_there_yet"}
	for _, e := range errorTypes() {
		require.Contains(t, produce, e.Code)
		got, body := produce[e.Code]()
		require.Equal(t, e.Code, got.Code, body)
		require.Equal(t, e.Status, got.status, e.Code)
		require.Equal(t, e.Title.Nb, got.Title)
		require.Equal(t, e.Detail.Nb, got.Detail)
		if slices.Contains(placed, e.Code) {
			require.NotEmpty(t, got.Problems, e.Code)
			require.NotEmpty(t, got.Problems[0].In, body)
			require.NotContains(t, body, "schema.json", "what is wrong, not what found it")
		}
		require.Equal(t, slices.Contains(again, e.Code), got.header.Get("Retry-After") != "", e.Code)
	}
	require.Len(t, produce, len(errorTypes()))
}

// inProgress sends the same thing twice while nothing can be written.
func (b *bench) inProgress() (said, string) {
	held, first := make(chan struct{}), make(chan struct{})
	holds := make(chan struct{})
	go func() {
		b.store.Of("c").Change(b.Context(), store.Once{}, func(store.Tx) (store.Answer, error) {
			close(holds)
			<-held
			return store.Answer{}, nil
		})
	}()
	<-holds
	small := example(b, "ward-small")
	ask := func() (said, string) {
		return b.ask("planner", "POST", "/v1/wards", small, "Content-Type: "+yamlFile, "Idempotency-Key: twice")
	}
	answers := make(chan said, 2)
	texts := make(chan string, 2)
	for range 2 {
		go func() {
			s, text := ask()
			answers <- s
			texts <- text
			first <- struct{}{}
		}()
	}
	<-first // only one that is refused can come while nothing is written
	out, text := <-answers, <-texts
	close(held)
	<-first
	require.Equal(b, 201, (<-answers).status)
	<-texts
	return out, text
}

func TestEveryErrorIsSaidInEveryLanguage(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, e := range errorTypes() {
		for _, lang := range rule.Languages {
			require.NotEmpty(t, in(e.Title, lang), e.Code)
			require.NotEmpty(t, in(e.Detail, lang), e.Code)
		}
	}
	for accept, title := range map[string]string{"": "Finnes ikke", "nn-NO, nb;q=0.8": "Finst ikkje", "de, en-GB;q=0.5": "Not found"} {
		got, _ := b.ask("reader", "GET", "/v1/rotas/r_aaaaaaaaaaaa", "", "Accept-Language: "+accept)
		require.Equal(t, title, got.Title, accept)
	}
}

func TestPlacesOfWhatIsWrong(t *testing.T) {
	t.Parallel()
	b := setup(t)
	got, _ := b.ask("reader", "POST", "/v1/validate", "heltid: 1\nname: Feil\nperiod: {start: 2026-01-05, weeks: 0, kind: rolling}\n", "Content-Type: "+yamlFile)
	require.Equal(t, "invalid_ward", got.Code)
	i := slices.IndexFunc(got.Problems, func(p Place) bool { return p.Pointer == "/period/weeks" })
	require.GreaterOrEqual(t, i, 0, got.Problems)
	require.Equal(t, []int{3, 36}, []int{got.Problems[i].Line, got.Problems[i].Column})
	got, _ = b.ask("representative", "POST", "/v1/jobs", "{\n  \"kind\": \"structur\",\n  \"ward\": \"w_aaaaaaaaaaaa\"}", "Content-Type: application/json", "Idempotency-Key: 1")
	require.Equal(t, "invalid_request", got.Code)
	require.Equal(t, "/kind", got.Problems[0].Pointer)
	require.Equal(t, 2, got.Problems[0].Line)
}
