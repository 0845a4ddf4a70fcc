package solver

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/cpsat"
	"heltid/solver/rota"
	"heltid/solver/search"
	"heltid/solver/ward"
)

func TestMain(m *testing.M) {
	cpsat.ChildMain()
	os.Exit(m.Run())
}

// found is what a search would give that found the rota of a fixture.
func found(t *testing.T, name string) (Request, *Result) {
	t.Helper()
	data, err := fixtures.Ward("ward-small")
	require.NoError(t, err)
	w, err := ward.Read("ward-small", data)
	require.NoError(t, err)
	r, c, err := rota.ReadFile(filepath.Join("..", "fixtures", "rotas", name+".yaml"), w)
	require.NoError(t, err)
	hash, err := InputHash(w)
	require.NoError(t, err)
	return Request{Ward: w, SaveDir: t.TempDir()}, &Result{
		Outcome: &search.Outcome{Status: search.Solved, Rota: r}, Case: c, Origin: rota.Origin{InputHash: hash},
	}
}

// A search that claims more full-time posts than its rota has, and one whose
// rota breaks rules, are not believed; what they gave is kept, to look into.
func TestADisagreementIsKept(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, rota, what string
		tiers            []search.Tier
		accepted         bool // by the model
	}{
		{"about a goal", "ward-small-by-hand", "tier 2 full_time_posts: the search says 5, the measure 1", []search.Tier{{Number: 2, Part: search.PartPosts, Maximize: true, Value: 5}}, true},
		{"about a rule", "ward-small-three-breaches", "weekly_rest, Anne: measured 2010, limit 2100", nil, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			q, r := found(t, c.rota)
			r.Tiers = c.tiers
			var wrong *DisagreementError
			require.ErrorAs(t, q.settle(r), &wrong)
			require.Contains(t, wrong.Error(), c.what)
			require.Contains(t, wrong.Error(), "the ward, the rota and the model are saved in "+wrong.Saved)
			require.Equal(t, q.SaveDir, filepath.Dir(wrong.Saved))

			w, err := ward.ReadFile(filepath.Join(wrong.Saved, "ward.yaml"))
			require.NoError(t, err)
			again, _, err := rota.ReadFile(filepath.Join(wrong.Saved, "refused-rota.yaml"), w)
			require.NoError(t, err)
			require.Equal(t, r.Rota, again)
			what, err := os.ReadFile(filepath.Join(wrong.Saved, "what.txt"))
			require.NoError(t, err)
			require.Contains(t, string(what), c.what)

			if _, err := cpsat.Library(""); err != nil {
				t.Skip(err)
			}
			models, err := filepath.Glob(filepath.Join(wrong.Saved, "*.cp_model.pb"))
			require.NoError(t, err)
			require.Len(t, models, 1)
			result, err := new(cpsat.Runner).Replay(t.Context(), models[0])
			require.NoError(t, err)
			require.Equal(t, c.accepted, result.Solution != nil, "%v", result.Status)
		})
	}
}

func TestAnAgreedRotaKeepsNothing(t *testing.T) {
	t.Parallel()
	q, r := found(t, "ward-small-by-hand")
	require.NoError(t, q.settle(r))
	kept, err := os.ReadDir(q.SaveDir)
	require.NoError(t, err)
	require.Empty(t, kept)
}

func TestADisagreementIsToldWhereNothingCanBeKept(t *testing.T) {
	t.Parallel()
	q, r := found(t, "ward-small-three-breaches")
	file := filepath.Join(q.SaveDir, "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	q.SaveDir = file
	require.ErrorContains(t, q.settle(r), "could not be saved")
	q.SaveDir = ""
	err := q.settle(r)
	require.ErrorContains(t, err, "does not hold before the independent checker")
	require.NotContains(t, err.Error(), "saved")
}
