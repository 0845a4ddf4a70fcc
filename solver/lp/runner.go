package lp

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"time"

	"heltid/solver/native"
	"heltid/solver/native/child"
)

var (
	// ErrNoORTools means that the libraries (HiGHS comes with OR-Tools) are
	// missing or unfit. Its text says what to do.
	ErrNoORTools = native.ErrNoORTools
	// ErrCrashed means that the solver process died, and again at the second try.
	ErrCrashed = errors.New("the solver crashed")
)

// Runner solves models in child processes. It has the fields of cpsat.Runner, so
// that one converts to the other. The zero Runner is ready, and safe for use by
// several goroutines.
type Runner struct {
	// Library is the folder with OR-Tools; "" searches as cpsat.Library says.
	Library string
	// Memory is how many bytes of address space a solve may take beyond an idle
	// solver process; 0 is no limit.
	Memory int64
	// SaveDir is where a model that crashed the solver is kept, as MPS; "" keeps
	// none.
	SaveDir string
	// Command starts a solver process; the default is this program with the
	// argument solve-child.
	Command []string
}

// Params steer one solve.
type Params struct {
	Time    time.Duration // wall-clock limit; 0 is none
	Threads int           // 0 is 1
	Seed    int
	Log     io.Writer // gets HiGHS' log; only that of a session's first solve counts
}

// Status is what a solve found out.
type Status int

// Unknown is no answer in time, Feasible a solution that may not be best. An
// empty model is Optimal.
const (
	Unknown Status = iota
	Feasible
	Infeasible
	Unbounded
	Optimal
)

func (s Status) String() string {
	if s < Unknown || s > Optimal {
		return fmt.Sprintf("Status(%d)", int(s))
	}
	return [...]string{"unknown", "feasible", "infeasible", "unbounded", "optimal"}[s]
}

// Solution is the outcome of a solve. The slices are nil unless the status is
// Optimal or Feasible.
type Solution struct {
	Status    Status
	Objective float64
	// Bound is what no solution can be better than, as far as HiGHS knows;
	// infinite when it knows nothing.
	Bound float64
	Col   []float64 // value of each column
	Row   []float64 // value of each row
	// RowDual is the change of the objective for one more of the row's bound, and
	// ReducedCost for one more of the column's. Nil for models with integers.
	RowDual, ReducedCost []float64

	Iterations int // of the simplex method
	Wall       time.Duration
	PeakMemory int64 // of the solver process, bytes; 0 when not known
	Stopped    bool  // the context ended the solve
}

// Solve solves the model once; see Session.Solve.
func (r *Runner) Solve(ctx context.Context, m *Model, p Params) (*Solution, error) {
	s, err := r.Open(ctx, m)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return s.Solve(ctx, p)
}

// Open keeps a solver process for m, which solves it again and again from the
// last basis: change costs and bounds, add rows and columns, and call Solve. The
// model's methods are the session's. Once ctx ends, every solve is stopped. Call
// Close after.
func (r *Runner) Open(ctx context.Context, m *Model) (*Session, error) {
	if m.err != nil {
		return nil, m.err
	}
	if _, err := native.Find(r.Library); err != nil {
		return nil, err
	}
	return &Session{Model: m, runner: r, life: ctx}, nil
}

// Session is a model with a solver process of its own. One goroutine at a time.
type Session struct {
	*Model
	runner *Runner
	life   context.Context
	child  *child.Process // nil before the first solve and after a crash
	sent   sent
}

// sent is what the child has of the model.
type sent struct {
	cost, lo, hi, rowLo, rowHi []float64
	integer                    []bool
	entries                    int
}

// Close ends the session.
func (s *Session) Close() {
	if s.child != nil {
		s.child.Close()
	}
	s.child, s.sent = nil, sent{}
}

// Solve solves the model as it stands. When ctx ends first, it returns what there
// is with Stopped set and no error. A solver process that dies is started once
// more, with another seed and fewer threads. Errors: ErrModelInvalid,
// ErrNoORTools, ErrCrashed.
func (s *Session) Solve(ctx context.Context, p Params) (*Solution, error) {
	if s.err != nil {
		return nil, s.err
	}
	if p.Time < 0 || p.Threads < 0 || p.Seed < 0 || p.Seed > math.MaxInt32 {
		return nil, errors.New("lp.Params: time, threads or seed out of range")
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(s.life, cancel)()

	p.Threads = max(1, p.Threads)
	start := time.Now()
	for try := 1; ; try++ {
		warm := s.child != nil
		frame, err := s.attempt(ctx, p)
		stopped := ctx.Err() != nil
		if err == nil {
			solution := s.read(frame)
			if solution.Status == Unknown && warm && !stopped && p.Time == 0 {
				// from an old basis HiGHS sometimes gives up where from none it does not
				s.Close()
				continue
			}
			solution.Wall, solution.Stopped = time.Since(start), stopped && solution.Status <= Feasible
			return solution, nil
		}
		s.Close()
		switch {
		case !child.Crashed(err):
			return nil, err
		case stopped:
			return &Solution{Bound: s.noBound(), Wall: time.Since(start), Stopped: true}, nil
		case try == 2:
			return nil, s.save(fmt.Errorf("%w %d times: %w\n(more memory may help)", ErrCrashed, try, err))
		}
		p.Seed = (p.Seed + 1) % math.MaxInt32
		p.Threads = (p.Threads + 1) / 2
	}
}

func (s *Session) attempt(ctx context.Context, p Params) (child.Frame, error) {
	if ctx.Err() != nil {
		return child.Frame{}, nil
	}
	if s.child == nil {
		r := s.runner
		c, err := child.Start(child.Settings{Library: r.Library, Memory: r.Memory, Command: r.Command, Log: p.Log})
		if err != nil {
			return child.Frame{}, err
		}
		s.child = c
	}
	changes := s.changes()
	changes.Solve, changes.Log = true, p.Log != nil
	changes.Seconds, changes.Threads, changes.Seed = p.Time.Seconds(), p.Threads, p.Seed
	return s.child.Do(ctx, child.Request{LP: changes}, nil)
}

// changes is the difference between the model and what the child has of it.
func (s *Session) changes() *child.LP {
	m, had := s.Model, s.sent
	rows, cols := len(had.rowLo), len(had.cost)
	c := &child.LP{
		Maximize: m.maximize,
		AddRows:  child.Vectors{Lo: m.rowLo[rows:], Hi: m.rowHi[rows:]},
		AddCols:  child.Vectors{Cost: m.cost[cols:], Lo: m.lo[cols:], Hi: m.hi[cols:]},
	}
	// A new entry has a new row or a new column: the model has no other way.
	inRow, inCol := make([][]entry, len(m.rowLo)-rows), make([][]entry, len(m.cost)-cols)
	for _, e := range m.entries[had.entries:] {
		if int(e.col) < cols {
			inRow[int(e.row)-rows] = append(inRow[int(e.row)-rows], e)
		} else {
			inCol[int(e.col)-cols] = append(inCol[int(e.col)-cols], e)
		}
	}
	fill(&c.AddRows, inRow, func(e entry) int32 { return e.col })
	fill(&c.AddCols, inCol, func(e entry) int32 { return e.row })

	for i := range had.cost {
		if m.cost[i] != had.cost[i] {
			c.Costs.Set, c.Costs.Lo = append(c.Costs.Set, int32(i)), append(c.Costs.Lo, m.cost[i])
		}
	}
	c.ColBounds = changed(m.lo, m.hi, had.lo, had.hi)
	c.RowBounds = changed(m.rowLo, m.rowHi, had.rowLo, had.rowHi)
	for i, yes := range m.integer {
		if yes && (i >= cols || !had.integer[i]) {
			c.Integers.Set, c.Integers.Lo = append(c.Integers.Set, int32(i)), append(c.Integers.Lo, 1)
		}
	}
	clone := func(to, from []float64) []float64 { return append(to[:0], from...) }
	s.sent = sent{
		cost: clone(had.cost, m.cost), lo: clone(had.lo, m.lo), hi: clone(had.hi, m.hi),
		rowLo: clone(had.rowLo, m.rowLo), rowHi: clone(had.rowHi, m.rowHi),
		integer: append(had.integer[:0], m.integer...), entries: len(m.entries),
	}
	return c
}

func fill(v *child.Vectors, vectors [][]entry, index func(entry) int32) {
	for _, entries := range vectors {
		v.Start = append(v.Start, int32(len(v.Index)))
		for _, e := range entries {
			v.Index, v.Value = append(v.Index, index(e)), append(v.Value, e.coef)
		}
	}
}

func changed(lo, hi, oldLo, oldHi []float64) (c child.Changes) {
	for i := range oldLo {
		if lo[i] != oldLo[i] || hi[i] != oldHi[i] {
			c.Set, c.Lo, c.Hi = append(c.Set, int32(i)), append(c.Lo, lo[i]), append(c.Hi, hi[i])
		}
	}
	return c
}

// HiGHS' model statuses (HighsModelStatus) that decide something.
const (
	highsEmpty      = 6
	highsOptimal    = 7
	highsInfeasible = 8
	highsUnbounded  = 10
	highsFeasible   = 2 // HighsSolutionStatus
)

func (s *Session) read(f child.Frame) *Solution {
	solution := &Solution{Bound: s.noBound(), PeakMemory: f.Peak}
	a := f.LP
	if a == nil { // stopped before it began
		return solution
	}
	solution.Iterations = a.Iterations
	switch {
	case a.Status == highsInfeasible:
		solution.Status = Infeasible
	case a.Status == highsUnbounded:
		solution.Status = Unbounded
	case a.Status == highsOptimal || a.Status == highsEmpty:
		solution.Status = Optimal
	case a.Primal == highsFeasible:
		solution.Status = Feasible
	}
	mixed := s.mixed()
	switch {
	case mixed && solution.Status != Infeasible:
		solution.Bound = a.DualBound
	case solution.Status == Optimal:
		solution.Bound = a.Objective
	}
	if solution.Status == Optimal || solution.Status == Feasible {
		solution.Objective, solution.Col, solution.Row = a.Objective, a.Col, a.Row
		if !mixed {
			solution.RowDual, solution.ReducedCost = a.RowDual, a.ColDual
		}
	}
	return solution
}

func (s *Session) noBound() float64 {
	if s.maximize {
		return math.Inf(1)
	}
	return math.Inf(-1)
}

func (s *Session) save(err error) error {
	dir := s.runner.SaveDir
	if dir == "" {
		return err
	}
	path, saving := "", os.MkdirAll(dir, 0o700)
	if saving == nil {
		var f *os.File
		if f, saving = os.CreateTemp(dir, "crashed-*.mps"); saving == nil {
			path = filepath.Clean(f.Name())
			saving = errors.Join(s.WriteMPS(f), f.Close())
		}
	}
	if saving != nil {
		return fmt.Errorf("%w\nand the model could not be saved: %w", err, saving)
	}
	return fmt.Errorf("%w\nthe model is saved in %s", err, path)
}
