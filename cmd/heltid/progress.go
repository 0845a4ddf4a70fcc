package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"

	"heltid/api/runner"
	"heltid/solver"
	"heltid/solver/report"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// progress shows a search as it goes on: one line that is written over on a
// terminal, lines elsewhere, a JSON object a line for machines.
type progress struct {
	mu    sync.Mutex
	w     io.Writer
	kind  string
	width int
	lang  rule.Lang // of a comparison, and of a job
	words *report.Progress
	n     int           // which search of a comparison
	label string        // of it
	last  string        // said last
	wait  string        // a line held back
	of    search.Event  // what it is about
	at    time.Duration // when the last line was written
	shown bool          // a line that will be written over stands on the terminal
	done  bool          // nothing more is to be written
}

// apart is how far apart plain lines about one goal are at least.
const apart = time.Second

func newProgress(w io.Writer, kind string, words *report.Progress) (*progress, error) {
	p := &progress{w: w, kind: kind, width: 80, words: words}
	switch kind {
	case "auto":
		p.kind = "plain"
		if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) && os.Getenv("TERM") != "dumb" {
			p.kind = "line"
			if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 0 {
				p.width = width
			}
		}
	case "plain", "json", "none":
	default:
		return nil, usage(fmt.Errorf("--progress is auto, plain, json or none, not %q", kind))
	}
	return p, nil
}

// event is a line of --progress json.
type event struct {
	Model   string  `json:"model,omitempty"` // of a comparison
	Run     string  `json:"run,omitempty"`
	Search  int     `json:"search,omitempty"` // of a comparison, from 1
	Elapsed float64 `json:"elapsed_seconds"`
	Kind    string  `json:"kind"` // stage, found, limit or message
	Unit    string  `json:"unit,omitempty"`
	Tier    int     `json:"tier,omitempty"`
	Part    string  `json:"part,omitempty"`
	Found   *int64  `json:"found,omitempty"`
	Limit   *int64  `json:"limit,omitempty"`
	Words   string  `json:"words"`
}

// on is told of every event, from any goroutine.
func (p *progress) on(ev search.Event) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.tell(ev, event{}, p.words.Line(ev))
}

// onCompare is told of every event of a comparison, search by search.
func (p *progress) onCompare(ev solver.CompareEvent) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if ev.N != p.n {
		p.words = report.NewProgress(ev.Case, p.lang)
		p.next(ev.N, ev.Case.Model.ID, ev.Case.Run)
	}
	ev.Search.Elapsed = ev.Elapsed
	p.tell(ev.Search, event{Model: ev.Case.Model.ID, Run: string(ev.Case.Run), Search: ev.N}, p.words.Line(ev.Search))
}

// onServer is told of every event of a job.
func (p *progress) onServer(ev runner.Event) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if ev.Search != p.n {
		p.next(ev.Search, ev.Model, ev.Run)
	}
	of := search.Event{Elapsed: time.Duration(ev.Elapsed * float64(time.Second)), Kind: ev.Kind, Unit: ev.Unit, Tier: ev.Tier, Part: ev.Part}
	if ev.Found != nil {
		of.Value = *ev.Found
	}
	if ev.Limit != nil {
		of.Bound = *ev.Limit
	}
	p.tell(of, event{Model: ev.Model, Run: string(ev.Run), Search: ev.Search}, ev.Words[p.lang])
}

// next begins the telling of another search of a comparison.
func (p *progress) next(n int, model string, run ward.Run) {
	p.flush()
	p.n, p.of = n, search.Event{}
	p.label = report.Say(p.lang, "compare.progress", "n", n, "model", model, "run", report.Say(p.lang, "compare.short."+string(run))) + ": "
}

func (p *progress) tell(ev search.Event, e event, words string) {
	switch p.kind {
	case "json":
		e.Elapsed, e.Kind, e.Unit = ev.Elapsed.Round(time.Millisecond).Seconds(), ev.Kind, ev.Unit
		e.Tier, e.Part, e.Words = ev.Tier, ev.Part, words
		switch ev.Kind {
		case search.FoundEvent:
			e.Found = &ev.Value
		case search.LimitEvent:
			e.Limit = &ev.Bound
		}
		if line, err := json.Marshal(e); err == nil {
			fmt.Fprintf(p.w, "%s\n", line)
		}
	case "plain", "line":
		if words == "" || words == p.last {
			return
		}
		p.last = words
		text := fmt.Sprintf("%4.0f s  %s%s", ev.Elapsed.Seconds(), p.label, words)
		if p.kind == "plain" {
			p.plain(ev, text)
			return
		}
		if r := []rune(text); len(r) >= p.width {
			text = string(r[:p.width-1])
		}
		fmt.Fprintf(p.w, "\r\x1b[K%s", text)
		p.shown = true
	}
}

// plain writes a line, unless it follows closely on another about the same
// goal: then it waits, and only the last to wait is written.
func (p *progress) plain(ev search.Event, text string) {
	if better := ev.Kind == search.FoundEvent || ev.Kind == search.LimitEvent; better && ev.Elapsed-p.at < apart {
		if !same(p.of, ev) {
			p.flush()
		}
		p.wait, p.of = text, ev
		return
	}
	if same(p.of, ev) {
		p.wait = "" // this says it better
	}
	p.flush()
	fmt.Fprintln(p.w, text)
	p.at = ev.Elapsed
}

func same(a, b search.Event) bool { return a.Unit == b.Unit && a.Tier == b.Tier && a.Part == b.Part }

func (p *progress) flush() {
	if p.wait != "" {
		fmt.Fprintln(p.w, p.wait)
		p.wait = ""
	}
}

// say tells people something that is no event of the search.
func (p *progress) say(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.done || p.kind != "plain" && p.kind != "line" {
		return
	}
	p.flush()
	p.wipe()
	fmt.Fprintln(p.w, text)
}

// close leaves the terminal clean for what follows.
func (p *progress) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done = true
	p.flush()
	p.wipe()
}

// wipe takes the line that is written over off the terminal.
func (p *progress) wipe() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.shown = false
	}
}
