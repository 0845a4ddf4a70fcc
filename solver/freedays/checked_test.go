package freedays_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"heltid/solver/check"
	"heltid/solver/freedays"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// The checker has nothing against what is placed, whatever the duties: a week
// without an F1 is one that could not have had one besides the others'.
func TestTheCheckerAcceptsWhatIsPlaced(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		weeks := rapid.IntRange(1, 6).Draw(t, "weeks")
		start := rapid.SampledFrom([]ward.Date{ward.NewDate(2026, 1, 5), ward.NewDate(2026, 3, 23), ward.NewDate(2026, 10, 19), ward.NewDate(2026, 12, 21)}).Draw(t, "start")
		w := &ward.Ward{
			Period: ward.Period{Start: start, Weeks: weeks, Kind: rapid.SampledFrom([]string{ward.Rolling, ward.Calendar}).Draw(t, "kind")},
			Shifts: []ward.Shift{
				{Code: "D", Start: 450, End: 900}, {Code: "E", Start: 870, End: 1320}, {Code: "N", Start: 1305, End: 465}, {Code: "L", Start: 480, End: 1230},
				{Code: "S", Start: 480, End: 720}, {Code: "X", Start: 1380, End: 420},
			},
			Models: []ward.RotaModel{{ID: "m", Shifts: []string{"D", "E", "N", "L", "S", "X"}}},
			People: []ward.Person{{ID: "anna", Size: ward.Sizes{Current: ward.FullTime}}},
		}
		usual := rapid.Bool().Draw(t, "usual") // then a weekly rest always holds a day without a duty
		codes := []string{"", "", "D", "D", "E", "N", "L"}
		if !usual {
			codes = append(codes, "S", "X")
			w.Agreements = []ward.Agreement{{ID: "rest", Level: ward.Representatives, Paragraph: "aml-10-8-3"}}
		}
		require.NoError(t, w.CheckAgreements(rule.Ladders()))
		p := &w.People[0]
		if rapid.Bool().Draw(t, "away") {
			from := start + ward.Date(rapid.IntRange(0, 7*weeks-1).Draw(t, "from"))
			p.Absences = []ward.Absence{{Percent: ward.FullTime, From: from, Until: from + ward.Date(rapid.IntRange(0, 20).Draw(t, "days")), Kind: ward.Vacation}}
		}
		if w.Period.Kind == ward.Calendar {
			for _, ago := range rapid.SliceOfDistinct(rapid.IntRange(1, 16), rapid.ID).Draw(t, "history") {
				p.History = append(p.History, ward.PastDuty{Date: start - ward.Date(ago), Shift: "D"})
			}
		}
		r := &rota.Rota{Start: start, Weeks: weeks, Lines: []rota.Line{{Person: "anna", Size: ward.FullTime}}}
		for day := range 7 * weeks {
			if code := rapid.SampledFrom(codes).Draw(t, "duty"); code != "" && !p.Away(start+ward.Date(day)) {
				r.Lines[0].Duties = append(r.Lines[0].Duties, rota.Duty{Day: day, Shift: code})
			}
		}
		c, err := w.Case("", ward.Plan)
		require.NoError(t, err)
		freedays.Place(rule.Terms(c), r)
		report, err := check.Check(c, r)
		require.NoError(t, err)
		rested := true
		for _, f := range report.Findings {
			def, _ := rule.ByID(f.Rule)
			require.NotEqual(t, rule.Written, def.Kind, "%s days %d to %d: %d of %d; %v", f.Rule, f.FirstDay, f.LastDay, f.Measured, f.Limit, r.Lines[0])
			rested = rested && f.Rule != "weekly_rest"
		}
		if rested && usual {
			n := 0
			for _, f := range r.Lines[0].Free {
				if f.Code == rota.F1 {
					n++
				}
			}
			require.Equal(t, weeks, n, "every week has its F1")
		}
		again := r.Bare()
		freedays.Place(rule.Terms(c), again)
		require.True(t, slices.EqualFunc(r.Lines[0].Free, again.Lines[0].Free, func(a, b rota.FreeDay) bool { return a.Day == b.Day && a.Code == b.Code }))
	})
}
