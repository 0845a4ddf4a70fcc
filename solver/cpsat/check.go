package cpsat

import "fmt"

// Check says whether sol, one value per variable, satisfies every domain, row
// and assumption of the model as it was stated. The error names the first that
// is broken. It does not use the solver or its simplified rows.
func (m *Model) Check(sol []int64) error {
	if m.err != nil {
		return m.err
	}
	if len(sol) != len(m.lo) {
		return fmt.Errorf("%d values for %d variables", len(sol), len(m.lo))
	}
	for v, x := range sol {
		if !m.inDomain(int32(v), x) {
			return fmt.Errorf("variable %s = %d is outside its domain", m.varName(int32(v)), x)
		}
	}
	for i := range m.rows {
		if why := m.broken(&m.rows[i], sol); why != "" {
			return fmt.Errorf("row %d%s is broken: %s", i, named(m.rows[i].name), why)
		}
	}
	for _, ref := range m.assumptions {
		if !holds(ref, sol) {
			return fmt.Errorf("the assumption on %s does not hold", m.varName(variable(ref)))
		}
	}
	return nil
}

func named(name string) string {
	if name == "" {
		return ""
	}
	return " (" + name + ")"
}

func (m *Model) broken(r *row, sol []int64) string {
	for _, ref := range r.enforcers {
		if !holds(ref, sol) {
			return ""
		}
	}
	if r.kind == linear {
		var v int64
		for i := r.first; i < r.first+r.n; i++ {
			v += m.coefs[i] * sol[m.refs[i]]
		}
		switch {
		case v < r.lo:
			return fmt.Sprintf("%d, at least %d wanted", v, r.lo)
		case v > r.hi:
			return fmt.Sprintf("%d, at most %d wanted", v, r.hi)
		}
		return ""
	}
	n := 0
	for _, ref := range m.literalsOf(r) {
		if holds(ref, sol) {
			n++
		}
	}
	switch {
	case r.kind == clause && n == 0:
		return "no literal holds"
	case r.kind == all && n < r.n:
		return fmt.Sprintf("%d of %d literals hold, all wanted", n, r.n)
	case r.kind == atMostOne && n > 1:
		return fmt.Sprintf("%d literals hold, at most one wanted", n)
	case r.kind == exactlyOne && n != 1:
		return fmt.Sprintf("%d literals hold, exactly one wanted", n)
	}
	return ""
}

func holds(ref int32, sol []int64) bool { return (sol[variable(ref)] != 0) != (ref < 0) }

// Objective is the objective's value in sol; 0 when the model has none.
func (m *Model) Objective(sol []int64) int64 {
	if m.objective == nil {
		return 0
	}
	return value(m.objective.terms, sol) + m.objective.constant
}
