package sealed

import (
	"context"
	"errors"
	"slices"

	"heltid/api/store"
)

// Queue is the workers' side.
func (s *Store) Queue() store.Queue { return &queue{s.Store.Queue(), s.keys} }

type queue struct {
	store.Queue
	keys *Keys
}

func (q *queue) Take(ctx context.Context) (*store.Lease, error) {
	l, err := q.Queue.Take(ctx)
	if err != nil {
		return nil, err
	}
	x := q.keys.opening(l.Tenant).job(&l.Job).openWard(&l.Ward).bytes(&l.Start)
	if l.Best != nil {
		x.bytes(&l.Best.Rota)
	}
	return l, x.err
}

// Parts has what the workers of jobs ask others for.
func (s *Store) Parts() store.Parts { return &parts{s.Store.Parts(), s.keys} }

type parts struct {
	store.Parts
	keys *Keys
}

func (p *parts) Ask(ctx context.Context, l *store.Lease, id string, question []byte) (bool, error) {
	if err := p.keys.sealing(l.Tenant).bytes(&question).err; err != nil {
		return false, err
	}
	return p.Parts.Ask(ctx, l, id, question)
}

func (p *parts) Asked(ctx context.Context, l *store.Lease) ([]store.Part, error) {
	out, err := p.Parts.Asked(ctx, l)
	x := p.keys.opening(l.Tenant)
	for i := range out {
		if out[i].Answer != nil {
			x.bytes(&out[i].Answer)
		}
	}
	return out, errors.Join(err, x.err)
}

func (p *parts) Take(ctx context.Context, tenant, id string) (*store.Errand, error) {
	e, err := p.Parts.Take(ctx, tenant, id)
	if err != nil {
		return nil, err
	}
	return e, p.keys.opening(tenant).job(&e.Job).openWard(&e.Ward).bytes(&e.Start).bytes(&e.Question).err
}

func (p *parts) Answer(ctx context.Context, e *store.Errand, answer []byte) error {
	if err := p.keys.sealing(e.Tenant).bytes(&answer).err; err != nil {
		return err
	}
	return p.Parts.Answer(ctx, e, answer)
}

func (q *queue) Found(ctx context.Context, l *store.Lease, best store.Incumbent) error {
	if err := q.keys.sealing(l.Tenant).bytes(&best.Rota).err; err != nil {
		return err
	}
	return q.Queue.Found(ctx, l, best)
}

func (q *queue) Say(ctx context.Context, l *store.Lease, events ...store.Event) error {
	events, err := q.events(l, events)
	if err != nil {
		return err
	}
	return q.Queue.Say(ctx, l, events...)
}

func (q *queue) events(l *store.Lease, in []store.Event) ([]store.Event, error) {
	x, out := q.keys.sealing(l.Tenant), slices.Clone(in)
	for i := range out {
		x.bytes(&out[i].Data)
	}
	return out, x.err
}

func (q *queue) Return(ctx context.Context, l *store.Lease, s store.Slice) error {
	x := q.keys.sealing(l.Tenant).bytes(&s.Memory)
	if s.Best != nil {
		best := *s.Best
		x.bytes(&best.Rota)
		s.Best = &best
	}
	if s.Documents != nil {
		sealed := map[string][]byte{}
		for name, d := range s.Documents {
			x.bytes(&d)
			sealed[name] = d
		}
		s.Documents = sealed
	}
	s.Rotas = slices.Clone(s.Rotas)
	for i := range s.Rotas {
		x.sealRota(&s.Rotas[i])
	}
	var err error
	if s.Events, err = q.events(l, s.Events); err != nil || x.err != nil {
		return errors.Join(err, x.err)
	}
	return q.Queue.Return(ctx, l, s)
}
