package model_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/check"
	"heltid/solver/cpsat"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

func TestMain(m *testing.M) {
	cpsat.ChildMain()
	os.Exit(m.Run())
}

// needORTools skips a test that solves when there is nothing to solve with.
func needORTools(t *testing.T) {
	t.Helper()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
}

func solve(t *testing.T, b *model.Build, p cpsat.Params) *cpsat.Result {
	t.Helper()
	p.Workers = 1
	r, err := new(cpsat.Runner).Solve(t.Context(), b.M, p, nil)
	require.NoError(t, err)
	return r
}

// decided solves a model that is nearly fixed.
func decided(t *testing.T, b *model.Build) *cpsat.Result {
	t.Helper()
	r := solve(t, b, cpsat.Params{})
	require.Contains(t, []cpsat.Status{cpsat.Optimal, cpsat.Infeasible}, r.Status)
	return r
}

// accepts tells whether the model takes the rota as it is.
func accepts(t *testing.T, b *model.Build, r *rota.Rota) bool {
	t.Helper()
	return b.Fix(r) == nil && decided(t, b).Status == cpsat.Optimal
}

// findings gives what the checker has against a rota, need that is not covered
// left out: that is for the tiers to make small.
func findings(t *testing.T, c *ward.Case, r *rota.Rota) []string {
	t.Helper()
	report, err := check.Check(c, r)
	require.NoError(t, err)
	var out []string
	for _, f := range report.Findings {
		if f.Rule != "cover" {
			out = append(out, f.Person+": "+f.Text("en"))
		}
	}
	return out
}
