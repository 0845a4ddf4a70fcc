package cpsat

import (
	"errors"
	"fmt"
	"math"
	"time"

	"google.golang.org/protobuf/encoding/protowire"
)

// Status is what a solve found out. The numbers are those of CpSolverStatus.
type Status int

// Unknown is no solution and no proof, Invalid a model that CP-SAT refuses,
// Feasible a solution without proof, Infeasible a proof that there is none, and
// Optimal a solution whose objective equals its bound, both integers (without an
// objective: any solution).
const (
	Unknown Status = iota
	Invalid
	Feasible
	Infeasible
	Optimal
)

func (s Status) String() string {
	if s < Unknown || s > Optimal {
		return fmt.Sprintf("Status(%d)", int(s))
	}
	return [...]string{"unknown", "invalid", "feasible", "infeasible", "optimal"}[s]
}

// Result is the outcome of a solve.
type Result struct {
	Status Status
	// Solution has one value per variable; nil when there is none.
	Solution []int64
	// HasObjective says that Bound means something, and Objective too when there
	// is a Solution. Both are in the model's own terms: no solution is better
	// than Bound, so Bound <= Objective when minimising and >= when maximising.
	HasObjective     bool
	Objective, Bound int64
	// Core, of an infeasible model with assumptions, is a set of them that cannot
	// hold together; not always the smallest, and all of them when there is an
	// objective. Empty when the model is infeasible without.
	Core []Bool

	Wall                time.Duration // elapsed time in Solve
	Deterministic       float64       // CP-SAT's deterministic seconds
	Conflicts, Branches int64
	PeakMemory          int64 // of the solver process, bytes; 0 when not known

	// Stopped says that the context ended the search.
	Stopped bool
	// Crashed says that the solver process died twice, and the solution is the
	// last one it had sent.
	Crashed bool
	// Saved is the file with the crashed model, see Runner.SaveDir.
	Saved string
}

// Value is b's value in the solution. It panics when there is none.
func (r *Result) Value(b Bool) bool { return holds(b.ref, r.Solution) }

// Int is v's value in the solution. It panics when there is none.
func (r *Result) Int(v Int) int64 { return r.Solution[v.ref] }

// Event is news from a running solve.
type Event struct {
	Solution []int64 // better than all before; nil when only the bound is news
	// Objective is that of the best solution so far; 0 before the first. Bound
	// is as in Result. Both are 0 in a model without objective.
	Objective, Bound int64
	Elapsed          time.Duration // since Solve began
}

// Field numbers of CpSolverResponse.
const (
	responseStatus        = 1
	responseSolution      = 2
	responseObjective     = 3
	responseBound         = 4
	responseConflicts     = 11
	responseBranches      = 12
	responseDeterministic = 17
	responseInfo          = 20
	responseCore          = 23
)

type response struct {
	status              Status
	solution            []int64
	objective, bound    float64
	conflicts, branches int64
	deterministic       float64
	info                string
	core                []int32
}

func parseResponse(b []byte) (r response, err error) {
	for len(b) > 0 {
		field, wire, n := protowire.ConsumeTag(b)
		if n < 0 {
			return r, protowire.ParseError(n)
		}
		b = b[n:]
		switch wire {
		case protowire.VarintType:
			var v uint64
			if v, n = protowire.ConsumeVarint(b); n >= 0 {
				switch field {
				case responseStatus:
					r.status = Status(v)
				case responseConflicts:
					r.conflicts = int64(v)
				case responseBranches:
					r.branches = int64(v)
				}
			}
		case protowire.Fixed64Type:
			var v uint64
			if v, n = protowire.ConsumeFixed64(b); n >= 0 {
				f := math.Float64frombits(v)
				switch field {
				case responseObjective:
					r.objective = f
				case responseBound:
					r.bound = f
				case responseDeterministic:
					r.deterministic = f
				}
			}
		case protowire.BytesType:
			var v []byte
			if v, n = protowire.ConsumeBytes(b); n >= 0 {
				switch field {
				case responseSolution:
					r.solution, err = unpack[int64](r.solution, v)
				case responseCore:
					r.core, err = unpack[int32](r.core, v)
				case responseInfo:
					r.info = string(v)
				}
			}
		default:
			n = protowire.ConsumeFieldValue(field, wire, b)
		}
		if err != nil {
			return r, err
		}
		if n < 0 {
			return r, protowire.ParseError(n)
		}
		b = b[n:]
	}
	if r.status < Unknown || r.status > Optimal {
		return r, errors.New("a status that is not known")
	}
	return r, nil
}

func unpack[T int32 | int64](to []T, b []byte) ([]T, error) {
	for len(b) > 0 {
		v, n := protowire.ConsumeVarint(b)
		if n < 0 {
			return nil, protowire.ParseError(n)
		}
		to, b = append(to, T(v)), b[n:]
	}
	return to, nil
}
