package api

import (
	"bytes"
	"context"
	"strconv"

	"heltid/api/store"
	"heltid/solver"
	"heltid/solver/ward"
)

// kept is a ward as the store keeps it.
func kept(id string, version int, f file, w *ward.Ward) (store.Ward, error) {
	hash, err := solver.InputHash(w)
	return store.Ward{ID: id, Version: version, Name: w.Name, Hash: hash, People: len(w.People), Models: modelsOf(w), File: f.name, Body: f.data, Changed: store.Now()}, err
}

func wardOf(w store.Ward) Ward {
	return Ward{Id: w.ID, CopiedFrom: w.Parent, Name: w.Name, Version: w.Version, InputHash: w.Hash, People: w.People, Models: w.Models, Changed: w.Changed}
}

func etag(version int) string { return strconv.Quote(strconv.Itoa(version)) }

func (s *service) AddWard(ctx context.Context, r AddWardRequestObject) (AddWardResponseObject, error) {
	f, w, err := wardSent(r.ContentType, r.Body)
	if err != nil {
		return nil, err
	}
	sent := f.data
	if f, err = s.nameless(ctx, f, w); err != nil {
		return nil, err
	}
	out, id, err := accept(ctx, s, r.Params.IdempotencyKey, []any{f.name, sent}, func(tx store.Tx) (Ward, string, error) {
		k, err := kept(store.NewID("w"), 1, f, w)
		if err != nil {
			return Ward{}, "", err
		}
		return wardOf(k), k.ID, tx.AddWard(k)
	})
	return AddWard201JSONResponse{Body: out, Headers: AddWard201ResponseHeaders{Location: "/v1/wards/" + id, ETag: etag(out.Version)}}, err
}

func (s *service) ListWards(ctx context.Context, r ListWardsRequestObject) (ListWardsResponseObject, error) {
	list, err := s.mine(ctx).Wards(ctx, pageOf(ctx, r.Params.Limit, r.Params.Cursor))
	return ListWards200JSONResponse{Next: list.Next, Items: each(list.Items, wardOf)}, err
}

func (s *service) GetWard(ctx context.Context, r GetWardRequestObject) (GetWardResponseObject, error) {
	w, err := s.mine(ctx).Ward(ctx, r.Ward, r.Params.Version)
	tag := etag(w.Version)
	if err == nil && has(r.Params.IfNoneMatch, tag) {
		return GetWard304Response{Headers: GetWard304ResponseHeaders{ETag: tag}}, nil
	}
	return GetWard200JSONResponse{Body: wardOf(w), Headers: GetWard200ResponseHeaders{ETag: tag}}, err
}

func (s *service) GetWardFile(ctx context.Context, r GetWardFileRequestObject) (GetWardFileResponseObject, error) {
	w, err := s.mine(ctx).Ward(ctx, r.Ward, r.Params.Version)
	tag := strconv.Quote(w.Hash[:min(8, len(w.Hash))] + "." + strconv.Itoa(w.Version)) // names may be taken out of a version
	if err == nil && has(r.Params.IfNoneMatch, tag) {
		return GetWardFile304Response{Headers: GetWardFile304ResponseHeaders{ETag: tag}}, nil
	}
	return GetWardFile200ApplicationyamlResponse{Body: bytes.NewReader(w.Body), Headers: GetWardFile200ResponseHeaders{ETag: tag}}, err // JSON is YAML too
}

func (s *service) ChangeWard(ctx context.Context, r ChangeWardRequestObject) (ChangeWardResponseObject, error) {
	if r.Params.IfMatch == "" {
		return nil, refuse("precondition_required", Place{In: "If-Match", Text: "the header is missing"})
	}
	f, w, err := wardSent(r.ContentType, r.Body)
	if err != nil {
		return nil, err
	}
	now, err := s.mine(ctx).Ward(ctx, r.Ward, 0)
	if err != nil {
		return nil, err
	}
	if r.Params.IfMatch != etag(now.Version) {
		return nil, refuse("precondition_failed", Place{In: "If-Match", Found: r.Params.IfMatch, Expected: etag(now.Version), Text: "the newest version is " + etag(now.Version)})
	}
	if f, err = s.nameless(ctx, f, w); err != nil {
		return nil, err
	}
	k, err := kept(r.Ward, now.Version, f, w)
	if err != nil {
		return nil, err
	}
	k.Parent, k.Owner = now.Parent, now.Owner
	if err := s.change(ctx, r.Ward, func(tx store.Tx) error { return tx.ChangeWard(k) }); err != nil {
		return nil, err
	}
	k.Version++
	return ChangeWard200JSONResponse{Body: wardOf(k), Headers: ChangeWard200ResponseHeaders{ETag: etag(k.Version)}}, nil
}

func (s *service) DeleteWard(ctx context.Context, r DeleteWardRequestObject) (DeleteWardResponseObject, error) {
	if err := s.change(ctx, r.Ward, func(tx store.Tx) error { return tx.DeleteWard(r.Ward) }); err != nil {
		return nil, err
	}
	s.sweep(ctx)
	return DeleteWard204Response{}, nil
}
