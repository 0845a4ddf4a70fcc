package runner

import (
	"context"
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
	"heltid/solver/check"
	"heltid/solver/cpsat"
	"heltid/solver/rota"
	"heltid/solver/search"
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
	data, err := fixtures.Ward("ward-small")
	require.NoError(t, err)
	w, err := read("ward-small.yaml", data)
	require.NoError(t, err)
	data, err = fixtures.Rota("ward-small-by-hand")
	require.NoError(t, err)
	byHand, c, err := rota.Read("ward-small-by-hand.yaml", data, w)
	require.NoError(t, err)

	p := search.Part{Goal: search.Goal{Tier: 7}, Held: []search.Goal{{Tier: 1, Part: search.PartShortage}}, Rota: byHand, Time: time.Second}
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
	better := *byHand
	better.Lines = nil
	made := map[string]rota.Line{}
	for len(made) == 0 {
		for _, l := range <-came {
			made[l.Person] = l
		}
	}
	require.Len(t, made, len(p.People))
	for _, l := range byHand.Lines {
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
