// Package search finds rotas: tier by tier with CP-SAT, unit by unit where a
// ward is large, and by freeing a part of the people at a time, while flow
// says how far anybody can get. A long calendar is laid out from a base rota. It
// keeps the best it has at any moment.
package search

import (
	"context"
	"sync"
	"time"

	"heltid/solver/bound"
	"heltid/solver/cpsat"
	"heltid/solver/lp"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// Options steer a search.
type Options struct {
	Time     time.Duration // wall clock for all tiers; 0: until each is proven
	Workers  int           // CP-SAT threads; 0: 8, the least that makes its whole portfolio run
	Seed     int
	Solver   *cpsat.Runner
	LP       *lp.Runner // nil: no flow bound
	Start    *rota.Rota // a rota to start from, where there is one
	FullTime *int       // so many full-time posts are enough; nil: as many as there can be
	Last     int        // the last tier to work on, 1 or 2; 0: all of them
	Others   Others     // improve parts of the rota too; nil: nobody else does
	On       func(Event)
}

// Status is how a search ended.
type Status string

// A search ends solved when every tier was worked through, stopped when the
// time or the user ended it first, unknown when it then had no rota, and
// infeasible when there is none: proven twice.
const (
	Solved     Status = "solved"
	Stopped    Status = "stopped"
	Unknown    Status = "unknown"
	Infeasible Status = "infeasible"
)

// Outcome is what a search found.
type Outcome struct {
	Status    Status
	Rota      *rota.Rota
	Tiers     []Tier
	Limits    []bound.Bound     // what no rota can pass, and where it comes from
	Share     []bound.Bound     // of which it follows how large a share of full-time posts any rota has
	Arguments []bound.Statement // the weekend arithmetic in words
	Frontier  []bound.Point
	Unbounded error         // why flow could not speak, where it could not
	Conflict  []model.Place // of an infeasible case: rules that cannot hold together
	Elapsed   time.Duration
	Memory    int64  // the largest solver process, bytes
	ModelHash string // of the model's bytes
	Crashes   int
	Parts     int // of the rota worked on beside the rest, here
	Elsewhere int // and by others
}

// Run searches until every tier is proven, the time is out or ctx ends. The
// best rota so far is kept whichever way it ends.
func Run(ctx context.Context, c *ward.Case, t *ward.Terms, o Options) (*Outcome, error) {
	if o.Workers == 0 {
		o.Workers = 8
	}
	if o.On == nil {
		o.On = func(Event) {}
	}
	e := &engine{o: o, c: c, t: t, began: time.Now(), out: &Outcome{}, known: newLimits()}
	if o.Time > 0 {
		e.deadline = e.began.Add(o.Time)
		var cancel context.CancelFunc
		ctx, cancel = context.WithDeadline(ctx, e.deadline)
		defer cancel()
	}
	err := e.run(ctx)
	if err == nil && e.out.Rota == nil && e.out.Status != Infeasible && len(e.deaths) > 0 {
		err = e.deaths[0] // not for want of time
	}
	if e.out.Status == "" || ctx.Err() != nil && e.out.Status == Solved {
		e.out.Status = Stopped
	}
	e.out.Elapsed = time.Since(e.began)
	return e.out, err
}

type engine struct {
	mu       sync.Mutex // of what concurrent solves note
	telling  sync.Mutex // one event at a time
	o        Options
	c        *ward.Case
	t        *ward.Terms
	began    time.Time
	deadline time.Time // zero: none
	out      *Outcome
	known    *limits
	start    *rota.Rota
	prover   *prover       // nil without an LP solver
	diver    *diver        // the last one sent, nil before
	turns    *diver        // the one that makes a first rota by turns, nil without
	lines    []rota.Line   // made before, for the linear program to begin with
	slots    chan struct{} // room for so many divers at once; nil: any number
	part     string        // the unit a part of the search is for
	deaths   []error       // of the last solves' processes, in a row
}

func (e *engine) run(ctx context.Context) error {
	e.start = e.o.Start
	stop, err := e.seekLimits()
	if err != nil {
		return err
	}
	defer stop()
	if e.long() {
		if done, err := e.overYear(ctx); done || err != nil {
			return err
		}
	}
	if parts := e.c.Parts(); parts != nil && e.start == nil {
		if err := e.byParts(ctx, parts); err != nil {
			return err
		}
	}
	if e.start == nil {
		if e.lines == nil {
			e.sendTurns(ctx)
		}
		if e.turns == nil || !e.c.Dates.Rolling { // else they may do
			e.sendDiver(ctx, 0)
		}
	}
	defer func() {
		e.diver.leave()
		e.turns.leave()
	}()
	return e.climb(ctx)
}

// left is the time that remains, and whether there is an end.
func (e *engine) left() (time.Duration, bool) {
	if e.deadline.IsZero() {
		return 0, false
	}
	return max(0, time.Until(e.deadline)), true
}
