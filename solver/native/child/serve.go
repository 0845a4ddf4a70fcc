package child

import (
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"sync"
	"syscall"

	"heltid/solver/native"
)

// Main serves and ends this process if it was started as a child, and returns at
// once otherwise.
func Main() {
	if len(os.Args) == 2 && os.Args[1] == Argument {
		os.Exit(Serve(os.Stdin, os.NewFile(3, "frames"), os.Stderr))
	}
}

// Serve is the child's side: it answers requests until stdin ends, and returns
// the exit code. Frames go to the file, complaints to log.
func Serve(stdin io.Reader, frames *os.File, log io.Writer) int {
	s := &server{out: gob.NewEncoder(frames), work: make(chan Request)}
	in := gob.NewDecoder(stdin)
	var first Request
	if err := in.Decode(&first); err != nil || first.Open == nil {
		fmt.Fprintln(log, "this command is started by the program itself; use `heltid solve`")
		return 2
	}
	// A terminal's Ctrl-C is the parent's business; a SIGTERM to the whole service
	// means stop, and the parent has got one too.
	signal.Ignore(os.Interrupt)
	term := make(chan os.Signal, 1)
	signal.Notify(term, syscall.SIGTERM)
	go func() {
		for range term {
			s.stop(0)
		}
	}()

	opened := native.Open(first.Open.Library)
	if opened == nil {
		// After opening, so that a tight limit is not taken for missing libraries.
		opened = limit(first.Open.Memory)
	}

	go func() {
		for {
			var r Request
			if err := in.Decode(&r); err != nil {
				// The parent is gone, so nobody waits for an answer.
				os.Exit(0)
			}
			if r.Stop {
				s.stop(r.ID)
				continue
			}
			s.work <- r
		}
	}()
	runtime.LockOSThread() // HiGHS keeps its workers per thread
	defer runtime.UnlockOSThread()
	for r := range s.work {
		if opened != nil {
			s.fail(opened)
			continue
		}
		switch {
		case r.CPSat != nil:
			s.cpsat(r.ID, r.CPSat)
		case r.LP != nil:
			s.lp(r.ID, r.LP)
		default:
			s.fail(errors.New("an empty request"))
		}
	}
	return 0
}

type server struct {
	mu       sync.Mutex // guards out
	out      *gob.Encoder
	work     chan Request
	highs    *native.Highs
	stopping struct {
		sync.Mutex
		running interface{ Stop() }
		id      int // the request that runs
		asked   int // the last request that is to stop
	}
}

func (s *server) say(f Frame) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.out.Encode(f); err != nil {
		os.Exit(0) // the parent is gone
	}
}

func (s *server) fail(err error) {
	s.say(Frame{Kind: Failed, Failure: err.Error(), NoTools: errors.Is(err, native.ErrNoORTools)})
}

// stop stops the request of this number, or the one that runs if it is 0. A stop
// may come before its request runs, or after it is done.
func (s *server) stop(id int) {
	t := &s.stopping
	t.Lock()
	defer t.Unlock()
	if id == 0 {
		id = t.id
	}
	t.asked = max(t.asked, id)
	if t.running != nil && t.id <= t.asked {
		t.running.Stop()
	}
}

// run makes r what stop stops, until the returned function is called.
func (s *server) run(id int, r interface{ Stop() }) (done func()) {
	t := &s.stopping
	t.Lock()
	defer t.Unlock()
	t.running, t.id = r, id
	if id <= t.asked {
		r.Stop()
	}
	return func() {
		t.Lock()
		defer t.Unlock()
		t.running = nil
	}
}

func (s *server) cpsat(id int, r *CPSat) {
	solve := native.NewCPSat(
		func(response []byte) { s.say(Frame{Kind: Solution, Response: response}) },
		func(bound float64) { s.say(Frame{Kind: Bound, Bound: bound}) })
	defer solve.Close()
	done := s.run(id, solve)
	response, err := solve.Solve(r.Model, r.Params)
	done()
	if err != nil {
		s.fail(err)
		return
	}
	s.say(Frame{Kind: Done, Response: response, Peak: peak()})
}

func (s *server) lp(id int, r *LP) {
	if s.highs == nil {
		s.highs = native.NewHighs()
	}
	h := s.highs
	err := change(h, r)
	if err != nil {
		s.fail(err)
		return
	}
	answer := &LPAnswer{}
	if r.Solve {
		h.Resume()
		done := s.run(id, h)
		answer.Status, err = h.Run()
		done()
		if err != nil {
			s.fail(err)
			return
		}
		answer.Primal, answer.Dual = h.InfoInt("primal_solution_status"), h.InfoInt("dual_solution_status")
		answer.Objective, answer.DualBound = h.Objective(), h.InfoDouble("mip_dual_bound")
		answer.Iterations = h.InfoInt("simplex_iteration_count")
		cols, rows := h.Size()
		answer.Col, answer.ColDual = make([]float64, cols), make([]float64, cols)
		answer.Row, answer.RowDual = make([]float64, rows), make([]float64, rows)
		if err := h.Solution(answer.Col, answer.ColDual, answer.Row, answer.RowDual); err != nil {
			s.fail(err)
			return
		}
	}
	s.say(Frame{Kind: Solved, LP: answer, Peak: peak()})
}

// HiGHS' simplex strategies.
const (
	dualSimplex   = 1
	primalSimplex = 4
)

func change(h *native.Highs, r *LP) error {
	kinds := make([]int32, len(r.Integers.Set))
	for i := range kinds {
		kinds[i] = int32(r.Integers.Lo[i])
	}
	seconds := r.Seconds
	if seconds == 0 {
		seconds = 1e30 // HiGHS' own "no limit" is infinity
	}
	strategy := dualSimplex
	if len(r.AddCols.Cost) > 0 && len(r.ColBounds.Set)+len(r.RowBounds.Set)+len(r.AddRows.Lo) == 0 {
		strategy = primalSimplex // the last basis is still feasible: new columns only make it better
	}
	return errors.Join(
		h.SetBool("output_flag", r.Log),
		h.SetInt("simplex_strategy", strategy),
		h.SetThreads(r.Threads),
		h.SetInt("random_seed", r.Seed),
		h.SetDouble("time_limit", seconds),
		h.Maximize(r.Maximize),
		h.AddRows(r.AddRows.Lo, r.AddRows.Hi, r.AddRows.Start, r.AddRows.Index, r.AddRows.Value),
		h.AddCols(r.AddCols.Cost, r.AddCols.Lo, r.AddCols.Hi, r.AddCols.Start, r.AddCols.Index, r.AddCols.Value),
		h.SetCosts(r.Costs.Set, r.Costs.Lo),
		h.SetColBounds(r.ColBounds.Set, r.ColBounds.Lo, r.ColBounds.Hi),
		h.SetRowBounds(r.RowBounds.Set, r.RowBounds.Lo, r.RowBounds.Hi),
		h.SetIntegers(r.Integers.Set, kinds),
	)
}
