package api

import (
	"encoding/csv"
	"net/http"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/require"
)

func TestWhatACallerHasIsNotSentAgain(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ward, text := b.ward("ward-small"), example(t, "ward-small")
	kept, body := b.ask("representative", "POST", "/v1/wards/"+ward+"/rotas", grid, "Content-Type: text/csv", "Idempotency-Key: r")
	require.Equal(t, 201, kept.status, body)
	rota := kept.header.Get("Location")
	tags := map[string]string{}
	for _, path := range []string{"/v1/wards/" + ward, "/v1/wards/" + ward + "/file", rota + "/file", rota + "/file?format=csv", rota + "/file?format=yaml"} {
		got, _ := b.ask("reader", "GET", path, "")
		require.Equal(t, 200, got.status, path)
		tag := got.header.Get("ETag")
		require.NotEmpty(t, tag, path)
		tags[path] = tag
		for _, named := range []string{tag, "W/" + tag, `"x", ` + tag, "*"} {
			again, body := b.ask("reader", "GET", path, "", "If-None-Match: "+named)
			require.Equal(t, 304, again.status, "%s %s", path, named)
			require.Empty(t, body)
			require.Equal(t, tag, again.header.Get("ETag"), path)
		}
		other, _ := b.ask("reader", "GET", path, "", `If-None-Match: "x"`)
		require.Equal(t, 200, other.status)
		hidden, _ := b.ask("other", "GET", path, "", "If-None-Match: *")
		require.Equal(t, 404, hidden.status, "what is another's is not there")
	}
	require.NotEqual(t, tags[rota+"/file"], tags[rota+"/file?format=csv"])
	put, body := b.ask("planner", "PUT", "/v1/wards/"+ward, strings.Replace(text, "Liten dagpost", "Stor dagpost", 1), "Content-Type: "+yamlFile, "If-Match: "+tags["/v1/wards/"+ward])
	require.Equal(t, 200, put.status, body)
	changed, _ := b.ask("reader", "GET", "/v1/wards/"+ward, "", "If-None-Match: "+tags["/v1/wards/"+ward])
	require.Equal(t, 200, changed.status)
}

func TestWhatIsToGoSaysSo(t *testing.T) {
	t.Parallel()
	h := http.Header{}
	retires(h, &openapi3.Operation{Extensions: map[string]any{"x-deprecated": "2027-01-01"}})
	require.Empty(t, h)
	retires(h, &openapi3.Operation{Deprecated: true, Extensions: map[string]any{"x-deprecated": "2027-01-01", "x-sunset": "2027-07-01"}})
	require.Equal(t, http.Header{"Deprecation": {"@1798761600"}, "Sunset": {"Thu, 01 Jul 2027 00:00:00 GMT"}}, h)
	spec, err := spec()
	require.NoError(t, err)
	for path, item := range spec.Paths.Map() {
		for method, op := range item.Operations() {
			h := http.Header{}
			if retires(h, op); op.Deprecated {
				require.Len(t, h, 2, "%s %s", method, path)
			}
		}
	}
}

func TestTheLogIsExported(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ward := b.ward("ward-small")
	refused, _ := b.ask("planner", "GET", "/v1/audit/file", "")
	require.Equal(t, 403, refused.status)
	got, body := b.ask("admin", "GET", "/v1/audit/file", "")
	require.Equal(t, "text/csv", got.header.Get("Content-Type"))
	rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	require.NoError(t, err)
	require.Equal(t, []string{"at", "key", "action", "object"}, rows[0])
	require.Len(t, rows, 2)
	require.Equal(t, []string{"addWard", ward}, rows[1][2:])
}
