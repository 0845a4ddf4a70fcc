// Package sealed lies over a store and encrypts what it keeps of people: files of
// wards, rotas, requests, events and reports, with a key for each tenant
// (AES-256-GCM). Ids, states, times and figures stay as they are, so that the
// store can find and order. What was kept before is read as it stands.
package sealed

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"

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
	a, err := k.of(tenant, true)
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
	a, err := k.of(tenant, false)
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

// sealPins makes one text of pins, which name people; openPins makes them of it.
func (x *box) sealPins(pins *[]string) *box {
	if len(*pins) == 0 {
		return x
	}
	b := []byte{}
	for i, p := range *pins {
		if i > 0 {
			b = append(b, 0)
		}
		b = append(b, p...)
	}
	if x.bytes(&b); x.err == nil {
		*pins = []string{base64.StdEncoding.EncodeToString(b)}
	}
	return x
}

func (x *box) openPins(pins *[]string) *box {
	if len(*pins) != 1 {
		return x
	}
	b, err := base64.StdEncoding.DecodeString((*pins)[0])
	if err != nil || !bytes.HasPrefix(b, mark) {
		return x // kept before
	}
	if x.bytes(&b); x.err == nil {
		*pins = nil
		for p := range bytes.SplitSeq(b, []byte{0}) {
			*pins = append(*pins, string(p))
		}
	}
	return x
}

func (x *box) rota(r *store.Rota) *box {
	if x.bytes(&r.Body); r.Pins != nil {
		x.openPins(&r.Pins)
	}
	return x
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
	return w, t.keys.opening(t.id).bytes(&w.Body).err
}

func (t *tenancy) Rotas(ctx context.Context, f store.RotaFilter, p store.Page) (store.List[store.Rota], error) {
	out, err := t.Tenant.Rotas(ctx, f, p)
	x := t.keys.opening(t.id)
	for i := range out.Items {
		x.openPins(&out.Items[i].Pins)
	}
	return out, errors.Join(err, x.err)
}

func (t *tenancy) Rota(ctx context.Context, id string) (store.Rota, error) {
	r, err := t.Tenant.Rota(ctx, id)
	if err != nil {
		return r, err
	}
	return r, t.keys.opening(t.id).rota(&r).err
}

func (t *tenancy) Jobs(ctx context.Context, f store.JobFilter, p store.Page) (store.List[store.Job], error) {
	out, err := t.Tenant.Jobs(ctx, f, p)
	x := t.keys.opening(t.id)
	for i := range out.Items {
		x.job(&out.Items[i])
	}
	return out, errors.Join(err, x.err)
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
	if err := c.keys.sealing(c.id).bytes(&w.Body).err; err != nil {
		return err
	}
	return c.Tx.AddWard(w)
}

func (c *change) ChangeWard(w store.Ward) error {
	if err := c.keys.sealing(c.id).bytes(&w.Body).err; err != nil {
		return err
	}
	return c.Tx.ChangeWard(w)
}

func (c *change) StripNames(ward string, version int, hash string, body []byte) error {
	if err := c.keys.sealing(c.id).bytes(&body).err; err != nil {
		return err
	}
	return c.Tx.StripNames(ward, version, hash, body)
}

func (c *change) AddRota(r store.Rota) error {
	if err := c.keys.sealing(c.id).bytes(&r.Body).sealPins(&r.Pins).err; err != nil {
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
