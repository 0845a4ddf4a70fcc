package explain_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/cpsat"
	"heltid/solver/explain"
	"heltid/solver/lp"
	"heltid/solver/ward"
	"heltid/solver/ward/variant"
)

// Sixty per cent stand vacant in one home and forty in the other: nobody can
// work full time in either, and one can in both.
const twoSmallVacancies = `
heltid: 1
name: two homes
period: {start: 2026-01-05, weeks: 2, kind: rolling}
units: [{id: A}, {id: B}]
travel: {between: [{units: [A, B], minutes: 15}]}
competences: [{id: HFA, educated: true}]
shifts: [{code: D, start: "07:30", end: "15:00", breaks: [{minutes: 30, paid: true}]}]
models: [{id: days, shifts: [D], norm: "37.5", weekend: {every: 2}}]
people: [{id: Kari, unit: A, competence: HFA, size: {current: 100}}]
posts:
  - {id: a, unit: A, competence: HFA, count: 1, vacant: true, budgeted: 60}
  - {id: b, unit: B, competence: HFA, count: 1, vacant: true, budgeted: 40}
need:
  - {unit: A, days: mon-wed, from: "07:30", to: "15:00", floor: {total: 2}}
  - {unit: A, days: "thu,fri", from: "07:30", to: "15:00", floor: {total: 1}}
  - {unit: B, days: "thu,fri", from: "07:30", to: "15:00", floor: {total: 1}}
budget: {full_time_posts: 200}
`

func TestTwoSmallVacantPostsMakeOneFullTimePostWhenShared(t *testing.T) {
	t.Parallel()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	w, err := ward.Read("two.yaml", []byte(twoSmallVacancies))
	require.NoError(t, err)
	reach := func(w *ward.Ward) explain.Limit {
		c, err := w.Case("", ward.FromToday)
		require.NoError(t, err)
		l, err := explain.Reach(t.Context(), c, &lp.Runner{})
		require.NoError(t, err)
		return l
	}
	choices, err := variant.Parse([]string{"shared_posts"})
	require.NoError(t, err)
	shared, _ := variant.Apply(w, choices)
	require.Equal(t, 1, reach(w).FullTime)
	after := reach(shared)
	require.Equal(t, 2, after.FullTime)
	require.Zero(t, after.Missing)
}
