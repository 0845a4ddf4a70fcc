package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/check"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// year reads the year by the calendar and its rota.
func year(t require.TestingT) (*ward.Ward, *ward.Case, *rota.Rota) {
	data, err := fixtures.Ward("ward-holidays")
	require.NoError(t, err)
	w, err := ward.Read("ward-holidays", data)
	require.NoError(t, err)
	require.NoError(t, w.CheckAgreements(rule.Ladders()))
	text, err := fixtures.Rota("ward-holidays-planned")
	require.NoError(t, err)
	r, c, err := rota.Read("ward-holidays-planned", text, w)
	require.NoError(t, err)
	return w, c, r
}

// put writes a code on a date of somebody's line: a shift type, the code of a
// free day, or - for a day off.
func put(t require.TestingT, r *rota.Rota, person, date, code string) {
	day, err := ward.ParseDate(date)
	require.NoError(t, err)
	at := int(day - r.Start)
	for i := range r.Lines {
		l := &r.Lines[i]
		if l.Person != person {
			continue
		}
		l.Duties = slices.DeleteFunc(slices.Clone(l.Duties), func(d rota.Duty) bool { return d.Day == at })
		l.Free = slices.DeleteFunc(slices.Clone(l.Free), func(f rota.FreeDay) bool { return f.Day == at })
		switch {
		case code == "-":
		case ward.FreeCode(code):
			l.Free = append(l.Free, rota.FreeDay{Day: at, Code: code})
		default:
			l.Duties = append(l.Duties, rota.Duty{Day: at, Shift: code})
		}
	}
	r.Sort()
}

func TestTheYearByTheCalendarKeepsEveryRule(t *testing.T) {
	t.Parallel()
	_, c, r := year(t)
	report, err := check.Check(c, r)
	require.NoError(t, err)
	require.Empty(t, report.Findings, names(report.Findings))
	judged := map[ward.Quantity]bool{}
	for _, m := range report.Tightest {
		judged[m.Rule] = true
	}
	for _, q := range []ward.Quantity{"sundays_free", "sundays_in_row", "red_days", "main_vacation", "vacation_sunday", "eight_week_hours", "night_mean", "f1_per_week", "f1_rest", "f3_days", "uncoded_days", "weekly_rest", "mean_hours", "cover"} {
		require.True(t, judged[q], "%s is not judged", q)
	}
}

// The year with one thing changed breaks what was changed, and says so; size
// and owed hours, which follow from every duty, are left aside.
func TestTheYearChangedInOnePlace(t *testing.T) {
	t.Parallel()
	for _, change := range yearChanges {
		t.Run(change.name, func(t *testing.T) {
			t.Parallel()
			w, c, r := year(t)
			for _, cell := range change.cells {
				f := strings.Fields(cell) // person, date, code
				put(t, r, f[0], f[1], f[2])
			}
			if change.ward != nil {
				change.ward(w)
				require.NoError(t, w.CheckAgreements(rule.Ladders()))
				var err error
				c, err = w.Case("", ward.Plan)
				require.NoError(t, err)
			}
			report, err := check.Check(c, r)
			require.NoError(t, err)
			var got []string
			for _, f := range report.Findings {
				if f.Rule != "size_range" && f.Rule != "owed_hours" && f.Rule != "full_time_norm" && f.Rule != "educated_share" {
					got = append(got, fmt.Sprintf("%s %s", f.Rule, f.Person))
				}
			}
			require.Equal(t, change.found, slices.Compact(got), names(report.Findings))
		})
	}
}

var yearChanges = []struct {
	name  string
	cells []string // person, date, code
	ward  func(*ward.Ward)
	found []string
}{
	{name: "a Sunday without its F1", cells: []string{"RN-1 2026-03-22 F2"}, found: []string{"f1_per_week RN-1"}},
	{name: "a free day nobody wrote", cells: []string{"RN-1 2026-03-17 -"}, found: []string{"uncoded_days RN-1"}},
	{name: "F3 on a Tuesday", cells: []string{"RN-1 2026-03-17 F3"}, found: []string{"f3_days RN-1"}},
	{name: "an evening before the F1", cells: []string{"HFA-2 2026-03-17 E"}, found: []string{"weekly_rest HFA-2"}},
	{name: "the F1 is worked", cells: []string{"HFA-2 2026-03-18 D"}, found: []string{"weekly_rest HFA-2", "day_run HFA-2"}},
	{name: "work in the vacation", cells: []string{"RN-1 2026-06-16 D"}, found: []string{"person_limits RN-1"}},
	{name: "a vacation of 17 days", cells: []string{"RN-1 2026-07-04 F2"},
		ward: func(w *ward.Ward) { w.People[0].Absences[1].Until -= 2 }, found: []string{"main_vacation RN-1"}},
	{name: "both Sundays round the vacation", cells: []string{"RN-2 2026-10-11 D"},
		ward: func(w *ward.Ward) { w.People[1].Absences[2].Until-- }, found: []string{"vacation_sunday RN-2"}},
	{name: "fewer red days agreed", ward: func(w *ward.Ward) { w.Ceilings.RedDays = ptr(20) }, found: []string{"red_days RN-1"}},
	{name: "one Sunday too many in half a year", cells: []string{"HFA-4 2026-03-22 D", "HFA-4 2026-03-21 F1", "HFA-4 2026-04-02 D"}, found: []string{"sundays_free HFA-4"}},
	{name: "four weeks without a red day off", cells: []string{
		"RN-1 2026-04-03 E", "RN-1 2026-04-05 D", "RN-1 2026-04-06 D", "RN-1 2026-04-12 D", "RN-1 2026-04-11 F1", "RN-1 2026-04-19 D", "RN-1 2026-04-18 F1",
	}, found: []string{"sundays_in_row RN-1"}},
	{name: "averaging for days of ten and a half hours: the night of 24 October has eleven", ward: func(w *ward.Ward) {
		w.Agreements[0].Limits = map[string]string{"day_hours": "10:30"}
	}, found: []string{"day_hours NIGHT-1"}},
	{name: "no agreement on Sundays", ward: func(w *ward.Ward) { w.Agreements = w.Agreements[:2] }, found: []string{
		"sundays_in_row HFA-1", "sundays_in_row HFA-2", "sundays_in_row HFA-3", "sundays_in_row HFA-4",
		"sundays_in_row NIGHT-1", "sundays_in_row NIGHT-2", "sundays_in_row NIGHT-3", "sundays_in_row RN-1", "sundays_in_row RN-2",
	}},
	{name: "nobody on 17 May", cells: []string{"HFA-4 2026-05-17 F2", "RN-1 2026-05-17 F2"}, found: []string{"cover "}},
}
