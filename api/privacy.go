package api

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"heltid/api/runner"
	"heltid/api/store"
	"heltid/solver/ward"
	"heltid/solver/ward/document"
)

func policyOf(p store.Policy) Policy {
	return Policy{JobsDays: p.Jobs, RotasDays: p.Rotas, VersionsDays: p.Versions, AuditDays: p.Audit, NoNames: p.NoNames}
}

func (s *service) GetPolicy(ctx context.Context, _ GetPolicyRequestObject) (GetPolicyResponseObject, error) {
	p, err := s.mine(ctx).Policy(ctx)
	return GetPolicy200JSONResponse(policyOf(p)), err
}

func (s *service) SetPolicy(ctx context.Context, r SetPolicyRequestObject) (SetPolicyResponseObject, error) {
	b := r.Body
	p := store.Policy{Jobs: b.JobsDays, Rotas: b.RotasDays, Versions: b.VersionsDays, Audit: b.AuditDays, NoNames: b.NoNames}
	err := s.change(ctx, "policy", func(tx store.Tx) error { return tx.SetPolicy(p) })
	return SetPolicy200JSONResponse(policyOf(p)), err
}

// sweep has what was deleted leave the disk at once.
func (s *service) sweep(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	if _, err := s.Store.Sweep(ctx, time.Now()); err != nil {
		s.Log.Error("what was deleted may still be on disk", "error", err)
	}
	if s.Tidy != nil {
		s.Tidy(ctx)
	}
}

// nameless is a ward without names of people, where the tenant wants none.
func (s *service) nameless(ctx context.Context, f file, w *ward.Ward) (file, error) {
	p, err := s.mine(ctx).Policy(ctx)
	if err != nil || !p.NoNames {
		return f, err
	}
	return withoutNames(f, w)
}

// withoutNames takes the names of people out of a ward and its file, which stays
// as it is where there are none.
func withoutNames(f file, w *ward.Ward) (file, error) {
	if !slices.ContainsFunc(w.People, func(p ward.Person) bool { return p.Name != "" }) {
		return f, nil
	}
	for i := range w.People {
		w.People[i].Name = ""
	}
	var err error
	if filepath.Ext(f.name) == ".json" {
		f.data, err = document.JSON(w)
	} else {
		f.data, err = w.YAML()
	}
	return f, err
}

func (s *service) StripNames(ctx context.Context, r StripNamesRequestObject) (StripNamesResponseObject, error) {
	err := s.versions(ctx, r.Ward, func(v store.Ward) error {
		f, w, err := file{v.File, v.Body}.ward()
		if err != nil {
			return err
		}
		f, err = withoutNames(f, w)
		if err != nil {
			return err
		}
		bare, err := kept(r.Ward, v.Version, f, w)
		if err != nil {
			return err
		}
		return s.change(ctx, r.Ward, func(tx store.Tx) error { return tx.StripNames(bare) })
	})
	if err == nil {
		s.sweep(ctx)
	}
	return StripNames204Response{}, err
}

// versions goes through what is kept of a ward.
func (s *service) versions(ctx context.Context, id string, do func(store.Ward) error) error {
	newest, err := s.mine(ctx).Ward(ctx, id, 0)
	if err != nil {
		return err
	}
	for n := 1; n <= newest.Version; n++ {
		v, err := s.mine(ctx).Ward(ctx, id, n)
		if errors.Is(err, store.ErrNotFound) {
			continue // it is kept no longer
		}
		if err := cmp.Or(err, do(v)); err != nil {
			return err
		}
	}
	return nil
}

// every goes through all pages of a list.
func every[T any](list func(store.Page) (store.List[T], error), do func(T) error) error {
	for p := (store.Page{Limit: 200}); ; {
		l, err := list(p)
		if err != nil {
			return err
		}
		for _, item := range l.Items {
			if err := do(item); err != nil {
				return err
			}
		}
		if p.After = l.Next; p.After == "" {
			return nil
		}
	}
}

// ExportPerson gathers what is kept about somebody.
func (s *service) ExportPerson(ctx context.Context, r ExportPersonRequestObject) (ExportPersonResponseObject, error) {
	out := ExportPerson200JSONResponse{Person: r.Person, Items: []PersonItem{}}
	mine := s.mine(ctx)
	take := func(in PersonItemIn, id string, version int, name string, body []byte) {
		doc, _ := document.Parse(name, body) // it was read when it came in
		if doc == nil {
			return
		}
		mentions(doc.Value, r.Person, "", func(pointer string, value any) {
			if data, err := json.Marshal(value); err == nil {
				out.Items = append(out.Items, PersonItem{In: in, Id: id, Version: version, Pointer: pointer, Value: Raw{data}})
			}
		})
	}
	if err := every(func(p store.Page) (store.List[store.Ward], error) { return mine.Wards(ctx, p) }, func(w store.Ward) error {
		return there(s.versions(ctx, w.ID, func(v store.Ward) error {
			take(PersonItemInWard, v.ID, v.Version, v.File, v.Body)
			return nil
		}))
	}); err != nil {
		return nil, err
	}
	if err := every(func(p store.Page) (store.List[store.Rota], error) { return mine.Rotas(ctx, store.RotaFilter{}, p) }, func(o store.Rota) error {
		full, err := mine.Rota(ctx, o.ID)
		if err == nil {
			take(PersonItemInRota, o.ID, 0, "rota.json", full.Body)
		}
		return there(err)
	}); err != nil {
		return nil, err
	}
	err := every(func(p store.Page) (store.List[store.Job], error) { return mine.Jobs(ctx, store.JobFilter{}, p) }, func(j store.Job) error {
		take(PersonItemInRequest, j.ID, 0, "request.json", j.Request)
		best, err := mine.Best(ctx, j.ID)
		if err == nil {
			take(PersonItemInBest, j.ID, 0, "best.json", best.Rota)
		}
		if j.Memory != nil { // what a search that is not done has found
			take(PersonItemInBest, j.ID, 0, "memory.json", j.Memory)
		}
		doc, derr := mine.Document(ctx, j.ID, runner.Result)
		if derr == nil {
			take(PersonItemInResult, j.ID, 0, runner.Result, doc)
		}
		parts, perr := mine.Asked(ctx, j.ID)
		for _, p := range parts {
			take(PersonItemInPart, j.ID, 0, "question.json", p.Question)
			take(PersonItemInPart, j.ID, 0, "answer.json", p.Answer)
		}
		return cmp.Or(there(err), there(derr), there(perr))
	})
	return out, err
}

// there is what went wrong, but that something is not there any more: it was
// deleted, or the key it was sealed with destroyed.
func there(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	return err
}

// mentions finds what is about somebody: objects that are theirs, whole, and
// elsewhere texts that are or begin with their id.
func mentions(v any, person, pointer string, found func(pointer string, value any)) {
	switch v := v.(type) {
	case map[string]any:
		for _, key := range []string{"id", "person"} {
			if v[key] == person {
				found(pointer, v)
				return
			}
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			at := pointer + "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(key)
			if key == person {
				found(at, v[key])
				continue
			}
			mentions(v[key], person, at, found)
		}
	case []any:
		for i, item := range v {
			mentions(item, person, pointer+document.Pointer(i), found)
		}
	case string:
		if v == person || strings.HasPrefix(v, person+":") {
			found(pointer, v)
		}
	}
}
