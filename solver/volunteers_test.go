package solver_test

import (
	"testing"
	"time"

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

// With those who have said yes only they have long duties; asked again with all
// who could, the groups say how many that is.
func TestLongShiftsAreSolvedWithTheVolunteersThereAreAndWithAll(t *testing.T) {
	t.Parallel()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	w := small(t)
	w.People[0].Consents = []ward.Consent{{Longest: 13 * ward.Hour}}
	for i := range w.People {
		w.People[i].Shifts = nil
	}
	v, err := solver.Volunteering(t.Context(), solver.Request{Ward: w, Model: "long", Run: ward.FromToday, Seed: 1, Time: 8 * time.Second})
	require.NoError(t, err)
	require.NotSame(t, v.There, v.Needed)
	long := func(r *solver.Result) map[string]bool {
		out := map[string]bool{}
		for _, l := range r.Rota.Lines {
			for _, d := range l.Duties {
				out[l.Person] = out[l.Person] || d.Shift == "L"
			}
		}
		return out
	}
	require.NotNil(t, v.There.Rota)
	for id, has := range long(v.There) {
		require.False(t, has && id != w.People[0].ID, "%s has not said yes", id)
	}
	require.NotNil(t, v.Needed.Rota)
	could, there, needed := 0, 0, 0
	for _, g := range v.Groups {
		require.LessOrEqual(t, g.There, g.Could)
		require.LessOrEqual(t, g.Needed, g.Could)
		could, there, needed = could+g.Could, there+g.There, needed+g.Needed
	}
	require.Equal(t, []int{len(w.People), 1}, []int{could, there})
	have := 0
	for _, has := range long(v.Needed) {
		if has {
			have++
		}
	}
	require.Equal(t, have, needed)
}

// A rota as if the union had opened long days breaks the law as it stands in
// every place that has one, and says so; without the switch there are none.
func TestAsIfAgreedMarksEveryPlaceThatHangsOnIt(t *testing.T) {
	t.Parallel()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	w := small(t)
	for i := range w.People {
		w.People[i].Shifts = nil
		w.People[i].Consents = []ward.Consent{{Longest: 14 * ward.Hour}}
	}
	weekdays := ward.AllDays &^ *w.Shifts[len(w.Shifts)-1].Days
	for i := range w.Shifts[:len(w.Shifts)-1] {
		w.Shifts[i].Days = &weekdays // so that weekends need the long one
	}
	w.Shifts[len(w.Shifts)-1].Start = 480 // 08:00 to 22:00
	w.Models[2].Needs = []ward.Needed{{Level: ward.Union, Paragraph: "aml-10-12-4", Limits: map[string]string{"day_hours": "14:00"}}}
	require.NoError(t, w.CheckAgreements(rule.Ladders()))
	q := solver.Request{Ward: w, Model: "long", Run: ward.FromToday, Seed: 1, Time: 5 * time.Second}

	r, err := solver.Solve(t.Context(), q)
	require.NoError(t, err)
	require.Len(t, r.Missing, 1)
	require.Empty(t, r.Hangs)
	require.Empty(t, r.Origin.AsIfAgreed)
	for _, l := range r.Rota.Lines {
		for _, d := range l.Duties {
			require.NotEqual(t, "L", d.Shift, "nobody has opened it")
		}
	}

	q.AsIfAgreed = true
	r, err = solver.Solve(t.Context(), q)
	require.NoError(t, err)
	require.Len(t, r.Missing, 1)
	require.Equal(t, []string{"as-if-aml-10-12-4"}, r.Origin.AsIfAgreed)
	marked := map[string]map[int]bool{}
	for _, f := range r.Hangs {
		require.Equal(t, ward.Quantity("day_hours"), f.Rule)
		if marked[f.Person] == nil {
			marked[f.Person] = map[int]bool{}
		}
		marked[f.Person][f.FirstDay] = true
	}
	for _, l := range r.Rota.Lines {
		for _, d := range l.Duties {
			require.Equal(t, d.Shift == "L", marked[l.Person][d.Day], "%s day %d", l.Person, d.Day)
		}
	}
	for _, u := range r.Uses {
		require.Equal(t, u.Agreement.AsIf != "", len(u.Places) > 0)
	}
	require.Len(t, r.Rests, 1)
	require.False(t, r.Rests[0].Without.Better(r.Rests[0].With))
}

func TestExpertsAskForTheirModels(t *testing.T) {
	t.Parallel()
	_, err := solver.Solve(t.Context(), solver.Request{Ward: small(t), Model: "northsea", Run: ward.FromToday})
	require.ErrorIs(t, err, solver.ErrExpert)
	_, _, err = solver.Request{Ward: small(t), Model: "northsea", Run: ward.FromToday, Expert: true}.Case()
	require.NoError(t, err)
}
