package api

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strings"

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

// identify finds whose key a call has, and whether its role may do it.
func identify(ctx context.Context, s store.Store, header, role string) (store.Key, error) {
	scheme, secret, _ := strings.Cut(header, " ")
	if !strings.EqualFold(scheme, "bearer") || !strings.HasPrefix(secret, "heltid_") {
		return store.Key{}, refuse("unauthorized")
	}
	key, err := s.KeyByHash(ctx, hashOf(secret))
	switch {
	case errors.Is(err, store.ErrNotFound):
		return key, refuse("unauthorized")
	case err != nil:
		return key, err
	case role == "" || slices.Index(Roles, key.Role) < slices.Index(Roles, role):
		return key, refuse("forbidden", Place{In: "Authorization", Found: key.Role, Expected: role, Text: "this takes the role " + role + "; the key has " + key.Role})
	}
	return key, nil
}

// caller is who calls, and for what.
type caller struct {
	tenant, key string
	action      string // the operation
	lang        rule.Lang
}

type callerKey struct{}

func callerOf(ctx context.Context) caller {
	c, _ := ctx.Value(callerKey{}).(caller)
	return c
}
