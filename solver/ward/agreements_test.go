package ward_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/ward"
)

// Two ladders in the shape of the law's: daily rest down to 8 hours by
// agreement with the representatives (AML §10-8(3)), days of 10 hours by
// individual agreement, 12.5 hours with the representatives, any by a union.
var ladders = []ward.Ladder{
	{Quantity: "daily_rest", AtLeast: true, Steps: []ward.Step{
		{Level: ward.Statute, Paragraph: "aml-10-8-1", Limit: 660},
		{Level: ward.Representatives, Paragraph: "aml-10-8-3", Limit: 480, Source: "AML §10-8(3)"},
	}},
	{Quantity: "day_hours", Steps: []ward.Step{
		{Level: ward.Statute, Paragraph: "aml-10-4-1", Limit: 540},
		{Level: ward.Individual, Paragraph: "aml-10-5-1", Limit: 600},
		{Level: ward.Representatives, Paragraph: "aml-10-5-2", Limit: 750, Source: "AML §10-5(2)"},
		{Level: ward.Union, Paragraph: "aml-10-12-4", Limit: ward.NoLimit},
	}},
	{Quantity: "sundays_in_row", Steps: []ward.Step{
		{Level: ward.Statute, Paragraph: "aml-10-8-4b", Limit: 1},
		{Level: ward.Representatives, Paragraph: "aml-10-8-4c", Limit: 3, Source: "AML §10-8(4)"},
	}},
	{Quantity: "averaging_weeks", Steps: []ward.Step{
		{Level: ward.Representatives, Paragraph: "aml-10-5-2", Limit: 52, Source: "AML §10-5(2)"},
	}},
	{Quantity: "day_run", Steps: []ward.Step{{Level: ward.Parties, Limit: ward.NoLimit}}},
}

func withAgreement(t *testing.T, agreement string) *ward.Ward {
	t.Helper()
	w, err := ward.Read("w.yaml", []byte(little+"agreements:\n  - {id: a, "+agreement+"}\n"))
	require.NoError(t, err)
	return w
}

func TestCheckAgreements(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, agreement, where, says string }{
		{"the step's own limit", `level: T, paragraph: aml-10-8-3`, "", ""},
		{"at the step's limit", `level: T, paragraph: aml-10-8-3, limits: {daily_rest: "8:00"}`, "", ""},
		{"a minute inside", `level: T, paragraph: aml-10-5-2, limits: {day_hours: "12:29"}`, "", ""},
		{"whatever a union agrees to", `level: C, paragraph: aml-10-12-4, limits: {day_hours: "14:00"}`, "", ""},
		{"a minute too little rest", `level: T, paragraph: aml-10-8-3, limits: {daily_rest: "7:59"}`, "agreements[0].limits.daily_rest", "nobody may agree to less than 8:00 at level T (AML §10-8(3)); found 7:59"},
		{"a minute too long a day", `level: T, paragraph: aml-10-5-2, limits: {day_hours: "12:31"}`, "agreements[0].limits.day_hours", "nobody may agree to more than 12:30 at level T (AML §10-5(2)); found 12:31"},
		{"a Sunday too many", `level: T, paragraph: aml-10-8-4c, limits: {sundays_in_row: "4"}`, "agreements[0].limits.sundays_in_row", "nobody may agree to more than 3 at level T"},
		{"a union that names nothing", `level: C, paragraph: aml-10-12-4`, "agreements[0]", "aml-10-12-4 at level C opens nothing without limits: name those that are agreed, of day_hours"},
		{"another night that nobody writes", `level: T, paragraph: aml-10-11-1`, "agreements[0].paragraph", "write the one that is agreed in counting.night"},
		{"stricter than the statute", `level: T, paragraph: aml-10-8-3, limits: {daily_rest: "11:01"}`, "agreements[0].limits.daily_rest", "an agreement on aml-10-8-3 opens nothing with 11:01: without it 11:00 holds already"},
		{"as strict as the statute", `level: T, paragraph: aml-10-8-3, limits: {daily_rest: "11:00"}`, "", ""},
		{"another level", `level: I, paragraph: aml-10-5-2`, "agreements[0].level", "aml-10-5-2 is not opened by an agreement at level I; it takes T"},
		{"the statute itself", `level: T, paragraph: aml-10-8-1`, "agreements[0].paragraph", `"aml-10-8-1" is no paragraph that an agreement opens; those are aml-10-11-1, aml-10-12-4, aml-10-5-1, aml-10-5-2, aml-10-8-3, aml-10-8-4c`},
		{"another paragraph's quantity", `level: T, paragraph: aml-10-8-3, limits: {day_hours: "12:00"}`, "agreements[0].limits.day_hours", `says nothing of "day_hours"; it opens daily_rest`},
		{"what only the parties decide", `level: T, paragraph: aml-10-8-3, limits: {day_run: "7"}`, "agreements[0].limits.day_run", `says nothing of "day_run"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			err := withAgreement(t, c.agreement).CheckAgreements(ladders)
			if c.where == "" {
				require.NoError(t, err)
				return
			}
			var all ward.Problems
			require.ErrorAs(t, err, &all)
			require.Len(t, all, 1)
			require.Equal(t, c.where, all[0].Path)
			require.Contains(t, all[0].Text, c.says)
			require.Equal(t, 16, all[0].Line)
		})
	}
}

// Time off for holiday pay is taken within a month, or what is agreed for the
// person, and only of that is such a time agreed.
func TestWithinHowManyMonthsTimeOffIsTaken(t *testing.T) {
	t.Parallel()
	for agreement, want := range map[string]int{
		"level: T, paragraph: hta-5-3-2":                                     1,
		"level: T, paragraph: hta-5-3-2, within_months: 3":                   3,
		"level: T, paragraph: hta-5-3-2, within_months: 3, people: [Bo]":     0,
		"level: T, paragraph: hta-5-3-2, within_months: 3, from: 2026-01-07": 0,
	} {
		c, err := withAgreement(t, agreement).Case("", ward.FromToday)
		require.NoError(t, err)
		p, _ := c.Person("Anne")
		months, agreed := ward.NewTerms(c, ladders).TimeOff(p, date(t, "2026-01-06"))
		require.Equal(t, want, months, agreement)
		require.Equal(t, want > 0, agreed, agreement)
	}
	all := problems(t, little+"agreements: [{id: a, level: T, paragraph: aml-10-5-2, within_months: 3}]\n")
	require.Equal(t, "agreements[0].within_months", all[0].Path)
	require.Equal(t, "2026-02-28", date(t, "2025-12-31").MonthsAfter(2).String())
	require.Equal(t, "2024-02-29", date(t, "2023-11-30").MonthsAfter(3).String())
}
