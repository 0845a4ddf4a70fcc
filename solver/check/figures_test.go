package check_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/check"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Anna has days and a Friday night, Berit an afternoon beside one of the days.
func TestWhatARotaGrantsOfWishes(t *testing.T) {
	t.Parallel()
	b := one("S", "mon-wed 08:00-16:00, fri 22:00-07:00")
	b.person("berit")
	b.duties("mon 12:00-20:00, tue 13:00-21:00")
	anna, berit := &b.w.People[0], &b.w.People[1]
	for _, k := range []struct {
		why     string
		wish    ward.Wish
		day     int
		granted bool
	}{
		{"the shift", ward.Wish{Kind: ward.Prefer, Shift: "0800-1600"}, 0, true},
		{"another shift", ward.Wish{Kind: ward.Prefer, Shift: "2200-0700"}, 0, false},
		{"not the shift", ward.Wish{Kind: ward.Avoid, Shift: "0800-1600"}, 0, false},
		{"not the other one", ward.Wish{Kind: ward.Avoid, Shift: "2200-0700"}, 0, true},
		{"a day off", ward.Wish{Kind: ward.Strong, Shift: ward.DayOff}, 3, true},
		{"a day off that is worked", ward.Wish{Kind: ward.Strong, Shift: ward.DayOff}, 0, false},
		{"any duty", ward.Wish{Kind: ward.Prefer, Shift: ward.AnyDuty}, 0, true},
		{"no duty", ward.Wish{Kind: ward.Avoid, Shift: ward.AnyDuty}, 0, false},
		{"a weekend off, but a night reaches into it", ward.Wish{Kind: ward.Strong, Shift: ward.WeekendOff}, 5, false},
		{"a weekend's work", ward.Wish{Kind: ward.Prefer, Shift: ward.WorkWeekend}, 5, true},
		{"no weekend's work", ward.Wish{Kind: ward.Avoid, Shift: ward.WorkWeekend}, 5, false},
		{"together for half of the duty", ward.Wish{Kind: ward.Prefer, With: "berit"}, 0, true},
		{"together for less", ward.Wish{Kind: ward.Prefer, With: "berit"}, 1, false},
		{"together on a day off", ward.Wish{Kind: ward.Prefer, With: "berit"}, 3, true},
		{"not together", ward.Wish{Kind: ward.Avoid, With: "berit"}, 0, false},
		{"not together for long", ward.Wish{Kind: ward.Avoid, With: "berit"}, 1, true},
		{"together with nobody there is", ward.Wish{Kind: ward.Prefer, With: "carl"}, 0, false},
	} {
		anna.Wishes = []ward.Wish{k.wish}
		s := b.sheet(t)
		require.Equal(t, k.granted, s.Grants(s.Lines[0], ward.Occurrence{Day: k.day}), k.why)
	}
	anna.Wishes, berit.Wishes = nil, nil
}

func TestMustNotsOfWeekends(t *testing.T) {
	t.Parallel()
	saturday, _ := ward.ParseDate("2026-08-15")
	for times, broken := range map[string][]int{
		"thu 08:00-16:00":                  {},
		"fri 08:00-16:00":                  {},
		"fri 22:00-07:00":                  {4},
		"sat 08:00-16:00":                  {5},
		"sat 22:00-07:00, sun 22:00-07:00": {5, 6},
		"mon 08:00-16:00":                  {},
	} {
		b := one("S", times)
		b.w.People[0].Wishes = []ward.Wish{{Kind: ward.MustNot, Shift: ward.WorkWeekend, Date: &saturday}}
		require.Equal(t, broken, days(t, b, "must_not"), times)
	}
}

// Two wanted, and three as target, from 8 to 16: Anna is there all the time and
// Berit from noon.
func TestHowTheNeedIsCovered(t *testing.T) {
	t.Parallel()
	b := beside("mon 08:00-16:00", "mon 12:00-20:00")
	b.w.Need = []ward.NeedRow{{Days: 1, From: 8 * ward.Hour, To: 16 * ward.Hour, Floor: map[string]int{"total": 2}, Target: map[string]int{"total": 3}}}
	s := b.sheet(t)
	require.Equal(t, map[string]int{"total": 4 * 60}, s.Shortage())
	require.Equal(t, 4*2*60+4*60, s.UnderTarget())
	asked, kept := s.FloorKept("total")
	require.Equal(t, [2]int{8 * 60, 4 * 60}, [2]int{asked, kept})
	asked, kept = s.FloorKept("RN")
	require.Equal(t, [2]int{0, 0}, [2]int{asked, kept})
	d := s.Case.Demands()[0]
	least, minutes := s.Present(d)
	require.Equal(t, [2]int{1, 12 * 60}, [2]int{least, minutes})
	require.Equal(t, []check.Missing{{Demand: d, Minutes: 4 * 60}}, s.Missing(false))
	require.Equal(t, []check.Missing{{Demand: d, Minutes: 12 * 60}}, s.Missing(true))
}

// What few want: the weekend's evenings, nights and holy days; and the feasts.
func TestUnpopularDutiesAndFeasts(t *testing.T) {
	t.Parallel()
	b := newBench(2, ward.Calendar, "2026-12-21")
	b.person("anna")
	b.duties("thu 08:00-16:00, fri 22:00-07:00, sun 14:00-22:00", "thu 14:00-22:00")
	l := b.sheet(t).Lines[0]
	require.Equal(t, 1, l.Unpopular(ward.WeekendEvenings))
	require.Equal(t, 1, l.Unpopular(ward.Nights))
	var names []string
	for _, f := range l.Feasts() {
		require.Contains(t, []int{2026, 2027}, f.Year)
		names = append(names, f.Name)
	}
	require.Len(t, names, 2, "Christmas, worked on several days, and New Year")
}

// Four nights and then a day after seven hours; a week without two days off
// together; two weekends in a row.
func TestStrainOfALine(t *testing.T) {
	t.Parallel()
	l := one("S", "mon-thu 22:00-07:00, fri 14:00-20:00, sat 12:00-18:00", "mon 08:00-16:00, wed 08:00-16:00, fri-sun 08:00-17:00").sheet(t).Lines[0]
	require.Equal(t, []int{4}, l.NightRuns())
	require.Equal(t, []int{6, 1, 1, 3}, l.Runs())
	require.Equal(t, []int{2}, l.WeekendRuns())
	recovery, ok := l.NightRecovery()
	require.True(t, ok)
	require.Equal(t, 7*60, recovery)
	require.Equal(t, 2, l.Breakless())
	require.Equal(t, []int{7, 9}, l.LoneDays())
	require.Equal(t, []int{0, 1, 2, 3, 11, 12, 13}, l.DaysOverEight())
	require.False(t, l.MainlyNight())

	off := one("S", "").sheet(t).Lines[0]
	_, ok = off.NightRecovery()
	require.False(t, ok)
	require.Zero(t, off.Breakless())
	require.Empty(t, off.NightRuns())
	require.True(t, one("S", "mon-wed 22:00-07:00").sheet(t).Lines[0].MainlyNight())
	require.Equal(t, 3, rolling("S", "mon 08:00-12:00, wed 08:00-12:00, fri 08:00-12:00, sun 08:00-12:00", "tue 08:00-12:00, thu 08:00-12:00, sat 08:00-12:00", "mon-sun 08:00-12:00").sheet(t).Lines[0].Breakless())
}

// Half a post of 37.5 hours is 18:45 a week, and nothing on days of absence.
func TestWhatAPostAsksForAndWhatIsWorked(t *testing.T) {
	t.Parallel()
	b := one("S", "mon-wed 08:00-15:30, thu 15:00-18:00 overtime", "mon 08:00-15:30").with(func(b *bench) {
		b.w.People[0].Elsewhere = &ward.Elsewhere{Duties: []ward.PastDuty{{Date: b.r.Start + 1, Shift: "0800-1530"}}}
	})
	l := b.sheet(t).Lines[0]
	require.Equal(t, [2]int{1125, 2250}, [2]int{l.Agreed(5000, 0, 7), l.Agreed(5000, 0, 14)})
	ordinary, overtime := l.Done(0, 7)
	require.Equal(t, [2]int{3 * 450, 180}, [2]int{ordinary, overtime})
	b.w.People[0].Elsewhere = nil
	b.w.People[0].Absences = []ward.Absence{{Percent: ward.FullTime, From: b.r.Start, Until: b.r.Start + 6}}
	l = b.sheet(t).Lines[0]
	require.Equal(t, [2]int{0, 1125}, [2]int{l.Agreed(5000, 0, 7), l.Agreed(5000, 0, 14)})
	b.w.People[0].Absences[0].Until += 7
	require.Zero(t, b.sheet(t).Lines[0].Agreed(5000, 0, 14))
}

// Other readings of the law are told as what they are, in every language.
func TestOtherReadingsAreToldInWords(t *testing.T) {
	t.Parallel()
	evening := one("S", "mon 15:00-23:00, tue 10:00-18:00")
	split := one("S", "mon 07:30-11:30, mon 16:30-21:30, tue 08:30-16:30")
	nights := rolling("T+U", "sat 22:00-06:00", "sat 22:00-06:00", "mon-wed 22:00-06:00, thu 20:00-22:00, sun 08:00-10:00", "")
	divided := newBench(19, ward.Calendar, "2026-06-01")
	divided.person("anna").Absences = []ward.Absence{
		{Percent: ward.FullTime, Kind: ward.Vacation, From: divided.r.Start + 28, Until: divided.r.Start + 47},
		{Percent: ward.FullTime, Kind: ward.Vacation, From: divided.r.Start + 63, Until: divided.r.Start + 68},
		{Percent: ward.FullTime, Kind: ward.Vacation, From: divided.r.Start + 77, Until: divided.r.Start + 77},
	}
	atTheEnds := one("T+U", "tue-sun 07:30-13:30", "mon-sat 07:30-13:30", "mon 07:30-13:30")
	seen := map[string]bool{}
	for _, bench := range []*bench{evening, split, atTheEnds, nights, divided} {
		for _, f := range bench.sheet(t).Report().Information {
			seen[string(f.Rule)+" "+f.Variant] = true
			texts := map[string]bool{}
			for _, lang := range rule.Languages {
				require.NotContains(t, f.Text(lang), "%!")
				require.NotEqual(t, string(f.Rule), f.Text(lang))
				texts[f.Text(lang)] = true
			}
			require.Len(t, texts, len(rule.Languages))
		}
	}
	for _, reading := range []string{"day_hours anchored", "daily_rest anchored", "weekly_rest mode_a", "weekly_rest mode_c", "main_vacation rest_vacation", "full_time_norm continuous"} {
		require.True(t, seen[reading], "%s not among %v", reading, seen)
	}
	require.Equal(t, "no_such_rule", check.Finding{Measure: check.Measure{Rule: "no_such_rule"}}.Text(rule.English))
}
