package search_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/cpsat"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// dying gives a runner of solver processes of which the first so many die.
func dying(t *testing.T, most int) *cpsat.Runner {
	t.Helper()
	self, err := os.Executable()
	require.NoError(t, err)
	return &cpsat.Runner{Command: []string{"/bin/sh", "-c", fmt.Sprintf(`cd %q && [ $(ls | wc -l) -ge %d ] || { mktemp ./XXXXXX; kill -9 $$; }; exec %q solve-child`, t.TempDir(), most, self)}}
}

// What a solver process that dies was asked stays open; the search goes on.
func TestASearchOutlivesItsSolverProcesses(t *testing.T) {
	t.Parallel()
	c := caseOf(t, "ward-three", "traditional", ward.FromToday)
	o := options(t, 0)
	o.Solver = dying(t, 6)
	out := find(t, c, o)
	require.Positive(t, out.Crashes)
}

// Where all of them die, it says so.
func TestASearchWithoutSolverProcessesFails(t *testing.T) {
	t.Parallel()
	c := caseOf(t, "ward-three", "traditional", ward.FromToday)
	o := options(t, 0)
	o.Solver = dying(t, 1_000_000)
	_, err := search.Run(t.Context(), c, rule.Terms(c), o)
	require.ErrorIs(t, err, cpsat.ErrCrashed)
}
