package solver_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver"
	"heltid/solver/cpsat"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

func TestNobodyVolunteersForShortShifts(t *testing.T) {
	t.Parallel()
	v, err := solver.Volunteering(t.Context(), solver.Request{Ward: small(t), Model: "traditional", Run: ward.FromToday})
	require.NoError(t, err)
	require.Nil(t, v)
}

// weekends is a ward of four with one duty a day on weekends, which must be
// long, and a model that asks for volunteers and for what the union opens.
const weekends = `heltid: 1
name: Weekends
period: {start: 2026-01-05, weeks: 2, kind: rolling}
competences: [{id: RN, educated: true}, {id: ASS}]
shifts:
  - {code: L, start: "08:00", end: "22:00", days: "sat,sun", breaks: [{minutes: 30, paid: true}]}
models:
  - id: long
    shifts: [L]
    weekend: {every: 2}
    voluntary: true
    needs: [{level: C, paragraph: aml-10-12-4, limits: {day_hours: "14:00", daily_rest: "10:00"}}]
people:
  - {id: Anne, competence: RN, size: {current: 20, wished: 40}, consents: [{longest: "14:00"}]}
  - {id: Berit, competence: RN, size: {current: 20, wished: 40}}
  - {id: Carl, competence: ASS, size: {current: 20, wished: 40}}
need:
  - {days: "sat,sun", from: "08:00", to: "22:00", floor: {total: 1}}
guards: {small_posts: {lifted: true}, educated: false}
tolerance: {per_period: "16:00"} # who has no duties has a post of 20 per cent all the same
`

func ofWeekends(t *testing.T) solver.Request {
	t.Helper()
	w, err := ward.Read("w.yaml", []byte(weekends), rule.Ladders()...)
	require.NoError(t, err)
	return solver.Request{Ward: w, Run: ward.FromToday, Seed: 1}
}

// whose gives how many long duties each has.
func whose(r *solver.Result) map[string]int {
	out := map[string]int{}
	for _, l := range r.Rota.Lines {
		if len(l.Duties) > 0 {
			out[l.Person] = len(l.Duties)
		}
	}
	return out
}

// With those who have said yes only they have long duties; asked again with all
// who could, the groups say how many that is.
func TestLongShiftsAreSolvedWithTheVolunteersThereAreAndWithAll(t *testing.T) {
	t.Parallel()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	q := ofWeekends(t)
	q.AsIfAgreed = true
	v, err := solver.Volunteering(t.Context(), q)
	require.NoError(t, err)
	require.Equal(t, map[string]int{"Anne": 2}, whose(v.There), "every second weekend, and nobody else has said yes")
	require.NotEmpty(t, v.There.Report.Findings, "so a weekend is not covered")
	needed := whose(v.Needed)
	require.Empty(t, v.Needed.Report.Findings)
	require.Equal(t, []string{"RN", "ASS"}, []string{v.Groups[0].Competence, v.Groups[1].Competence})
	require.Equal(t, []int{2, 1}, []int{v.Groups[0].Could, v.Groups[0].There})
	require.Equal(t, []int{1, 0}, []int{v.Groups[1].Could, v.Groups[1].There})
	require.Equal(t, len(needed), v.Groups[0].Needed+v.Groups[1].Needed)
}

// A rota as if the union had opened long days breaks the law as it stands in
// every place that has one, and says so; without the switch there are none.
func TestAsIfAgreedKeepsEveryPlaceThatHangsOnIt(t *testing.T) {
	t.Parallel()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	q := ofWeekends(t)
	r, err := solver.Solve(t.Context(), q)
	require.NoError(t, err)
	require.Len(t, r.Missing, 1)
	require.Empty(t, r.Hangs)
	require.Empty(t, r.Origin.AsIfAgreed)
	require.Empty(t, whose(r), "nobody has opened fourteen hours")

	q.AsIfAgreed = true
	r, err = solver.Solve(t.Context(), q)
	require.NoError(t, err)
	require.Len(t, r.Missing, 1)
	require.Equal(t, []string{"as-if-aml-10-12-4"}, r.Origin.AsIfAgreed)
	hours, rests := 0, 0
	for _, f := range r.Hangs {
		switch f.Rule {
		case "day_hours":
			hours++
		case "daily_rest":
			rests++
		}
		require.Equal(t, "Anne", f.Person)
	}
	require.Equal(t, []int{2, 1}, []int{hours, rests}, "two days of 14 hours with ten hours between")
	require.Equal(t, r.Hangs, r.Uses[0].Places)
	require.Len(t, r.Rests, 1)
	require.True(t, r.Rests[0].With.Better(r.Rests[0].Without), "%+v", r.Rests)
}

func TestExpertsAskForTheirModels(t *testing.T) {
	t.Parallel()
	_, err := solver.Solve(t.Context(), solver.Request{Ward: small(t), Model: "northsea", Run: ward.FromToday})
	require.ErrorIs(t, err, solver.ErrExpert)
	_, _, err = solver.Request{Ward: small(t), Model: "northsea", Run: ward.FromToday, Expert: true}.Case()
	require.NoError(t, err)
}
