package search

import (
	"time"

	"heltid/solver/rota"
)

// Event tells how a search goes on.
type Event struct {
	Elapsed time.Duration
	Kind    string // stage, found, limit or message
	Unit    string // the unit worked on, where the search goes unit by unit; BaseRota of a base rota
	Tier    int
	Part    string // of the tier, as an attribute of tier 1
	Value   int64  // of found
	Bound   int64  // of limit
	Text    string // of message, a key the caller puts into words
	Rota    *rota.Rota
}

// Kinds of event.
const (
	StageEvent   = "stage"
	FoundEvent   = "found"
	LimitEvent   = "limit"
	MessageEvent = "message"
)

func (e *engine) tell(ev Event) {
	ev.Elapsed, ev.Unit = time.Since(e.began), e.part
	e.telling.Lock()
	defer e.telling.Unlock()
	e.o.On(ev)
}
