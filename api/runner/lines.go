package runner

import (
	"context"
	"sync"
	"time"
)

// pricing answers questions for whole lines.
type pricing interface {
	Answer(ctx context.Context, question []byte) ([]byte, error)
}

// lines is what this worker prices another's whole lines by. To make it may take
// longer than to answer, so it is kept from one question to the next.
type lines struct {
	mu   sync.Mutex
	last *linesMade // nil: none
}

type linesMade struct {
	key     string
	ready   chan struct{} // closed once it is made, or cannot be
	pricing pricing
	err     error
	end     context.CancelFunc
	unused  *time.Timer
}

// keptFor is how long it is kept when nobody asks.
const keptFor = time.Minute

// of gives what was made by a key, and makes it where there is none: also when
// ctx ends first, so that whoever asks next need not wait as long.
func (l *lines) of(ctx context.Context, key string, create func(context.Context) (pricing, error)) (pricing, error) {
	l.mu.Lock()
	if l.last != nil && l.last.key != key {
		l.forget()
	}
	if l.last == nil {
		m := &linesMade{key: key, ready: make(chan struct{})}
		var making context.Context
		making, m.end = context.WithCancel(context.WithoutCancel(ctx))
		m.unused = time.AfterFunc(keptFor, l.drop)
		go func() {
			defer close(m.ready)
			m.pricing, m.err = create(making)
		}()
		l.last = m
	}
	m := l.last
	m.unused.Reset(keptFor)
	l.mu.Unlock()
	select {
	case <-m.ready:
		return m.pricing, m.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// drop forgets it.
func (l *lines) drop() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.forget()
}

func (l *lines) forget() {
	if l.last != nil {
		l.last.end()
		l.last.unused.Stop()
		l.last = nil
	}
}
