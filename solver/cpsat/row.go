package cpsat

import (
	"fmt"
	"slices"
)

type kind uint8

const (
	linear kind = iota
	clause      // at least one literal
	all         // every literal
	atMostOne
	exactlyOne
)

// row is a constraint as it was stated; bytes.go simplifies it for the solver.
type row struct {
	kind      kind
	first, n  int // in Model.refs and Model.coefs
	lo, hi    int64
	enforcers []int32
	name      string
}

// Row is a constraint of a model.
type Row struct {
	m     *Model
	index int // -1 when stating it failed
}

// OnlyIf makes the row count only when all of bs hold.
func (r Row) OnlyIf(bs ...Bool) Row {
	if r.index >= 0 {
		if refs, ok := r.m.literals(bs); ok {
			r.m.rows[r.index].enforcers = append(r.m.rows[r.index].enforcers, refs...)
		}
	}
	return r
}

// Name gives the row a name for error messages.
func (r Row) Name(name string) Row {
	if r.index >= 0 {
		r.m.rows[r.index].name = name
	}
	return r
}

// AtMost states s <= hi.
func (m *Model) AtMost(s *Sum, hi int64) Row { return m.Between(s, noLo, hi) }

// AtLeast states s >= lo.
func (m *Model) AtLeast(s *Sum, lo int64) Row { return m.Between(s, lo, noHi) }

// Equal states s = v.
func (m *Model) Equal(s *Sum, v int64) Row { return m.Between(s, v, v) }

// Between states lo <= s <= hi.
func (m *Model) Between(s *Sum, lo, hi int64) Row {
	terms, constant, ok := m.expression(fmt.Sprintf("row %d", len(m.rows)), s)
	if !ok {
		return Row{m, -1}
	}
	first := len(m.refs)
	for _, x := range terms {
		m.refs, m.coefs = append(m.refs, x.ref), append(m.coefs, x.coef)
	}
	return m.add(row{kind: linear, first: first, n: len(terms), lo: shift(lo, constant), hi: shift(hi, constant)})
}

// shift is bound - constant, where an infinite bound stays so and a bound too
// far off to matter becomes infinite.
func shift(bound, constant int64) int64 {
	moved := bound - constant
	switch {
	case bound == noLo || bound == noHi:
		return bound
	case constant > 0 && moved > bound:
		return noLo
	case constant < 0 && moved < bound:
		return noHi
	}
	return moved
}

// Or states that at least one literal holds.
func (m *Model) Or(bs ...Bool) Row { return m.literalRow(clause, bs) }

// And states that every literal holds; mostly with OnlyIf.
func (m *Model) And(bs ...Bool) Row { return m.literalRow(all, bs) }

// AtMostOne states that at most one literal holds; one given twice counts twice.
func (m *Model) AtMostOne(bs ...Bool) Row { return m.literalRow(atMostOne, bs) }

// ExactlyOne states that exactly one literal holds; one given twice counts twice.
func (m *Model) ExactlyOne(bs ...Bool) Row { return m.literalRow(exactlyOne, bs) }

// Implies states that b holds if a does.
func (m *Model) Implies(a, b Bool) Row { return m.Or(a.Not(), b) }

func (m *Model) literalRow(k kind, bs []Bool) Row {
	refs, ok := m.literals(bs)
	if !ok {
		return Row{m, -1}
	}
	if k == atMostOne || k == exactlyOne {
		vars := make([]int32, len(refs))
		for i, r := range refs {
			vars[i] = variable(r)
		}
		slices.Sort(vars)
		if len(slices.Compact(vars)) < len(refs) {
			// CP-SAT wants each variable once here.
			var s Sum
			for _, b := range bs {
				s.Add(1, b)
			}
			if k == exactlyOne {
				return m.Equal(&s, 1)
			}
			return m.AtMost(&s, 1)
		}
	}
	first := len(m.refs)
	m.refs = append(m.refs, refs...)
	m.coefs = append(m.coefs, make([]int64, len(refs))...)
	return m.add(row{kind: k, first: first, n: len(refs)})
}

func (m *Model) add(r row) Row {
	m.rows = append(m.rows, r)
	return Row{m, len(m.rows) - 1}
}

func (m *Model) literalsOf(r *row) []int32 { return m.refs[r.first : r.first+r.n] }

func (m *Model) termsOf(r *row) []term {
	terms := make([]term, r.n)
	for i := range terms {
		terms[i] = term{m.refs[r.first+i], m.coefs[r.first+i]}
	}
	return terms
}
