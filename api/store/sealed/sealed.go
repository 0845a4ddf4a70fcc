// Package sealed lies over a store and encrypts what it keeps of people: wards and
// what describes them, rotas, requests, events and reports, with a key for each
// tenant (AES-256-GCM). Ids, states, times and the figures of jobs stay as they
// are, so that the store can find and order. What was kept before is read as it
// stands. Once a tenant's key is destroyed, what it sealed is not there any more;
// lists still name it by its id, so that it can be deleted.
package sealed

import (
	"bytes"
	"cmp"
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"heltid/api/store"
)

// Store seals what goes into another.
type Store struct {
	store.Store
	keys *Keys
}

var _ store.Store = (*Store)(nil)

// Over lies over a store.
func Over(s store.Store, k *Keys) *Store { return &Store{s, k} }

// mark stands before what is sealed; no file, JSON or workbook begins so.
var mark = []byte("\x00heltid-sealed-1\x00")

func (k *Keys) seal(tenant string, plain []byte) ([]byte, error) {
	if plain == nil {
		return nil, nil
	}
	a, err := k.lock(tenant, true)
	if err != nil {
		return nil, err
	}
	nonce := make([]byte, a.NonceSize())
	_, _ = rand.Read(nonce) // it never fails
	return a.Seal(append(bytes.Clone(mark), nonce...), nonce, plain, []byte(tenant)), nil
}

func (k *Keys) open(tenant string, sealed []byte) ([]byte, error) {
	rest, ok := bytes.CutPrefix(sealed, mark)
	if !ok {
		return sealed, nil
	}
	a, err := k.lock(tenant, false)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("the tenant's key was destroyed: %w", store.ErrNotFound)
	}
	if err != nil {
		return nil, err
	}
	if len(rest) < a.NonceSize() {
		return nil, errors.New("what is sealed is cut off")
	}
	out, err := a.Open([]byte{}, rest[:a.NonceSize()], rest[a.NonceSize():], []byte(tenant))
	if err != nil {
		return nil, fmt.Errorf("sealed with another key than the tenant has now: %w", store.ErrNotFound)
	}
	return out, nil
}

// A box seals or opens fields until one fails.
type box struct {
	do  func(tenant string, b []byte) ([]byte, error)
	of  string
	err error
}

func (k *Keys) sealing(tenant string) *box { return &box{do: k.seal, of: tenant} }
func (k *Keys) opening(tenant string) *box { return &box{do: k.open, of: tenant} }

func (x *box) bytes(b *[]byte) *box {
	if x.err == nil {
		*b, x.err = x.do(x.of, *b)
	}
	return x
}

// grain is what the length of a sealed text is filled up to a multiple of, so that
// it does not tell one rota model from another, and filling a byte that no text has.
const (
	grain   = 128
	filling = 0xff
)

func (x *box) sealText(s *string) *box {
	b := []byte(*s)
	b = append(b, bytes.Repeat([]byte{filling}, grain-len(b)%grain)...)
	if x.bytes(&b); x.err == nil {
		*s = base64.StdEncoding.EncodeToString(b)
	}
	return x
}

// openText opens a text that is sealed; what was kept before stays as it is.
func (x *box) openText(s *string) *box {
	b, err := base64.StdEncoding.DecodeString(*s)
	if err != nil || !bytes.HasPrefix(b, mark) {
		return x
	}
	*s = "" // where it cannot be opened nothing is told
	if x.bytes(&b); x.err == nil {
		b, _, _ = bytes.Cut(b, []byte{filling})
		*s = string(b)
	}
	return x
}

// sealPins makes one text of pins, which name people; openPins makes them of it.
func (x *box) sealPins(pins *[]string) *box {
	if len(*pins) == 0 {
		return x
	}
	text := strings.Join(*pins, "\x00")
	if x.sealText(&text); x.err == nil {
		*pins = []string{text}
	}
	return x
}

func (x *box) openPins(pins *[]string) *box {
	if len(*pins) != 1 {
		return x
	}
	text := (*pins)[0]
	if x.openText(&text); text != (*pins)[0] {
		*pins = nil
		if x.err == nil {
			*pins = strings.Split(text, "\x00")
		}
	}
	return x
}

// described is what a ward's columns say of it. It is sealed as one text in the
// place of the name, so that lists need not read the file.
type described struct {
	Name, Hash, File string
	People           int
	Models           []string
}

func (x *box) sealWard(w *store.Ward) *box {
	text, err := json.Marshal(described{w.Name, w.Hash, w.File, w.People, w.Models})
	x.err = cmp.Or(x.err, err)
	name := string(text)
	if x.sealText(&name).bytes(&w.Body); x.err == nil {
		w.Name, w.Hash, w.File, w.People, w.Models = name, "", "", 0, []string{}
	}
	return x
}

func (x *box) openWard(w *store.Ward) *box {
	name := w.Name
	if x.openText(&name); x.err == nil && name != w.Name {
		var d described
		x.err = json.Unmarshal([]byte(name), &d)
		w.Name, w.Hash, w.File, w.People, w.Models = d.Name, d.Hash, d.File, d.People, d.Models
	}
	return x.bytes(&w.Body)
}

func (x *box) sealRota(r *store.Rota) *box {
	return x.bytes(&r.Body).sealText(&r.Model).sealPins(&r.Pins)
}

func (x *box) openRota(r *store.Rota) *box {
	return x.bytes(&r.Body).openText(&r.Model).openPins(&r.Pins)
}

func (x *box) job(j *store.Job) *box { return x.bytes(&j.Request).bytes(&j.Memory) }

// Of gives what one tenant has.
func (s *Store) Of(tenant string) store.Tenant { return &tenancy{s.Store.Of(tenant), s.keys, tenant} }

type tenancy struct {
	store.Tenant
	keys *Keys
	id   string
}

func (t *tenancy) Ward(ctx context.Context, id string, version int) (store.Ward, error) {
	w, err := t.Tenant.Ward(ctx, id, version)
	if err != nil {
		return w, err
	}
	return w, t.keys.opening(t.id).openWard(&w).err
}

func (t *tenancy) Wards(ctx context.Context, p store.Page) (store.List[store.Ward], error) {
	out, err := t.Tenant.Wards(ctx, p)
	return listed(t, out, err, (*box).openWard, func(w store.Ward) store.Ward {
		return store.Ward{ID: w.ID, Parent: w.Parent, Owner: w.Owner, Version: w.Version, Models: []string{}, Changed: w.Changed}
	})
}

// listed opens what is in a list. Of what cannot be opened any more it has what
// bare leaves.
func listed[T any](t *tenancy, out store.List[T], err error, open func(*box, *T) *box, bare func(T) T) (store.List[T], error) {
	for i := range out.Items {
		was := out.Items[i]
		switch e := open(t.keys.opening(t.id), &out.Items[i]).err; {
		case errors.Is(e, store.ErrNotFound):
			out.Items[i] = bare(was)
		default:
			err = errors.Join(err, e)
		}
	}
	return out, err
}

func (t *tenancy) Rotas(ctx context.Context, f store.RotaFilter, p store.Page) (store.List[store.Rota], error) {
	out, err := t.Tenant.Rotas(ctx, f, p)
	return listed(t, out, err, (*box).openRota, func(r store.Rota) store.Rota {
		r.Model, r.Pins = "", nil
		return r
	})
}

func (t *tenancy) Rota(ctx context.Context, id string) (store.Rota, error) {
	r, err := t.Tenant.Rota(ctx, id)
	if err != nil {
		return r, err
	}
	return r, t.keys.opening(t.id).openRota(&r).err
}

func (t *tenancy) Jobs(ctx context.Context, f store.JobFilter, p store.Page) (store.List[store.Job], error) {
	out, err := t.Tenant.Jobs(ctx, f, p)
	return listed(t, out, err, (*box).job, func(j store.Job) store.Job {
		j.Request, j.Memory = nil, nil
		return j
	})
}

func (t *tenancy) Job(ctx context.Context, id string) (store.Job, error) {
	j, err := t.Tenant.Job(ctx, id)
	if err != nil {
		return j, err
	}
	return j, t.keys.opening(t.id).job(&j).err
}

func (t *tenancy) Best(ctx context.Context, job string) (store.Incumbent, error) {
	b, err := t.Tenant.Best(ctx, job)
	if err != nil {
		return b, err
	}
	return b, t.keys.opening(t.id).bytes(&b.Rota).err
}

func (t *tenancy) Document(ctx context.Context, job, name string) ([]byte, error) {
	d, err := t.Tenant.Document(ctx, job, name)
	if err != nil {
		return nil, err
	}
	return t.keys.open(t.id, d)
}

func (t *tenancy) Asked(ctx context.Context, job string) ([]store.Asked, error) {
	out, err := t.Tenant.Asked(ctx, job)
	x := t.keys.opening(t.id)
	for i := range out {
		x.bytes(&out[i].Question)
		if out[i].Answer != nil {
			x.bytes(&out[i].Answer)
		}
	}
	return out, errors.Join(err, x.err)
}

func (t *tenancy) Events(ctx context.Context, job string, after int64, limit int) ([]store.Event, int64, error) {
	out, oldest, err := t.Tenant.Events(ctx, job, after, limit)
	x := t.keys.opening(t.id)
	for i := range out {
		x.bytes(&out[i].Data)
	}
	return out, oldest, errors.Join(err, x.err)
}

func (t *tenancy) Change(ctx context.Context, once store.Once, do func(store.Tx) (store.Answer, error)) (store.Answer, error) {
	if once.Key != "" { // what callers call their requests is theirs, and whoever guesses a ward could try the hash of it
		for _, text := range []*string{&once.Key, &once.Request} {
			var err error
			if *text, err = t.keys.stamp(t.id, *text); err != nil {
				return store.Answer{}, err
			}
		}
	}
	out, err := t.Tenant.Change(ctx, once, func(tx store.Tx) (store.Answer, error) {
		a, err := do(&change{tx, t.keys, t.id})
		if err != nil {
			return a, err
		}
		return a, t.keys.sealing(t.id).bytes(&a.Body).err
	})
	if err != nil {
		return out, err
	}
	return out, t.keys.opening(t.id).bytes(&out.Body).err
}

type change struct {
	store.Tx
	keys *Keys
	id   string
}

func (c *change) AddWard(w store.Ward) error {
	if err := c.keys.sealing(c.id).sealWard(&w).err; err != nil {
		return err
	}
	return c.Tx.AddWard(w)
}

func (c *change) ChangeWard(w store.Ward) error {
	if err := c.keys.sealing(c.id).sealWard(&w).err; err != nil {
		return err
	}
	return c.Tx.ChangeWard(w)
}

func (c *change) StripNames(w store.Ward) error {
	if err := c.keys.sealing(c.id).sealWard(&w).err; err != nil {
		return err
	}
	return c.Tx.StripNames(w)
}

func (c *change) AddRota(r store.Rota) error {
	if err := c.keys.sealing(c.id).sealRota(&r).err; err != nil {
		return err
	}
	return c.Tx.AddRota(r)
}

func (c *change) AddJob(j store.Job) error {
	if err := c.keys.sealing(c.id).bytes(&j.Request).err; err != nil {
		return err
	}
	return c.Tx.AddJob(j)
}
