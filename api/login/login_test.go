package login

import (
	"crypto"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/api/store"
)

var roles = []string{"reader", "representative", "planner", "admin"}

func encoded(v any) string {
	data, _ := json.Marshal(v)
	return base64.RawURLEncoding.EncodeToString(data)
}

type signer struct {
	kid string
	key *rsa.PrivateKey
}

func newSigner(t *testing.T, kid string) *signer {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	return &signer{kid, key}
}

func (s *signer) jwk() map[string]string {
	return map[string]string{"kty": "RSA", "alg": "RS256", "use": "sig", "kid": s.kid, "n": base64.RawURLEncoding.EncodeToString(s.key.N.Bytes()), "e": base64.RawURLEncoding.EncodeToString(big.NewInt(int64(s.key.E)).Bytes())}
}

func (s *signer) sign(claims map[string]any) string {
	text := encoded(map[string]string{"alg": "RS256", "kid": s.kid, "typ": "JWT"}) + "." + encoded(claims)
	sum := sha256.Sum256([]byte(text))
	sig, _ := rsa.SignPKCS1v15(rand.Reader, s.key, crypto.SHA256, sum[:])
	return text + "." + base64.RawURLEncoding.EncodeToString(sig)
}

// provider is an issuer with a key set that can change.
type provider struct {
	*httptest.Server
	keys  atomic.Pointer[[]*signer]
	asked atomic.Int64
}

func newProvider(t *testing.T, keys ...*signer) *provider {
	t.Helper()
	p := &provider{}
	p.keys.Store(&keys)
	mux := http.NewServeMux()
	mux.HandleFunc("/jwks", func(w http.ResponseWriter, _ *http.Request) {
		p.asked.Add(1)
		var all []map[string]string
		for _, k := range *p.keys.Load() {
			all = append(all, k.jwk())
		}
		json.NewEncoder(w).Encode(map[string]any{"keys": all})
	})
	mux.HandleFunc("/.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		json.NewEncoder(w).Encode(map[string]any{"issuer": p.URL, "jwks_uri": p.URL + "/jwks", "authorization_endpoint": p.URL + "/a", "token_endpoint": p.URL + "/t", "id_token_signing_alg_values_supported": []string{"RS256"}})
	})
	p.Server = httptest.NewServer(mux)
	t.Cleanup(p.Close)
	return p
}

const audience = "https://heltid.example.no"

func (p *provider) claims(more map[string]any) map[string]any {
	out := map[string]any{"iss": p.URL, "aud": audience, "sub": "abc", "exp": time.Now().Add(time.Minute).Unix(), "iat": time.Now().Unix(),
		"scope": "kommune:heltid.planner other:thing", "consumer": map[string]string{"authority": "iso6523-actorid-upis", "ID": "0192:889640782"}}
	for k, v := range more {
		if v == nil {
			delete(out, k)
			continue
		}
		out[k] = v
	}
	return out
}

func TestATokenSaysTenantAndRole(t *testing.T) {
	t.Parallel()
	key := newSigner(t, "1")
	p := newProvider(t, key)
	maskinporten, err := New([]Issuer{{Issuer: p.URL, Audience: audience, Keys: p.URL + "/jwks", Scope: "kommune:heltid", Claim: "consumer"}}, roles)
	require.NoError(t, err)
	got, err := maskinporten.Caller(t.Context(), key.sign(p.claims(nil)))
	require.NoError(t, err)
	require.Equal(t, "889640782", got.Tenant)
	require.Equal(t, "planner", got.Role)
	require.Regexp(t, "^u_[a-z2-7]{20}$", got.ID)
	other, err := maskinporten.Caller(t.Context(), key.sign(p.claims(map[string]any{"consumer": map[string]string{"ID": "0192:991825827"}})))
	require.NoError(t, err)
	require.Equal(t, "991825827", other.Tenant)
	require.NotEqual(t, got.ID, other.ID)

	entra, err := New([]Issuer{{Issuer: p.URL, Audience: audience, Claim: "tid"}}, roles)
	require.NoError(t, err)
	got, err = entra.Caller(t.Context(), key.sign(p.claims(map[string]any{"tid": "solbakken", "scope": nil, "roles": []string{"reader", "planner@w_abcdefgh", "boss", "boss@w_abcdefgh"}})))
	require.NoError(t, err)
	require.Equal(t, "solbakken", got.Tenant)
	require.Equal(t, "reader", got.Role)
	require.Equal(t, []store.Grant{{Ward: "w_abcdefgh", Role: "planner"}}, got.Wards)
	got, err = entra.Caller(t.Context(), key.sign(p.claims(map[string]any{"tid": "solbakken"})))
	require.NoError(t, err)
	require.Empty(t, got.Role, "a scope gives no role where none is named")
}

func TestATokenThatDoesNotHold(t *testing.T) {
	t.Parallel()
	key, stranger := newSigner(t, "1"), newSigner(t, "1")
	p := newProvider(t, key)
	l, err := New([]Issuer{{Issuer: p.URL, Audience: audience, Scope: "kommune:heltid", Claim: "consumer"}}, roles)
	require.NoError(t, err)
	good := key.sign(p.claims(nil))
	_, err = l.Caller(t.Context(), good)
	require.NoError(t, err)
	none := encoded(map[string]string{"alg": "none"}) + "." + encoded(p.claims(nil)) + "."
	text := encoded(map[string]string{"alg": "HS256", "kid": "1"}) + "." + encoded(p.claims(nil))
	mac := hmac.New(sha256.New, key.key.N.Bytes()) // with the public key for a secret
	mac.Write([]byte(text))
	for name, token := range map[string]string{
		"run out":           key.sign(p.claims(map[string]any{"exp": time.Now().Add(-time.Minute).Unix()})),
		"without end":       key.sign(p.claims(map[string]any{"exp": nil})),
		"not begun":         key.sign(p.claims(map[string]any{"nbf": time.Now().Add(time.Hour).Unix()})),
		"another audience":  key.sign(p.claims(map[string]any{"aud": "https://other.example.no"})),
		"no audience":       key.sign(p.claims(map[string]any{"aud": nil})),
		"another issuer":    key.sign(p.claims(map[string]any{"iss": "https://elsewhere.example.no"})),
		"no issuer":         key.sign(p.claims(map[string]any{"iss": nil})),
		"no tenant":         key.sign(p.claims(map[string]any{"consumer": nil})),
		"an empty tenant":   key.sign(p.claims(map[string]any{"consumer": map[string]string{"ID": "0192:"}})),
		"a stranger's key":  stranger.sign(p.claims(nil)),
		"alg none":          none,
		"alg none, signed":  none + "abc",
		"a shared secret":   text + "." + base64.RawURLEncoding.EncodeToString(mac.Sum(nil)),
		"unsigned":          good[:len(good)-342],
		"another's payload": good[:len(good)-400] + "AAAA" + good[len(good)-396:],
		"no token":          "a.b.c",
		"empty":             "",
	} {
		_, err := l.Caller(t.Context(), token)
		require.ErrorIs(t, err, ErrRefused, name)
	}
}

func TestKeysThatChange(t *testing.T) {
	t.Parallel()
	old, next, stranger := newSigner(t, "1"), newSigner(t, "2"), newSigner(t, "3")
	p := newProvider(t, old)
	l, err := New([]Issuer{{Issuer: p.URL, Audience: audience, Keys: p.URL + "/jwks", Scope: "kommune:heltid", Claim: "consumer"}}, roles)
	require.NoError(t, err)
	_, err = l.Caller(t.Context(), old.sign(p.claims(nil)))
	require.NoError(t, err)
	for range 20 {
		_, err = l.Caller(t.Context(), stranger.sign(p.claims(nil)))
		require.ErrorIs(t, err, ErrRefused)
	}
	require.EqualValues(t, 1, p.asked.Load(), "tokens of strangers do not have the issuer asked again and again")
	both := []*signer{old, next}
	p.keys.Store(&both)
	l.by[p.URL].client.Transport.(*calm).last = map[string]answer{} // as after some seconds
	for _, s := range both {
		require.Eventually(t, func() bool { // the first may still be told what was fetched for the last stranger
			_, err = l.Caller(t.Context(), s.sign(p.claims(nil)))
			return err == nil
		}, 10*time.Second, 10*time.Millisecond, "a new key is fetched, and the old one holds while it is there")
	}
}

func TestWhatIsWrongWithTheFile(t *testing.T) {
	t.Parallel()
	for _, wrong := range [][]Issuer{
		{{Audience: "a", Tenant: "t"}},
		{{Issuer: "i", Tenant: "t"}},
		{{Issuer: "i", Audience: "a"}},
		{{Issuer: "i", Audience: "a", Tenant: "t", Claim: "tid"}},
		{{Issuer: "i", Audience: "a", Tenant: "t"}, {Issuer: "i", Audience: "a", Tenant: "t"}},
	} {
		_, err := New(wrong, roles)
		require.Error(t, err)
	}
}
