package api

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/api/client"
	"heltid/api/store"
)

// key makes a key that is asked with by a name.
func (b *bench) key(name, role string, wards ...store.Grant) {
	b.Helper()
	k, secret := NewKey("a", role, name)
	k.Wards = wards
	_, err := b.store.Of("a").Change(b.Context(), store.Once{}, func(tx store.Tx) (store.Answer, error) { return store.Answer{}, tx.AddKey(k) })
	require.NoError(b, err)
	b.keys[name] = secret
}

func TestRolesOnSomeWards(t *testing.T) {
	t.Parallel()
	b := setup(t)
	mine, theirs := b.ward("ward-small"), b.ward("ward-12a")
	job, other := b.job("j1", client.JobRequest{Kind: "structure", Ward: mine}), b.job("j2", client.JobRequest{Kind: "structure", Ward: theirs})
	b.key("rep", "", store.Grant{Ward: mine, Role: "representative"})
	b.key("leader", "reader", store.Grant{Ward: mine, Role: "planner"})
	small, request := example(t, "ward-small"), func(ward string) string { return `{"kind": "bound", "ward": "` + ward + `"}` }
	for _, c := range []struct {
		who, method, path, body string
		status                  int
	}{
		{"rep", "GET", "/v1/wards/" + mine, "", 200},
		{"rep", "GET", "/v1/wards/" + theirs, "", 404},
		{"rep", "GET", "/v1/wards/" + theirs + "/file", "", 404},
		{"rep", "GET", "/v1/jobs/" + job, "", 200},
		{"rep", "GET", "/v1/jobs/" + other, "", 404},
		{"rep", "GET", "/v1/jobs/" + other + "/events", "", 404},
		{"rep", "DELETE", "/v1/jobs/" + other, "", 404},
		{"rep", "DELETE", "/v1/wards/" + mine, "", 403},
		{"rep", "DELETE", "/v1/wards/" + theirs, "", 404},
		{"rep", "POST", "/v1/wards", small, 403},
		{"rep", "GET", "/v1/audit", "", 403},
		{"rep", "GET", "/v1/wards/" + mine + "/shares", "", 403},
		{"rep", "POST", "/v1/jobs", request(theirs), 422},
		{"rep", "POST", "/v1/validate", small, 200},
		{"leader", "GET", "/v1/wards/" + theirs, "", 200},
		{"leader", "POST", "/v1/jobs", request(theirs), 403},
		{"leader", "POST", "/v1/wards/" + theirs + "/copies", "", 403},
		{"leader", "GET", "/v1/wards/" + mine + "/shares", "", 200},
	} {
		kind := yamlFile
		if c.path == "/v1/jobs" {
			kind = "application/json"
		}
		got, body := b.ask(c.who, c.method, c.path, c.body, "Content-Type: "+kind, "Idempotency-Key: x")
		require.Equal(t, c.status, got.status, "%s %s %s: %s", c.who, c.method, c.path, body)
	}
	list, err := b.as("rep").ListWardsWithResponse(t.Context(), nil)
	require.NoError(t, err)
	require.Len(t, list.JSON200.Items, 1)
	jobs, err := b.as("rep").ListJobsWithResponse(t.Context(), nil)
	require.NoError(t, err)
	require.Len(t, jobs.JSON200.Items, 1)

	copied, err := b.as("rep").CopyWardWithResponse(t.Context(), mine, &client.CopyWardParams{IdempotencyKey: new("c")})
	require.NoError(t, err)
	require.NotNil(t, copied.JSON201, string(copied.Body))
	require.Equal(t, mine, *copied.JSON201.CopiedFrom)
	id := copied.JSON201.Id
	got, body := b.ask("rep", "PUT", "/v1/wards/"+id, small, "Content-Type: "+yamlFile, `If-Match: "1"`)
	require.Equal(t, 200, got.status, body)
	_, body = b.ask("leader", "GET", "/v1/wards/"+id, "")
	require.Contains(t, body, id, "who has a role on the ward has it on copies")
	got, _ = b.ask("rep", "DELETE", "/v1/wards/"+id, "")
	require.Equal(t, 204, got.status)
}

func TestAWardIsSharedByALinkThatEnds(t *testing.T) {
	t.Parallel()
	b := setup(t)
	mine, theirs := b.ward("ward-small"), b.ward("ward-12a")
	share := func(until time.Time) (said, string) {
		return b.ask("planner", "POST", "/v1/wards/"+mine+"/shares", `{"name": "Fagforbundet", "role": "representative", "until": "`+until.Format(time.RFC3339)+`"}`, "Content-Type: application/json")
	}
	for _, wrong := range []time.Time{time.Now().Add(-time.Hour), time.Now().AddDate(2, 0, 0)} {
		got, _ := share(wrong)
		require.Equal(t, "/until", got.Problems[0].Pointer)
	}
	got, body := share(time.Now().Add(time.Hour))
	require.Equal(t, 201, got.status, body)
	var made client.ShareMade
	require.NoError(t, json.Unmarshal([]byte(body), &made))
	b.keys["link"] = made.Token
	got, _ = b.ask("link", "GET", "/v1/wards/"+mine, "")
	require.Equal(t, 200, got.status)
	got, _ = b.ask("link", "GET", "/v1/wards/"+theirs, "")
	require.Equal(t, 404, got.status)
	got, _ = b.ask("link", "PUT", "/v1/wards/"+mine, example(t, "ward-small"), "Content-Type: "+yamlFile, `If-Match: "1"`)
	require.Equal(t, 403, got.status)
	_, body = b.ask("planner", "GET", "/v1/wards/"+mine+"/shares", "")
	require.Contains(t, body, made.Id)
	require.NotContains(t, body, made.Token, "it is shown once")
	got, _ = b.ask("planner", "DELETE", "/v1/wards/"+theirs+"/shares/"+made.Id, "")
	require.Equal(t, 404, got.status, "it is of another ward")
	got, _ = b.ask("planner", "DELETE", "/v1/wards/"+mine+"/shares/"+made.Id, "")
	require.Equal(t, 204, got.status)
	got, _ = b.ask("link", "GET", "/v1/wards/"+mine, "")
	require.Equal(t, 401, got.status)

	k, secret := NewKey("a", "admin", "ended")
	k.Until = time.Now().Add(-time.Second)
	_, err := b.store.Of("a").Change(t.Context(), store.Once{}, func(tx store.Tx) (store.Answer, error) { return store.Answer{}, tx.AddKey(k) })
	require.NoError(t, err)
	b.keys["ended"] = secret
	got, _ = b.ask("ended", "GET", "/v1/wards", "")
	require.Equal(t, 401, got.status)
}

func TestWebhooksAreForHostsThatAreAllowed(t *testing.T) {
	t.Parallel()
	b := setup(t, func(s *Settings) { s.Hosts = []string{"turnus.example.no"} })
	add := func(url string) (said, string) {
		return b.ask("admin", "POST", "/v1/webhooks", `{"url": "`+url+`"}`, "Content-Type: application/json")
	}
	for _, wrong := range []string{"https://127.0.0.1/", "https://intern.example.no/", "http://turnus.example.no/"} {
		got, _ := add(wrong)
		require.Equal(t, "/url", got.Problems[0].Pointer, wrong)
	}
	got, body := add("https://turnus.example.no/hook")
	require.Equal(t, 201, got.status, body)
	var made client.WebhookMade
	require.NoError(t, json.Unmarshal([]byte(body), &made))
	_, body = b.ask("admin", "GET", "/v1/webhooks", "")
	require.Contains(t, body, made.Id)
	require.NotContains(t, body, made.Secret)
	got, _ = b.ask("other", "DELETE", "/v1/webhooks/"+made.Id, "")
	require.Equal(t, 404, got.status)
	got, _ = b.ask("planner", "GET", "/v1/webhooks", "")
	require.Equal(t, 403, got.status)
	got, _ = b.ask("admin", "DELETE", "/v1/webhooks/"+made.Id, "")
	require.Equal(t, 204, got.status)
}
