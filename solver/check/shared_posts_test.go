package check_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/check"
	"heltid/solver/ward"
)

// twoUnits has two units a quarter of an hour apart; the person belongs to A and
// has said yes to duties in B.
func twoUnits(b *bench) {
	b.w.Units = []ward.Unit{{ID: "A"}, {ID: "B"}}
	b.w.SharedPosts = true
	b.w.Travel = &ward.Travel{Between: []ward.TravelTime{{Units: []string{"A", "B"}, Minutes: 15}}}
	b.w.People[0].Unit = "A"
	b.w.People[0].Consents = []ward.Consent{{Unit: "B"}}
}

// Rest between duties in two units is the time between them less the travel,
// unless the ward has it count as rest (AML §10-8(1); the Act does not say).
func TestDailyRestBetweenUnits(t *testing.T) {
	t.Parallel()
	isRest := func(b *bench) { b.w.Travel.Rest = true }
	for _, c := range []struct {
		why    string
		week   string
		change func(*bench)
		margin int // minutes over 11 h
	}{
		{"to another unit, with the travel", "mon 12:30-20:30, tue 07:45-15:00 in B", nil, 0},
		{"one minute short", "mon 12:30-20:30, tue 07:44-15:00 in B", nil, -1},
		{"and back", "mon 12:30-20:30 in B, tue 07:44-15:00", nil, -1},
		{"in the same unit there is no travel", "mon 12:30-20:30, tue 07:30-15:00", nil, 0},
		{"nor in the other one", "mon 12:30-20:30 in B, tue 07:30-15:00 in B", nil, 0},
		{"travel that is rest", "mon 12:30-20:30, tue 07:30-15:00 in B", isRest, 0},
		{"travel that is rest, one minute short", "mon 12:30-20:30, tue 07:29-15:00 in B", isRest, -1},
		{"no time is given between them", "mon 12:30-20:30, tue 07:30-15:00 in B", func(b *bench) { b.w.Travel = nil }, 0},
		{"over the night", "mon 22:00-06:00, tue 17:15-22:00 in B", nil, 0},
	} {
		t.Run(c.why, func(t *testing.T) {
			t.Parallel()
			b := one("S", c.week).with(twoUnits)
			if c.change != nil {
				c.change(b)
			}
			findings, tightest := of(b.sheet(t), "daily_rest")
			require.Equal(t, c.margin, tightest.Margin)
			require.Equal(t, c.margin < 0, len(findings) > 0)
		})
	}
}

// A known duty in a unit outside the ward takes travel too.
func TestRestAfterADutyElsewhere(t *testing.T) {
	t.Parallel()
	for start, margin := range map[string]int{"07:50": 0, "07:49": -1} {
		b := one("S", "tue "+start+"-15:00")
		b.w.People[0].Size.Current = 5000
		b.w.People[0].Elsewhere = &ward.Elsewhere{Size: 2000, Travel: 20, Duties: []ward.PastDuty{{Date: b.r.Start, Shift: b.shift("12:30-20:30")}}}
		_, tightest := of(b.sheet(t), "daily_rest")
		require.Equal(t, margin, tightest.Margin, start)
	}
}

// Weekly rest, days in a row and weekends are those of the person, in whatever
// unit the duties are; travel does not shorten the weekly rest.
func TestOnePersonInTwoUnits(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		rule                      ward.Quantity
		profile                   string
		alone, shared, sharedMore string
		change                    func(*bench)
	}{
		{"weekly_rest", "S", "mon-sat 08:00-14:00", "mon-wed 08:00-14:00, thu-sat 08:00-14:00 in B", "mon-wed 08:00-14:00, thu-sun 08:00-14:00 in B", nil},
		{"day_run", "S", "mon-fri 08:00-13:00", "mon-wed 08:00-13:00, thu-fri 08:00-13:00 in B", "mon-wed 08:00-13:00, thu-sat 08:00-13:00 in B", ceiling(func(c *ward.Ceilings) { c.DaysInRow = ptr(5) })},
		{"week_hours", "S", "mon-fri 08:00-16:00", "mon-tue 08:00-16:00, wed-fri 08:00-16:00 in B", "mon-tue 08:00-16:00, wed-thu 08:00-16:00 in B, fri 08:00-16:01 in B", nil},
		{"free_weekend", "S", "fri 09:00-17:00", "fri 09:00-17:00 in B", "fri 09:00-17:01 in B", usualWeekend},
	} {
		t.Run(string(c.rule), func(t *testing.T) {
			t.Parallel()
			measured := func(week string) *check.Measure {
				b := one(c.profile, week).with(twoUnits)
				if c.change != nil {
					c.change(b)
				}
				_, m := of(b.sheet(t), c.rule)
				require.NotNil(t, m)
				return m
			}
			require.Equal(t, measured(c.alone).Margin, measured(c.shared).Margin, "where the duties are makes no difference")
			require.GreaterOrEqual(t, measured(c.shared).Margin, 0)
			require.Less(t, measured(c.sharedMore).Margin, 0)
		})
	}
}

// Travel between two duties of one day is working time (AML §10-1(1)), unless
// the ward says otherwise.
func TestTravelOfOneDayIsWorkingTime(t *testing.T) {
	t.Parallel()
	week := "mon 08:00-12:00, mon 12:15-17:00 in B"
	_, m := of(one("S", week).with(twoUnits).sheet(t), "day_hours")
	require.Equal(t, 9*60, m.Measured)
	_, m = of(one("S", week).with(twoUnits, func(b *bench) { b.w.Travel.Work = ptr(false) }).sheet(t), "day_hours")
	require.Equal(t, 8*60+45, m.Measured)
	_, m = of(one("S", "mon 08:00-12:00, mon 12:15-17:00").with(twoUnits).sheet(t), "day_hours")
	require.Equal(t, 8*60+45, m.Measured, "in one unit nobody travels")
}

func TestDutiesInUnitsOneHasNotSaidYesTo(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		why    string
		change func(b *bench)
		broken []int
	}{
		{"a yes", func(*bench) {}, []int{}},
		{"no yes", func(b *bench) { b.w.People[0].Consents = nil }, []int{0, 1, 2}},
		{"a yes from Tuesday", func(b *bench) { b.w.People[0].Consents[0].From = ptr(b.r.Start + 1) }, []int{0}},
		{"a yes until Tuesday", func(b *bench) { b.w.People[0].Consents[0].Until = ptr(b.r.Start + 1) }, []int{2}},
		{"no shared posts in the ward", func(b *bench) { b.w.SharedPosts = false }, []int{0, 1, 2}},
		{"fixed free from the shift type, wherever it is", limits(ward.PersonLimit{FixedFree: []ward.FixedFree{{Days: 4, Shift: "0800-1200"}}}), []int{2}},
	} {
		b := one("S", "mon-wed 08:00-12:00 in B").with(twoUnits)
		c.change(b)
		require.Equal(t, c.broken, days(t, b, "person_limits"), c.why)
	}
}

// A duty counts for the need of the unit it is in, and for need of them all.
func TestCoverInAnotherUnit(t *testing.T) {
	t.Parallel()
	for unit, missing := range map[string]int{"A": 4 * 60, "B": 0, "": 0} {
		b := one("S", "mon 08:00-12:00 in B").with(twoUnits)
		b.w.Need = []ward.NeedRow{{Unit: unit, Days: 1, From: 8 * ward.Hour, To: 12 * ward.Hour, Floor: map[string]int{"total": 1}}}
		require.Equal(t, missing, b.sheet(t).Shortage()["total"], unit)
	}
}
