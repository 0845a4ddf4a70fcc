package api

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"heltid/api/login"
	"heltid/api/store"
	"heltid/solver/rule"
)

// Roles of a key, each with all that those before it may.
var Roles = []string{"reader", "representative", "planner", "admin"}

// NewKey makes a key. The secret is what the caller sends; the store has only
// its hash. It is too long to be guessed, so that a quick hash will do.
func NewKey(tenant, role, name string) (k store.Key, secret string) {
	secret = "heltid_" + rand.Text() + rand.Text()
	return store.Key{ID: store.NewID("k"), Tenant: tenant, Role: role, Name: name, Hash: hashOf(secret)}, secret
}

func hashOf(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// identify finds whose key or token a call has.
func (f *front) identify(ctx context.Context, header string) (store.Key, error) {
	scheme, secret, _ := strings.Cut(header, " ")
	switch own := strings.HasPrefix(secret, "heltid_"); {
	case !strings.EqualFold(scheme, "bearer"), !own && f.Logins == nil:
		return store.Key{}, refuse("unauthorized")
	case !own:
		key, err := f.Logins.Caller(ctx, secret)
		if errors.Is(err, login.ErrRefused) {
			f.Log.Info("a token was refused", "why", err)
			return key, refuse("unauthorized")
		}
		return key, err
	}
	key, err := f.Store.KeyByHash(ctx, hashOf(secret))
	if errors.Is(err, store.ErrNotFound) || err == nil && !key.Until.IsZero() && !time.Now().Before(key.Until) {
		return store.Key{}, refuse("unauthorized")
	}
	return key, err
}

// caller is who calls, and for what.
type caller struct {
	tenant, key string
	role        string        // on the whole tenant; empty: none
	wards       []store.Grant // on some wards besides
	action      string        // the operation
	lang        rule.Lang
}

type callerKey struct{}

func callerOf(ctx context.Context) caller {
	c, _ := ctx.Value(callerKey{}).(caller)
	return c
}

// enough tells whether a role is another or more.
func enough(role, than string) bool {
	return slices.Contains(Roles, than) && slices.Index(Roles, role) >= slices.Index(Roles, than)
}

func tooLittle(role, than string) error {
	return refuse("forbidden", Place{In: "Authorization", Found: role, Expected: than, Text: "this takes the role " + than + "; the key has " + cmp.Or(role, "none that holds here")})
}

// on is the caller's role on a ward: that on the tenant or on the ward, whichever
// is more. A copy goes with the ward it is of, and whoever made it plans it.
func (c caller) on(w store.Ward) string {
	best := c.role
	for _, g := range c.wards {
		if (g.Ward == w.ID || g.Ward == w.Parent) && enough(g.Role, Roles[0]) && (best == "" || enough(g.Role, best)) {
			best = g.Role
		}
	}
	if w.Owner != "" && w.Owner == c.key && !enough(best, "planner") {
		best = "planner"
	}
	return best
}

// sight is what the caller sees in lists.
func (c caller) sight() *store.Sight {
	if c.role != "" {
		return nil
	}
	s := &store.Sight{Owner: c.key}
	for _, g := range c.wards {
		s.Wards = append(s.Wards, g.Ward)
	}
	return s
}

// allow refuses a call that the caller may not make. Of a ward they have no role
// on, they do not learn that it is there.
func (f *front) allow(ctx context.Context, c echo.Context, who caller, role string) error {
	if role != "" && enough(who.role, role) {
		return nil
	}
	w, about, err := f.about(ctx, c, who.tenant)
	if err != nil {
		return err
	}
	if about {
		return mayOn(who, w, role)
	}
	best := who.role
	if !enough(role, "planner") {
		for _, g := range who.wards {
			if enough(g.Role, Roles[0]) && (best == "" || enough(g.Role, best)) {
				best = g.Role
			}
		}
	}
	if role == "" || !enough(best, role) {
		return tooLittle(best, role)
	}
	return nil
}

func mayOn(who caller, w store.Ward, role string) error {
	has := who.on(w)
	switch {
	case has == "":
		return refuse("not_found")
	case role == "" || !enough(has, role):
		return tooLittle(has, role)
	}
	return nil
}

// about finds the ward that a call is about by its address.
func (f *front) about(ctx context.Context, c echo.Context, tenant string) (w store.Ward, about bool, err error) {
	of, id := f.Store.Of(tenant), c.Param("ward")
	if rota := c.Param("rota"); rota != "" {
		r, err := of.Rota(ctx, rota)
		if err != nil {
			return w, true, err
		}
		id = r.Ward
	}
	if job := c.Param("job"); job != "" {
		j, err := of.Job(ctx, job)
		if err != nil {
			return w, true, err
		}
		id = j.Ward
	}
	if id == "" {
		return w, false, nil
	}
	w, err = of.Ward(ctx, id, 0)
	return w, true, err
}

// may refuses what the caller may not do on a ward.
func (s *service) may(ctx context.Context, ward, role string) error {
	w, err := s.mine(ctx).Ward(ctx, ward, 0)
	if err != nil {
		return err
	}
	return mayOn(callerOf(ctx), w, role)
}
