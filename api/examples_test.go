package api

import (
	"encoding/json"
	"fmt"
	"net/http"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/require"

	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/ward"
	"heltid/solver/ward/document"
)

// A shown body is one that the contract has, with its examples.
type shown struct {
	call, media string
	schema      *openapi3.SchemaRef
	examples    []any
}

// bodies are all bodies of the contract, asked and answered.
func bodies(t *testing.T) (out []shown) {
	t.Helper()
	contract, err := spec()
	require.NoError(t, err)
	add := func(call string, content openapi3.Content) {
		for media, m := range content {
			s := shown{call: call, media: media, schema: m.Schema}
			if m.Example != nil {
				s.examples = append(s.examples, m.Example)
			}
			for _, e := range m.Examples {
				s.examples = append(s.examples, e.Value.Value)
			}
			out = append(out, s)
		}
	}
	for _, item := range contract.Paths.Map() {
		for _, op := range item.Operations() {
			if op.RequestBody != nil {
				add(op.OperationID+" asks", op.RequestBody.Value.Content)
			}
			for status, answer := range op.Responses.Map() {
				add(op.OperationID+" "+status, answer.Value.Content)
			}
		}
	}
	return out
}

// workbookMedia is the one kind without examples: bytes that nobody reads as text, with the same in them as the CSV.
const workbookMedia = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

func TestEveryBodyHasAnExampleThatIsAsItSays(t *testing.T) {
	t.Parallel()
	files := map[string]func() []byte{"RotaFile": rota.Schema, "Measures": report.MeasuresSchema, "Result": report.Schema} // what their schemas in the contract refer to
	for _, b := range bodies(t) {
		where := b.call + " " + b.media
		if b.media == workbookMedia {
			require.Empty(t, b.examples, where)
			continue
		}
		require.NotEmpty(t, b.examples, where)
		for _, e := range b.examples {
			if !strings.Contains(b.media, "json") {
				if b.schema.Value.Type != nil && b.schema.Value.Type.Is("string") {
					require.IsType(t, "", e, where)
				}
				continue
			}
			require.NoError(t, b.schema.Value.VisitJSON(e, openapi3.EnableFormatValidation()), where)
			if of := files[path.Base(b.schema.Ref)]; of != nil {
				fits(t, where, of(), e)
			}
		}
	}
}

// fits holds a value against a schema of files.
func fits(t *testing.T, where string, schema []byte, v any) {
	t.Helper()
	s, err := document.Compile(schema)
	require.NoError(t, err, where)
	data, err := json.Marshal(v)
	require.NoError(t, err, where)
	doc, problems := document.Parse("example.json", data)
	require.Empty(t, problems, where)
	require.Empty(t, doc.Check(s), where)
}

func TestEveryErrorHasAnExampleInItsOwnWords(t *testing.T) {
	t.Parallel()
	contract, err := spec()
	require.NoError(t, err)
	refused := contract.Components.Responses["Refused"].Value.Content["application/problem+json"].Examples
	shown := map[string]Problem{}
	for name, e := range refused {
		data, err := json.Marshal(e.Value.Value)
		require.NoError(t, err)
		var p Problem
		require.NoError(t, json.Unmarshal(data, &p), name)
		shown[p.Code] = p
		i := slices.IndexFunc(errorTypes(), func(of ErrorType) bool { return of.Code == p.Code })
		require.GreaterOrEqual(t, i, 0, name)
		of := errorTypes()[i]
		require.Equal(t, of.Status, p.Status, name)
		require.Contains(t, []Text{{Nb: p.Title, Nn: of.Title.Nn, En: of.Title.En}, {Nb: of.Title.Nb, Nn: of.Title.Nn, En: p.Title}}, of.Title, name)
		require.Contains(t, []Text{{Nb: p.Detail, Nn: of.Detail.Nn, En: of.Detail.En}, {Nb: of.Detail.Nb, Nn: of.Detail.Nn, En: p.Detail}}, of.Detail, name)
	}
	for _, of := range errorTypes() {
		require.Contains(t, shown, of.Code)
	}
}

// own is what every ward and rota that is kept has its own of.
var own = []string{"id", "ward", "changed", "created"}

// begins says whether an answer is as its example goes, which may stop before
// lists and texts do.
func begins(example, answer any) error {
	switch e := example.(type) {
	case map[string]any:
		if a, ok := answer.(map[string]any); ok {
			for name, v := range e {
				if slices.Contains(own, name) {
					continue
				}
				if err := begins(v, a[name]); err != nil {
					return fmt.Errorf("%s: %w", name, err)
				}
			}
			return nil
		}
	case []any:
		if a, ok := answer.([]any); ok && len(e) <= len(a) {
			for i, v := range e {
				if err := begins(v, a[i]); err != nil {
					return fmt.Errorf("%d: %w", i, err)
				}
			}
			return nil
		}
	case string:
		if a, ok := answer.(string); ok && strings.HasPrefix(a, strings.TrimSuffix(e, "\n")) {
			return nil
		}
	default:
		if example == answer {
			return nil
		}
	}
	return fmt.Errorf("the example has %.200v, the answer %.200v", example, answer)
}

func TestExamplesAreWhatIsAnswered(t *testing.T) {
	t.Parallel()
	b := setup(t)
	shown := map[string]any{}
	for _, s := range bodies(t) {
		if len(s.examples) == 1 {
			shown[s.call+" "+s.media] = s.examples[0]
		}
	}
	as := func(v any) string {
		if text, ok := v.(string); ok {
			return text
		}
		data, err := json.Marshal(v)
		require.NoError(t, err)
		return string(data)
	}
	answered := func(operation, media, method, at, body string, headers ...string) string {
		t.Helper()
		got, answer := b.ask("admin", method, at, body, append(headers, "Accept-Language: nb")...)
		require.Less(t, got.status, 300, answer)
		require.Contains(t, got.header.Get("Content-Type"), media)
		var v any = answer
		if strings.Contains(media, "json") {
			require.NoError(t, json.Unmarshal([]byte(answer), &v))
		}
		example := shown[fmt.Sprintf("%s %d %s", operation, got.status, media)]
		require.NotNil(t, example)
		require.NoError(t, begins(example, v), "%s %s", operation, media)
		return answer
	}
	asked := shown["check asks multipart/form-data"].(map[string]any)
	both, form := form(t, map[string]string{"ward.yaml": asked["ward"].(string), "rota.yaml": asked["rota"].(string)})
	file, sentAs := as(shown["validate asks */*"]), "Content-Type: application/json"
	answered("validate", "application/json", http.MethodPost, "/v1/validate", file, sentAs)
	answered("validate", "text/plain", http.MethodPost, "/v1/validate?format=text", file, sentAs)
	for format, media := range map[string]string{"json": "application/json", "sarif": "application/sarif+json", "text": "text/plain", "html": "text/html"} {
		answered("check", media, http.MethodPost, "/v1/check?format="+format, both, form)
	}
	for format, media := range map[string]string{"json": "application/json", "text": "text/plain", "csv": "text/csv"} {
		answered("measure", media, http.MethodPost, "/v1/measure?format="+format, both, form)
	}

	answered("addWard", "application/json", http.MethodPost, "/v1/wards", file, sentAs, "Idempotency-Key: json")
	made := answered("addWard", "application/json", http.MethodPost, "/v1/wards", as(shown["getWardFile 200 application/yaml"]), "Content-Type: application/yaml", "Idempotency-Key: yaml")
	var kept Ward
	require.NoError(t, json.Unmarshal([]byte(made), &kept))
	at := "/v1/wards/" + kept.Id
	answered("getWardFile", "application/yaml", http.MethodGet, at+"/file", "")
	made = answered("addRota", "application/json", http.MethodPost, at+"/rotas", as(shown["addRota asks */*"]), sentAs, "Idempotency-Key: rota")
	var r Rota
	require.NoError(t, json.Unmarshal([]byte(made), &r))
	at = "/v1/rotas/" + r.Id
	for format, media := range map[string]string{"json": "application/json", "yaml": "application/yaml", "csv": "text/csv"} {
		answered("getRotaFile", media, http.MethodGet, at+"/file?format="+format, "")
	}
	answered("checkRota", "application/json", http.MethodGet, at+"/check", "")
	answered("measureRota", "application/json", http.MethodGet, at+"/measures", "")

	answered("getDemoWard", "application/yaml", http.MethodGet, "/v1/demo-wards/ward-small", "")
	answered("getSchema", "application/schema+json", http.MethodGet, "/v1/schemas/rota", "")
	answered("getContract", "application/yaml", http.MethodGet, "/v1/openapi.yaml", "")
	fits(t, "wards as they are sent", ward.Schema(), shown["addWard asks */*"])
	_, log := b.ask("admin", "GET", "/v1/audit/file", "")
	columns, _, _ := strings.Cut(log, "\n")
	require.True(t, strings.HasPrefix(shown["exportAudit 200 text/csv"].(string), columns+"\n"))
}
