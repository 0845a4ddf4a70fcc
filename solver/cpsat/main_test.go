package cpsat

import (
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	ChildMain()
	if len(os.Args) == 3 && os.Args[1] == asProgram {
		program(os.Args[2])
		return
	}
	os.Exit(m.Run())
}

// needORTools skips a test that solves when there is nothing to solve with.
func needORTools(t testing.TB) {
	t.Helper()
	if _, err := Library(""); err != nil {
		t.Skip(err)
	}
}

func solve(t testing.TB, m *Model, p Params) *Result {
	t.Helper()
	r, err := new(Runner).Solve(t.Context(), m, p, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
