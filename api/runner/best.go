package runner

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"heltid/api/store"
	"heltid/solver"
	"heltid/solver/check"
	"heltid/solver/freedays"
	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// worth of a result's rota.
func worth(r *solver.Result) []int64 {
	excess := int64(0)
	if search.Bent(r.Tiers) {
		excess = r.Tiers[0].Value
	}
	return search.Worth(r.Case, r.Rota, excess)
}

func worthMore(a, b []int64) bool { return slices.Compare(a, b) > 0 }

func incumbent(r *rota.Rota, worth []int64, full, posts, findings int) (*store.Incumbent, error) {
	body, err := r.JSON()
	if err != nil {
		return nil, err
	}
	return &store.Incumbent{Worth: worth, FullTime: full, Posts: posts, Findings: findings, Rota: body, Found: store.Now()}, nil
}

// A finder keeps rotas as the search finds them, the last one at a time, so that
// a worker that dies loses little. Each is checked first.
type finder struct {
	*task
	c    *ward.Case
	mu   sync.Mutex
	last *rota.Rota
	news chan struct{}
	end  chan struct{}
	all  sync.WaitGroup

	kept  *rota.Rota // the best that was kept in this slice; nil: none
	worth []int64
}

// apart is how long after one rota the next is kept at the earliest.
const apart = time.Second

func newFinder(t *task, c *ward.Case) *finder {
	f := &finder{task: t, c: c, news: make(chan struct{}, 1), end: make(chan struct{})}
	f.all.Go(f.run)
	return f
}

// offer is told of every event of the search, and is quick.
func (f *finder) offer(ev search.Event) {
	if ev.Kind != search.FoundEvent || ev.Rota == nil {
		return
	}
	f.mu.Lock()
	f.last = ev.Rota
	f.mu.Unlock()
	select {
	case f.news <- struct{}{}:
	default:
	}
}

// close ends the keeping.
func (f *finder) close() {
	close(f.end)
	f.all.Wait()
}

func (f *finder) run() {
	for {
		select {
		case <-f.news:
		case <-f.end:
			return
		}
		f.mu.Lock()
		r := f.last
		f.mu.Unlock()
		best, ok := f.judge(r.Bare())
		if !ok {
			continue
		}
		switch err := f.queue.Found(context.Background(), f.lease, *best); {
		case errors.Is(err, store.ErrTaken):
			return
		case errors.Is(err, store.ErrWorse):
		case err != nil:
			f.Log.Error("a rota could not be kept", "job", f.lease.Job.ID, "error", err)
		default:
			f.kept, f.worth = r, best.Worth
			f.Metrics.found()
		}
		select {
		case <-time.After(apart):
		case <-f.end:
			return
		}
	}
}

// judge has a rota checked and measured; false for one that is not to be shown.
func (f *finder) judge(r *rota.Rota) (*store.Incumbent, bool) {
	freedays.Place(rule.Terms(f.c), r)
	report, err := check.Check(f.c, r)
	if err != nil || slices.ContainsFunc(report.Findings, func(x check.Finding) bool { return !search.Stands(x.Rule, false) }) {
		return nil, false
	}
	m := measure.Tiers(f.c, r)
	best, err := incumbent(r, search.Worth(f.c, r, 0), m.FullTime, m.Posts, len(report.Findings))
	return best, err == nil
}
