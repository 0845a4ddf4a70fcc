// Package child runs a solver in a process of its own: the same program, started
// again with [Argument]. Requests go to its stdin and frames come back on file
// descriptor 3, both as gob; what the solver prints goes to stdout and stderr. So
// a crash, a memory blow-up or a kill takes the child and leaves the program.
package child

// Argument is the first argument of a program that is to call [Serve].
const Argument = "solve-child"

// Request is what the parent asks. One of the fields after ID is set; Open comes
// first.
type Request struct {
	ID    int // counts from 1; Process sets it
	Open  *Open
	CPSat *CPSat
	LP    *LP
	// Stop ends the solve of this ID, which still answers with the best it has.
	Stop bool
}

// Open prepares the child.
type Open struct {
	Library string // folder, as native.Find gives it
	Memory  int64  // bytes of address space beyond the idle child's; 0 is no limit
}

// CPSat asks for one solve by CP-SAT; both are serialised protocol buffers.
type CPSat struct{ Model, Params []byte }

// LP changes the child's HiGHS model, in this order, and solves it if asked. The
// model begins empty; columns and rows count from 0 as they are added. Sets are
// ascending.
type LP struct {
	Maximize  bool
	AddRows   Vectors // over columns that are there already
	AddCols   Vectors // over all rows
	Costs     Changes // Lo holds the costs
	ColBounds Changes
	RowBounds Changes
	Integers  Changes // Lo holds 1 for integer, 0 for continuous
	Solve     bool
	Seconds   float64 // 0 is no limit
	Threads   int
	Seed      int
	Log       bool
}

// Vectors are new rows or columns; vector i has Index and Value from Start[i] on.
type Vectors struct {
	Cost, Lo, Hi []float64 // rows have no cost
	Start, Index []int32
	Value        []float64
}

// Changes give the members of Set new values.
type Changes struct {
	Set    []int32
	Lo, Hi []float64
}

// Frame is what the child says. Solution and Bound come while it solves; Done,
// Solved and Failed answer a request.
type Frame struct {
	Kind     Kind
	Response []byte  // Solution, Done: a serialised CpSolverResponse
	Bound    float64 // Bound: best objective bound, in the model's own units
	LP       *LPAnswer
	Peak     int64  // Done, Solved: most memory used so far, bytes; 0 when not known
	Failure  string // Failed
	NoTools  bool   // Failed: because OR-Tools cannot be opened
}

// Kind tells frames apart.
type Kind uint8

// The kinds of frames.
const (
	Solution Kind = iota + 1
	Bound
	Done
	Solved
	Failed
)

// LPAnswer is HiGHS' answer. The vectors are empty when it has no solution.
type LPAnswer struct {
	Status                     int // HighsModelStatus
	Primal, Dual               int // 2 is feasible, 1 infeasible, 0 none
	Objective, DualBound       float64
	Iterations                 int
	Col, ColDual, Row, RowDual []float64
}
