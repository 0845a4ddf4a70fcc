package runner

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"time"

	"heltid/api/store"
	"heltid/solver"
	"heltid/solver/report"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// An Event is what is told of a search.
type Event struct {
	Kind    string               `json:"kind"` // stage, found, limit or message
	Elapsed float64              `json:"elapsed_seconds"`
	Model   string               `json:"model,omitempty"` // of a comparison
	Run     ward.Run             `json:"run,omitempty"`
	Search  int                  `json:"search,omitempty"`
	Unit    string               `json:"unit,omitempty"`
	Tier    int                  `json:"tier,omitempty"`
	Part    string               `json:"part,omitempty"`
	Found   *int64               `json:"found,omitempty"`
	Limit   *int64               `json:"limit,omitempty"`
	Words   map[rule.Lang]string `json:"words"`
}

// A teller writes down what happens, four times a second at most: of what is
// said of one goal meanwhile, the last.
type teller struct {
	*task
	mu    sync.Mutex
	words map[rule.Lang]*report.Progress
	of    Event // model, run and search
	wait  []Event
	end   chan struct{}
	all   sync.WaitGroup
}

// pace of the events.
const pace = 250 * time.Millisecond

func newTeller(t *task, c *ward.Case) *teller {
	out := &teller{task: t, end: make(chan struct{})}
	if c != nil {
		out.speakOf(c)
	}
	out.all.Go(out.run)
	return out
}

func (t *teller) speakOf(c *ward.Case) {
	t.words = map[rule.Lang]*report.Progress{}
	for _, lang := range rule.Languages {
		t.words[lang] = report.NewProgress(c, lang)
	}
}

// compare is told of every event of a comparison.
func (t *teller) compare(ev solver.CompareEvent) {
	t.mu.Lock()
	if ev.N != t.of.Search {
		t.of = Event{Model: ev.Case.Model.ID, Run: ev.Case.Run, Search: ev.N}
		t.speakOf(ev.Case)
	}
	t.mu.Unlock()
	ev.Search.Elapsed = ev.Elapsed
	t.search(ev.Search)
}

// search is told of every event of a search, and is quick.
func (t *teller) search(ev search.Event) {
	t.mu.Lock()
	defer t.mu.Unlock()
	e := t.of
	e.Kind, e.Unit, e.Tier, e.Part = ev.Kind, ev.Unit, ev.Tier, ev.Part
	e.Elapsed = (t.lease.Job.Spent + ev.Elapsed).Round(time.Millisecond).Seconds()
	e.Words = map[rule.Lang]string{}
	for _, lang := range rule.Languages {
		if e.Words[lang] = t.words[lang].Line(ev); e.Words[lang] == "" {
			return
		}
	}
	switch ev.Kind {
	case search.FoundEvent:
		e.Found = &ev.Value
	case search.LimitEvent:
		e.Limit = &ev.Bound
	}
	if n := len(t.wait) - 1; n >= 0 && e.Kind == t.wait[n].Kind && e.Search == t.wait[n].Search && e.Unit == t.wait[n].Unit && e.Tier == t.wait[n].Tier && e.Part == t.wait[n].Part {
		t.wait[n] = e
		return
	}
	t.wait = append(t.wait, e)
}

// run says one event a time, until the end.
func (t *teller) run() {
	tick := time.NewTicker(pace)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
		case <-t.end:
			return
		}
		t.mu.Lock()
		var next []store.Event
		if len(t.wait) > 0 {
			next, t.wait = stored(t.wait[:1]), t.wait[1:]
		}
		t.mu.Unlock()
		if len(next) == 0 {
			continue
		}
		switch err := t.queue.Say(context.Background(), t.lease, next...); {
		case errors.Is(err, store.ErrTaken):
			return
		case err != nil:
			t.Log.Error("an event could not be kept", "job", t.lease.Job.ID, "error", err)
		}
	}
}

// close ends the telling, and gives what was not told yet.
func (t *teller) close() []store.Event {
	close(t.end)
	t.all.Wait()
	return stored(t.wait)
}

func stored(events []Event) []store.Event {
	var out []store.Event
	for _, e := range events {
		if data, err := json.Marshal(e); err == nil {
			out = append(out, store.Event{Kind: e.Kind, Data: data})
		}
	}
	return out
}
