package lp_test

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/cpsat"
	"heltid/solver/lp"
	"heltid/solver/native/child"
)

func TestMain(m *testing.M) {
	child.Main()
	os.Exit(m.Run())
}

var inf = math.Inf(1)

func needORTools(t testing.TB) {
	t.Helper()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
}

// doors is the textbook case: doors and windows in three plants; optimum 36.
func doors() (m *lp.Model, door, window lp.Col, plants [3]lp.Row) {
	m = lp.NewModel()
	m.Maximize()
	door, window = m.Col(0, inf, 3, "door"), m.Col(0, inf, 5, "window")
	plants[0] = m.Row(-inf, 4, "first", lp.Term{door, 1})
	plants[1] = m.Row(-inf, 12, "second", lp.Term{window, 1}, lp.Term{window, 1})
	plants[2] = m.Row(-inf, 18, "third", lp.Term{door, 3}, lp.Term{window, 2})
	return m, door, window, plants
}

func solve(t *testing.T, m *lp.Model, p lp.Params) *lp.Solution {
	t.Helper()
	s, err := new(lp.Runner).Solve(t.Context(), m, p)
	require.NoError(t, err)
	return s
}

func TestKnownOptimumWithDuals(t *testing.T) {
	needORTools(t)
	t.Parallel()
	m, door, window, plants := doors()
	s := solve(t, m, lp.Params{})
	require.Equal(t, lp.Optimal, s.Status)
	require.InDelta(t, 36, s.Objective, 1e-9)
	require.Equal(t, s.Objective, s.Bound)
	require.InDelta(t, 2, s.Col[door], 1e-9)
	require.InDelta(t, 6, s.Col[window], 1e-9)
	require.InDelta(t, 18, s.Row[plants[2]], 1e-9)
	// One more hour in each plant is worth 0, 1.5 and 1.
	require.InDeltaSlice(t, []float64{0, 1.5, 1}, s.RowDual, 1e-9)
	require.InDeltaSlice(t, []float64{0, 0}, s.ReducedCost, 1e-9)
	require.Positive(t, s.PeakMemory)
}

func TestStatuses(t *testing.T) {
	needORTools(t)
	t.Parallel()
	t.Run("infeasible", func(t *testing.T) {
		t.Parallel()
		m, door, _, _ := doors()
		m.Row(5, inf, "many doors", lp.Term{door, 1})
		s := solve(t, m, lp.Params{})
		require.Equal(t, lp.Infeasible, s.Status)
		require.Nil(t, s.Col)
	})
	t.Run("unbounded", func(t *testing.T) {
		t.Parallel()
		m := lp.NewModel()
		m.Col(-inf, 0, 1, "")
		require.Equal(t, lp.Unbounded, solve(t, m, lp.Params{}).Status)
	})
	t.Run("empty", func(t *testing.T) {
		t.Parallel()
		require.Equal(t, lp.Optimal, solve(t, lp.NewModel(), lp.Params{}).Status)
	})
}

func TestIntegers(t *testing.T) {
	needORTools(t)
	t.Parallel()
	m := lp.NewModel()
	m.Maximize()
	a, b := m.Col(0, 1, 8, "a"), m.Col(0, 1, 11, "b")
	c := m.Col(0, 1, 6, "c")
	for _, x := range []lp.Col{a, b, c} {
		m.Integer(x)
	}
	m.Row(-inf, 10, "room", lp.Term{a, 5}, lp.Term{b, 7}, lp.Term{c, 4})
	s := solve(t, m, lp.Params{Threads: 2, Seed: 5})
	require.Equal(t, lp.Optimal, s.Status)
	require.InDelta(t, 14, s.Objective, 1e-6)
	require.InDelta(t, 14, s.Bound, 1e-6)
	require.Nil(t, s.RowDual)
}

// Every change in a session gives what a fresh solve of the same model gives.
func TestSessionEqualsFreshSolves(t *testing.T) {
	needORTools(t)
	t.Parallel()
	m, door, window, plants := doors()
	s, err := new(lp.Runner).Open(t.Context(), m)
	require.NoError(t, err)
	defer s.Close()
	for i, change := range []func(){
		func() {},
		func() { s.SetRowBounds(plants[1], -inf, 8) },
		func() { s.SetCost(door, 9) },
		func() { s.AddCol(0, 1, 7, lp.Entry{plants[0], 1}, lp.Entry{plants[2], 1}) },
		func() { s.SetColBounds(window, 1, 3) },
		func() { s.Row(1, 2, "a cut over old columns", lp.Term{door, 1}, lp.Term{window, -1}) },
		func() {
			gate := s.Col(0, 4, 2, "gate")
			s.Row(-inf, 5, "old and new", lp.Term{gate, 2}, lp.Term{door, 1})
		},
		func() { s.Minimize() },
		func() { s.Maximize(); s.Integer(door) },
	} {
		change()
		require.NoError(t, s.Err())
		warm, err := s.Solve(t.Context(), lp.Params{Threads: 1 + i%2})
		require.NoError(t, err)
		fresh := solve(t, m, lp.Params{})
		require.Equal(t, lp.Optimal, warm.Status, i)
		require.InDelta(t, fresh.Objective, warm.Objective, 1e-9, i)
		require.Len(t, warm.Col, m.NumCols())
		require.Len(t, warm.Row, m.NumRows())
	}
}

func TestSessionSurvivesACrash(t *testing.T) {
	needORTools(t)
	t.Parallel()
	program, err := os.Executable()
	require.NoError(t, err)
	mark := filepath.Join(t.TempDir(), "tried")
	r := lp.Runner{Command: []string{"/bin/sh", "-c",
		fmt.Sprintf("[ -e %s ] || { touch %s; kill -9 $$; }; exec '%s' solve-child", mark, mark, program)}}
	m, door, _, _ := doors()
	s, err := r.Open(t.Context(), m)
	require.NoError(t, err)
	defer s.Close()
	first, err := s.Solve(t.Context(), lp.Params{Threads: 2})
	require.NoError(t, err)
	require.InDelta(t, 36, first.Objective, 1e-9)
	s.SetColBounds(door, 0, 1)
	second, err := s.Solve(t.Context(), lp.Params{})
	require.NoError(t, err)
	require.InDelta(t, 33, second.Objective, 1e-9)
}

func TestCrashTwiceSavesTheModel(t *testing.T) {
	needORTools(t)
	t.Parallel()
	r := lp.Runner{Command: []string{"/bin/sh", "-c", "kill -9 $$"}, SaveDir: t.TempDir()}
	m, _, _, _ := doors()
	_, err := r.Solve(t.Context(), m, lp.Params{})
	require.ErrorIs(t, err, lp.ErrCrashed)
	saved, _ := filepath.Glob(filepath.Join(r.SaveDir, "*.mps"))
	require.Len(t, saved, 1)
	require.ErrorContains(t, err, saved[0])
}

// hard is a MIP that takes HiGHS long: split weights evenly in many ways.
func hard() *lp.Model {
	m := lp.NewModel()
	seed := uint32(1)
	xs := make([]lp.Col, 50)
	for i := range xs {
		xs[i] = m.Col(0, 1, 0, "")
		m.Integer(xs[i])
	}
	for range 6 {
		terms, total := []lp.Term{}, 0.0
		for _, x := range xs {
			seed = seed*1664525 + 1013904223
			w := float64(seed >> 22)
			terms, total = append(terms, lp.Term{x, w}), total+w
		}
		over, under := m.Col(0, inf, 1, ""), m.Col(0, inf, 1, "")
		half := math.Floor(total / 2)
		m.Row(half, half, "", append(terms, lp.Term{over, -1}, lp.Term{under, 1})...)
	}
	return m
}

// stopper ends the context once HiGHS has said something of its search.
type stopper struct {
	bytes.Buffer
	stop func()
}

func (s *stopper) Write(b []byte) (int, error) {
	if strings.Contains(string(b), "Nodes") {
		s.stop()
	}
	return s.Buffer.Write(b)
}

func TestCancelledKeepsWhatThereIs(t *testing.T) {
	needORTools(t)
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	s, err := new(lp.Runner).Open(t.Context(), hard())
	require.NoError(t, err)
	defer s.Close()
	got, err := s.Solve(ctx, lp.Params{Log: &stopper{stop: cancel}})
	require.NoError(t, err)
	require.True(t, got.Stopped)
	require.LessOrEqual(t, got.Status, lp.Feasible)
	// The session goes on: the stop was for one solve.
	for c := range 50 {
		s.SetColBounds(lp.Col(c), 0, 0)
	}
	got, err = s.Solve(t.Context(), lp.Params{})
	require.NoError(t, err)
	require.Equal(t, lp.Optimal, got.Status)
	require.False(t, got.Stopped)
}

func TestCancelledBeforeItBegins(t *testing.T) {
	needORTools(t)
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	got, err := new(lp.Runner).Solve(ctx, hard(), lp.Params{})
	require.NoError(t, err)
	require.True(t, got.Stopped)
	require.Equal(t, lp.Unknown, got.Status)
	require.True(t, math.IsInf(got.Bound, -1))
}

func TestLibraryAbsent(t *testing.T) {
	t.Parallel()
	m, _, _, _ := doors()
	_, err := (&lp.Runner{Library: t.TempDir()}).Solve(t.Context(), m, lp.Params{})
	require.ErrorIs(t, err, lp.ErrNoORTools)
	require.ErrorContains(t, err, "make ortools")
}

func TestRunnersConvert(t *testing.T) {
	t.Parallel()
	require.Equal(t, "there", lp.Runner(cpsat.Runner{Library: "there"}).Library)
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	for says, build := range map[string]func(m *lp.Model, c lp.Col, r lp.Row){
		"column 7":          func(m *lp.Model, c lp.Col, r lp.Row) { m.Row(0, 1, "r", lp.Term{7, 1}) },
		"row 7":             func(m *lp.Model, c lp.Col, r lp.Row) { m.AddCol(0, 1, 0, lp.Entry{7, 1}) },
		"column -1":         func(m *lp.Model, c lp.Col, r lp.Row) { m.SetCost(-1, 0) },
		"row 9":             func(m *lp.Model, c lp.Col, r lp.Row) { m.SetRowBounds(9, 0, 1) },
		"between 2 and 1":   func(m *lp.Model, c lp.Col, r lp.Row) { m.SetColBounds(c, 2, 1) },
		"between NaN":       func(m *lp.Model, c lp.Col, r lp.Row) { m.SetRowBounds(r, math.NaN(), 1) },
		"between +Inf":      func(m *lp.Model, c lp.Col, r lp.Row) { m.SetColBounds(c, inf, inf) },
		"cost +Inf":         func(m *lp.Model, c lp.Col, r lp.Row) { m.SetCost(c, inf) },
		"coefficient 1e+16": func(m *lp.Model, c lp.Col, r lp.Row) { m.Row(0, 1, "", lp.Term{c, 1e16}) },
	} {
		m := lp.NewModel()
		c := m.Col(0, 1, 1, "c")
		build(m, c, m.Row(0, 1, "r"))
		require.ErrorIs(t, m.Err(), lp.ErrModelInvalid)
		require.ErrorContains(t, m.Err(), says)
		_, err := new(lp.Runner).Solve(t.Context(), m, lp.Params{})
		require.Equal(t, m.Err(), err)
	}
}

func ExampleModel_WriteMPS() {
	m, door, _, _ := doors()
	m.Integer(door)
	m.SetColBounds(door, 1, 3)
	m.Row(-2, 2, "balance", lp.Term{door, 1})
	if err := m.WriteMPS(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// NAME heltid
	// OBJSENSE
	//     MAX
	// ROWS
	//  N cost
	//  L R0
	//  L R1
	//  L R2
	//  G R3
	// COLUMNS
	//  M0 'MARKER' 'INTORG'
	//  C0 cost 3
	//  C0 R0 1
	//  C0 R2 3
	//  C0 R3 1
	//  M0 'MARKER' 'INTEND'
	//  C1 cost 5
	//  C1 R1 2
	//  C1 R2 2
	// RHS
	//  RHS R0 4
	//  RHS R1 12
	//  RHS R2 18
	//  RHS R3 -2
	// RANGES
	//  RNG R3 4
	// BOUNDS
	//  LO BND C0 1
	//  UP BND C0 3
	//  LO BND C1 0
	//  PL BND C1
	// ENDATA
}
