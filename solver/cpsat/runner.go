package cpsat

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"heltid/solver/native"
	"heltid/solver/native/child"
)

var (
	// ErrNoORTools means that the libraries are missing or unfit. Its text says
	// what to do.
	ErrNoORTools = native.ErrNoORTools
	// ErrCrashed means that the solver process died, and again at the second try.
	ErrCrashed = errors.New("the solver crashed")
	// ErrWrong means that the solver gave an answer that its model refutes.
	ErrWrong = errors.New("the solver gave a wrong answer")
)

// Runner solves models, each in a child process of its own. The zero Runner is
// ready, and safe for use by several goroutines.
type Runner struct {
	// Library is the folder with OR-Tools; "" looks where Library (the function)
	// says.
	Library string
	// Memory is how many bytes of address space a solve may take beyond an idle
	// solver process; 0 is no limit.
	Memory int64
	// SaveDir is where a model that crashed the solver is kept, for Replay; ""
	// keeps none.
	SaveDir string
	// Command starts a solver process; the default is this program with the
	// argument solve-child, which must lead to ServeChild.
	Command []string
}

// Library returns the folder with OR-Tools: the explicit one when given, else
// that of HELTID_ORTOOLS, else ortools/lib, ../lib/heltid or
// ../third_party/ortools/lib beside the program, else third_party/ortools/lib of
// the Go module around the working directory. The error is ErrNoORTools.
func Library(explicit string) (dir string, err error) { return native.Find(explicit) }

// ServeChild is the solver process: it answers requests on stdin with frames on
// the file, and returns the exit code.
func ServeChild(stdin io.Reader, frames *os.File, log io.Writer) int {
	return child.Serve(stdin, frames, log)
}

// ChildMain turns this process into a solver process, and ends it, when it was
// started as one; otherwise it returns at once. Call it first in main and in the
// TestMain of packages that solve.
func ChildMain() { child.Main() }

// Solve searches until the model is decided, a limit is reached or ctx ends; in
// the last case it returns the best so far with Stopped set and no error. on, if
// not nil, is told of every better solution and bound, in order and from one
// goroutine; it should be quick, since the search waits for it. Every solution
// has passed Model.Check.
//
// A solver process that dies is tried once more with another seed and fewer
// workers. Errors: ErrModelInvalid, ErrNoORTools, ErrCrashed, ErrWrong.
func (r *Runner) Solve(ctx context.Context, m *Model, p Params, on func(Event)) (*Result, error) {
	if err := p.check(m); err != nil {
		return nil, err
	}
	model, err := m.Bytes()
	if err != nil {
		return nil, err
	}
	if len(m.assumptions) > 0 && p.Presolve == nil {
		p.Presolve = new(bool) // its cores can name literals that are no assumptions (google/or-tools#5141)
	}
	return r.solve(ctx, newWatch(m, on), model, p)
}

// limitSlack is how long CP-SAT may overrun its time limit before it is told to
// stop, and Grace later killed.
const limitSlack = 5 * time.Second

func (r *Runner) solve(ctx context.Context, w *watch, model []byte, p Params) (*Result, error) {
	total := p.Time
	for try := 1; ; try++ {
		answer, err := r.attempt(ctx, w, model, p.bytes(), p)
		if err == nil {
			err = w.finish(answer.Response)
		}
		w.result.PeakMemory = max(w.result.PeakMemory, answer.Peak)
		w.result.Wall = time.Since(w.start)
		w.result.Stopped = ctx.Err() != nil
		left := total - w.result.Wall
		switch {
		case errors.Is(err, ErrWrong):
			return nil, r.save(w, model, p, err)
		case err == nil || !child.Crashed(err):
			return w.answer(err)
		case w.result.Stopped || total > 0 && left <= -limitSlack:
			return w.answer(nil) // we killed it
		case try == 2 || total > 0 && left <= 0:
			err = r.save(w, model, p, fmt.Errorf("%w %d times: %w\n(more memory or fewer workers may help)", ErrCrashed, try, err))
			if w.result.Solution != nil {
				w.result.Crashed = true
				return w.answer(nil)
			}
			return nil, err
		}
		p.Seed = (p.Seed + 1) % math.MaxInt32
		p.Workers = (p.Workers + 1) / 2
		if total > 0 {
			p.Time = left
		}
	}
}

func (r *Runner) attempt(ctx context.Context, w *watch, model, params []byte, p Params) (child.Frame, error) {
	if ctx.Err() != nil {
		return child.Frame{}, nil
	}
	if p.Time > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, p.Time+limitSlack)
		defer cancel()
	}
	c, err := child.Start(child.Settings{Library: r.Library, Memory: r.Memory, Command: r.Command, Log: p.Log})
	if err != nil {
		return child.Frame{}, err
	}
	defer c.Close()
	return c.Do(ctx, child.Request{CPSat: &child.CPSat{Model: model, Params: params}}, w.frame)
}

// Save keeps a model with its parameters in SaveDir for Replay, and gives the
// file.
func (r *Runner) Save(m *Model, p Params) (string, error) {
	bytes, err := m.Bytes()
	if err != nil {
		return "", err
	}
	return r.write(bytes, p)
}

// save keeps the model and parameters that brought err, and adds to err where.
func (r *Runner) save(w *watch, model []byte, p Params, err error) error {
	if r.SaveDir == "" {
		return err
	}
	path, saving := r.write(model, p)
	if saving != nil {
		return fmt.Errorf("%w\nand the model could not be saved: %w", err, saving)
	}
	w.result.Saved = path
	return fmt.Errorf("%w\nthe model is saved in %s", err, path)
}

func (r *Runner) write(model []byte, p Params) (string, error) {
	path := filepath.Join(r.SaveDir, hash(model)[:16]+savedModel)
	if err := os.MkdirAll(r.SaveDir, 0o700); err != nil {
		return "", err
	}
	return path, errors.Join(
		os.WriteFile(path, model, 0o600),
		os.WriteFile(savedParams(path), p.bytes(), 0o600))
}

const savedModel = ".cp_model.pb"

func savedParams(model string) string {
	return strings.TrimSuffix(model, savedModel) + ".sat_parameters.pb"
}

// Replay solves a saved model with its saved parameters; both are the protocol
// buffers that OR-Tools' own tools read. With no Model at hand, the solution is
// not checked and Objective and Bound are the solver's doubles rounded.
func (r *Runner) Replay(ctx context.Context, path string) (*Result, error) {
	model, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	params, err := os.ReadFile(savedParams(path))
	if err != nil {
		return nil, err
	}
	w := newWatch(nil, nil)
	answer, err := r.attempt(ctx, w, model, params, Params{})
	if child.Crashed(err) {
		return nil, fmt.Errorf("%w: %w", ErrCrashed, err)
	}
	if err == nil {
		err = w.finish(answer.Response)
	}
	w.result.PeakMemory, w.result.Wall, w.result.Stopped = answer.Peak, time.Since(w.start), ctx.Err() != nil
	return w.answer(err)
}

// watch follows one solve, over both tries. It keeps the best solution and the
// best bound, and passes on only what is better.
type watch struct {
	model  *Model // nil in a replay
	inner  inner
	sense  int64 // 1 minimises, -1 maximises
	on     func(Event)
	start  time.Time
	result Result
	wrong  error
}

func newWatch(m *Model, on func(Event)) *watch {
	w := &watch{model: m, sense: 1, on: on, start: time.Now()}
	if m != nil && m.objective != nil {
		w.inner = m.inner()
		if m.objective.maximize {
			w.sense = -1
		}
		// No solution can be better than each term at its best.
		least, _ := m.bounds(w.inner.terms)
		w.result.HasObjective, w.result.Bound = true, w.inner.outer(least)
	}
	return w
}

func (w *watch) frame(f child.Frame) {
	if w.model == nil || w.wrong != nil {
		return
	}
	switch f.Kind {
	case child.Solution:
		r, err := parseResponse(f.Response)
		if err != nil {
			w.wrong = err
			return
		}
		w.solution(r.solution, r.bound)
	case child.Bound:
		if w.result.HasObjective && w.bound(f.Bound) {
			w.tell(nil)
		}
	}
}

// solution takes a solution in if it is right and better than the one before.
func (w *watch) solution(sol []int64, bound float64) {
	if err := w.model.Check(sol); err != nil {
		w.wrong = err
		return
	}
	objective := w.model.Objective(sol)
	first := w.result.Solution == nil
	if !first && w.sense*(w.result.Objective-objective) <= 0 {
		return
	}
	if sol == nil {
		sol = []int64{} // of a model without variables
	}
	w.result.Solution, w.result.Objective = sol, objective
	if w.result.HasObjective {
		w.bound(bound)
	}
	w.tell(sol)
}

// bound takes in a bound as the solver gives it, a double, and says whether it is
// news.
func (w *watch) bound(b float64) bool {
	if math.IsNaN(b) || math.Abs(b) > exact {
		return false
	}
	integer := w.inner.fromDouble(b)
	if w.sense*(integer-w.result.Bound) <= 0 {
		return false
	}
	w.result.Bound = integer
	return true
}

func (w *watch) tell(sol []int64) {
	if w.on != nil {
		w.on(Event{Solution: sol, Objective: w.result.Objective, Bound: w.result.Bound, Elapsed: time.Since(w.start)})
	}
}

// finish takes in the last response.
func (w *watch) finish(b []byte) error {
	r, err := parseResponse(b)
	if err != nil {
		return fmt.Errorf("%w: its response cannot be read: %w", ErrWrong, err)
	}
	res := &w.result
	res.Status = r.status
	res.Conflicts, res.Branches, res.Deterministic = r.conflicts, r.branches, r.deterministic
	if r.status == Invalid {
		return fmt.Errorf("%w: CP-SAT says: %s", ErrModelInvalid, r.info)
	}
	if w.model == nil {
		res.Solution, res.HasObjective = r.solution, r.objective != 0 || r.bound != 0
		res.Objective, res.Bound = int64(math.Round(r.objective)), int64(math.Round(r.bound))
		return nil
	}
	if r.status == Feasible || r.status == Optimal {
		w.solution(r.solution, r.bound)
	}
	if w.wrong != nil {
		return fmt.Errorf("%w: %w", ErrWrong, w.wrong)
	}
	if r.status == Infeasible {
		if res.Solution != nil {
			return fmt.Errorf("%w: it found a solution and then called the model infeasible", ErrWrong)
		}
		res.HasObjective, res.Bound = false, 0
		res.Core = w.core(r.core)
		return nil
	}
	// A run that ends early in presolve may leave the bound at its default, 0.
	if res.HasObjective && (r.bound != 0 || res.Solution != nil) {
		w.bound(r.bound)
	}
	return nil
}

// core turns the literals that the solver blames into assumptions. It may blame
// others (google/or-tools#5141); then all that is certain is that the assumptions
// clash.
func (w *watch) core(refs []int32) []Bool {
	core := make([]Bool, 0, len(refs))
	blamed := w.model.assumptions
	if !slices.ContainsFunc(refs, func(ref int32) bool { return !slices.Contains(blamed, ref) }) {
		blamed = refs
	}
	for _, ref := range blamed {
		core = append(core, Bool{ref, w.model.id})
	}
	return core
}

// answer settles the status from what is known.
func (w *watch) answer(err error) (*Result, error) {
	if err != nil {
		return nil, err
	}
	r := &w.result
	switch {
	case w.model == nil || r.Status == Infeasible:
	case r.Solution == nil:
		r.Status = Unknown
	case r.HasObjective && r.Bound == r.Objective, !r.HasObjective:
		r.Status = Optimal
	default:
		r.Status = Feasible
	}
	r.Stopped = r.Stopped && r.Status != Optimal && r.Status != Infeasible
	if r.HasObjective && r.Solution != nil && w.model != nil && w.sense*(r.Bound-r.Objective) > 0 {
		return nil, fmt.Errorf("%w: objective %d is better than its bound %d", ErrWrong, r.Objective, r.Bound)
	}
	return r, nil
}
