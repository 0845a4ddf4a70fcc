package extra_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/extra"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// setup is a week from Monday 10 August 2026 in which somebody is wanted on
// Thursday from 08:00 to 16:00.
func setup(t *testing.T) (*ward.Case, *rota.Rota) {
	t.Helper()
	monday, err := ward.ParseDate("2026-08-10")
	require.NoError(t, err)
	claim := func(days ward.Date) []ward.Claim {
		return []ward.Claim{{Paragraph: "aml-14-3", Size: 10000, Date: monday - days}}
	}
	pause := []ward.Break{{Minutes: 30, Paid: true}}
	w := &ward.Ward{
		Format: 1, Name: "ward", Period: ward.Period{Start: monday, Weeks: 1, Kind: ward.Calendar},
		Competences: []ward.Competence{{ID: "RN", Educated: true}, {ID: "ASS"}},
		Shifts:      []ward.Shift{{Code: "D", Start: 480, End: 960, Breaks: pause}, {Code: "E", Start: 900, End: 1380, Breaks: pause}},
		Models:      []ward.RotaModel{{ID: "short", Shifts: []string{"D", "E"}, Norm: ward.Norm375}},
		People: []ward.Person{
			{ID: "full", Competence: "RN", Size: ward.Sizes{Current: 10000}},
			{ID: "half", Competence: "RN", Size: ward.Sizes{Current: 5000}},
			{ID: "claimed", Competence: "RN", Size: ward.Sizes{Current: 5000}, Claims: claim(30)},
			{ID: "claimed-first", Competence: "RN", Size: ward.Sizes{Current: 5000}, Claims: claim(60)},
			{ID: "evening", Competence: "RN", Size: ward.Sizes{Current: 5000}},
			{ID: "busy", Competence: "RN", Size: ward.Sizes{Current: 8000}},
			{ID: "free-thursdays", Competence: "RN", Size: ward.Sizes{Current: 5000}, Limits: []ward.PersonLimit{{FixedFree: []ward.FixedFree{{Days: 8}}}}},
			{ID: "assistant", Competence: "ASS", Size: ward.Sizes{Current: 5000}},
		},
	}
	r := &rota.Rota{Start: monday, Weeks: 1}
	for _, p := range w.People {
		r.Lines = append(r.Lines, rota.Line{Person: p.ID, Size: p.Size.Current, Free: []rota.FreeDay{{Day: 3, Code: rota.F2}}})
	}
	on := func(line int, code string, days ...int) {
		for _, d := range days {
			r.Lines[line].Duties = append(r.Lines[line].Duties, rota.Duty{Day: d, Shift: code})
		}
	}
	on(0, "D", 0, 1)
	on(1, "D", 0, 1)
	on(4, "E", 2)
	on(5, "D", 0, 1, 2, 4)
	c, err := w.Case("", ward.Plan)
	require.NoError(t, err)
	return c, r
}

// Whoever claimed first, then the ward's order; overtime, full posts, short
// rests and what is agreed with one person, and those who are not nurses.
func TestWhomAnExtraShiftIsOfferedTo(t *testing.T) {
	t.Parallel()
	c, r := setup(t)
	all, err := extra.Rank(c, r, extra.Shift{Day: 3, Code: "D", Who: "RN"})
	require.NoError(t, err)
	var got []string
	for _, k := range all {
		got = append(got, k.Person.ID+" "+string(k.Standing))
	}
	require.Equal(t, []string{
		"claimed-first first", "claimed first", "half first",
		"busy overtime", // five duties of eight hours are two and a half more than 37:30
		"full full_time",
		"evening hindered", "free-thursdays hindered",
		"assistant untrained",
	}, got)
	require.Equal(t, 24*ward.Hour, all[2].Worked)
	require.Zero(t, all[2].Overtime)
	require.Equal(t, 150*ward.Minutes(1), all[3].Overtime)
	require.Equal(t, ward.Quantity("daily_rest"), all[5].Hinders[0].Rule)
	require.Equal(t, -120, all[5].Hinders[0].Margin, "from 23:00 to 08:00")
	require.Equal(t, ward.Quantity("person_limits"), all[6].Hinders[0].Rule)

	all, err = extra.Rank(c, r, extra.Shift{Day: 3, Code: "D"})
	require.NoError(t, err)
	require.Equal(t, extra.First, all[3].Standing)
	require.Equal(t, "assistant", all[3].Person.ID, "anybody may")
}

// What a rota breaks without the shift does not stand in anybody's way.
func TestOnlyWhatTheShiftBreaksStandsInTheWay(t *testing.T) {
	t.Parallel()
	c, r := setup(t)
	r.Lines[1].Duties = []rota.Duty{{Day: 0, Shift: "E"}, {Day: 1, Shift: "D"}} // a rest of nine hours on Tuesday
	all, err := extra.Rank(c, r, extra.Shift{Day: 4, Code: "D"})
	require.NoError(t, err)
	for _, k := range all {
		if k.Person.ID == "half" {
			require.Equal(t, extra.First, k.Standing)
			require.Empty(t, k.Hinders)
		}
		if k.Person.ID == "busy" {
			require.Equal(t, extra.Hindered, k.Standing, "works then already")
		}
	}
}

func TestAShiftThatIsNotTheRotas(t *testing.T) {
	t.Parallel()
	c, r := setup(t)
	_, err := extra.Rank(c, r, extra.Shift{Day: 7, Code: "D"})
	require.ErrorContains(t, err, "day 7")
	_, err = extra.Rank(c, r, extra.Shift{Day: 0, Code: "X"})
	require.ErrorContains(t, err, `"X"`)
	r.Weeks = 2
	_, err = extra.Rank(c, r, extra.Shift{Day: 0, Code: "D"})
	require.Error(t, err)
	_, r = setup(t)
	before := len(r.Lines[0].Duties)
	_, err = extra.Rank(c, r, extra.Shift{Day: 3, Code: "D"})
	require.NoError(t, err)
	require.Len(t, r.Lines[0].Duties, before, "the rota stays as it is")
	require.Len(t, r.Lines[0].Free, 1)
	require.False(t, r.Worked)
}
