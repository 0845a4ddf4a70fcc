//go:build !cgo || !linux

package native

// Without cgo, or elsewhere than on Linux, everything compiles, and Find and Open
// say why nothing can be solved. The other methods cannot be reached.

const linked = false

// Open always fails here.
func Open(string) error { return errUnlinked }

func Versions() (ortools, highs string) { return "", "" }

type CPSat struct{}

func NewCPSat(func([]byte), func(float64)) *CPSat { return &CPSat{} }
func (*CPSat) Solve(_, _ []byte) ([]byte, error)  { return nil, ErrNoORTools }
func (*CPSat) Stop()                              {}
func (*CPSat) Close()                             {}

type Highs struct{}

func NewHighs() *Highs                                                    { return &Highs{} }
func (*Highs) Stop()                                                      {}
func (*Highs) Resume()                                                    {}
func (*Highs) Close()                                                     {}
func (*Highs) SetBool(string, bool) error                                 { return ErrNoORTools }
func (*Highs) SetInt(string, int) error                                   { return ErrNoORTools }
func (*Highs) SetThreads(int) error                                       { return ErrNoORTools }
func (*Highs) SetDouble(string, float64) error                            { return ErrNoORTools }
func (*Highs) Maximize(bool) error                                        { return ErrNoORTools }
func (*Highs) AddCols(_, _, _ []float64, _, _ []int32, _ []float64) error { return ErrNoORTools }
func (*Highs) AddRows(_, _ []float64, _, _ []int32, _ []float64) error    { return ErrNoORTools }
func (*Highs) SetCosts([]int32, []float64) error                          { return ErrNoORTools }
func (*Highs) SetColBounds([]int32, []float64, []float64) error           { return ErrNoORTools }
func (*Highs) SetRowBounds([]int32, []float64, []float64) error           { return ErrNoORTools }
func (*Highs) SetIntegers([]int32, []int32) error                         { return ErrNoORTools }
func (*Highs) Run() (int, error)                                          { return 0, ErrNoORTools }
func (*Highs) Size() (cols, rows int)                                     { return 0, 0 }
func (*Highs) Objective() float64                                         { return 0 }
func (*Highs) Solution(_, _, _, _ []float64) error                        { return ErrNoORTools }
func (*Highs) InfoInt(string) int                                         { return 0 }
func (*Highs) InfoDouble(string) float64                                  { return 0 }
