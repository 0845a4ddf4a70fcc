package api

import (
	"context"
	"slices"
	"time"

	"heltid/api/store"
)

func (s *service) CopyWard(ctx context.Context, r CopyWardRequestObject) (CopyWardResponseObject, error) {
	of, err := s.mine(ctx).Ward(ctx, r.Ward, r.Params.Version)
	if err != nil {
		return nil, err
	}
	out, id, err := accept(ctx, s, r.Params.IdempotencyKey, []any{r.Ward, r.Params.Version}, func(tx store.Tx) (Ward, string, error) {
		c := of
		c.ID, c.Version, c.Parent, c.Owner, c.Changed = store.NewID("w"), 1, of.ID, callerOf(ctx).key, store.Now()
		return wardOf(c), c.ID, tx.AddWard(c)
	})
	return CopyWard201JSONResponse{Body: out, Headers: CopyWard201ResponseHeaders{Location: "/v1/wards/" + id, ETag: etag(out.Version)}}, err
}

// longest is how long a ward is shared at most.
const longest = 366 * 24 * time.Hour

// ShareWard makes a key for one ward, with an end.
func (s *service) ShareWard(ctx context.Context, r ShareWardRequestObject) (ShareWardResponseObject, error) {
	b := r.Body
	if now := time.Now(); !b.Until.After(now) || b.Until.After(now.Add(longest)) {
		return nil, refuse("invalid_request", Place{In: "body", Pointer: "/until", Found: b.Until.Format(time.RFC3339), Text: "this must be in the coming year"})
	}
	k, secret := NewKey(callerOf(ctx).tenant, "", b.Name)
	k.Wards, k.Until, k.By = []store.Grant{{Ward: r.Ward, Role: string(b.Role)}}, b.Until.UTC().Truncate(time.Second), callerOf(ctx).key
	if err := s.change(ctx, k.ID, func(tx store.Tx) error { return tx.AddKey(k) }); err != nil {
		return nil, err
	}
	return ShareWard201JSONResponse{Id: k.ID, Ward: r.Ward, Name: k.Name, Role: string(b.Role), Until: k.Until, Token: secret, Link: "/login#key=" + secret}, nil
}

// shares are those of a ward that hold.
func (s *service) shares(ctx context.Context, ward string) ([]store.Key, error) {
	all, err := s.mine(ctx).Keys(ctx)
	return slices.DeleteFunc(all, func(k store.Key) bool {
		return k.By == "" || k.Wards[0].Ward != ward || !k.Revoked.IsZero() || !time.Now().Before(k.Until)
	}), err
}

func (s *service) ListShares(ctx context.Context, r ListSharesRequestObject) (ListSharesResponseObject, error) {
	all, err := s.shares(ctx, r.Ward)
	return ListShares200JSONResponse(each(all, func(k store.Key) Share {
		return Share{Id: k.ID, Ward: r.Ward, Name: k.Name, Role: k.Wards[0].Role, Until: k.Until}
	})), err
}

func (s *service) EndShare(ctx context.Context, r EndShareRequestObject) (EndShareResponseObject, error) {
	all, err := s.shares(ctx, r.Ward)
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(all, func(k store.Key) bool { return k.ID == r.Share }) {
		return nil, store.ErrNotFound
	}
	return EndShare204Response{}, s.change(ctx, r.Share, func(tx store.Tx) error { return tx.RevokeKey(r.Share) })
}
