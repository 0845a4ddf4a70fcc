package runner

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"heltid/api/store"
	"heltid/solver"
	"heltid/solver/cpsat"
	"heltid/solver/repair"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// others are the workers that have no job: they are asked for what is of use to
// this one.
type others struct {
	*task
	of     question // a comparison's search; empty: the job's only one
	mu     sync.Mutex
	spare  []string // ids of parts that were up in vain: workers may have heard of them already
	priced int      // answers with lines
}

// A question is what others are asked: a part of a rota to make better, or lines
// to price.
type question struct {
	Model   string          `json:"model,omitempty"` // of a comparison: the search that it is of
	Run     ward.Run        `json:"run,omitempty"`
	Part    *search.Part    `json:"part,omitempty"`
	Mend    *repair.Part    `json:"mend,omitempty"`
	Unit    string          `json:"unit,omitempty"` // whose lines
	Pricing json.RawMessage `json:"pricing,omitempty"`
}

// asking is what they are asked of one rota or for one round of prices. One part
// is always up, for whoever is free next.
type asking struct {
	*others
	next  func() *errand     // nil: there is nothing to ask just now
	parts map[string]*errand // that are up or taken, by id
	up    string             // the one that nobody has taken; empty: none
}

// errand is a part that others were asked for.
type errand struct {
	question
	since time.Time
	most  time.Duration // who has it longer is taken to be dead; 0: as long as it takes
	done  func(answer []byte) error
}

var (
	_ search.Others = (*others)(nil)
	_ repair.Others = (*others)(nil)
)

const (
	glance = 100 * time.Millisecond // how often it is asked what came of parts of a rota,
	wink   = 40 * time.Millisecond  // and of prices; a round may take less than a second
	stale  = time.Second            // a part that nobody has taken for so long gives way to one of the best rota by then
	late   = 5 * time.Second        // past its time
)

// Work has others improve parts until ctx ends.
func (o *others) Work(ctx context.Context, next func() search.Part, done func(search.Part, []rota.Line)) {
	o.ask(ctx, glance, func() *errand {
		p, q := next(), o.of
		q.Part = &p
		return &errand{question: q, most: p.Time + late, done: lined(func(l []rota.Line) { done(p, l) })}
	})
}

// Mend has others make parts of a mended rota better until ctx ends.
func (o *others) Mend(ctx context.Context, next func() *repair.Part, done func(*repair.Part, []rota.Line)) {
	o.ask(ctx, glance, func() *errand {
		p, q := next(), o.of
		if q.Mend = p; p == nil {
			return nil
		}
		return &errand{question: q, most: p.Time + late, done: lined(func(l []rota.Line) { done(p, l) })}
	})
}

// lined takes an answer of lines.
func lined(done func([]rota.Line)) func([]byte) error {
	return func(answer []byte) error {
		var lines []rota.Line
		if err := json.Unmarshal(answer, &lines); err != nil {
			return err
		}
		done(lines)
		return nil
	}
}

// Price has others price lines until ctx ends.
func (o *others) Price(ctx context.Context, unit string, next func() []byte, done func([]byte)) {
	o.ask(ctx, wink, func() *errand {
		q := o.of
		if q.Unit, q.Pricing = unit, next(); q.Pricing == nil {
			return nil
		}
		return &errand{question: q, done: func(answer []byte) error {
			o.mu.Lock()
			o.priced++
			o.mu.Unlock()
			done(answer)
			return nil
		}}
	})
}

// ask has others asked until ctx ends.
func (of *others) ask(ctx context.Context, every time.Duration, next func() *errand) {
	o := &asking{others: of, next: next, parts: map[string]*errand{}}
	tick := time.NewTicker(every)
	defer tick.Stop()
	for ctx.Err() == nil {
		err := o.gather(ctx)
		if err == nil && (o.up == "" || time.Since(o.parts[o.up].since) > stale) {
			err = o.put(ctx)
		}
		if err != nil && ctx.Err() == nil && !errors.Is(err, store.ErrTaken) {
			o.Log.Error("others cannot be asked for parts of a job", "job", o.lease.Job.ID, "error", err)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
		}
	}
	soon, cancel := context.WithTimeout(context.WithoutCancel(ctx), late) // the search waits for it, and the slice's end sees to it as well
	defer cancel()
	if err := o.Share.Forget(soon, o.lease, slices.Sorted(maps.Keys(o.parts))...); err != nil && !errors.Is(err, store.ErrTaken) {
		o.Log.Error("parts of a job cannot be forgotten", "job", o.lease.Job.ID, "error", err)
	}
	if o.up != "" {
		o.mu.Lock()
		o.spare = append(o.spare, o.up)
		o.mu.Unlock()
	}
}

// put puts a part up, in the place of the one that nobody has taken.
func (o *asking) put(ctx context.Context) error {
	e := o.next()
	if e == nil {
		return nil
	}
	question, err := json.Marshal(e.question)
	if err != nil {
		return err
	}
	id := o.up
	if id == "" {
		id = o.fresh()
	}
	up, err := o.Share.Ask(ctx, o.lease, id, question)
	if up {
		e.since = time.Now()
		o.parts[id], o.up = e, id
	}
	return err
}

// fresh is an id for a part.
func (of *others) fresh() string {
	of.mu.Lock()
	defer of.mu.Unlock()
	if n := len(of.spare); n > 0 {
		id := of.spare[n-1]
		of.spare = of.spare[:n-1]
		return id
	}
	return store.NewID("p")
}

// gather sees what came of the parts.
func (o *asking) gather(ctx context.Context) error {
	if len(o.parts) == 0 {
		return nil
	}
	all, err := o.Share.Asked(ctx, o.lease)
	if err != nil {
		return err
	}
	for _, p := range all {
		e, mine := o.parts[p.ID]
		if !mine { // of another unit's rota
			continue
		}
		if p.Taken && p.ID == o.up {
			o.up, e.since = "", time.Now()
		}
		dead := p.Taken && e.most > 0 && time.Since(e.since) > e.most
		if !p.Answered && !dead {
			continue
		}
		if err := o.Share.Forget(ctx, o.lease, p.ID); err != nil {
			return err
		}
		delete(o.parts, p.ID)
		if len(p.Answer) == 0 {
			continue // it was given up
		}
		if err := e.done(p.Answer); err != nil {
			return err
		}
	}
	return nil
}

// help works on a part of another worker's job, until a whole job waits.
func (r *Runner) help(ctx context.Context, tenant, id string) error {
	e, err := r.Share.Take(ctx, tenant, id)
	if errors.Is(err, store.ErrNotFound) {
		return nil // it went to another, or a job waits
	}
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go r.until(ctx, e, cancel)
	answer, err := r.answer(ctx, e)
	if ctx.Err() != nil {
		answer, err = nil, nil // it is no longer wanted
	}
	return errors.Join(err, r.Share.Answer(context.WithoutCancel(ctx), e, answer))
}

// until ends the work on a part that is no longer wanted.
func (r *Runner) until(ctx context.Context, e *store.Errand, end func()) {
	tick := time.NewTicker(glance)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
		if wanted, err := r.Share.Wanted(ctx, e); err == nil && !wanted {
			end()
		}
	}
}

// answer makes the case anew that a question is about, and what it asks for.
func (r *Runner) answer(ctx context.Context, e *store.Errand) (answer []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("internal error: %v", p)
		}
	}()
	var asked question
	if err := json.Unmarshal(e.Question, &asked); err != nil {
		return nil, err
	}
	defer func() {
		if err == nil {
			r.Log.Debug("worked on a part of another's job", "job", e.Job.ID)
		}
	}()
	if asked.Pricing != nil {
		l, err := r.lines.of(ctx, fmt.Sprint(e.Job.ID, asked.Model, asked.Run, asked.Unit), func(ctx context.Context) (pricing, error) {
			c, err := asked.about(e)
			if err != nil {
				return nil, err
			}
			return search.NewPricing(ctx, c, rule.Terms(c), asked.Unit)
		})
		if err != nil {
			return nil, err
		}
		return l.Answer(ctx, asked.Pricing)
	}
	var lines []rota.Line
	if asked.Mend != nil {
		lines, err = r.mendPart(ctx, e, asked.Mend)
	} else {
		lines, err = r.improve(ctx, e, asked)
	}
	if err != nil {
		return nil, err
	}
	return json.Marshal(lines)
}

// improve works on a part of another's search.
func (r *Runner) improve(ctx context.Context, e *store.Errand, asked question) ([]rota.Line, error) {
	c, err := asked.about(e)
	if err != nil {
		return nil, err
	}
	library, err := cpsat.Library(r.Library)
	if err != nil {
		return nil, err
	}
	return search.Improve(ctx, c, rule.Terms(c), *asked.Part, &cpsat.Runner{Library: library, Memory: r.Memory, SaveDir: r.faultsOf(e.Job.ID)})
}

// jobOf is what the errand's job asks, and of which ward.
func jobOf(e *store.Errand) (of Request, w *ward.Ward, err error) {
	if err = json.Unmarshal(e.Job.Request, &of); err == nil {
		w, err = read(e.Ward.File, e.Ward.Body)
	}
	return of, w, err
}

// mendPart works on a part of another's repair.
func (r *Runner) mendPart(ctx context.Context, e *store.Errand, p *repair.Part) ([]rota.Line, error) {
	of, w, err := jobOf(e)
	if err != nil {
		return nil, err
	}
	q, pins, err := of.repair(w, e.Start)
	if err != nil {
		return nil, err
	}
	q.Library, q.Memory, q.SaveDir = r.Library, r.Memory, r.faultsOf(e.Job.ID)
	return solver.ImproveRepair(ctx, q, pins, p)
}

// about is the case that the question is about.
func (q question) about(e *store.Errand) (*ward.Case, error) {
	of, w, err := jobOf(e)
	if err != nil {
		return nil, err
	}
	if of.Kind == Compare {
		return of.comparison(w).Case(q.Model, q.Run)
	}
	c, _, err := of.question(w).Case()
	if err != nil || len(of.Pins) == 0 {
		return c, err
	}
	start, _, err := rota.Read("start.json", e.Start, w)
	if err != nil {
		return nil, err
	}
	pins, err := repair.ParsePins(of.Pins, c)
	return repair.Hold(c, start, pins), err
}
