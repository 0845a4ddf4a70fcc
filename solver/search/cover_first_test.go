package search_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/check"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/search"
	"heltid/solver/ward"
)

// A start whose lines owe hours is filled up. Where that is cut short before
// anything is found, what the lines still owe is the first thing told of the
// rota: it is not taken for one that keeps everything.
func TestAStartWhoseFillingIsCutShortSaysWhatItBreaks(t *testing.T) {
	t.Parallel()
	o := options(t, 0)
	c := caseOf(t, "ward-small", "", ward.Plan)
	data, err := os.ReadFile(filepath.Join("..", "..", "fixtures", "rotas", "ward-small-by-hand.yaml"))
	require.NoError(t, err)
	start, _, err := rota.Read("by-hand", data, c.Ward)
	require.NoError(t, err)
	for i := range start.Lines {
		l := &start.Lines[i]
		l.Duties = slices.DeleteFunc(l.Duties, func(d rota.Duty) bool { return d.Day%7 < int(ward.Saturday) })
	}
	owed := func(r *rota.Rota) (lines int) {
		report, err := check.Check(c, r)
		require.NoError(t, err)
		for _, f := range report.Findings {
			require.True(t, search.Stands(f.Rule, true), "%s, %s", f.Rule, f.Person)
			if f.Rule == "owed_hours" {
				lines++
			}
		}
		return lines
	}
	require.Positive(t, owed(start))

	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	o.Start = start
	o.On = func(e search.Event) {
		if e.Kind == search.StageEvent && e.Part == search.PartExcess {
			cancel() // the lines are about to be filled
		}
	}
	out, err := search.Run(ctx, c, rule.Terms(c), o)
	require.NoError(t, err)
	require.Equal(t, search.Stopped, out.Status)
	require.Equal(t, owed(out.Rota) > 0, search.Bent(out.Tiers))
	require.True(t, search.Bent(out.Tiers), "nothing was filled")
	require.Equal(t, search.PartExcess, out.Tiers[0].Part)
	require.Positive(t, out.Tiers[0].Value)
}
