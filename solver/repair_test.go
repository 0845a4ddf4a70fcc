package solver_test

import (
	"bytes"
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver"
	"heltid/solver/cpsat"
	"heltid/solver/repair"
	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
	"heltid/solver/ward/document/schematest"
)

// broken is a rota of an example ward, to be mended.
func broken(t *testing.T, of, name string) solver.Request {
	t.Helper()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	data, err := fixtures.Ward(of)
	require.NoError(t, err)
	w, err := ward.Read(of+".yaml", data, rule.Ladders()...)
	require.NoError(t, err)
	data, err = fixtures.Rota(name)
	require.NoError(t, err)
	r, c, err := rota.Read(name+".yaml", data, w)
	require.NoError(t, err)
	return solver.Request{Ward: w, Model: c.Model.ID, Run: c.Run, Start: r, Time: time.Minute}
}

func mend(t *testing.T, q solver.Request, pins ...string) *solver.Repaired {
	t.Helper()
	c, _, err := q.Case()
	require.NoError(t, err)
	parsed, err := repair.ParsePins(pins, c)
	require.NoError(t, err)
	r, err := solver.Repair(t.Context(), q, solver.Mending{Pins: parsed})
	require.NoError(t, err)
	return r
}

func TestARotaIsMendedWithTheFewestChanges(t *testing.T) {
	t.Parallel()
	q := broken(t, "ward-small", "ward-small-three-breaches")
	r := mend(t, q)
	require.NotNil(t, r.Rota)
	require.True(t, r.Least)
	require.Empty(t, r.Report.Findings, "three breaches before, none now")
	require.Positive(t, r.Was)
	require.Zero(t, r.Missing)
	require.Equal(t, 6, r.Duties, "three duties are moved to another day")

	var b bytes.Buffer
	require.NoError(t, report.RepairJSON(&b, r))
	schematest.Holds(t, report.RepairSchema(), b.Bytes())

	q.Start = r.Rota
	again := mend(t, q)
	require.True(t, again.Least)
	require.Empty(t, again.Changes, "a rota that holds stays as it is")

	eva := mend(t, broken(t, "ward-small", "ward-small-three-breaches"), "Eva", "..2026-01-07")
	for _, c := range eva.Changes {
		require.NotEqual(t, "Eva", c.Person, "a pinned line")
		require.Greater(t, c.Day, 2, "pinned days")
	}
	require.GreaterOrEqual(t, eva.Duties, r.Duties, "pins make it no easier")
}

// A repair that is put aside again and again comes to what one without a break
// comes to.
func TestARepairGoesOnWhereItWasPutAside(t *testing.T) {
	t.Parallel()
	q := broken(t, "ward-small", "ward-small-three-breaches")
	aside := 0
	how := solver.Mending{Slice: 10 * time.Millisecond}
	for {
		r, err := solver.Repair(t.Context(), q, how)
		require.NoError(t, err)
		if r.Begun == nil {
			require.True(t, r.Least)
			require.Equal(t, 6, r.Duties)
			require.Empty(t, r.Report.Findings)
			break
		}
		aside++
		b, err := json.Marshal(r.Begun)
		require.NoError(t, err)
		how.Begun = nil
		require.NoError(t, json.Unmarshal(b, &how.Begun))
		how.Slice *= 2
	}
	require.Positive(t, aside)
	t.Logf("put aside %d times", aside)
}

func TestPinsAndRulesThatCannotHoldTogether(t *testing.T) {
	t.Parallel()
	r := mend(t, broken(t, "ward-small", "ward-small-three-breaches"), "Anne")
	require.True(t, r.Impossible)
	require.Nil(t, r.Rota)
	require.Contains(t, []string{"weekly_rest", "pinned"}, string(r.Conflict[0].Rule))
	require.Equal(t, "Anne", r.Conflict[0].Person)
	for _, lang := range rule.Languages {
		require.NoError(t, report.Repaired(t.Output(), r, lang, 100))
	}
}

func TestPinsThatMakeNoSense(t *testing.T) {
	t.Parallel()
	c, _, err := broken(t, "ward-small", "ward-small-by-hand").Case()
	require.NoError(t, err)
	for _, wrong := range []string{"Nobody", "2026-01-12..2026-01-05", "2025-01-01..", "Anne:..2026-02-30", "Anne:2026-13-01.."} {
		_, err := repair.ParsePins([]string{wrong}, c)
		require.Error(t, err, wrong)
	}
}
