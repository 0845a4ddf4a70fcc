// Package lp builds linear and mixed-integer models and solves them with HiGHS in
// child processes. It knows nothing of rotas. Its numbers are doubles: nothing it
// says is a proof until checked in integers.
package lp

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
)

// ErrModelInvalid marks every error in how a model was built.
var ErrModelInvalid = errors.New("invalid linear model")

// Coefficients beyond this are refused, as HiGHS does.
const largest = 1e15

// Col is a column (variable) and Row a row (constraint): their numbers in the
// order they were added to their model, and their places in a Solution.
type (
	Col int
	Row int
)

// Term is coef times a column, in a new row.
type Term struct {
	Col  Col
	Coef float64
}

// Entry is the coefficient of a new column in a row.
type Entry struct {
	Row  Row
	Coef float64
}

// Model is a linear model under construction: minimise (unless told otherwise)
// the costs of the columns within the bounds of columns and rows. Infinite bounds
// are math.Inf. The first error sticks and later calls are harmless. The zero
// Model is empty and ready.
type Model struct {
	err              error
	maximize         bool
	cost, lo, hi     []float64
	integer          []bool
	rowLo, rowHi     []float64
	colName, rowName []string
	entries          []entry // of a later row or column after those of an earlier
	lastOfCol        []int   // one more than its last place in entries
	lastOfRow        []int
}

type entry struct {
	row, col int32
	coef     float64
}

// NewModel returns an empty model.
func NewModel() *Model { return &Model{} }

// Clone returns a model of its own that is the same so far.
func (m *Model) Clone() *Model {
	c := *m
	c.cost, c.lo, c.hi = slices.Clone(m.cost), slices.Clone(m.lo), slices.Clone(m.hi)
	c.integer = slices.Clone(m.integer)
	c.rowLo, c.rowHi = slices.Clone(m.rowLo), slices.Clone(m.rowHi)
	c.colName, c.rowName = slices.Clone(m.colName), slices.Clone(m.rowName)
	c.entries = slices.Clone(m.entries)
	c.lastOfCol, c.lastOfRow = slices.Clone(m.lastOfCol), slices.Clone(m.lastOfRow)
	return &c
}

// Err is the first error in how the model was built, or nil. It is an
// ErrModelInvalid.
func (m *Model) Err() error { return m.err }

func (m *Model) fail(format string, args ...any) {
	if m.err == nil {
		m.err = fmt.Errorf("%w: %w", ErrModelInvalid, fmt.Errorf(format, args...))
	}
}

// Minimize makes the objective a cost; it is one from the start.
func (m *Model) Minimize() { m.maximize = false }

// Maximize makes the objective a gain.
func (m *Model) Maximize() { m.maximize = true }

// NumCols and NumRows are the sizes of the model.
func (m *Model) NumCols() int { return len(m.cost) }
func (m *Model) NumRows() int { return len(m.rowLo) }

// Col adds a column with lo <= value <= hi. Names serve messages and WriteMPS.
func (m *Model) Col(lo, hi, cost float64, name string) Col {
	c := Col(len(m.cost))
	m.cost, m.lo, m.hi = append(m.cost, 0), append(m.lo, 0), append(m.hi, 0)
	m.lastOfCol = append(m.lastOfCol, 0)
	m.integer, m.colName = append(m.integer, false), append(m.colName, name)
	m.SetColBounds(c, lo, hi)
	m.SetCost(c, cost)
	return c
}

// AddCol adds a column with entries in rows that exist. A row given twice gets
// the sum.
func (m *Model) AddCol(lo, hi, cost float64, entries ...Entry) Col {
	c := m.Col(lo, hi, cost, "")
	first := len(m.entries)
	for _, e := range entries {
		if e.Row < 0 || int(e.Row) >= len(m.rowLo) {
			m.fail("column %s has an entry in row %d, which does not exist", m.nameOfCol(c), e.Row)
			return c
		}
		m.entry(first, m.lastOfRow[e.Row], entry{int32(e.Row), int32(c), e.Coef})
	}
	return c
}

// Row adds a row with lo <= sum of terms <= hi. A column given twice counts with
// the sum of its coefficients.
func (m *Model) Row(lo, hi float64, name string, terms ...Term) Row {
	r := Row(len(m.rowLo))
	m.rowLo, m.rowHi, m.rowName = append(m.rowLo, 0), append(m.rowHi, 0), append(m.rowName, name)
	m.lastOfRow = append(m.lastOfRow, 0)
	m.SetRowBounds(r, lo, hi)
	first := len(m.entries)
	for _, t := range terms {
		if t.Col < 0 || int(t.Col) >= len(m.cost) {
			m.fail("row %s has column %d, which does not exist", m.nameOfRow(r), t.Col)
			return r
		}
		m.entry(first, m.lastOfCol[t.Col], entry{int32(r), int32(t.Col), t.Coef})
	}
	return r
}

// entry adds e to a vector that begins at first, or to the entry before last if
// that is of the same vector and so of the same row and column.
func (m *Model) entry(first, last int, e entry) {
	if math.IsNaN(e.coef) || math.Abs(e.coef) > largest {
		m.fail("coefficient %g in row %s, column %s", e.coef, m.nameOfRow(Row(e.row)), m.nameOfCol(Col(e.col)))
		return
	}
	if len(m.entries) == math.MaxInt32 {
		m.fail("more than %d coefficients", math.MaxInt32)
		return
	}
	if last > first {
		m.entries[last-1].coef += e.coef
		return
	}
	m.entries = append(m.entries, e)
	m.lastOfRow[e.row], m.lastOfCol[e.col] = len(m.entries), len(m.entries)
}

// Integer makes a column whole-numbered.
func (m *Model) Integer(c Col) {
	if m.has(c) {
		m.integer[c] = true
	}
}

// SetCost changes a column's cost.
func (m *Model) SetCost(c Col, v float64) {
	if !m.has(c) {
		return
	}
	if math.IsNaN(v) || math.Abs(v) > largest {
		m.fail("column %s: cost %g", m.nameOfCol(c), v)
		return
	}
	m.cost[c] = v
}

// SetColBounds changes a column's bounds.
func (m *Model) SetColBounds(c Col, lo, hi float64) {
	if m.has(c) && m.interval("column "+m.nameOfCol(c), lo, hi) {
		m.lo[c], m.hi[c] = lo, hi
	}
}

// ColBounds gives a column's bounds.
func (m *Model) ColBounds(c Col) (lo, hi float64) {
	if !m.has(c) {
		return 0, 0
	}
	return m.lo[c], m.hi[c]
}

// SetRowBounds changes a row's bounds.
func (m *Model) SetRowBounds(r Row, lo, hi float64) {
	if r < 0 || int(r) >= len(m.rowLo) {
		m.fail("row %d does not exist", r)
		return
	}
	if m.interval("row "+m.nameOfRow(r), lo, hi) {
		m.rowLo[r], m.rowHi[r] = lo, hi
	}
}

func (m *Model) interval(what string, lo, hi float64) bool {
	if lo <= hi && !math.IsInf(lo, 1) && !math.IsInf(hi, -1) {
		return true
	}
	m.fail("%s: no value between %g and %g", what, lo, hi)
	return false
}

func (m *Model) has(c Col) bool {
	if c >= 0 && int(c) < len(m.cost) {
		return true
	}
	m.fail("column %d does not exist", c)
	return false
}

func (m *Model) mixed() bool {
	for _, yes := range m.integer {
		if yes {
			return true
		}
	}
	return false
}

func (m *Model) nameOfCol(c Col) string {
	if n := m.colName[c]; n != "" {
		return n
	}
	return fmt.Sprintf("C%d", c)
}

func (m *Model) nameOfRow(r Row) string {
	if n := m.rowName[r]; n != "" {
		return n
	}
	return fmt.Sprintf("R%d", r)
}

// WriteMPS writes the model in free MPS, which every LP solver reads. Columns and
// rows are called C0, C1 .. and R0, R1 ..: names may be anything, MPS names not.
func (m *Model) WriteMPS(to io.Writer) error {
	if m.err != nil {
		return m.err
	}
	w := bufio.NewWriter(to)
	fmt.Fprintln(w, "NAME heltid")
	if m.maximize {
		fmt.Fprintln(w, "OBJSENSE\n    MAX")
	}
	fmt.Fprintln(w, "ROWS\n N cost")
	for r, lo := range m.rowLo {
		kind := 'G'
		switch hi := m.rowHi[r]; {
		case lo == hi:
			kind = 'E'
		case math.IsInf(lo, -1) && math.IsInf(hi, 1):
			kind = 'N'
		case math.IsInf(lo, -1):
			kind = 'L'
		}
		fmt.Fprintf(w, " %c R%d\n", kind, r)
	}
	fmt.Fprintln(w, "COLUMNS")
	byCol := make([][]entry, len(m.cost))
	for _, e := range m.entries {
		byCol[e.col] = append(byCol[e.col], e)
	}
	for c, entries := range byCol {
		if m.integer[c] {
			fmt.Fprintf(w, " M%d 'MARKER' 'INTORG'\n", c)
		}
		fmt.Fprintf(w, " C%d cost %.17g\n", c, m.cost[c])
		for _, e := range entries {
			fmt.Fprintf(w, " C%d R%d %.17g\n", c, e.row, e.coef)
		}
		if m.integer[c] {
			fmt.Fprintf(w, " M%d 'MARKER' 'INTEND'\n", c)
		}
	}
	fmt.Fprintln(w, "RHS")
	for r, lo := range m.rowLo {
		if !math.IsInf(lo, -1) {
			fmt.Fprintf(w, " RHS R%d %.17g\n", r, lo)
		} else if !math.IsInf(m.rowHi[r], 1) {
			fmt.Fprintf(w, " RHS R%d %.17g\n", r, m.rowHi[r])
		}
	}
	fmt.Fprintln(w, "RANGES")
	for r, lo := range m.rowLo {
		if hi := m.rowHi[r]; lo < hi && !math.IsInf(lo, -1) && !math.IsInf(hi, 1) {
			fmt.Fprintf(w, " RNG R%d %.17g\n", r, hi-lo)
		}
	}
	fmt.Fprintln(w, "BOUNDS")
	for c, lo := range m.lo {
		if math.IsInf(lo, -1) {
			fmt.Fprintf(w, " MI BND C%d\n", c)
		} else {
			fmt.Fprintf(w, " LO BND C%d %.17g\n", c, lo)
		}
		if hi := m.hi[c]; math.IsInf(hi, 1) {
			fmt.Fprintf(w, " PL BND C%d\n", c)
		} else {
			fmt.Fprintf(w, " UP BND C%d %.17g\n", c, hi)
		}
	}
	fmt.Fprintln(w, "ENDATA")
	return w.Flush()
}
