package ward_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/ward"
)

func terms(t *testing.T, w *ward.Ward, run ward.Run) *ward.Terms {
	t.Helper()
	require.NoError(t, w.CheckAgreements(ladders))
	c, err := w.Case("", run)
	require.NoError(t, err)
	return ward.NewTerms(c, ladders)
}

// Which limit is in force for whom, when: the statute, opened by agreements
// that cover the person on the date, closed by what the parties decided.
func TestLimitInForce(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, agreements, ceilings string
		quantity                   ward.Quantity
		person, date               string
		value                      int
		level                      ward.Level
	}{
		{"the statute alone", "", "", "daily_rest", "Anne", "2026-01-05", 660, ward.Statute},
		{"an agreement with the step's limit", "{id: a, level: T, paragraph: aml-10-8-3}", "", "daily_rest", "Anne", "2026-01-05", 480, ward.Representatives},
		{"an agreement with its own limit", `{id: a, level: T, paragraph: aml-10-8-3, limits: {daily_rest: "9:00"}}`, "", "daily_rest", "Anne", "2026-01-05", 540, ward.Representatives},
		{"the loosest of two agreements", `{id: a, level: T, paragraph: aml-10-8-3, limits: {daily_rest: "9:00"}}, {id: b, level: T, paragraph: aml-10-8-3, limits: {daily_rest: "8:30"}}`, "", "daily_rest", "Anne", "2026-01-05", 510, ward.Representatives},
		{"for another person", "{id: a, level: T, paragraph: aml-10-8-3, people: [Bo]}", "", "daily_rest", "Anne", "2026-01-05", 660, ward.Statute},
		{"for this person", "{id: a, level: T, paragraph: aml-10-8-3, people: [Bo]}", "", "daily_rest", "Bo", "2026-01-05", 480, ward.Representatives},
		{"for another competence", "{id: a, level: T, paragraph: aml-10-8-3, competence: ASS}", "", "daily_rest", "Anne", "2026-01-05", 660, ward.Statute},
		{"the day before it starts", "{id: a, level: T, paragraph: aml-10-8-3, from: 2026-01-06}", "", "daily_rest", "Anne", "2026-01-05", 660, ward.Statute},
		{"its first day", "{id: a, level: T, paragraph: aml-10-8-3, from: 2026-01-05}", "", "daily_rest", "Anne", "2026-01-05", 480, ward.Representatives},
		{"its last day", "{id: a, level: T, paragraph: aml-10-8-3, until: 2026-01-05}", "", "daily_rest", "Anne", "2026-01-05", 480, ward.Representatives},
		{"the day after it ends", "{id: a, level: T, paragraph: aml-10-8-3, until: 2026-01-05}", "", "daily_rest", "Anne", "2026-01-06", 660, ward.Statute},
		{"longer days", "{id: a, level: T, paragraph: aml-10-5-2}", "", "day_hours", "Anne", "2026-01-05", 750, ward.Representatives},
		{"individual and representatives together", "{id: a, level: I, paragraph: aml-10-5-1}, {id: b, level: T, paragraph: aml-10-5-2}", "", "day_hours", "Anne", "2026-01-05", 750, ward.Representatives},
		{"a ceiling stricter than the agreement", "{id: a, level: T, paragraph: aml-10-5-2}", `day_hours: "10:00"`, "day_hours", "Anne", "2026-01-05", 600, ward.Parties},
		{"a ceiling looser than the law closes nothing", "", `day_hours: "10:00"`, "day_hours", "Anne", "2026-01-05", 540, ward.Statute},
		{"what only the parties decide", "", "days_in_row: 5", "day_run", "Anne", "2026-01-05", 5, ward.Parties},
		{"a union's own limit", `{id: a, level: C, paragraph: aml-10-12-4, limits: {day_hours: "14:00"}}`, "", "day_hours", "Anne", "2026-01-05", 840, ward.Union},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			text := little + "agreements: [" + c.agreements + "]\n"
			if c.ceilings != "" {
				text += "ceilings: {" + c.ceilings + "}\n"
			}
			in := terms(t, read(t, text), ward.FromToday)
			p, ok := in.Case.Person(c.person)
			require.True(t, ok)
			got, found := in.Limit(c.quantity, p, date(t, c.date))
			require.True(t, found)
			require.Equal(t, c.value, got.Value)
			require.Equal(t, c.level, got.Step.Level)
			// what a ceiling leaves may still take the agreement
			needed := got.Step.Level != ward.Statute && got.Step.Level != ward.Parties || c.name == "a ceiling stricter than the agreement"
			require.Equal(t, needed, got.Agreement != nil)
		})
	}
}

func TestAQuantityNobodyLimitsHasNone(t *testing.T) {
	t.Parallel()
	in := terms(t, read(t, little), ward.FromToday)
	p, _ := in.Case.Person("Anne")
	_, found := in.Limit("quick_returns", p, in.Case.Dates.Start)
	require.False(t, found)
}

func TestAnAgreementMaySpeakForAPostGroup(t *testing.T) {
	t.Parallel()
	in := terms(t, read(t, little+onePost+"agreements: [{id: a, level: T, paragraph: aml-10-8-3, people: [p]}]\n"), ward.Structure)
	p, ok := in.Case.Person("p-01")
	require.True(t, ok)
	got, _ := in.Limit("daily_rest", p, in.Case.Dates.Start)
	require.Equal(t, 480, got.Value)
}

// A consent counts from its first day to its last, not for the whole period.
func TestLongShiftConsentIsReadOnTheDate(t *testing.T) {
	t.Parallel()
	in := terms(t, read(t, strings.Replace(little, "id: Bo,", `id: Bo, consents: [{longest: "12:30", from: 2026-01-12, until: 2026-01-18}],`, 1)), ward.FromToday)
	p, _ := in.Case.Person("Bo")
	for day, want := range map[string]int{"2026-01-11": 600, "2026-01-12": 750, "2026-01-18": 750, "2026-01-19": 600} {
		got, _ := in.Limit("long_shift_consent", p, date(t, day))
		require.Equal(t, want, got.Value, day)
	}
}

func TestAllowingNamesTheLowestStepThatWouldDo(t *testing.T) {
	t.Parallel()
	in := terms(t, read(t, little), ward.FromToday)
	p, _ := in.Case.Person("Anne")
	for _, c := range []struct {
		q        ward.Quantity
		measured int
		want     string
	}{
		{"daily_rest", 500, "aml-10-8-3"}, {"daily_rest", 480, "aml-10-8-3"}, {"daily_rest", 479, ""},
		{"day_hours", 600, "aml-10-5-1"}, {"day_hours", 601, "aml-10-5-2"}, {"day_hours", 751, "aml-10-12-4"},
	} {
		step, ok := in.Allowing(c.q, p, in.Case.Dates.Start, c.measured)
		require.Equal(t, c.want != "", ok)
		require.Equal(t, c.want, step.Paragraph)
	}
	_, open := in.Open("aml-10-8-3", p, in.Case.Dates.Start)
	require.False(t, open)
}
