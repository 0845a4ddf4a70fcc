package measure_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

func on(c *ward.Case, day int) *ward.Date { d := c.Dates.Date(day); return &d }

// Anne works D D D - D D D in the first week, David E E E E from Thursday of
// the third.
func TestWishesAreMetByTheDutiesOfTheirDays(t *testing.T) {
	t.Parallel()
	c, r := small(t, "ward-small-by-hand")
	c.People[0].Wishes = []ward.Wish{
		{Kind: ward.Strong, Shift: ward.DayOff, Date: on(c, 3)},     // met: 3
		{Kind: ward.Prefer, Shift: "M", Date: on(c, 0)},             // not
		{Kind: ward.Avoid, Shift: "D", Date: on(c, 3)},              // met: 1
		{Kind: ward.Prefer, Shift: ward.WeekendOff},                 // met in weeks 2 and 3
		{Kind: ward.Prefer, With: "Berit", Date: on(c, 7)},          // met: both D
		{Kind: ward.Prefer, With: "David", Date: on(c, 7)},          // not: D beside E
		{Kind: ward.Avoid, With: "David", Date: on(c, 7)},           // met
		{Kind: ward.Prefer, With: "David", Date: on(c, 3)},          // met: she is off
		{Kind: ward.Prefer, Shift: ward.AnyDuty, Date: on(c, 3)},    // not
		{Kind: ward.MustNot, Shift: ward.AnyDuty, Date: on(c, 5)},   // a rule's, not a wish's
		{Kind: ward.Strong, Shift: ward.WorkWeekend, Weeks: "odd"},  // week 1 met, week 3 not
		{Kind: ward.Avoid, Shift: ward.WorkWeekend, Date: on(c, 5)}, // not
		{Kind: ward.Prefer, Shift: ward.DayOff, Date: on(c, 5)},     // given: she may not work then
		{Kind: ward.Prefer, Shift: ward.AnyDuty, Date: on(c, 5)},    // given
		{Kind: ward.Prefer, Shift: "E", Date: on(c, 4), Points: 7},  // not
	}
	all := measure.WishesOf(c, r)
	require.Len(t, all, 1)
	w := all[0]
	var met []int
	for _, x := range w.Results {
		if x.Met && x.Given == ward.Open {
			met = append(met, x.Wish)
		}
	}
	require.Equal(t, []int{0, 2, 3, 3, 4, 6, 7, 10}, met)
	require.Equal(t, 3+1+1+3+1+1+1+1+1+6+1+7, w.Asked)
	require.Equal(t, 3+1+2+1+1+1+3, w.Met)
	require.Equal(t, 10000*12/27, w.Share(), "rounded down")
	require.Equal(t, 10000*12/27, measure.Tiers(c, r).WorstShare)
	require.Equal(t, 4*12, measure.Tiers(c, r).WishPoints)
	c.Ward.Ledger = &ward.Ledger{Periods: []ward.LedgerPeriod{{Start: c.Dates.Start - 21, Weeks: 3, People: []ward.LedgerEntry{{ID: "Anne", Asked: 10, Met: 5}}}}}
	require.Equal(t, 6*12, measure.Tiers(c, r).WishPoints, "half of what she asked for before is owed")
}

// Weekend evenings: David, Eva and Farid have two each, of six; the six who can
// have them hold four posts.
func TestTheLedgerTakesOverWhatIsOwed(t *testing.T) {
	t.Parallel()
	c, r := small(t, "ward-small-by-hand")
	c.People[3].Wishes = []ward.Wish{{Kind: ward.Strong, Shift: ward.DayOff, Date: on(c, 0)}, {Kind: ward.Prefer, Shift: "E", Date: on(c, 18)}}
	old := ward.LedgerPeriod{Start: c.Dates.Start - 63, Weeks: 3, People: []ward.LedgerEntry{{ID: "Anne", Asked: 4}}}
	c.Ward.Ledger = &ward.Ledger{Periods: []ward.LedgerPeriod{old, old, old}}
	l := measure.Ledger(c, r)
	require.Len(t, l.Periods, ward.LedgerLength, "the oldest goes")
	now := l.Periods[2]
	require.Equal(t, c.Dates.Start, now.Start)
	require.Equal(t, []ward.LedgerEntry{
		{ID: "Anne", WeekendEvenings: -2}, // 0 of 1.5
		{ID: "Berit", WeekendEvenings: -1},
		{ID: "Camilla", WeekendEvenings: -1},
		{ID: "David", Asked: 4, Met: 1, WeekendEvenings: 1}, // 2 of 0.9
		{ID: "Eva", WeekendEvenings: 1},                     // 2 of 0.75
		{ID: "Farid", WeekendEvenings: 1},
	}, now.People)
	require.Empty(t, l.Feasts, "a rolling rota has none")
	c.Run = ward.Structure
	require.Nil(t, measure.Ledger(c, r))
}

// Whoever worked a feast last year is out of turn this year, and New Year goes
// to those who had Christmas off.
func TestFeastsAreTakenInTurn(t *testing.T) {
	t.Parallel()
	c, r := small(t, "ward-small-by-hand")
	c.Dates = ward.Dates{Start: ward.NewDate(2025, 12, 22), Weeks: 3}
	r.Start = c.Dates.Start
	r.Lines = []rota.Line{
		{Person: "Anne", Size: 10000, Duties: []rota.Duty{{Day: 2, Shift: "D"}}},                          // Christmas Eve
		{Person: "Berit", Size: 6000, Duties: []rota.Duty{{Day: 4, Shift: "E"}, {Day: 10, Shift: "D"}}},   // Boxing Day and New Year's Day
		{Person: "Camilla", Size: 8000, Duties: []rota.Duty{{Day: 9, Shift: "D"}, {Day: 10, Shift: "D"}}}, // New Year alone
		{Person: "David", Size: 6000, Duties: []rota.Duty{{Day: 1, Shift: "D"}}},                          // neither
	}
	require.Equal(t, 1, measure.Tiers(c, r).FeastsAgain, "Berit has both")
	c.Ward.Ledger = &ward.Ledger{Feasts: []ward.FeastWorked{
		{Feast: ward.Christmas, Year: 2024, People: []string{"Anne", "Berit", "David"}},
		{Feast: ward.NewYear, Year: 2023, People: []string{"Camilla"}},
	}}
	require.Equal(t, 3, measure.Tiers(c, r).FeastsAgain, "Anne again, Berit again and both")
	c.People[2].History = []ward.PastDuty{{Date: ward.NewDate(2024, 12, 31), Shift: "D"}}
	require.Equal(t, 4, measure.Tiers(c, r).FeastsAgain, "Camilla's history has last New Year")
	require.Equal(t, []ward.FeastWorked{
		{Feast: ward.Christmas, Year: 2024, People: []string{"Anne", "Berit", "David"}},
		{Feast: ward.NewYear, Year: 2023, People: []string{"Camilla"}},
		{Feast: ward.Christmas, Year: 2025, People: []string{"Anne", "Berit"}},
		{Feast: ward.NewYear, Year: 2025, People: []string{"Berit", "Camilla"}},
	}, measure.Ledger(c, r).Feasts)
}
