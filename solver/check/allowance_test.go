package check_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/check"
	"heltid/solver/ward"
)

func allowed(t *testing.T, b *bench) []check.Allowance {
	t.Helper()
	r := b.sheet(t).Report()
	require.Empty(t, r.Findings, names(r.Findings))
	return r.Allowed
}

// What is kept by an agreement alone is told with the margin to what is agreed.
func TestWhatAnAgreementAllows(t *testing.T) {
	t.Parallel()
	require.Empty(t, allowed(t, one("S", "mon 08:00-17:00")))
	require.Empty(t, allowed(t, one("T", "mon 08:00-17:00")), "nine hours need no agreement")

	got := allowed(t, one("T", "mon 08:00-17:01, tue 08:00-20:00"))
	require.Len(t, got, 1)
	require.Equal(t, ward.Quantity("day_hours"), got[0].Rule)
	require.Equal(t, [4]int{540, 750, 30, 2}, [4]int{got[0].Without, got[0].Limit, got[0].Margin, got[0].Times})
	require.Equal(t, "aml-10-5-2", got[0].Agreement.Paragraph)
	require.Equal(t, 1, got[0].FirstDay, "the place nearest the limit")

	// nine weeks of 41 hours in the mean of 45 and 37: each needs the class of its line
	got = allowed(t, rolling("T", "mon-fri 08:00-17:00", "mon-fri 08:00-14:00"))
	require.Len(t, got, 1)
	require.Equal(t, ward.Quantity("week_hours"), got[0].Rule)
	require.Equal(t, [3]int{40 * 60, 54 * 60, 9 * 60}, [3]int{got[0].Without, got[0].Limit, got[0].Margin})

	got = allowed(t, one("T+R(9,28)", "mon 14:00-22:00, tue 07:30-15:00"))
	require.Equal(t, ward.Quantity("daily_rest"), got[0].Rule)
	require.Equal(t, [3]int{660, 540, 30}, [3]int{got[0].Without, got[0].Limit, got[0].Margin})
}

// A weekly rest shorter than the statute's owes the difference.
func TestAShortWeeklyRestIsOwed(t *testing.T) {
	t.Parallel()
	b := one("T+R(11,28)+U", "mon-wed 08:00-13:00, thu 17:00-22:00, fri 14:00-19:00, sat-sun 08:00-13:00", "mon 08:00-13:00")
	b.duty(-1, "08:00-13:00")
	b.w.Ceilings.DaysInRow = ptr(20)
	got := allowed(t, b)
	require.Len(t, got, 2)
	require.Equal(t, [2]ward.Quantity{"weekly_rest", "sundays_in_row"}, [2]ward.Quantity{got[0].Rule, got[1].Rule})
	require.Equal(t, [3]int{2100, 0, 7 * 60}, [3]int{got[0].Without, got[0].Margin, got[0].Owed})
}

// An agreement that runs out inside the period opens nothing after its date.
func TestAnAgreementOpensNothingAfterItsEnd(t *testing.T) {
	t.Parallel()
	b := one("T", "mon-thu 08:00-18:00", "")
	b.w.Agreements[0].Until = ptr(b.r.Start + 1)
	findings, _ := of(b.sheet(t), "day_hours")
	require.Len(t, findings, 2, names(findings))
	require.Equal(t, 2, findings[0].FirstDay)
	require.Equal(t, "aml-10-5-1", findings[0].AllowedBy.Paragraph)

	b = one("T+R(8,28)", "mon 14:00-22:00, tue 07:30-15:00, wed 08:00-15:00")
	b.w.Agreements[1].Until = ptr(b.r.Start)
	findings, _ = of(b.sheet(t), "daily_rest")
	require.Len(t, findings, 1, "the rest ends the day after the agreement")
	b.w.Agreements[1].Until = ptr(b.r.Start + 1)
	none(t, b, "daily_rest")

	b = one("T", "mon-fri 08:00-17:00", "mon-fri 08:00-14:00")
	b.w.Agreements[0].Until = ptr(b.r.Start + 3)
	require.Equal(t, 45*60-40*60, -only(t, b, "week_hours").Margin)
}

// A trial waives a rule: it is not measured, and the report says by whose leave.
func TestATrialWaivesARule(t *testing.T) {
	t.Parallel()
	b := one("S", "mon 08:00-18:00")
	b.w.Agreements = []ward.Agreement{{ID: "frikommune", Trial: &ward.TrialTerms{Authority: "vedtak av departementet", Waives: []ward.Quantity{"day_hours"}}}}
	s := b.sheet(t)
	findings, tightest := of(s, "day_hours")
	require.Empty(t, findings)
	require.Nil(t, tightest)
	found := false
	for _, n := range s.Report().Assumptions {
		found = found || n.Text("en") == "The trial frikommune waives: working hours per day. Authority: vedtak av departementet."
	}
	require.True(t, found, s.Report().Assumptions)
}
