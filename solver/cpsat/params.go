package cpsat

import (
	"errors"
	"fmt"
	"io"
	"math"
	"time"
)

// Field numbers of ortools/sat/sat_parameters.proto.
const (
	paramSeed              = 31
	paramMaxTime           = 36
	paramLog               = 41
	paramMaxDeterministic  = 67
	paramPresolve          = 86
	paramLinearization     = 90
	paramStopAfterFirst    = 98
	paramCatchSigint       = 135
	paramInterleave        = 136
	paramHintConflictLimit = 153
	paramRepairHint        = 167
	paramSymmetry          = 183
	paramFixToHint         = 192
	paramWorkers           = 206
	paramSubsolvers        = 207
	paramIgnoreSubsolvers  = 209
)

// Params steer one solve. A nil pointer leaves CP-SAT's own default.
type Params struct {
	// Time is the wall-clock limit; 0 is none. Results then depend on the machine.
	Time time.Duration
	// DeterministicTime is a limit in CP-SAT's deterministic seconds; 0 is none.
	DeterministicTime float64
	// Workers is the number of search threads, at least 1. With 1 a run without
	// Time repeats itself exactly.
	Workers int
	Seed    int
	// Interleave makes a run with any number of workers repeat itself exactly, in
	// one thread's pace; made for tests.
	Interleave bool
	// FixToHint searches only among solutions that agree with the hints: status
	// and bound then speak of those only.
	FixToHint bool
	// StopAfterFirst ends the search at the first solution.
	StopAfterFirst bool
	// RepairHint searches near an infeasible hint first.
	RepairHint bool
	// HintConflictLimit is how many conflicts the search may spend following the
	// hints (CP-SAT: 10).
	HintConflictLimit *int
	// Presolve simplifies the model first; by default it does unless there are
	// assumptions.
	Presolve           *bool
	SymmetryLevel      *int // 0 to 4
	LinearizationLevel *int // 0 to 2
	// Subsolvers replaces the portfolio; IgnoreSubsolvers takes some out of it.
	Subsolvers, IgnoreSubsolvers []string
	// Log gets CP-SAT's search log and all else the solver process prints.
	Log io.Writer
}

func (p *Params) check(m *Model) error {
	switch {
	case p.Workers < 1:
		return errors.New("Params.Workers must be at least 1")
	case p.Workers > 1000:
		return fmt.Errorf("Params.Workers is %d; 1000 is the most", p.Workers)
	case p.Time < 0 || p.DeterministicTime < 0 || math.IsNaN(p.DeterministicTime):
		return errors.New("a time limit cannot be negative")
	case p.Seed < 0 || p.Seed > math.MaxInt32:
		return errors.New("Params.Seed must be between 0 and 2^31-1")
	case m != nil && len(m.assumptions) > 0 && (p.Workers != 1 || p.Interleave):
		return errors.New("assumptions need Params.Workers to be 1 and no Interleave")
	}
	return nil
}

func (p *Params) bytes() []byte {
	var b []byte
	if p.Seed != 0 {
		b = varint(b, paramSeed, int64(p.Seed))
	}
	if p.Time > 0 {
		b = double(b, paramMaxTime, p.Time.Seconds())
	}
	if p.Log != nil {
		b = varint(b, paramLog, 1)
	}
	if p.DeterministicTime > 0 {
		b = double(b, paramMaxDeterministic, p.DeterministicTime)
	}
	if p.Presolve != nil {
		b = varint(b, paramPresolve, boolValue(*p.Presolve))
	}
	if p.LinearizationLevel != nil {
		b = varint(b, paramLinearization, int64(*p.LinearizationLevel))
	}
	if p.StopAfterFirst {
		b = varint(b, paramStopAfterFirst, 1)
	}
	b = varint(b, paramCatchSigint, 0) // it is for the program to catch
	if p.Interleave {
		b = varint(b, paramInterleave, 1)
	}
	if p.HintConflictLimit != nil {
		b = varint(b, paramHintConflictLimit, int64(*p.HintConflictLimit))
	}
	if p.RepairHint {
		b = varint(b, paramRepairHint, 1)
	}
	if p.SymmetryLevel != nil {
		b = varint(b, paramSymmetry, int64(*p.SymmetryLevel))
	}
	if p.FixToHint {
		b = varint(b, paramFixToHint, 1)
	}
	b = varint(b, paramWorkers, int64(p.Workers)) // 0 would be every core
	for _, s := range p.Subsolvers {
		b = text(b, paramSubsolvers, s)
	}
	for _, s := range p.IgnoreSubsolvers {
		b = text(b, paramIgnoreSubsolvers, s)
	}
	return b
}
