// Package cpsat builds models for OR-Tools' CP-SAT solver and runs them in child
// processes. It knows nothing of rotas.
//
// A [Model] collects Boolean and integer variables, rows and an objective; the
// first error sticks and every later call is harmless, so that building code
// needs no error checks until [Model.Bytes] or [Runner.Solve]. Everything is
// integer. The same calls always give the same bytes.
package cpsat

import (
	"errors"
	"fmt"
	"math"
	"sync/atomic"
)

// ErrModelInvalid marks every error in how a model was built, and models that
// CP-SAT itself refuses.
var ErrModelInvalid = errors.New("invalid model")

const (
	// Objectives and bounds come from the solver as doubles, exact up to here.
	exact = 1 << 53
	// CP-SAT's linear code loses its footing beyond this sum of |coefficient|
	// (google/or-tools#5293).
	maxWeight = 1 << 31
	// The largest |value| an expression may reach; leaves room to add two.
	maxReach = 1 << 62

	noLo = math.MinInt64
	noHi = math.MaxInt64
)

// Model is a CP-SAT model under construction. Use NewModel. It is not safe for
// use by several goroutines, but solving only reads it.
type Model struct {
	id  uint32
	err error

	lo, hi []int64           // current domain of each variable
	holes  map[int32][]int64 // closed intervals of domains that are not one interval
	names  []string
	fixed  map[int32][2]int64 // bounds before Fix
	truth  Bool

	rows  []row
	refs  []int32 // literals of clauses, variables of linear rows
	coefs []int64 // beside refs; unused for clauses

	objective   *objective
	hinted      []bool
	hint        []int64
	assumptions []int32
}

type objective struct {
	maximize bool
	terms    []term
	constant int64
}

var models atomic.Uint32

// NewModel returns an empty model.
func NewModel() *Model {
	return &Model{id: models.Add(1), holes: map[int32][]int64{}, fixed: map[int32][2]int64{}}
}

// Err is the first error in how the model was built, or nil. It is an
// ErrModelInvalid.
func (m *Model) Err() error { return m.err }

func (m *Model) fail(format string, args ...any) {
	if m.err == nil {
		m.err = fmt.Errorf("%w: %w", ErrModelInvalid, fmt.Errorf(format, args...))
	}
}

// Bool is a literal: a Boolean variable of one model, or its negation. The zero
// Bool belongs to no model and is refused everywhere.
type Bool struct {
	ref   int32 // variable, or -variable-1 when negated, as CP-SAT writes it
	model uint32
}

// Not is the negation of b.
func (b Bool) Not() Bool { return Bool{-b.ref - 1, b.model} }

// Index is the number of b's variable: its place in a solution.
func (b Bool) Index() int { return int(variable(b.ref)) }

// Negated says whether b is true when its variable is 0.
func (b Bool) Negated() bool { return b.ref < 0 }

// Int is an integer variable of one model.
type Int struct {
	ref   int32
	model uint32
}

// Index is the number of the variable: its place in a solution.
func (v Int) Index() int { return int(v.ref) }

func variable(ref int32) int32 {
	if ref < 0 {
		return -ref - 1
	}
	return ref
}

// Bool adds a Boolean variable. Names serve error messages only; they are not in
// the bytes.
func (m *Model) Bool(name string) Bool { return Bool{m.variable(0, 1, name), m.id} }

// Int adds an integer variable with lo <= value <= hi; both within ±2^53.
func (m *Model) Int(lo, hi int64, name string) Int {
	if lo > hi || lo < -exact || hi > exact {
		m.fail("variable %q: no domain [%d, %d]", name, lo, hi)
		lo, hi = 0, 0
	}
	return Int{m.variable(lo, hi, name), m.id}
}

// IntFrom adds an integer variable that takes one of the given values, which
// must be ascending and within ±2^53.
func (m *Model) IntFrom(domain []int64, name string) Int {
	if len(domain) == 0 {
		m.fail("variable %q: an empty domain", name)
		return m.Int(0, 0, name)
	}
	var intervals []int64
	for i, v := range domain {
		switch {
		case i > 0 && v <= domain[i-1]:
			m.fail("variable %q: its domain has %d after %d", name, v, domain[i-1])
			return m.Int(0, 0, name)
		case i > 0 && v == domain[i-1]+1:
			intervals[len(intervals)-1] = v
		default:
			intervals = append(intervals, v, v)
		}
	}
	x := m.Int(domain[0], domain[len(domain)-1], name)
	if len(intervals) > 2 && m.err == nil {
		m.holes[x.ref] = intervals
	}
	return x
}

func (m *Model) variable(lo, hi int64, name string) int32 {
	if len(m.lo) == math.MaxInt32 {
		m.fail("more than %d variables", math.MaxInt32)
		return 0
	}
	m.lo, m.hi, m.names = append(m.lo, lo), append(m.hi, hi), append(m.names, name)
	return int32(len(m.lo) - 1)
}

// True is the literal that always holds.
func (m *Model) True() Bool {
	if m.truth == (Bool{}) {
		m.truth = Bool{m.variable(1, 1, "true"), m.id}
	}
	return m.truth
}

// False is the literal that never holds.
func (m *Model) False() Bool { return m.True().Not() }

// NumVars is the number of variables: the length of a solution.
func (m *Model) NumVars() int { return len(m.lo) }

// NumRows is the number of rows stated, also those that turn out trivial.
func (m *Model) NumRows() int { return len(m.rows) }

// literals checks that all the literals are of this model and returns their refs.
func (m *Model) literals(bs []Bool) ([]int32, bool) {
	refs := make([]int32, len(bs))
	for i, b := range bs {
		if !m.owns(b.ref, b.model) {
			return nil, false
		}
		refs[i] = b.ref
	}
	return refs, true
}

func (m *Model) owns(ref int32, model uint32) bool {
	switch {
	case model == 0:
		m.fail("a variable that no model made (the zero Bool or Int)")
	case model != m.id:
		m.fail("a variable of another model")
	case int(variable(ref)) >= len(m.lo):
		m.fail("variable %d does not exist", ref)
	default:
		return true
	}
	return false
}

// Minimize makes s the objective, in place of any before.
func (m *Model) Minimize(s *Sum) { m.setObjective(s, false) }

// Maximize makes s the objective, in place of any before.
func (m *Model) Maximize(s *Sum) { m.setObjective(s, true) }

// ClearObjective leaves any solution as good as any other.
func (m *Model) ClearObjective() { m.objective = nil }

func (m *Model) setObjective(s *Sum, maximize bool) {
	terms, constant, ok := m.expression("the objective", s)
	if !ok {
		return
	}
	if m.reach(terms, constant) > exact {
		m.fail("the objective can reach beyond 2^53, where the solver no longer counts exactly")
		return
	}
	m.objective = &objective{maximize, terms, constant}
}

// Fix narrows b's domain to v. It is an error when v is outside the domain. The
// search then sees a smaller model: fixed variables are folded into constants.
func (m *Model) Fix(b Bool, v bool) {
	if m.owns(b.ref, b.model) {
		m.fix(variable(b.ref), boolValue(v != b.Negated()))
	}
}

// FixInt narrows v's domain to x, which must be in it.
func (m *Model) FixInt(v Int, x int64) {
	if m.owns(v.ref, v.model) {
		m.fix(v.ref, x)
	}
}

func (m *Model) fix(v int32, x int64) {
	if !m.inDomain(v, x) {
		m.fail("variable %s cannot be fixed to %d, which is outside its domain", m.varName(v), x)
		return
	}
	if _, before := m.fixed[v]; !before {
		m.fixed[v] = [2]int64{m.lo[v], m.hi[v]}
	}
	m.lo[v], m.hi[v] = x, x
}

// ClearFixed gives every fixed variable its whole domain back.
func (m *Model) ClearFixed() {
	for v, bounds := range m.fixed {
		m.lo[v], m.hi[v] = bounds[0], bounds[1]
	}
	clear(m.fixed)
}

func (m *Model) inDomain(v int32, x int64) bool {
	if x < m.lo[v] || x > m.hi[v] {
		return false
	}
	intervals, ok := m.holes[v]
	if !ok {
		return true
	}
	for i := 0; i < len(intervals); i += 2 {
		if x >= intervals[i] && x <= intervals[i+1] {
			return true
		}
	}
	return false
}

func (m *Model) varName(v int32) string {
	if n := m.names[v]; n != "" {
		return n
	}
	return fmt.Sprintf("#%d", v)
}

// Hint suggests a value. The search tries the hints first; a complete and
// feasible set is a solution at once.
func (m *Model) Hint(b Bool, v bool) {
	if m.owns(b.ref, b.model) {
		m.setHint(variable(b.ref), boolValue(v != b.Negated()))
	}
}

// HintInt suggests a value for an integer variable.
func (m *Model) HintInt(v Int, x int64) {
	if m.owns(v.ref, v.model) {
		m.setHint(v.ref, x)
	}
}

// HintSolution suggests a value for each of the first len(sol) variables.
func (m *Model) HintSolution(sol []int64) {
	if len(sol) > len(m.lo) {
		m.fail("a hint of %d values for %d variables", len(sol), len(m.lo))
		return
	}
	for v, x := range sol {
		m.setHint(int32(v), x)
	}
}

// ClearHints forgets all hints.
func (m *Model) ClearHints() { m.hinted, m.hint = nil, nil }

func (m *Model) setHint(v int32, x int64) {
	if missing := len(m.lo) - len(m.hinted); missing > 0 {
		m.hinted = append(m.hinted, make([]bool, missing)...)
		m.hint = append(m.hint, make([]int64, missing)...)
	}
	m.hinted[v], m.hint[v] = true, x
}

// Assume adds literals that must hold in this solve. When the model is
// infeasible, Result.Core tells which of them clash; clear the objective first,
// or CP-SAT blames them all. Assumptions need Params.Workers to be 1, and hints
// are left out while there are any (google/or-tools#2563, #4324).
func (m *Model) Assume(bs ...Bool) {
	if refs, ok := m.literals(bs); ok {
		m.assumptions = append(m.assumptions, refs...)
	}
}

// ClearAssumptions forgets all assumptions.
func (m *Model) ClearAssumptions() { m.assumptions = nil }

func boolValue(v bool) int64 {
	if v {
		return 1
	}
	return 0
}
