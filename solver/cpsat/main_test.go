package cpsat

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"testing"
)

// asProgram makes the test binary a small program that solves until it is
// interrupted, as the real one does.
const asProgram = "solve-until-interrupted"

func untilInterrupted(pidFile string) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	self, _ := os.Executable()
	r := Runner{Command: []string{"/bin/sh", "-c", "echo $$ >" + pidFile + "; exec '" + self + "' solve-child"}}
	ready := false
	res, err := r.Solve(ctx, long(), Params{Workers: 1}, func(e Event) {
		if e.Solution != nil && !ready {
			ready = true
			fmt.Println("searching")
		}
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(res.Status, "stopped:", res.Stopped, "crashed:", res.Crashed)
}

func TestMain(m *testing.M) {
	ChildMain()
	if len(os.Args) == 3 && os.Args[1] == asProgram {
		untilInterrupted(os.Args[2])
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
