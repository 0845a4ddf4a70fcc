package bound

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"math/big"
)

// Certificate is what a flow bound can be proven by again, without a solver:
// the question and a multiplier for each row of the relaxation. Whatever the
// multipliers are, they prove a limit; good ones prove a tight one.
type Certificate struct {
	Question    Question `json:"question"`
	Value       int      `json:"value"`        // what it is said to prove: posts or person-minutes
	Relaxation  string   `json:"relaxation"`   // SHA-256 of the rows that the multipliers are for
	Of          Origin   `json:"of,omitempty"` // what made it: lines; flow where it does not say
	Step        uint     `json:"step"`         // multipliers are in multiples of 2^-step
	Multipliers []int64  `json:"multipliers"`  // of the rows, in order
}

// ErrOtherRelaxation means that a certificate is for other rows than those this
// version makes of the case.
var ErrOtherRelaxation = errors.New("the certificate is of another relaxation than this version makes of the ward")

// Prove prices the certificate's multipliers against the relaxation in exact
// numbers, and gives the limit that they prove, rounded to what can happen. It
// is an error when they are not of this relaxation, or nobody could ask so.
func (f *Flow) Prove(c Certificate) (Bound, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch {
	case c.Of == ByLines || c.Relaxation != f.hash || len(c.Multipliers) != len(f.program.rows):
		return Bound{}, ErrOtherRelaxation
	case c.Step > fineStep:
		return Bound{}, fmt.Errorf("the certificate's step is %d, not 0 to %d", c.Step, fineStep)
	}
	gain, err := f.pose(c.Question)
	if err != nil {
		return Bound{}, err
	}
	return f.bound(c.Question, f.program.limit(f.program.costs(gain), c.Step, c.Multipliers)), nil
}

// A proof is multipliers of a program's rows, in multiples of 2^-step, and the
// upper limit that they prove.
type proof struct {
	step        uint
	multipliers []int64
	limit       *big.Rat
}

// fineStep is how finely duals are rounded: to multiples of 2^-40, or as fine
// as the largest of them leaves room for.
const fineStep = 40

// rounded makes a proof of HiGHS' duals. Any multipliers prove a limit, so they
// may be rounded; all else is exact.
func (p *program) rounded(cost []int64, duals []float64) proof {
	largest := 1.0
	for _, y := range duals {
		largest = max(largest, math.Abs(y))
	}
	_, exponent := math.Frexp(largest)
	out := proof{step: uint(max(0, min(fineStep, 62-exponent))), multipliers: make([]int64, len(p.rows))}
	for i := range out.multipliers {
		out.multipliers[i] = int64(math.Round(math.Ldexp(duals[i], int(out.step))))
	}
	out.limit = p.limit(cost, out.step, out.multipliers)
	return out
}

// limit is the Lagrangian upper limit on the cost that multipliers of the rows
// prove, in exact whole numbers of any size. A row that is open on the side its
// multiplier leans on is left out. The parts of a cut are priced through its
// whole, so that rounding is paid once a person and day and not once a column.
func (p *program) limit(cost []int64, step uint, multipliers []int64) *big.Rat {
	value, reduced := p.reduced(cost, step, multipliers)
	var zero, product big.Int
	for _, c := range p.cuts {
		most := &zero
		for _, j := range c.parts {
			if reduced[j].Cmp(most) > 0 {
				most = &reduced[j]
			}
		}
		most = new(big.Int).Set(most)
		reduced[c.whole].Add(&reduced[c.whole], most)
		for _, j := range c.parts {
			if d := reduced[j].Sub(&reduced[j], most); d.Sign() > 0 {
				d.SetInt64(0)
			}
		}
	}
	for j := range reduced {
		side := p.lo[j]
		if reduced[j].Sign() > 0 {
			side = p.hi[j]
		}
		value.Add(value, product.Mul(&reduced[j], big.NewInt(side)))
	}
	return new(big.Rat).SetFrac(value, new(big.Int).Lsh(big.NewInt(1), step))
}

// reduced gives what the rows come to at their multipliers, and what is left of
// the columns' costs, both in multiples of 2^-step.
func (p *program) reduced(cost []int64, step uint, multipliers []int64) (value *big.Int, left []big.Int) {
	value, left = new(big.Int), make([]big.Int, len(cost))
	for j, c := range cost {
		left[j].Lsh(big.NewInt(c), step)
	}
	var y, product big.Int
	for i, r := range p.rows {
		side := r.hi
		if multipliers[i] < 0 {
			side = r.lo
		}
		if side == unbounded || side == -unbounded || multipliers[i] == 0 {
			continue
		}
		y.SetInt64(multipliers[i])
		value.Add(value, product.Mul(&y, big.NewInt(side)))
		for _, t := range r.terms {
			left[t.col].Sub(&left[t.col], product.Mul(&y, big.NewInt(t.coef)))
		}
	}
	return value, left
}

// hash names the program by its columns, rows and cuts, without what questions
// hold or ask for.
func (p *program) hash() string {
	h, buffer := sha256.New(), []byte(nil)
	add := func(numbers ...int64) {
		for _, v := range numbers {
			buffer = binary.AppendVarint(buffer, v)
		}
	}
	add(int64(len(p.lo)), int64(len(p.rows)), int64(len(p.cuts)))
	for j := range p.lo {
		add(p.lo[j], p.hi[j])
	}
	for _, r := range p.rows {
		if !r.held {
			add(r.lo, r.hi)
		}
		add(int64(len(r.terms)))
		for _, t := range r.terms {
			add(int64(t.col), t.coef)
		}
	}
	for _, c := range p.cuts {
		add(int64(c.whole), int64(len(c.parts)))
		for _, j := range c.parts {
			add(int64(j))
		}
	}
	h.Write(buffer)
	return hex.EncodeToString(h.Sum(nil))
}
