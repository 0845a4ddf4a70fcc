package runner

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"os"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/stretchr/testify/require"

	"heltid/api/store"
	"heltid/api/store/sqlite"
	"heltid/fixtures"
	"heltid/solver"
	"heltid/solver/check"
	"heltid/solver/cpsat"
	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
)

func TestMain(m *testing.M) {
	cpsat.ChildMain()
	os.Exit(m.Run())
}

// bench is a runner with a store of its own.
type bench struct {
	*testing.T
	store.Store
	*Runner
}

func setup(t *testing.T, slice time.Duration) *bench {
	t.Helper()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	s, err := sqlite.Open(t.Context(), t.TempDir())
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return &bench{t, s, New(s.Queue(), Settings{Slice: slice, Jobs: 1, Faults: t.TempDir(), Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Metrics: NewMetrics(prometheus.NewRegistry())})}
}

// give accepts a job on an example ward.
func (b *bench) give(id, example string, q Request, most time.Duration) {
	b.Helper()
	body, err := fixtures.Ward(example)
	require.NoError(b, err)
	w, err := read(example+".yaml", body)
	require.NoError(b, err)
	require.NoError(b, q.Check(w))
	request, err := json.Marshal(q)
	require.NoError(b, err)
	b.change(func(tx store.Tx) error {
		if err := tx.AddWard(store.Ward{ID: "w_" + id, File: example + ".yaml", Body: body, Changed: time.Now()}); err != nil {
			return err
		}
		return tx.AddJob(store.Job{ID: id, Ward: "w_" + id, WardVersion: 1, Kind: q.Kind, Request: request, Time: most, Created: time.Now()})
	})
}

func (b *bench) change(do func(store.Tx) error) {
	b.Helper()
	_, err := b.Of("a").Change(b.Context(), store.Once{}, func(tx store.Tx) (store.Answer, error) { return store.Answer{}, do(tx) })
	require.NoError(b, err)
}

func (b *bench) job(id string) store.Job {
	b.Helper()
	j, err := b.Of("a").Job(b.Context(), id)
	require.NoError(b, err)
	return j
}

func TestAJobIsSolvedSliceBySliceAndNeverGetsWorse(t *testing.T) {
	t.Parallel()
	b := setup(t, time.Second)
	b.give("j1", "ward-small", Request{Kind: "from_today"}, time.Hour)
	var last []int64
	for rotas := 0; b.job("j1").State == store.Queued; {
		require.NoError(t, b.turn(t.Context()))
		best, err := b.Of("a").Best(t.Context(), "j1")
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		require.NoError(t, err)
		require.False(t, worthMore(last, best.Worth), "%v after %v", best.Worth, last)
		last = best.Worth
		if rotas++; rotas == 3 {
			b.change(func(tx store.Tx) error { return tx.StopJob("j1") })
		}
	}
	j := b.job("j1")
	require.Equal(t, store.Done, j.State)
	require.Contains(t, []string{outcomeOptimal, outcomeFeasible}, j.Outcome)
	made, err := b.Of("a").Rota(t.Context(), j.Rota)
	require.NoError(t, err)
	_, w := small(t)
	r, c, err := rota.Read("r.json", made.Body, w)
	require.NoError(t, err)
	report, err := check.Check(c, r)
	require.NoError(t, err)
	for _, f := range report.Findings {
		require.True(t, search.Stands(f.Rule, false), f.Rule)
	}
	require.Equal(t, last, search.Worth(c, r, 0))
	for _, name := range []string{Result, Document("html", "nb"), Document("text", "en"), Document("csv", "nn"), Document("xlsx", "nb")} {
		_, err := b.Of("a").Document(t.Context(), "j1", name)
		require.NoError(t, err, name)
	}
	require.ErrorIs(t, b.turn(t.Context()), store.ErrNotFound)
}

func TestWhatCannotBeIsSaidToBeInfeasible(t *testing.T) {
	t.Parallel()
	b := setup(t, 10*time.Minute)
	b.give("j1", "ward-impossible", Request{Kind: "from_today"}, time.Hour)
	require.NoError(t, b.turn(t.Context()))
	require.Equal(t, outcomeInfeasible, b.job("j1").Outcome)
}

func TestABoundSaysHowFarAnyRotaGets(t *testing.T) {
	t.Parallel()
	b := setup(t, time.Second)
	b.give("j1", "ward-30", Request{Kind: Bound}, time.Hour)
	require.NoError(t, b.turn(t.Context()))
	require.Equal(t, outcomeOptimal, b.job("j1").Outcome)
	doc, err := b.Of("a").Document(t.Context(), "j1", Result)
	require.NoError(t, err)
	var r Reach
	require.NoError(t, json.Unmarshal(doc, &r))
	require.True(t, r.Possible)
	require.Positive(t, r.FullTime)
	require.Contains(t, r.Words["en"], "full")
}

// What a comparison found and proved in one slice the next begins with.
func TestAComparisonGoesOnFromSliceToSlice(t *testing.T) {
	t.Parallel()
	b := setup(t, time.Second)
	b.give("j1", "ward-small", Request{Kind: Compare, Models: []string{"traditional", "hinke_3_8"}, Run: "structure", AsIfAgreed: true}, time.Hour)
	var last solver.Journal
	for slices := 1; ; slices++ {
		require.NoError(t, b.turn(t.Context()))
		if b.job("j1").State != store.Queued {
			require.Greater(t, slices, 1)
			break
		}
		var now solver.Journal
		require.NoError(t, json.Unmarshal(b.job("j1").Memory, &now))
		for n, s := range last.Searches {
			if s.Slices == 0 {
				require.Equal(t, s, now.Searches[n], "what was done is not done again")
			} else {
				require.GreaterOrEqual(t, now.Searches[n].Took, s.Took, "what was under way is not begun anew") // a slice may be over before its turn comes
			}
		}
		for key, limit := range last.Reaches {
			require.Equal(t, limit, now.Reaches[key])
		}
		require.Greater(t, now.Spent, last.Spent)
		if last = now; slices >= 3 && len(now.Searches) > 1 {
			b.change(func(tx store.Tx) error { return tx.StopJob("j1") })
		}
	}
	j := b.job("j1")
	require.Equal(t, store.Done, j.State, j.Fault)
	for _, name := range []string{Result, Document("html", "nb"), Document("csv", "en"), Document("xlsx", "nn")} {
		_, err := b.Of("a").Document(t.Context(), "j1", name)
		require.NoError(t, err, name)
	}
}

// holding is a search that goes on until it is ended, and tells when it began.
func holding(began chan<- struct{}) func(context.Context, solver.Request) (*solver.Result, error) {
	return func(ctx context.Context, _ solver.Request) (*solver.Result, error) {
		began <- struct{}{}
		<-ctx.Done()
		return nil, ctx.Err()
	}
}

func TestAJobThatRunsIsStoppedGivenBackOrDropped(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]struct {
		how  func(b *bench, cancel func())
		then func(t *testing.T, b *bench)
	}{
		"stopped": {
			func(b *bench, _ func()) { b.change(func(tx store.Tx) error { return tx.StopJob("j1") }) },
			func(t *testing.T, b *bench) { require.Equal(t, store.Done, b.job("j1").State) },
		},
		"deleted": {
			func(b *bench, _ func()) { b.change(func(tx store.Tx) error { return tx.DeleteJob("j1") }) },
			func(t *testing.T, b *bench) {
				_, err := b.Of("a").Job(t.Context(), "j1")
				require.ErrorIs(t, err, store.ErrNotFound)
			},
		},
		"the service ends": {
			func(_ *bench, cancel func()) { cancel() },
			func(t *testing.T, b *bench) {
				require.Equal(t, store.Queued, b.job("j1").State)
				require.Zero(t, b.job("j1").Attempts, "nothing broke")
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t, time.Minute)
			b.give("j1", "ward-small", Request{Kind: "structure"}, time.Minute)
			began := make(chan struct{}, 1)
			b.solve = holding(began)
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			done := make(chan struct{})
			go func() { defer close(done); b.turn(ctx) }()
			<-began
			end.how(b, cancel)
			<-done
			end.then(t, b)
		})
	}
}

// small is the little ward's file and the ward as a job has it.
func small(t *testing.T) (file []byte, w *ward.Ward) {
	t.Helper()
	file, err := fixtures.Ward("ward-small")
	require.NoError(t, err)
	w, err = read("ward-small.yaml", file)
	require.NoError(t, err)
	return file, w
}

// byHand is its rota drawn by hand.
func byHand(t *testing.T, w *ward.Ward) (*rota.Rota, *ward.Case) {
	t.Helper()
	data, err := fixtures.Rota("ward-small-by-hand")
	require.NoError(t, err)
	r, c, err := rota.Read("ward-small-by-hand.yaml", data, w)
	require.NoError(t, err)
	return r, c
}

// Where a search ends with a rota that is worth less than one it told of, the one
// that was shown stays, and has the reports.
func TestWhatWasShownHasTheReports(t *testing.T) {
	t.Parallel()
	b := setup(t, time.Minute)
	_, w := small(t)
	shown, c := byHand(t, w)
	b.give("j1", "ward-small", Request{Kind: string(c.Run)}, 100*time.Millisecond)
	b.solve = func(_ context.Context, q solver.Request) (*solver.Result, error) {
		q.On(search.Event{Kind: search.FoundEvent, Rota: shown})
		for kept := false; !kept; {
			_, err := b.Of("a").Best(t.Context(), "j1")
			kept = err == nil
		}
		none := &rota.Rota{Ward: shown.Ward, Model: shown.Model, Run: shown.Run, Start: shown.Start, Weeks: shown.Weeks}
		for _, l := range shown.Lines {
			none.Lines = append(none.Lines, rota.Line{Person: l.Person, Size: l.Size})
		}
		report, err := check.Check(c, none)
		return &solver.Result{Outcome: &search.Outcome{Rota: none}, Case: c, Report: report, Totals: measure.Sum(c, none)}, err
	}
	require.NoError(t, b.turn(t.Context()))
	require.Equal(t, store.Done, b.job("j1").State)
	best, err := b.Of("a").Best(t.Context(), "j1")
	require.NoError(t, err)
	made, err := b.Of("a").Rota(t.Context(), b.job("j1").Rota)
	require.NoError(t, err)
	report, err := b.Of("a").Document(t.Context(), "j1", Document("csv", rule.Bokmaal))
	require.NoError(t, err)
	for _, body := range [][]byte{best.Rota, made.Body} {
		got, _, err := rota.Read("got.json", body, w)
		require.NoError(t, err)
		for i, l := range got.Lines {
			require.Equal(t, shown.Lines[i].Duties, l.Duties, l.Person)
		}
		told, err := got.CSV(c.Dates.Rolling)
		require.NoError(t, err)
		require.Equal(t, string(told), string(report))
	}
}

func TestASearchThatBreaksThreeTimesHasFailed(t *testing.T) {
	t.Parallel()
	for name, solve := range map[string]func(context.Context, solver.Request) (*solver.Result, error){
		"an error": func(context.Context, solver.Request) (*solver.Result, error) { return nil, errors.New("it broke") },
		"a panic":  func(context.Context, solver.Request) (*solver.Result, error) { panic("it broke") },
		"no agreement": func(context.Context, solver.Request) (*solver.Result, error) {
			return nil, &solver.DisagreementError{What: "x"}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t, time.Minute)
			b.give("j1", "ward-small", Request{Kind: "structure"}, time.Minute)
			b.solve = solve
			for n := range store.MostAttempts {
				require.Equal(t, store.Queued, b.job("j1").State, n)
				require.NoError(t, b.turn(t.Context()))
			}
			require.Equal(t, store.Failed, b.job("j1").State)
			require.NotEmpty(t, b.job("j1").Fault)
			require.ErrorIs(t, b.turn(t.Context()), store.ErrNotFound)
		})
	}
}

func TestARequestIsRefusedByField(t *testing.T) {
	t.Parallel()
	_, w := small(t)
	empty := *w
	empty.People = nil
	for field, q := range map[string]Request{
		"with":   {Kind: "structure", With: []string{"nothing_known"}},
		"models": {Kind: Compare, Models: []string{"traditional"}},
		"model":  {Kind: "structure", Model: "none"},
		"expert": {Kind: "structure", Model: "northsea"},
		"run":    {Kind: "structure", Run: "plan"},
		"kind":   {Kind: "from_today"},
	} {
		in := w
		if field == "kind" {
			in = &empty
		}
		var wrong *FieldError
		require.ErrorAs(t, q.Check(in), &wrong, field)
		require.Equal(t, field, wrong.Field)
	}
}

// Who ends the service as it starts has ended it, and is told of no error.
func TestEndingAtOnceIsNoError(t *testing.T) {
	t.Parallel()
	b := setup(t, time.Minute)
	ctx, end := context.WithCancel(t.Context())
	end()
	require.NoError(t, b.Runner.Run(ctx))
}
