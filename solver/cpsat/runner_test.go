package cpsat

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// long is a search that finds something at once and better things for a long
// time: split fifty weights evenly in six ways.
func long() *Model {
	m := NewModel()
	var off Sum
	seed := uint32(1)
	xs := make([]Bool, 50)
	for i := range xs {
		xs[i] = m.Bool("x" + strconv.Itoa(i))
	}
	for range 6 {
		var s Sum
		total := int64(0)
		for _, x := range xs {
			seed = seed*1664525 + 1013904223
			w := int64(seed >> 22)
			s.Add(2*w, x)
			total += w
		}
		gap := m.Int(0, total, "gap")
		m.AtMost(new(Sum).AddSum(1, &s).AddInt(-1, gap), total)
		m.AtLeast(new(Sum).AddSum(1, &s).AddInt(1, gap), total)
		off.AddInt(1, gap)
	}
	m.Minimize(&off)
	return m
}

// easy has its one optimum at 7.
func easy() (*Model, Int) {
	m := NewModel()
	n := m.Int(0, 100, "n")
	m.AtMost(new(Sum).AddInt(3, n), 23)
	m.Maximize(new(Sum).AddInt(1, n))
	return m, n
}

// script is a command that runs shell lines before it becomes a solver process.
func script(t *testing.T, lines string) []string {
	program, err := os.Executable()
	require.NoError(t, err)
	return []string{"/bin/sh", "-c", lines + "\nexec '" + program + "' solve-child"}
}

func TestKnownOptima(t *testing.T) {
	needORTools(t)
	t.Parallel()
	t.Run("minimise", func(t *testing.T) {
		t.Parallel()
		m := NewModel()
		n := m.IntFrom([]int64{-9, -4, 1, 8}, "n")
		x := m.Bool("x")
		m.AtLeast(new(Sum).AddInt(1, n).Add(3, x), -2)
		m.Minimize(new(Sum).AddInt(6, n).Add(9, x).Const(100))
		r := solve(t, m, Params{Workers: 1})
		require.Equal(t, Optimal, r.Status)
		require.Equal(t, int64(85), r.Objective)
		require.Equal(t, int64(85), r.Bound)
		require.Equal(t, int64(-4), r.Int(n))
		require.True(t, r.Value(x))
		require.False(t, r.Value(x.Not()))
		require.Positive(t, r.PeakMemory)
		require.Positive(t, r.Wall)
	})
	t.Run("maximise", func(t *testing.T) {
		t.Parallel()
		m, n := easy()
		r := solve(t, m, Params{Workers: 8, Seed: 3})
		require.Equal(t, Optimal, r.Status)
		require.Equal(t, int64(7), r.Int(n))
		require.Equal(t, int64(7), r.Bound)
	})
	t.Run("constant objective", func(t *testing.T) {
		t.Parallel()
		m := NewModel()
		x := m.Bool("x")
		m.Fix(x, true)
		m.Maximize(new(Sum).Add(5, x))
		r := solve(t, m, Params{Workers: 1})
		require.Equal(t, Optimal, r.Status)
		require.Equal(t, [2]int64{5, 5}, [2]int64{r.Objective, r.Bound})
	})
	t.Run("no objective", func(t *testing.T) {
		t.Parallel()
		m := NewModel()
		m.ExactlyOne(m.Bool("a"), m.Bool("b"))
		r := solve(t, m, Params{Workers: 1})
		require.Equal(t, Optimal, r.Status)
		require.False(t, r.HasObjective)
	})
	t.Run("no variables", func(t *testing.T) {
		t.Parallel()
		require.Equal(t, Optimal, solve(t, NewModel(), Params{Workers: 1}).Status)
	})
}

func TestInfeasible(t *testing.T) {
	needORTools(t)
	t.Parallel()
	m := NewModel()
	a, b, c, d := m.Bool("a"), m.Bool("b"), m.Bool("c"), m.Bool("d")
	m.Minimize(new(Sum).Add(1, d))
	m.AtMostOne(a, b)
	m.Assume(c, a, b.Not(), d)
	require.Equal(t, Optimal, solve(t, m, Params{Workers: 1}).Status)
	m.ClearAssumptions()
	m.Assume(c, a, b, d)
	require.ElementsMatch(t, []Bool{a, b, c, d}, solve(t, m, Params{Workers: 1}).Core)
	m.ClearObjective()
	r := solve(t, m, Params{Workers: 1})
	require.Equal(t, Infeasible, r.Status)
	require.Nil(t, r.Solution)
	require.False(t, r.HasObjective)
	require.ElementsMatch(t, []Bool{a, b}, r.Core)

	m.ClearAssumptions()
	m.Or() // nothing can satisfy the empty clause
	require.Equal(t, Infeasible, solve(t, m, Params{Workers: 1}).Status)
}

func TestCancelledSearchKeepsTheBest(t *testing.T) {
	needORTools(t)
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	m := long()
	var last Event
	r, err := new(Runner).Solve(ctx, m, Params{Workers: 2}, func(e Event) {
		if e.Solution != nil {
			last = e
			cancel()
		}
	})
	require.NoError(t, err)
	require.True(t, r.Stopped)
	require.Equal(t, Feasible, r.Status)
	require.Equal(t, last.Solution, r.Solution)
	require.NoError(t, m.Check(r.Solution))
	require.Equal(t, m.Objective(r.Solution), r.Objective)
	require.Less(t, r.Bound, r.Objective)
}

func TestCancelledBeforeItBegins(t *testing.T) {
	needORTools(t)
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	r, err := new(Runner).Solve(ctx, long(), Params{Workers: 1}, nil)
	require.NoError(t, err)
	require.Equal(t, Unknown, r.Status)
	require.True(t, r.Stopped)
	require.Zero(t, r.Bound, "the bound that needs no search")
}

func TestLimitKeepsTheBest(t *testing.T) {
	needORTools(t)
	t.Parallel()
	r := solve(t, long(), Params{Workers: 1, DeterministicTime: 0.2})
	require.Equal(t, Feasible, r.Status)
	require.False(t, r.Stopped)
}

func TestLiveSolutionsAndBoundsInOrder(t *testing.T) {
	needORTools(t)
	t.Parallel()
	for _, maximize := range []bool{false, true} {
		m := long()
		sense := int64(1)
		if maximize {
			sense = -1
			m.Maximize(new(Sum).AddSum(-1, &Sum{terms: m.objective.terms, model: m.id}).Const(1000))
		}
		var events []Event
		r, err := new(Runner).Solve(t.Context(), m, Params{Workers: 8, Interleave: true, DeterministicTime: 0.05},
			func(e Event) { events = append(events, e) })
		require.NoError(t, err)
		solutions, bounds := 0, 0
		for i, e := range events {
			if e.Solution != nil {
				solutions++
				require.NoError(t, m.Check(e.Solution))
				require.Equal(t, m.Objective(e.Solution), e.Objective)
			} else {
				bounds++
			}
			if i == 0 {
				continue
			}
			before := events[i-1]
			require.GreaterOrEqual(t, sense*e.Bound, sense*before.Bound)
			require.GreaterOrEqual(t, e.Elapsed, before.Elapsed)
			if solutions > 1 {
				require.LessOrEqual(t, sense*e.Objective, sense*before.Objective)
			}
		}
		require.Greater(t, solutions, 1)
		require.Positive(t, bounds)
		require.Equal(t, events[len(events)-1].Objective, r.Objective)
	}
}

func TestOneWorkerRepeatsItself(t *testing.T) {
	needORTools(t)
	t.Parallel()
	p := Params{Workers: 1, DeterministicTime: 0.03, Seed: 7}
	require.Equal(t, solve(t, long(), p).Solution, solve(t, long(), p).Solution)
}

func TestTwoSolvesAtOnce(t *testing.T) {
	needORTools(t)
	t.Parallel()
	var r Runner
	var wg sync.WaitGroup
	results := make([]*Result, 2)
	for i := range results {
		wg.Go(func() {
			m, _ := easy()
			results[i], _ = r.Solve(t.Context(), m, Params{Workers: 1}, nil)
		})
	}
	wg.Wait()
	for _, r := range results {
		require.NotNil(t, r)
		require.Equal(t, int64(7), r.Objective)
	}
}

func TestCrashIsTriedOnceMore(t *testing.T) {
	needORTools(t)
	t.Parallel()
	mark := filepath.Join(t.TempDir(), "tried")
	r := Runner{Command: script(t, fmt.Sprintf("[ -e %s ] || { touch %s; kill -9 $$; }", mark, mark))}
	m, _ := easy()
	res, err := r.Solve(t.Context(), m, Params{Workers: 2}, nil)
	require.NoError(t, err)
	require.Equal(t, Optimal, res.Status)
	require.False(t, res.Crashed)
	require.FileExists(t, mark)
}

func TestCrashTwiceSavesTheModelForReplay(t *testing.T) {
	needORTools(t)
	t.Parallel()
	r := Runner{Command: []string{"/bin/sh", "-c", "echo last words >&2; kill -9 $$"}, SaveDir: filepath.Join(t.TempDir(), "kept")}
	m, _ := easy()
	res, err := r.Solve(t.Context(), m, Params{Workers: 2}, nil)
	require.Nil(t, res)
	require.ErrorIs(t, err, ErrCrashed)
	require.ErrorContains(t, err, "killed")
	require.ErrorContains(t, err, "last words")
	saved, err2 := filepath.Glob(filepath.Join(r.SaveDir, "*.cp_model.pb"))
	require.NoError(t, err2)
	require.Len(t, saved, 1)
	require.ErrorContains(t, err, saved[0])

	res, err = new(Runner).Replay(t.Context(), saved[0])
	require.NoError(t, err)
	require.Equal(t, Optimal, res.Status)
	require.Equal(t, int64(7), res.Objective)

	_, err = r.Replay(t.Context(), saved[0])
	require.ErrorIs(t, err, ErrCrashed)
}

// A child that is killed after it found something: both tries give a solution,
// and the best of them survives.
func TestKilledChildLeavesItsSolution(t *testing.T) {
	needORTools(t)
	t.Parallel()
	pid := filepath.Join(t.TempDir(), "pid")
	r := Runner{Command: script(t, "echo $$ >"+pid), SaveDir: t.TempDir()}
	m := long()
	killed := map[string]bool{}
	best := int64(1 << 60)
	res, err := r.Solve(t.Context(), m, Params{Workers: 1}, func(e Event) {
		if e.Solution != nil {
			best = e.Objective
		}
		if b, err := os.ReadFile(pid); err == nil && !killed[string(b)] {
			killed[string(b)] = true
			n, _ := strconv.Atoi(strings.TrimSpace(string(b)))
			if p, err := os.FindProcess(n); err == nil {
				p.Kill()
			}
		}
	})
	require.NoError(t, err)
	require.True(t, res.Crashed)
	require.FileExists(t, res.Saved)
	require.Equal(t, Feasible, res.Status)
	require.Equal(t, best, res.Objective)
	require.NoError(t, m.Check(res.Solution))
	require.Len(t, killed, 2)
}

func TestMalformedBytesKillOnlyTheChild(t *testing.T) {
	needORTools(t)
	t.Parallel()
	path := filepath.Join(t.TempDir(), "bad.cp_model.pb")
	require.NoError(t, os.WriteFile(path, bytes.Repeat([]byte{0xff}, 100), 0o600))
	require.NoError(t, os.WriteFile(savedParams(path), nil, 0o600))
	_, err := new(Runner).Replay(t.Context(), path)
	require.ErrorIs(t, err, ErrCrashed)
	require.ErrorContains(t, err, "aborted")
	require.ErrorContains(t, err, "ParseFromArray")
}

func TestMemoryLimit(t *testing.T) {
	needORTools(t)
	t.Parallel()
	m := long()
	_, err := (&Runner{Memory: 4 << 20}).Solve(t.Context(), m, Params{Workers: 8, DeterministicTime: 1}, nil)
	require.ErrorIs(t, err, ErrCrashed)
	small, _ := easy()
	r, err := (&Runner{Memory: 1 << 30}).Solve(t.Context(), small, Params{Workers: 1}, nil)
	require.NoError(t, err)
	require.Equal(t, Optimal, r.Status)
}

func TestUnusableLibrary(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "libortools.so.9"), []byte("not a library"), 0o600))
	m, _ := easy()
	_, err := (&Runner{Library: dir}).Solve(t.Context(), m, Params{Workers: 1}, nil)
	require.ErrorIs(t, err, ErrNoORTools)
}

func TestSolverRefusesParameters(t *testing.T) {
	needORTools(t)
	t.Parallel()
	m, _ := easy()
	level := 99
	_, err := new(Runner).Solve(t.Context(), m, Params{Workers: 1, SymmetryLevel: &level, Subsolvers: []string{"no such"}}, nil)
	require.ErrorIs(t, err, ErrModelInvalid)
	require.ErrorContains(t, err, "CP-SAT says")
}

func TestHints(t *testing.T) {
	needORTools(t)
	t.Parallel()
	m := long()
	first := solve(t, m, Params{Workers: 1, StopAfterFirst: true})
	require.Equal(t, Feasible, first.Status)
	m.HintSolution(first.Solution)
	var log bytes.Buffer
	r := solve(t, m, Params{Workers: 1, FixToHint: true, Log: &log})
	require.Equal(t, first.Objective, r.Objective)
	require.Contains(t, log.String(), "CpSolverResponse summary")
	m.ClearHints()
	vars, _ := m.hints()
	require.Empty(t, vars)
}

func TestTimeLimit(t *testing.T) {
	needORTools(t)
	t.Parallel()
	r := solve(t, long(), Params{Workers: 1, Time: 200 * time.Millisecond})
	require.False(t, r.Stopped)
	require.NotEqual(t, Infeasible, r.Status)
}
