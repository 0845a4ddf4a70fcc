package published

import (
	"math"

	"heltid/solver/cpsat"
	"heltid/solver/lp"
)

// forCP is the model for CP-SAT.
type forCP struct {
	m    *cpsat.Model
	cols []any // Bool or Int
	goal cpsat.Sum
}

func (f *forCP) column(most, cost int) int {
	if most == 1 {
		b := f.m.Bool("")
		f.cols = append(f.cols, b)
		f.goal.Add(int64(cost), b)
	} else {
		v := f.m.Int(0, int64(most), "")
		f.cols = append(f.cols, v)
		f.goal.AddInt(int64(cost), v)
	}
	return len(f.cols) - 1
}

func (f *forCP) row(lo, hi int, terms ...term) {
	var s cpsat.Sum
	for _, t := range terms {
		switch c := f.cols[t.col].(type) {
		case cpsat.Bool:
			s.Add(int64(t.coef), c)
		case cpsat.Int:
			s.AddInt(int64(t.coef), c)
		}
	}
	switch {
	case lo <= -free:
		f.m.AtMost(&s, int64(hi))
	case hi >= free:
		f.m.AtLeast(&s, int64(lo))
	default:
		f.m.Between(&s, int64(lo), int64(hi))
	}
}

// cp states the part for CP-SAT; its objective is the cost of the whole roster.
func cp(in *Instance, p part) (*statement, *forCP) {
	f := &forCP{m: cpsat.NewModel()}
	s := state(in, p, f)
	f.m.Minimize(f.goal.Const(int64(s.fixed)))
	return s, f
}

// forMIP is the model for HiGHS.
type forMIP struct{ m *lp.Model }

func (f *forMIP) column(most, cost int) int {
	c := f.m.Col(0, float64(most), float64(cost), "")
	f.m.Integer(c)
	return int(c)
}

func (f *forMIP) row(lo, hi int, terms ...term) {
	cols := make([]lp.Term, len(terms))
	for i, t := range terms {
		cols[i] = lp.Term{Col: lp.Col(t.col), Coef: float64(t.coef)}
	}
	least, most := float64(lo), float64(hi)
	if lo <= -free {
		least = math.Inf(-1)
	}
	if hi >= free {
		most = math.Inf(1)
	}
	f.m.Row(least, most, "", cols...)
}

// hint suggests the roster that the part came from.
func (f *forCP) hint(s *statement, r Roster) {
	for i, days := range s.duties {
		for day, row := range days {
			for shift, c := range row {
				if c >= 0 {
					f.m.Hint(f.cols[c].(cpsat.Bool), int(r[i][day]) == shift)
				}
			}
			if w := s.works[i][day]; w >= 0 {
				f.m.Hint(f.cols[w].(cpsat.Bool), r[i][day] >= 0)
			}
		}
	}
}

// reads reads columns of a solution.
func (f *forCP) reads(solution []int64) func(col int) bool {
	return func(col int) bool {
		b, ok := f.cols[col].(cpsat.Bool)
		return ok && (solution[b.Index()] == 1) != b.Negated()
	}
}
