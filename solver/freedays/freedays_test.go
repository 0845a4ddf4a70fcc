package freedays_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/freedays"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// placed gives the line's weeks with the codes written into them. The line is
// written as people do, a week to a text.
func placed(t *testing.T, kind, start string, change func(*ward.Ward), weeks ...string) []string {
	t.Helper()
	day, err := ward.ParseDate(start)
	require.NoError(t, err)
	at := func(s string) ward.Minutes {
		m, err := ward.ParseMinutes(s)
		require.NoError(t, err)
		return m
	}
	w := &ward.Ward{
		Period: ward.Period{Start: day, Weeks: len(weeks), Kind: kind},
		Shifts: []ward.Shift{
			{Code: "D", Start: at("7:30"), End: at("15:00")}, {Code: "E", Start: at("14:30"), End: at("22:00")},
			{Code: "N", Start: at("21:45"), End: at("7:45")}, {Code: "S", Start: at("8:00"), End: at("12:00")},
			{Code: "X", Start: at("23:00"), End: at("7:00")},
		},
		Models: []ward.RotaModel{{ID: "m", Shifts: []string{"D", "E", "N", "S", "X"}}},
		People: []ward.Person{{ID: "anna", Size: ward.Sizes{Current: ward.FullTime}}},
	}
	if change != nil {
		change(w)
	}
	r := &rota.Rota{Start: day, Weeks: len(weeks), Lines: []rota.Line{{Person: "anna"}}}
	for k, week := range weeks {
		for d, code := range strings.Fields(week) {
			if code != "-" {
				r.Lines[0].Duties = append(r.Lines[0].Duties, rota.Duty{Day: 7*k + d, Shift: code})
			}
		}
	}
	c, err := w.Case("", ward.Plan)
	require.NoError(t, err)
	freedays.Place(rule.Terms(c), r)
	text, err := r.YAML()
	require.NoError(t, err)
	var out []string
	for line := range strings.Lines(string(text)) {
		if week, ok := strings.CutPrefix(strings.TrimSpace(line), "- \""); ok {
			out = append(out, strings.Join(strings.Fields(strings.Trim(week, "\"")), " "))
		}
	}
	return out
}

func TestOneF1AWeekOnASundayWhereItCanBe(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		why         string
		weeks, want []string
	}{
		{"a free weekend", []string{"D D D D D - -"}, []string{"D D D D D F2 F1"}},
		{"a worked Sunday: beside another free day rather than alone", []string{"- D D - - D D"}, []string{"F2 D D F1 F2 D D"}},
		{"alone where no two are together", []string{"D - D D - D D"}, []string{"D F1 D D F2 D D"}},
		{"a free day too short to be F1: evening before, day after", []string{"D D E - D D D", "D D D D - - -"}, []string{"D D E F2 D D D", "D D D D F2 F2 F1"}},
		{"nights: the day after the last is free from 07:45", []string{"N N N - - - -"}, []string{"N N N F2 F2 F2 F1"}},
		{"a Sunday after a Saturday night is too short inside the week", []string{"- - - - N N -", "- - - - - - -"}, []string{"F1 F2 F2 F2 N N F2", "F2 F2 F2 F2 F2 F2 F1"}},
		{"Sunday and Monday in one rest of 64 hours serve one week only", []string{"D D D D D D -", "- D D D D D D"}, []string{"D D D D D D F1", "F2 D D D D D D"}},
		{"Sunday, Monday and Tuesday serve two", []string{"D D D D D D -", "- - D D D D D"}, []string{"D D D D D D F1", "F1 F2 D D D D D"}},
		{"a week without a free day has none", []string{"D D D D D D D", "- - - - - - -"}, []string{"D D D D D D D", "F2 F2 F2 F2 F2 F2 F1"}},
		{"rest enough, but no day to write it on", []string{"D D S X - D D"}, []string{"D D S X F2 D D"}},
	} {
		require.Equal(t, c.want, placed(t, ward.Rolling, "2026-01-05", nil, c.weeks...), c.why)
	}
}

// In a rolling rota the last week is followed by the first.
func TestTheRestRoundTheSeamServesOneWeek(t *testing.T) {
	t.Parallel()
	require.Equal(t, []string{"F2 D D D D D D", "D D D D D D F1"}, placed(t, ward.Rolling, "2026-01-05", nil, "- D D D D D D", "D D D D D D -"),
		"64 hours round the seam are one rest, and the Sunday has it")
	require.Equal(t, []string{"F1 F2 D D D D D", "D D D D D D F1"}, placed(t, ward.Rolling, "2026-01-05", nil, "- - D D D D D", "D D D D D D -"))
	require.Equal(t, []string{"F1 D D D D D D", "D D D D D D F1"}, placed(t, ward.Calendar, "2026-01-05", nil, "- D D D D D D", "D D D D D D -"),
		"before and after a calendar rota time is free")
}

func TestF1IsNotOnAHolidayWhereItNeedNotBe(t *testing.T) {
	t.Parallel()
	// Ascension is Thursday 14 May 2026; the Sunday is 17 May
	require.Equal(t, []string{"D F1 D F2 D D D"}, placed(t, ward.Calendar, "2026-05-11", nil, "D - D - D D D"))
	require.Equal(t, []string{"D D D F1 D D D"}, placed(t, ward.Calendar, "2026-05-11", nil, "D D D - D D D"))
	require.Equal(t, []string{"D D D F2 D D F1"}, placed(t, ward.Calendar, "2026-05-11", nil, "D D D - D D -"))
}

func TestVacationIsFEOnWorkingDays(t *testing.T) {
	t.Parallel()
	away := func(kind string, from, until int) func(*ward.Ward) {
		return func(w *ward.Ward) {
			w.People[0].Absences = []ward.Absence{{Percent: ward.FullTime, From: w.Period.Start + ward.Date(from), Until: w.Period.Start + ward.Date(until), Kind: kind}}
		}
	}
	require.Equal(t, []string{"FE FE FE FE FE FE F1", "D D D D D F2 F1"},
		placed(t, ward.Calendar, "2026-06-29", away(ward.Vacation, 0, 6), "- - - - - - -", "D D D D D - -"))
	require.Equal(t, []string{"FE FE FE F2 FE FE F1"},
		placed(t, ward.Calendar, "2026-05-11", away(ward.Vacation, 0, 6), "- - - - - - -"), "a holiday is no day of vacation")
	require.Equal(t, []string{"- - - - F2 F2 F1"},
		placed(t, ward.Calendar, "2026-06-29", away("", 0, 3), "- - - - - - -"), "other absence has no code")
}

func TestHistoryTakesItsOwnRest(t *testing.T) {
	t.Parallel()
	past := func(days ...int) func(*ward.Ward) {
		return func(w *ward.Ward) {
			for _, d := range days {
				w.People[0].History = append(w.People[0].History, ward.PastDuty{Date: w.Period.Start + ward.Date(d), Shift: "D"})
			}
		}
	}
	// Saturday 15:00 to Tuesday 07:30 is 64:30: the week before has had it
	require.Equal(t, []string{"F2 D F1 D D D D"}, placed(t, ward.Calendar, "2026-08-10", past(-7, -6, -5, -4, -3, -2), "- D - D D D D"))
	require.Equal(t, []string{"F1 D F2 D D D D"}, placed(t, ward.Calendar, "2026-08-10", past(-7, -6, -3, -2), "- D - D D D D"))
}

func TestCodesAreWrittenAnew(t *testing.T) {
	t.Parallel()
	w := &ward.Ward{Period: ward.Period{Start: ward.NewDate(2026, 1, 5), Weeks: 1, Kind: ward.Rolling}, Models: []ward.RotaModel{{ID: "m"}},
		People: []ward.Person{{ID: "anna"}}}
	c, err := w.Case("", ward.Plan)
	require.NoError(t, err)
	r := &rota.Rota{Lines: []rota.Line{{Person: "anna", Free: []rota.FreeDay{{Day: 2, Code: rota.F1}}}, {Person: "nobody"}}}
	freedays.Place(rule.Terms(c), r)
	require.Len(t, r.Lines[0].Free, 7)
	f, _ := r.Lines[0].Code(6)
	require.Equal(t, rota.F1, f.Code)
	require.Empty(t, r.Lines[1].Free)
}

// A Sunday worked in another unit is no free day here, and no F1.
func TestADayWorkedInAnotherUnitIsNotFree(t *testing.T) {
	t.Parallel()
	sunday := func(w *ward.Ward) {
		w.People[0].Elsewhere = &ward.Elsewhere{Duties: []ward.PastDuty{{Date: w.Period.Start + 6, Shift: "D"}}}
	}
	got := placed(t, ward.Calendar, "2026-08-10", sunday, "D D D - - - -")
	require.Equal(t, []string{"D D D F1 F2 F2 -"}, got)
}
