package api

import (
	"crypto"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/api/login"
)

func TestTokensOfAnIssuer(t *testing.T) {
	t.Parallel()
	public, private, err := ed25519.GenerateKey(rand.Reader)
	require.NoError(t, err)
	b64 := base64.RawURLEncoding.EncodeToString
	jwks := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		json.NewEncoder(w).Encode(map[string]any{"keys": []map[string]string{{"kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "kid": "1", "x": b64(public)}}})
	}))
	t.Cleanup(jwks.Close)
	b := setup(t, func(s *Settings) {
		s.Logins, err = login.New([]login.Issuer{{Issuer: "https://maskinporten.no/", Audience: "heltid", Keys: jwks.URL, Scope: "ks:heltid", Claim: "consumer"}}, Roles)
		require.NoError(t, err)
	})
	ward := b.ward("ward-small") // of tenant a
	token := func(name, tenant, scope string, more ...string) {
		claims := map[string]any{"iss": "https://maskinporten.no/", "aud": "heltid", "client_id": "lonn", "exp": time.Now().Add(time.Minute).Unix(), "scope": scope, "consumer": map[string]string{"ID": "0192:" + tenant}}
		for i := 0; i < len(more); i += 2 {
			claims[more[i]] = more[i+1]
		}
		body, err := json.Marshal(claims)
		require.NoError(t, err)
		text := b64([]byte(`{"alg":"EdDSA","kid":"1"}`)) + "." + b64(body)
		sig, err := private.Sign(rand.Reader, []byte(text), crypto.Hash(0))
		require.NoError(t, err)
		b.keys[name] = text + "." + b64(sig)
	}
	token("theirs", "a", "ks:heltid.representative")
	token("stranger", "z", "ks:heltid.admin")
	token("no role", "a", "ks:other.admin")
	token("late", "a", "ks:heltid.admin", "aud", "other")
	b.keys["unsigned"] = b64([]byte(`{"alg":"none"}`)) + "." + b64([]byte(`{"iss":"https://maskinporten.no/"}`)) + "."
	for _, c := range []struct {
		who, method, path string
		status            int
	}{
		{"theirs", "GET", "/v1/wards/" + ward, 200},
		{"theirs", "DELETE", "/v1/wards/" + ward, 403},
		{"stranger", "GET", "/v1/wards/" + ward, 404},
		{"stranger", "DELETE", "/v1/wards/" + ward, 404},
		{"stranger", "GET", "/v1/wards/w_aaaaaaaaaaaa", 404},
		{"no role", "GET", "/v1/wards", 403},
		{"no role", "GET", "/v1/wards/" + ward, 404},
		{"late", "GET", "/v1/wards", 401},
		{"unsigned", "GET", "/v1/wards", 401},
	} {
		got, body := b.ask(c.who, c.method, c.path, "")
		require.Equal(t, c.status, got.status, "%s %s %s: %s", c.who, c.method, c.path, body)
	}
}
