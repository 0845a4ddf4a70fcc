// Package login reads who calls from tokens that others have signed: OpenID
// Connect providers such as Entra, and Maskinporten. A token is for one issuer
// and one audience, holds until it runs out, and says tenant and role.
package login

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/goccy/go-yaml"

	"heltid/api/store"
)

// Issuer is somebody whose tokens are believed, and how they are read.
type Issuer struct {
	Issuer   string `yaml:"issuer"`   // as in iss, to the letter
	Audience string `yaml:"audience"` // of this service, as in aud
	Keys     string `yaml:"keys"`     // address of the key set; empty: as the issuer says (OpenID Connect discovery)
	Scope    string `yaml:"scope"`    // scopes are this, a point and a role: kommune:heltid.planner; empty: scopes give no role
	Tenant   string `yaml:"tenant"`   // whose the callers are; empty: the claim says it
	Claim    string `yaml:"claim"`    // that names the tenant; consumer: Maskinporten's organisation
}

// Logins are the issuers that are believed.
type Logins struct {
	roles []string
	by    map[string]*issuer
}

type issuer struct {
	Issuer
	mu       sync.Mutex
	verifier *oidc.IDTokenVerifier // nil until the issuer was asked for its keys
	client   *http.Client
}

// ErrRefused is a token that does not hold.
var ErrRefused = errors.New("the token does not hold")

// algorithms are those a key set can stand for. None, and secrets shared with
// the issuer, are not among them.
var algorithms = []string{oidc.RS256, oidc.RS384, oidc.RS512, oidc.PS256, oidc.PS384, oidc.PS512, oidc.ES256, oidc.ES384, oidc.ES512, oidc.EdDSA}

// Read reads a file with a list of issuers.
func Read(path string, roles []string) (*Logins, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var all []Issuer
	if err := yaml.UnmarshalWithOptions(data, &all, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	out, err := New(all, roles)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return out, nil
}

// New believes the issuers. Roles are ordered, the least first.
func New(all []Issuer, roles []string) (*Logins, error) {
	out := &Logins{roles: roles, by: map[string]*issuer{}}
	for _, i := range all {
		switch {
		case i.Issuer == "" || i.Audience == "":
			return nil, errors.New("each issuer needs issuer and audience")
		case (i.Tenant == "") == (i.Claim == ""):
			return nil, fmt.Errorf("%s: needs either tenant or claim", i.Issuer)
		case out.by[i.Issuer] != nil:
			return nil, fmt.Errorf("%s stands twice", i.Issuer)
		}
		out.by[i.Issuer] = &issuer{Issuer: i, client: &http.Client{Timeout: 10 * time.Second, Transport: &calm{last: map[string]answer{}}}}
	}
	return out, nil
}

// claims are what is read of a token besides what makes it hold.
type claims struct {
	Subject  string          `json:"sub"`
	Client   string          `json:"client_id"`
	Scope    string          `json:"scope"`
	Scp      string          `json:"scp"` // Entra's name of it
	Roles    []string        `json:"roles"`
	Consumer json.RawMessage `json:"consumer"`
}

// Caller says who a token is of, as a key that they could have had. It is
// ErrRefused where the token does not hold.
func (l *Logins) Caller(ctx context.Context, token string) (store.Key, error) {
	i := l.by[issuerOf(token)]
	if i == nil {
		return store.Key{}, fmt.Errorf("%w: nobody here believes its issuer", ErrRefused)
	}
	verifier, err := i.ready(ctx)
	if err != nil {
		return store.Key{}, err
	}
	good, err := verifier.Verify(oidc.ClientContext(ctx, i.client), token)
	if err != nil {
		return store.Key{}, fmt.Errorf("%w: %w", ErrRefused, err)
	}
	var c claims
	var all map[string]any
	if err := errors.Join(good.Claims(&c), good.Claims(&all)); err != nil {
		return store.Key{}, fmt.Errorf("%w: %w", ErrRefused, err)
	}
	k := store.Key{ID: idOf(i.Issuer.Issuer, c), Tenant: i.Tenant}
	if i.Claim != "" {
		if k.Tenant, err = tenant(i.Claim, c, all); err != nil {
			return store.Key{}, err
		}
	}
	if i.Scope != "" {
		for s := range strings.FieldsSeq(c.Scope + " " + c.Scp) {
			if role, ok := strings.CutPrefix(s, i.Scope+"."); ok {
				k.Role = l.more(k.Role, role)
			}
		}
	}
	for _, r := range c.Roles {
		role, ward, of := strings.Cut(r, "@")
		switch {
		case !slices.Contains(l.roles, role):
		case of:
			k.Wards = append(k.Wards, store.Grant{Ward: ward, Role: role})
		default:
			k.Role = l.more(k.Role, role)
		}
	}
	return k, nil
}

// more is the greater of two roles; one that is none counts for nothing.
func (l *Logins) more(a, b string) string {
	if slices.Index(l.roles, b) > slices.Index(l.roles, a) {
		return b
	}
	return a
}

// ready asks the issuer where its keys are, once.
func (i *issuer) ready(ctx context.Context) (*oidc.IDTokenVerifier, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.verifier != nil {
		return i.verifier, nil
	}
	config := &oidc.Config{ClientID: i.Audience, SupportedSigningAlgs: algorithms}
	stays := oidc.ClientContext(context.WithoutCancel(ctx), i.client)
	if i.Keys != "" {
		i.verifier = oidc.NewVerifier(i.Issuer.Issuer, oidc.NewRemoteKeySet(stays, i.Keys), config)
		return i.verifier, nil
	}
	p, err := oidc.NewProvider(stays, i.Issuer.Issuer)
	if err != nil {
		return nil, fmt.Errorf("%w: its issuer cannot be asked: %w", ErrRefused, err)
	}
	i.verifier = p.VerifierContext(stays, config)
	return i.verifier, nil
}

// tenant reads whose the caller is.
func tenant(claim string, c claims, all map[string]any) (string, error) {
	if claim == "consumer" { // an organisation, as iso6523-actorid-upis has it: 0192:889640782
		var of struct {
			ID string `json:"ID"`
		}
		if json.Unmarshal(c.Consumer, &of) == nil {
			if number, ok := strings.CutPrefix(of.ID, "0192:"); ok && number != "" {
				return number, nil
			}
		}
	} else if s, ok := all[claim].(string); ok && s != "" {
		return s, nil
	}
	return "", fmt.Errorf("%w: it does not say whose the caller is (%s)", ErrRefused, claim)
}

// idOf names the caller in logs without saying who they are.
func idOf(issuer string, c claims) string {
	who := c.Subject
	if who == "" {
		who = c.Client
	}
	sum := sha256.Sum256([]byte(issuer + "\x00" + who + "\x00" + string(c.Consumer)))
	return "u_" + strings.ToLower(base32.StdEncoding.EncodeToString(sum[:]))[:20]
}
