//go:build cgo && linux

package native

// #cgo CXXFLAGS: -std=c++17 -O2 -Wall
// #cgo LDFLAGS: -ldl
// #include <stdlib.h>
// #include "shim.h"
import "C"

import (
	"cmp"
	"fmt"
	"math"
	"path/filepath"
	"runtime/cgo"
	"sync/atomic"
	"unsafe"
)

const linked = true

// Open loads the libraries in dir into this process, once and for good. The
// error is ErrNoORTools with the loader's own words.
func Open(dir string) error {
	// The wheel keeps some copies with a hash in their name in a folder of their
	// own, where libutf8_validity looks for them. We keep all in one folder, so
	// they must be there before it asks.
	hashed, err := filepath.Glob(filepath.Join(dir, "lib*-*.so*"))
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNoORTools, err)
	}
	for _, path := range hashed {
		p := C.CString(path)
		trouble := C.heltid_preload(p)
		C.free(unsafe.Pointer(p))
		if trouble != nil {
			return unusable(C.GoString(trouble))
		}
	}
	d := C.CString(dir)
	defer C.free(unsafe.Pointer(d))
	trouble := C.heltid_open(d)
	if got := C.GoString(C.heltid_version()); got != "" && got != Version {
		return fmt.Errorf("%w: %s holds version %s, but only %s fits; run `make ortools`", ErrNoORTools, dir, got, Version)
	}
	if trouble != nil {
		return unusable(C.GoString(trouble))
	}
	return nil
}

func unusable(why string) error {
	return fmt.Errorf("%w: %s; run `make ortools` (the libraries need Linux with glibc 2.28 or newer)", ErrNoORTools, why)
}

// Versions returns the versions of the opened libraries, as they say themselves.
func Versions() (ortools, highs string) {
	return C.GoString(C.heltid_version()), C.GoString(C.heltid_highs_version())
}

// CPSat is one solve by CP-SAT. Make a new one for each: once stopped, it stays
// stopped.
type CPSat struct {
	env    unsafe.Pointer
	handle cgo.Handle
}

type observer struct {
	solution func(response []byte)
	bound    func(float64)
}

// NewCPSat prepares a solve. The two functions are called from the solver's
// threads while it runs, never two at a time for the same kind: solution with a
// serialised CpSolverResponse, bound with a new best bound. Call Close after.
func NewCPSat(solution func(response []byte), bound func(float64)) *CPSat {
	c := &CPSat{env: C.heltid_cpsat_new(), handle: cgo.NewHandle(&observer{solution, bound})}
	C.heltid_cpsat_observe(c.env, C.uintptr_t(c.handle))
	return c
}

// Solve takes a serialised CpModelProto and SatParameters and returns a
// serialised CpSolverResponse. Bytes that do not parse end the process: that is
// how OR-Tools checks its input.
func (c *CPSat) Solve(model, params []byte) ([]byte, error) {
	if len(model) > math.MaxInt32 || len(params) > math.MaxInt32 {
		return nil, fmt.Errorf("the model takes %d bytes; the C API of OR-Tools takes less than 2 GiB", len(model))
	}
	var result unsafe.Pointer
	var n C.int
	C.heltid_cpsat_solve(c.env, unsafe.Pointer(unsafe.SliceData(model)), C.int(len(model)),
		unsafe.Pointer(unsafe.SliceData(params)), C.int(len(params)), &result, &n)
	defer C.free(result)
	return C.GoBytes(result, n), nil
}

// Stop ends the search from any goroutine, also before it begins.
func (c *CPSat) Stop() { C.heltid_cpsat_stop(c.env) }

// Close frees the solve. No other method may run during or after it.
func (c *CPSat) Close() {
	C.heltid_cpsat_free(c.env)
	c.handle.Delete()
}

//export heltidSolution
func heltidSolution(handle C.uintptr_t, response unsafe.Pointer, n C.int) {
	cgo.Handle(handle).Value().(*observer).solution(C.GoBytes(response, n))
}

//export heltidBound
func heltidBound(handle C.uintptr_t, bound C.double) {
	cgo.Handle(handle).Value().(*observer).bound(float64(bound))
}

// Highs is one HiGHS model kept open between solves, so that the next one
// starts from the last basis. Column and row numbers count from 0 in the order
// they were added. HiGHS keeps its workers per OS thread: call all methods but
// Stop from one.
type Highs struct {
	ptr     unsafe.Pointer
	handle  cgo.Handle
	stop    *atomic.Bool
	threads int
}

// NewHighs makes an empty model. Call Close after.
func NewHighs() *Highs {
	stop := new(atomic.Bool)
	handle := cgo.NewHandle(stop)
	return &Highs{ptr: C.heltid_highs_new(C.uintptr_t(handle)), handle: handle, stop: stop}
}

//export heltidInterrupt
func heltidInterrupt(handle C.uintptr_t) C.int {
	if cgo.Handle(handle).Value().(*atomic.Bool).Load() {
		return 1
	}
	return 0
}

// Stop ends the running solve, from any goroutine. Resume lets the next one run.
func (h *Highs) Stop()   { h.stop.Store(true) }
func (h *Highs) Resume() { h.stop.Store(false) }

// Close frees the model.
func (h *Highs) Close() {
	C.heltid_highs_free(h.ptr)
	h.handle.Delete()
}

// HiGHS answers -1 for an error, 0 for fine and 1 for a warning.
func highs(what string, status C.int) error {
	if status < 0 {
		return fmt.Errorf("HiGHS refused to %s", what)
	}
	return nil
}

func doubles(v []float64) *C.double { return (*C.double)(unsafe.Pointer(unsafe.SliceData(v))) }
func ints(v []int32) *C.int32_t     { return (*C.int32_t)(unsafe.Pointer(unsafe.SliceData(v))) }

// SetBool, SetInt and SetDouble set HiGHS options by name.
func (h *Highs) SetBool(option string, v bool) error {
	o := C.CString(option)
	defer C.free(unsafe.Pointer(o))
	n := C.int(0)
	if v {
		n = 1
	}
	return highs("set "+option, C.heltid_highs_bool(h.ptr, o, n))
}

func (h *Highs) SetInt(option string, v int) error {
	o := C.CString(option)
	defer C.free(unsafe.Pointer(o))
	return highs("set "+option, C.heltid_highs_int(h.ptr, o, C.int(v)))
}

func (h *Highs) SetDouble(option string, v float64) error {
	o := C.CString(option)
	defer C.free(unsafe.Pointer(o))
	return highs("set "+option, C.heltid_highs_double(h.ptr, o, C.double(v)))
}

// SetThreads sets the number of threads of all models in this process.
func (h *Highs) SetThreads(n int) error {
	if n == h.threads {
		return nil
	}
	h.threads = n
	C.heltid_highs_reset_threads() // HiGHS refuses another number while the old threads live
	return h.SetInt("threads", n)
}

// Maximize sets the direction of the objective.
func (h *Highs) Maximize(yes bool) error {
	n := C.int(0)
	if yes {
		n = 1
	}
	return highs("set the objective's direction", C.heltid_highs_maximize(h.ptr, n))
}

// AddCols adds len(cost) columns; start[i] is where column i begins in index
// (rows) and value.
func (h *Highs) AddCols(cost, lo, hi []float64, start, index []int32, value []float64) error {
	if len(cost) == 0 {
		return nil
	}
	return highs("add columns", C.heltid_highs_add_cols(h.ptr, C.int(len(cost)), doubles(cost), doubles(lo), doubles(hi),
		C.int(len(index)), ints(start), ints(index), doubles(value)))
}

// AddRows adds len(lo) rows; start[i] is where row i begins in index (columns)
// and value.
func (h *Highs) AddRows(lo, hi []float64, start, index []int32, value []float64) error {
	if len(lo) == 0 {
		return nil
	}
	return highs("add rows", C.heltid_highs_add_rows(h.ptr, C.int(len(lo)), doubles(lo), doubles(hi),
		C.int(len(index)), ints(start), ints(index), doubles(value)))
}

// SetCosts changes the costs of the columns in set (ascending).
func (h *Highs) SetCosts(set []int32, cost []float64) error {
	if len(set) == 0 {
		return nil
	}
	return highs("change costs", C.heltid_highs_costs(h.ptr, C.int(len(set)), ints(set), doubles(cost)))
}

// SetColBounds changes the bounds of the columns in set (ascending).
func (h *Highs) SetColBounds(set []int32, lo, hi []float64) error {
	if len(set) == 0 {
		return nil
	}
	return highs("change column bounds",
		C.heltid_highs_col_bounds(h.ptr, C.int(len(set)), ints(set), doubles(lo), doubles(hi)))
}

// SetRowBounds changes the bounds of the rows in set (ascending).
func (h *Highs) SetRowBounds(set []int32, lo, hi []float64) error {
	if len(set) == 0 {
		return nil
	}
	return highs("change row bounds",
		C.heltid_highs_row_bounds(h.ptr, C.int(len(set)), ints(set), doubles(lo), doubles(hi)))
}

// SetIntegers makes the columns in set (ascending) integer (1) or continuous (0).
func (h *Highs) SetIntegers(set, kinds []int32) error {
	if len(set) == 0 {
		return nil
	}
	return highs("make columns integer", C.heltid_highs_integers(h.ptr, C.int(len(set)), ints(set), ints(kinds)))
}

// Run solves the model as it stands and returns HiGHS' model status. The time
// limit counts from here. It is an error when HiGHS could not work on the model.
func (h *Highs) Run() (status int, err error) {
	const lastError = 5 // kNotset, kLoadError .. kPostsolveError
	refused := highs("solve the model", C.heltid_highs_run(h.ptr))
	if status = int(C.heltid_highs_status(h.ptr)); status <= lastError {
		return status, cmp.Or(refused, fmt.Errorf("HiGHS failed with model status %d", status))
	}
	return status, nil
}

// Objective is the value of the last solution.
func (h *Highs) Objective() float64 { return float64(C.heltid_highs_objective(h.ptr)) }

// Size is the number of columns and rows.
func (h *Highs) Size() (cols, rows int) {
	return int(C.heltid_highs_cols(h.ptr)), int(C.heltid_highs_rows(h.ptr))
}

// Solution fills the slices, which must be as long as there are columns and rows.
func (h *Highs) Solution(col, colDual, row, rowDual []float64) error {
	return highs("give its solution",
		C.heltid_highs_solution(h.ptr, doubles(col), doubles(colDual), doubles(row), doubles(rowDual)))
}

// InfoInt and InfoDouble read what HiGHS says of its last run; zero when the
// name is not known.
func (h *Highs) InfoInt(name string) int {
	n := C.CString(name)
	defer C.free(unsafe.Pointer(n))
	var v C.int
	C.heltid_highs_info_int(h.ptr, n, &v)
	return int(v)
}

func (h *Highs) InfoDouble(name string) float64 {
	n := C.CString(name)
	defer C.free(unsafe.Pointer(n))
	var v C.double
	C.heltid_highs_info_double(h.ptr, n, &v)
	return float64(v)
}
