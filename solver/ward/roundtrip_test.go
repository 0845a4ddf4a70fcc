package ward_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"heltid/fixtures"
	"heltid/solver/ward"
)

// Reading what was written gives the same, in both forms.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) { sameWhenWritten(t, drawWard(t)) })
}

func TestFixturesRoundTrip(t *testing.T) {
	t.Parallel()
	for _, name := range fixtures.Wards() {
		data, err := fixtures.Ward(name)
		require.NoError(t, err)
		w, err := ward.Read(name, data)
		require.NoError(t, err)
		sameWhenWritten(t, w)
	}
}

func sameWhenWritten(t require.TestingT, w *ward.Ward) {
	asJSON, err := w.JSON()
	require.NoError(t, err)
	asYAML, err := w.YAML()
	require.NoError(t, err)
	for name, text := range map[string][]byte{"w.json": asJSON, "w.yaml": asYAML} {
		again, err := ward.Read(name, text)
		require.NoError(t, err, string(text))
		out, err := again.JSON()
		require.NoError(t, err)
		require.Equal(t, string(asJSON), string(out))
	}
}

// drawWard makes a valid ward with most fields in use.
func drawWard(t *rapid.T) *ward.Ward {
	text := rapid.StringMatching(`[ -~æøåÆØÅéš☃𝄞]{1,20}`)
	percent := rapid.Custom(func(t *rapid.T) ward.Size { return ward.Size(rapid.IntRange(0, 10000).Draw(t, "size")) })
	maybe := func(t *rapid.T, s ward.Size) *ward.Size {
		if rapid.Bool().Draw(t, "given") {
			return &s
		}
		return nil
	}
	date := rapid.Custom(func(t *rapid.T) ward.Date {
		return ward.NewDate(2026, 1, rapid.IntRange(1, 700).Draw(t, "day"))
	})
	days := rapid.Custom(func(t *rapid.T) ward.Days { return ward.Days(rapid.IntRange(1, 127).Draw(t, "days")) })
	clock := rapid.Custom(func(t *rapid.T) ward.Minutes {
		return ward.Minutes(rapid.IntRange(0, 1439).Draw(t, "minutes"))
	})
	w := &ward.Ward{
		Format: 1, Name: text.Draw(t, "name"), Note: text.Draw(t, "note"),
		Period:      ward.Period{Start: ward.NewDate(2026, 1, 5), Weeks: 6, Kind: ward.Rolling},
		Competences: []ward.Competence{{ID: "RN", Educated: true, CountsAs: []string{"medication"}}, {ID: "ASS", Name: text.Draw(t, "name")}},
		Units:       []ward.Unit{{ID: "A"}, {ID: "true"}},
	}
	for i := range rapid.IntRange(1, 4).Draw(t, "shifts") {
		d := days.Draw(t, "days")
		w.Shifts = append(w.Shifts, ward.Shift{Code: fmt.Sprint(i, "yes"), Start: clock.Draw(t, "start"), End: clock.Draw(t, "end"), Days: &d})
	}
	codes := []string{w.Shifts[0].Code}
	whole := rapid.Bool().Draw(t, "whole")
	w.Models = []ward.RotaModel{{ID: "m", Shifts: codes, Weekend: ward.WeekendRule{Every: 3, Whole: &whole}, Norm: ward.Norm355, Source: text.Draw(t, "source")}}
	for i := range rapid.IntRange(1, 5).Draw(t, "people") {
		size := percent.Draw(t, "current")
		p := ward.Person{ID: fmt.Sprint("p", i), Name: text.Draw(t, "name"), Unit: "true", Competence: "RN", Size: ward.Sizes{Current: size, Max: maybe(t, size)}}
		if rapid.Bool().Draw(t, "wishes") {
			weekdays, until := days.Draw(t, "days"), ward.NewDate(2026, 1, 11)
			p.Wishes = []ward.Wish{{Kind: ward.Avoid, Shift: ward.DayOff, Days: &weekdays, Until: &until}, {Kind: ward.MustNot, Shift: codes[0], Date: &until}}
		}
		if rapid.Bool().Draw(t, "consents") {
			from := date.Draw(t, "from")
			until := from + 10
			p.Consents = []ward.Consent{{Longest: ward.Minutes(rapid.IntRange(1, 9999).Draw(t, "longest")), From: &from, Until: &until}}
		}
		if rapid.Bool().Draw(t, "limits") {
			p.Limits = []ward.PersonLimit{{NoNight: true, FixedFree: []ward.FixedFree{{Days: days.Draw(t, "free"), Shift: codes[0]}}}}
			p.Absences = []ward.Absence{{Percent: 10000, From: 20000, Until: 20001}}
			p.Claims = []ward.Claim{{Paragraph: "aml-14-3", Size: percent.Draw(t, "claim"), Date: date.Draw(t, "claimed")}}
		}
		w.People = append(w.People, p)
	}
	low := rapid.IntRange(0, 3).Draw(t, "floor")
	w.Need = []ward.NeedRow{{Days: days.Draw(t, "days"), From: 450, To: 900, Floor: map[string]int{"total": low + 1, "medication": low}, Target: map[string]int{"total": low + 2}}}
	w.Agreements = []ward.Agreement{{ID: "a", Level: ward.Representatives, Paragraph: "aml-10-8-3", Limits: map[string]string{"daily_rest": "9:00", "weekly_rest": "30:00"}, SignedBy: text.Draw(t, "by")}}
	if w.Name = "w" + w.Name; rapid.Bool().Draw(t, "rules") {
		n := 4
		w.Sizes = &ward.SizeRule{List: []ward.Size{1000, 5050, 10000}}
		w.Budget = &ward.Budget{FullTimeWeeks: 192050, Count: ward.BudgetHours}
		w.Ceilings = &ward.Ceilings{DaysInRow: &n, QuickReturns: &n}
		w.Guards = &ward.Guards{SmallPosts: &ward.SmallPosts{AtMost: &n}}
	}
	return w
}
