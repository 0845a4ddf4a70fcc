package api

import (
	"container/list"
	"context"
	"crypto/sha256"
	"sync"
	"time"

	"heltid/solver/ward"
)

// readings keeps wards as they were read: who mends a rota by hand has it checked
// against the same ward after each change. A ward once read is never changed, so
// any number of calls may have it at once.
type readings struct {
	mu     sync.Mutex
	byFile map[fileRead]*list.Element
	lately list.List // of reading, the last asked for first
	bytes  int
}

// A fileRead is a tenant's file: no tenant can tell what another has had read.
type fileRead struct {
	tenant, name string
	sum          [sha256.Size]byte
}

type reading struct {
	of     fileRead
	ward   *ward.Ward
	bytes  int
	forget *time.Timer
}

const (
	mostRead = 1 << 20         // bytes of files whose wards are kept
	unasked  = 5 * time.Minute // how long a ward is kept that nobody asks for
)

// ward gives the ward of a file, which is read where it was not lately.
func (r *readings) ward(tenant string, f file) (*ward.Ward, error) {
	of := fileRead{tenant, f.name, sha256.Sum256(f.data)}
	if w := r.known(of); w != nil {
		return w, nil
	}
	_, w, err := f.ward()
	if err == nil {
		r.keep(of, w, len(f.data))
	}
	return w, err
}

// readWard gives the ward of a file of the caller's tenant.
func (s *service) readWard(ctx context.Context, f file) (*ward.Ward, error) {
	return s.readings.ward(callerOf(ctx).tenant, f)
}

func (r *readings) known(of fileRead) *ward.Ward {
	r.mu.Lock()
	defer r.mu.Unlock()
	e, ok := r.byFile[of]
	if !ok {
		return nil
	}
	r.lately.MoveToFront(e)
	one := e.Value.(reading)
	one.forget.Reset(unasked)
	return one.ward
}

func (r *readings) keep(of fileRead, w *ward.Ward, bytes int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, ok := r.byFile[of]; ok || bytes > mostRead {
		return
	}
	if r.byFile == nil {
		r.byFile = map[fileRead]*list.Element{}
	}
	for r.bytes+bytes > mostRead {
		r.drop(r.lately.Back())
	}
	r.bytes += bytes
	r.byFile[of] = r.lately.PushFront(reading{of, w, bytes, time.AfterFunc(unasked, func() { r.forget(of) })})
}

func (r *readings) forget(of fileRead) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if e, ok := r.byFile[of]; ok {
		r.drop(e)
	}
}

func (r *readings) drop(e *list.Element) {
	one := r.lately.Remove(e).(reading)
	one.forget.Stop()
	delete(r.byFile, one.of)
	r.bytes -= one.bytes
}
