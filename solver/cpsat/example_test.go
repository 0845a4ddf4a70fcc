package cpsat_test

import (
	"fmt"

	"heltid/solver/cpsat"
)

// Two of three people on duty, and never the first two together.
func ExampleModel() {
	m := cpsat.NewModel()
	ada, bo, cille := m.Bool("ada"), m.Bool("bo"), m.Bool("cille")
	m.Equal(new(cpsat.Sum).Add(1, ada).Add(1, bo).Add(1, cille), 2).Name("two on duty")
	m.AtMostOne(ada, bo).Name("never together")
	m.Minimize(new(cpsat.Sum).Add(3, ada).Add(2, bo).Add(1, cille))

	fmt.Println(m.Check([]int64{1, 1, 0}))
	fmt.Println(m.Check([]int64{0, 1, 1}), m.Objective([]int64{0, 1, 1}))
	// Output:
	// row 1 (never together) is broken: 2 literals hold, at most one wanted
	// <nil> 3
}
