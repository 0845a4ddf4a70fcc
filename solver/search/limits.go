package search

import (
	"slices"
	"sync"
)

// What says that no rota is better.
const (
	byNature  = "arithmetic" // the goal cannot be better by what it counts
	byFlow    = "flow"
	byLines   = "lines" // whole lines
	byCP      = "cp-sat"
	byCPAgain = "cp-sat with another seed"
)

// limits is what is known of how far anybody can get, from every source, while
// the search goes on.
type limits struct {
	mu     sync.Mutex
	by     map[limitKey]map[string]int64
	listen map[int]func()
	next   int
}

type limitKey struct {
	number int
	part   string
}

func newLimits() *limits {
	return &limits{by: map[limitKey]map[string]int64{}, listen: map[int]func(){}}
}

// tighten notes a limit from a source, if it is news.
func (l *limits) tighten(st stage, bound int64, by string) {
	l.mu.Lock()
	key := limitKey{st.number, st.part}
	if l.by[key] == nil {
		l.by[key] = map[string]int64{}
	}
	old, ok := l.by[key][by]
	news := !ok || better(st, old, bound)
	var tell []func()
	if news {
		l.by[key][by] = bound
		for _, k := range sortedKeys(l.listen) {
			tell = append(tell, l.listen[k])
		}
	}
	l.mu.Unlock()
	for _, f := range tell {
		f()
	}
}

// forget drops what CP-SAT said of a goal that now means something else.
func (l *limits) forget(st stage) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.by, limitKey{st.number, st.part})
}

// best gives the tightest limit and every source that says it, of all but some.
func (l *limits) best(st stage, but ...string) (bound int64, by []string, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, src := range sortedKeys(l.by[limitKey{st.number, st.part}]) {
		v := l.by[limitKey{st.number, st.part}][src]
		switch {
		case slices.Contains(but, src):
		case !ok || better(st, bound, v):
			bound, by, ok = v, []string{src}, true
		case v == bound:
			by = append(by, src)
		}
	}
	return bound, by, ok
}

// reached tells whether the value is as good as some limit allows.
func (l *limits) reached(st stage, value int64) bool {
	bound, _, ok := l.best(st)
	return ok && !better(st, bound, value)
}

// speak writes into the tier what is known of it.
func (l *limits) speak(st stage, t *Tier) {
	bound, by, ok := l.best(st)
	if !ok || t.Bounded {
		return
	}
	t.Bound, t.Bounded = bound, true
	if bound == t.Value || better(st, t.Value, bound) {
		t.By = by
	}
}

// onNews calls f whenever a limit gets tighter, until the returned function is
// called.
func (l *limits) onNews(f func()) func() {
	l.mu.Lock()
	id := l.next
	l.next++
	l.listen[id] = f
	l.mu.Unlock()
	return func() {
		l.mu.Lock()
		delete(l.listen, id)
		l.mu.Unlock()
	}
}

func sortedKeys[K int | string, V any](m map[K]V) []K {
	out := make([]K, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
