package runner

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/stretchr/testify/require"

	"heltid/api/store"
	"heltid/api/store/postgres"
	"heltid/api/store/postgres/throwaway"
	"heltid/fixtures"
	"heltid/solver"
	"heltid/solver/bound"
	"heltid/solver/check"
	"heltid/solver/cpsat"
	"heltid/solver/lp"
	"heltid/solver/model"
	"heltid/solver/repair"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// sharing is a worker of its own on a database, which shares parts.
func sharing(t *testing.T, address string, solve func(context.Context, solver.Request) (*solver.Result, error)) *bench {
	t.Helper()
	s, err := postgres.Open(t.Context(), address)
	require.NoError(t, err)
	r := New(s.Queue(), Settings{Slice: time.Minute, Jobs: 1, Faults: t.TempDir(), Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Metrics: NewMetrics(prometheus.NewRegistry()), Share: s.Parts()})
	r.solve = solve
	ctx, cancel := context.WithCancel(t.Context())
	var works sync.WaitGroup
	works.Go(func() { r.Run(ctx) })
	t.Cleanup(func() {
		cancel()
		works.Wait()
		require.NoError(t, s.Close())
	})
	return &bench{t, s, r}
}

// A worker without a job works on parts of another's until there is one for it;
// one that takes a part and dies takes nothing with it; and with the job its
// parts are gone.
func TestAWorkerWithoutAJobWorksOnPartsOfAnothers(t *testing.T) {
	t.Parallel()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	server := throwaway.Test(t)
	require.NoError(t, server.Database(t.Context(), "share", "template1"))
	_, w := small(t)
	drawn, c := byHand(t, w)

	p := search.Part{Freed: search.Freed{Rota: drawn, Time: time.Second}, Goal: search.Goal{Tier: 7}, Held: []search.Goal{{Tier: 1, Part: search.PartShortage}}}
	for _, who := range c.People[:4] {
		p.People = append(p.People, who.ID)
	}
	came := make(chan []rota.Line, 100)
	var died atomic.Bool
	next := func() search.Part {
		p := p
		if died.Load() {
			p.Time = time.Hour // however slow the machine
		}
		return p
	}
	asks := func(ctx context.Context, q solver.Request) (*solver.Result, error) {
		q.Others.Work(ctx, next, func(_ search.Part, lines []rota.Line) { came <- lines })
		return nil, ctx.Err()
	}
	owner := sharing(t, server.Address("share"), asks)
	owner.give("j1", "ward-small", Request{Kind: "plan"}, time.Hour)
	asked := func() []store.Part {
		all, err := owner.Parts().Asked(t.Context(), &store.Lease{Tenant: "a", Job: store.Job{ID: "j1"}})
		require.NoError(t, err)
		return all
	}
	dead := ""
	require.Eventually(t, func() bool {
		for _, up := range asked() {
			if _, err := owner.Parts().Take(t.Context(), "a", up.ID); err == nil {
				dead = up.ID
			}
		}
		return dead != ""
	}, time.Minute, 5*time.Millisecond)
	died.Store(true)

	sharing(t, server.Address("share"), asks)
	better := *drawn
	better.Lines = nil
	made := map[string]rota.Line{}
	for len(made) == 0 {
		for _, l := range <-came {
			made[l.Person] = l
		}
	}
	require.Len(t, made, len(p.People))
	for _, l := range drawn.Lines {
		if n, ok := made[l.Person]; ok {
			l = n
		}
		better.Lines = append(better.Lines, l)
	}
	report, err := check.Check(c, &better)
	require.NoError(t, err)
	require.Empty(t, report.Findings)
	<-came // and the next
	require.Eventually(t, func() bool {
		for _, part := range asked() {
			if part.ID == dead {
				return false
			}
		}
		return true
	}, time.Minute, 50*time.Millisecond, "who has it is taken to be dead")
	require.Equal(t, store.Running, owner.job("j1").State)
	owner.give("j2", "ward-small", Request{Kind: "plan"}, time.Hour)
	require.Eventually(t, func() bool { return owner.job("j2").State == store.Running }, time.Minute, 50*time.Millisecond, "whole jobs go first")

	owner.change(func(tx store.Tx) error { return tx.DeleteJob("j1") })
	require.Empty(t, asked())
}

// Lines that another prices for a job are those the job would price itself.
func TestAWorkerWithoutAJobPricesLinesForAnothers(t *testing.T) {
	t.Parallel()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	_, w := small(t)
	c, err := w.Case("", ward.FromToday)
	require.NoError(t, err)
	asked := make(chan []byte, 1)
	l, err := bound.NewLines(t.Context(), c, rule.Terms(c), &lp.Runner{}, 1)
	require.NoError(t, err)
	l.Share(func(_ context.Context, next func() []byte, _ func([]byte)) {
		if q := next(); q != nil {
			select {
			case asked <- q:
			default:
			}
		}
	}, 0)
	for range 100 { // a round may be over before others are asked
		_, _, err = l.Dive(t.Context(), 2)
		require.NoError(t, err)
		if len(asked) > 0 {
			break
		}
	}
	l.Close()
	require.NotEmpty(t, asked)
	question := <-asked
	here, err := bound.NewPricing(t.Context(), c, rule.Terms(c))
	require.NoError(t, err)
	want, err := here.Answer(t.Context(), question)
	require.NoError(t, err)

	server := throwaway.Test(t)
	require.NoError(t, server.Database(t.Context(), "prices", "template1"))
	answers := make(chan []byte, 100)
	asks := func(ctx context.Context, q solver.Request) (*solver.Result, error) {
		for ctx.Err() == nil { // round after round, with nothing to ask at times
			round, end := context.WithCancel(ctx)
			var once atomic.Bool
			q.Others.Price(round, "", func() []byte {
				if once.Swap(true) {
					return nil
				}
				return question
			}, func(answer []byte) {
				answers <- answer
				end()
			})
			end()
		}
		return nil, ctx.Err()
	}
	owner := sharing(t, server.Address("prices"), asks)
	owner.give("j1", "ward-small", Request{Kind: "from_today"}, time.Hour)
	require.Eventually(t, func() bool { return owner.job("j1").State == store.Running }, time.Minute, 5*time.Millisecond)
	sharing(t, server.Address("prices"), asks)
	for range 3 {
		require.JSONEq(t, string(want), string(<-answers))
	}
}

// What a comparison has others work on is what it searches itself.
func TestAComparisonsQuestionIsAboutTheCaseItSearches(t *testing.T) {
	t.Parallel()
	data, w := small(t)
	of := Request{Kind: Compare, Models: []string{"traditional", "long_L1_third"}, AsIfAgreed: true, Run: ward.FromToday}
	body, err := json.Marshal(of)
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	cancel() // nothing is searched
	made, err := solver.Compare(ctx, of.comparison(w))
	if errors.Is(err, cpsat.ErrNoORTools) {
		t.Skip(err)
	}
	require.NoError(t, err)
	require.Len(t, made.Entries, 2)
	for _, e := range made.Entries {
		c, err := question{Model: e.Model.ID, Run: e.Run}.about(&store.Errand{Job: store.Job{Request: body}, Ward: store.Ward{File: "ward-small.yaml", Body: data}})
		require.NoError(t, err)
		want, err := made.Ward.Case(e.Model.ID, e.Run)
		require.NoError(t, err)
		require.Equal(t, modelOf(t, want), modelOf(t, c), "%s %s", e.Model.ID, e.Run)
	}
}

// A part of a repair is of the rota that the job mends, with its pins.
func TestAWorkerWithoutAJobMendsPartsForAnothers(t *testing.T) {
	t.Parallel()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	data, w := small(t)
	broken, err := fixtures.Rota("ward-small-three-breaches")
	require.NoError(t, err)
	was, c, err := rota.Read("ward-small-three-breaches.yaml", broken, w)
	require.NoError(t, err)
	start, err := was.JSON()
	require.NoError(t, err)
	p := repair.Part{Freed: search.Freed{Rota: was.Bare(), Time: time.Hour}} // nothing missing is what is asked for first
	for _, who := range c.People {
		p.People = append(p.People, who.ID)
	}
	question, err := json.Marshal(question{Mend: &p})
	require.NoError(t, err)
	request, err := json.Marshal(Request{Kind: Repair, Start: "r_1", Model: c.Model.ID, Run: c.Run, Pins: []string{"Eva"}})
	require.NoError(t, err)
	r := New(nil, Settings{Faults: t.TempDir(), Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	answer, err := r.answer(t.Context(), &store.Errand{Question: question, Job: store.Job{Request: request}, Ward: store.Ward{File: "ward-small.yaml", Body: data}, Start: start})
	require.NoError(t, err)
	var lines []rota.Line
	require.NoError(t, json.Unmarshal(answer, &lines))
	made, known := p.With(c, lines)
	require.True(t, known)
	require.NotNil(t, made)
	require.True(t, search.Sound(c, made, false))
	for _, change := range repair.Changes(was, made) {
		require.NotEqual(t, "Eva", change.Person, "she is pinned")
	}
}

// So is what a search has them work on that leaves days as they are.
func TestAQuestionHoldsWhatIsPinned(t *testing.T) {
	t.Parallel()
	data, w := small(t)
	start, c := byHand(t, w)
	body, err := start.JSON()
	require.NoError(t, err)
	request, err := json.Marshal(Request{Kind: string(c.Run), Model: c.Model.ID, Start: "r_1", Pins: []string{"Eva:..2026-01-07"}})
	require.NoError(t, err)
	got, err := question{}.about(&store.Errand{Job: store.Job{Request: request}, Ward: store.Ward{File: "ward-small.yaml", Body: data}, Start: body})
	require.NoError(t, err)
	pins, err := repair.ParsePins([]string{"Eva:..2026-01-07"}, c)
	require.NoError(t, err)
	require.Equal(t, modelOf(t, repair.Hold(c, start, pins)), modelOf(t, got))
	require.NotEqual(t, modelOf(t, c), modelOf(t, got))
}

func modelOf(t *testing.T, c *ward.Case) string {
	t.Helper()
	hash, err := model.New(c, rule.Terms(c), model.Options{}).M.Hash()
	require.NoError(t, err)
	return hash
}
