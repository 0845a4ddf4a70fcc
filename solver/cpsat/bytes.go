package cpsat

import (
	"crypto/sha256"
	"encoding/hex"
	"math"
	"slices"

	"google.golang.org/protobuf/encoding/protowire"
)

// Field numbers of ortools/sat/cp_model.proto, held to the official descriptors
// by a test.
const (
	modelVariables   = 2
	modelConstraints = 3
	modelObjective   = 4
	modelHint        = 6
	modelAssumptions = 7

	variableDomain = 2

	constraintEnforcement = 2
	constraintOr          = 3
	constraintAnd         = 4
	constraintLinear      = 12
	constraintAtMostOne   = 26
	constraintExactlyOne  = 29

	argumentLiterals = 1

	linearVars   = 1
	linearCoeffs = 2
	linearDomain = 3

	objectiveVars    = 1
	objectiveOffset  = 2
	objectiveScaling = 3
	objectiveCoeffs  = 4

	hintVars   = 1
	hintValues = 2
)

// Bytes is the model as a serialised CpModelProto. Fixed variables are folded
// into the rows, trivial rows left out, and coefficients divided by their common
// divisor. A row that cannot be satisfied stays, as a clause that says so.
func (m *Model) Bytes() ([]byte, error) {
	if m.err != nil {
		return nil, m.err
	}
	var b []byte
	var scratch []byte
	for v := range m.lo {
		domain := []int64{m.lo[v], m.hi[v]}
		if intervals, ok := m.holes[int32(v)]; ok && m.lo[v] < m.hi[v] {
			domain = intervals
		}
		scratch = packed(scratch[:0], variableDomain, domain)
		b = message(b, modelVariables, scratch)
	}
	for i := range m.rows {
		if c := m.encodeRow(scratch[:0], &m.rows[i]); c != nil {
			b = message(b, modelConstraints, c)
			scratch = c
		}
	}
	if m.objective != nil {
		o := m.inner()
		scratch = packed(scratch[:0], objectiveVars, refsOf(o.terms))
		scratch = packed(scratch, objectiveCoeffs, coefsOf(o.terms))
		scratch = double(scratch, objectiveOffset, o.offset())
		scratch = double(scratch, objectiveScaling, float64(o.scale))
		b = message(b, modelObjective, scratch)
	}
	if len(m.assumptions) > 0 {
		b = packed(b, modelAssumptions, m.assumptions)
	} else if vars, values := m.hints(); len(vars) > 0 {
		scratch = packed(packed(scratch[:0], hintVars, vars), hintValues, values)
		b = message(b, modelHint, scratch)
	}
	if len(b) > math.MaxInt32 {
		m.fail("the model takes %d bytes; the C API of OR-Tools takes less than 2 GiB", len(b))
		return nil, m.err
	}
	return b, nil
}

// Hash is the SHA-256 of Bytes in hexadecimal.
func (m *Model) Hash() (string, error) {
	b, err := m.Bytes()
	if err != nil {
		return "", err
	}
	return hash(b), nil
}

func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// inner is the objective as the solver sees it: minimise the terms. The model's
// own objective is scale·terms + constant.
type inner struct {
	terms    []term
	scale    int64 // negative when maximising
	constant int64
}

func (o inner) offset() float64 { return float64(o.constant) / float64(o.scale) }

// outer turns a value of the terms into one of the model's objective.
func (o inner) outer(v int64) int64 { return v*o.scale + o.constant }

// fromDouble does the same for a scaled value from the solver, which is a whole
// number of terms give or take rounding.
func (o inner) fromDouble(v float64) int64 {
	return o.outer(int64(math.Round((v - float64(o.constant)) / float64(o.scale))))
}

func (m *Model) inner() inner {
	o := inner{scale: 1, constant: m.objective.constant}
	for _, x := range m.objective.terms {
		if m.lo[x.ref] == m.hi[x.ref] {
			o.constant += x.coef * m.lo[x.ref]
		} else {
			o.terms = append(o.terms, x)
		}
	}
	o.scale = common(o.terms)
	if m.objective.maximize {
		o.scale = -o.scale
	}
	for i := range o.terms {
		o.terms[i].coef /= o.scale
	}
	return o
}

// hints are in variable order; a fixed variable's hint is its value, so that a
// complete hint stays complete and feasible.
func (m *Model) hints() (vars []int32, values []int64) {
	for v, yes := range m.hinted {
		if yes {
			vars, values = append(vars, int32(v)), append(values, min(max(m.hint[v], m.lo[v]), m.hi[v]))
		}
	}
	return vars, values
}

// truthOf is 1 or 0 for a literal that is fixed, else -1.
func (m *Model) truthOf(ref int32) int64 {
	v := variable(ref)
	if m.lo[v] != m.hi[v] {
		return -1
	}
	return boolValue((m.lo[v] != 0) != (ref < 0))
}

// simplify drops the literals that are fixed to neutral and sorts and merges the
// rest. It says whether one is fixed to the opposite, or both signs of a variable
// are there.
func (m *Model) simplify(refs []int32, neutral int64) (rest []int32, decided bool) {
	rest = make([]int32, 0, len(refs))
	for _, ref := range refs {
		switch m.truthOf(ref) {
		case neutral:
		case 1 - neutral:
			return nil, true
		default:
			rest = append(rest, ref)
		}
	}
	slices.SortFunc(rest, byVariable)
	rest = slices.Compact(rest)
	for i := 1; i < len(rest); i++ {
		if rest[i] == -rest[i-1]-1 {
			return nil, true
		}
	}
	return rest, false
}

func byVariable(a, b int32) int {
	if va, vb := variable(a), variable(b); va != vb {
		return int(va) - int(vb)
	}
	return int(b) - int(a)
}

// encodeRow appends the row as a ConstraintProto, or returns nil when nothing is
// left to say.
func (m *Model) encodeRow(b []byte, r *row) []byte {
	when, never := m.simplify(r.enforcers, 1)
	if never {
		return nil
	}
	switch r.kind {
	case clause:
		lits, always := m.simplify(m.literalsOf(r), 0)
		switch {
		case always:
			return nil
		case len(lits) == 0:
			return contradiction(b, when)
		}
		return literalRow(b, when, constraintOr, lits)
	case all:
		lits, impossible := m.simplify(m.literalsOf(r), 1)
		if impossible {
			return contradiction(b, when)
		}
		if len(lits) == 0 {
			return nil
		}
		return literalRow(b, when, constraintAnd, lits)
	case linear:
		return m.encodeLinear(b, when, m.termsOf(r), r.lo, r.hi)
	}

	// At most one and exactly one. The solver's own kinds come without
	// enforcement; a linear row says the same.
	lo := int64(noLo)
	if r.kind == exactlyOne {
		lo = 1
	}
	var rest []int32
	var free Sum
	held := int64(0)
	for _, ref := range m.literalsOf(r) {
		switch m.truthOf(ref) {
		case 1:
			held++
		case -1:
			rest = append(rest, ref)
			free.Add(1, Bool{ref, m.id})
		}
	}
	if len(when) > 0 || held > 0 || len(rest) < 2 {
		free.fold()
		return m.encodeLinear(b, when, free.terms, shift(lo, free.constant+held), 1-free.constant-held)
	}
	slices.SortFunc(rest, byVariable)
	if r.kind == exactlyOne {
		return literalRow(b, nil, constraintExactlyOne, rest)
	}
	return literalRow(b, nil, constraintAtMostOne, rest)
}

func (m *Model) encodeLinear(b []byte, when []int32, terms []term, lo, hi int64) []byte {
	free := terms[:0]
	for _, x := range terms {
		if m.lo[x.ref] == m.hi[x.ref] {
			lo, hi = shift(lo, x.coef*m.lo[x.ref]), shift(hi, x.coef*m.lo[x.ref])
		} else {
			free = append(free, x)
		}
	}
	if g := common(free); g > 1 {
		for i := range free {
			free[i].coef /= g
		}
		if lo != noLo {
			lo = -floorDiv(-lo, g)
		}
		if hi != noHi {
			hi = floorDiv(hi, g)
		}
	}
	least, most := m.bounds(free)
	switch {
	case lo > hi || lo > most || hi < least:
		return contradiction(b, when)
	case lo <= least && hi >= most:
		return nil
	}
	// A side that is always met is left open.
	if lo <= least {
		lo = noLo
	}
	if hi >= most {
		hi = noHi
	}
	l := packed(nil, linearVars, refsOf(free))
	l = packed(l, linearCoeffs, coefsOf(free))
	l = packed(l, linearDomain, []int64{lo, hi})
	if len(when) > 0 {
		b = packed(b, constraintEnforcement, when)
	}
	return message(b, constraintLinear, l)
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func literalRow(b []byte, when []int32, field protowire.Number, lits []int32) []byte {
	if len(when) > 0 {
		b = packed(b, constraintEnforcement, when)
	}
	var inside []byte
	if len(lits) > 0 {
		inside = packed(nil, argumentLiterals, lits)
	}
	return message(b, field, inside)
}

// contradiction forbids that all of when hold. Without any it is the empty
// clause: the model is infeasible, and says so itself.
func contradiction(b []byte, when []int32) []byte {
	not := make([]int32, len(when))
	for i, ref := range when {
		not[i] = -ref - 1
	}
	return literalRow(b, nil, constraintOr, not)
}

func refsOf(terms []term) []int32 {
	refs := make([]int32, len(terms))
	for i, x := range terms {
		refs[i] = x.ref
	}
	return refs
}

func coefsOf(terms []term) []int64 {
	coefs := make([]int64, len(terms))
	for i, x := range terms {
		coefs[i] = x.coef
	}
	return coefs
}

func message(b []byte, field protowire.Number, inside []byte) []byte {
	return protowire.AppendBytes(protowire.AppendTag(b, field, protowire.BytesType), inside)
}

func packed[T int32 | int64](b []byte, field protowire.Number, values []T) []byte {
	size := 0
	for _, v := range values {
		size += protowire.SizeVarint(uint64(int64(v)))
	}
	b = protowire.AppendVarint(protowire.AppendTag(b, field, protowire.BytesType), uint64(size))
	for _, v := range values {
		b = protowire.AppendVarint(b, uint64(int64(v)))
	}
	return b
}

func double(b []byte, field protowire.Number, v float64) []byte {
	return protowire.AppendFixed64(protowire.AppendTag(b, field, protowire.Fixed64Type), math.Float64bits(v))
}

func varint(b []byte, field protowire.Number, v int64) []byte {
	return protowire.AppendVarint(protowire.AppendTag(b, field, protowire.VarintType), uint64(v))
}

func text(b []byte, field protowire.Number, v string) []byte {
	return protowire.AppendString(protowire.AppendTag(b, field, protowire.BytesType), v)
}
