package check_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/check"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// only gives the one finding of a rule.
func only(t *testing.T, b *bench, q ward.Quantity) check.Finding {
	t.Helper()
	findings, _ := of(b.sheet(t), q)
	require.Len(t, findings, 1, names(findings))
	return findings[0]
}

func none(t *testing.T, b *bench, q ward.Quantity) {
	t.Helper()
	findings, _ := of(b.sheet(t), q)
	require.Empty(t, findings, names(findings))
}

func TestARollingLineIsJudgedRoundItsSeam(t *testing.T) {
	t.Parallel()
	t.Run("a run over the seam is one run", func(t *testing.T) {
		t.Parallel()
		five := ceiling(func(c *ward.Ceilings) { c.DaysInRow = ptr(5) })
		f := only(t, rolling("S", "mon-wed 08:00-12:00", "fri-sun 08:00-12:00").with(five), "day_run")
		require.Equal(t, 6, f.Measured)
		require.Equal(t, [2]int{11, 16}, [2]int{f.FirstDay, f.LastDay})
	})
	t.Run("a line that never rests passes any ceiling", func(t *testing.T) {
		t.Parallel()
		many := ceiling(func(c *ward.Ceilings) { c.DaysInRow = ptr(9) })
		require.Equal(t, 10, only(t, rolling("S", "mon-sun 08:00-12:00").with(many), "day_run").Measured)
	})
	t.Run("the rest from the last duty to the first", func(t *testing.T) {
		t.Parallel()
		f := only(t, rolling("S", "mon 07:00-12:00, sun 15:00-21:00"), "daily_rest")
		require.Equal(t, 600, f.Measured)
		require.Equal(t, 6, f.FirstDay)
	})
	t.Run("the compensation after the seam", func(t *testing.T) {
		t.Parallel()
		b := func(tuesday string) *bench {
			return rolling("T+R(8,28)+U", "mon 07:00-20:00, tue "+tuesday+", sun 15:00-21:00")
		}
		none(t, b("08:00-12:00"), "compensating_rest")
		require.Equal(t, 22*60-1, only(t, b("07:59-12:00"), "compensating_rest").Measured)
	})
	t.Run("a stretch of weeks in breach over the seam is one", func(t *testing.T) {
		t.Parallel()
		var weeks []string
		for range 9 {
			weeks = append(weeks, "mon-thu 07:00-19:30")
		}
		for range 7 {
			weeks = append(weeks, "mon-fri 08:00-12:00")
		}
		for by := range weeks {
			require.Equal(t, 8*50*60, only(t, rolling("T", append(weeks[by:len(weeks):len(weeks)], weeks[:by]...)...), "eight_week_hours").Measured)
		}
	})
	t.Run("weeks come round again in the mean of eight", func(t *testing.T) {
		t.Parallel()
		f := only(t, rolling("T", "mon-fri 08:00-18:00", "mon-thu 08:00-19:45"), "eight_week_hours")
		require.Equal(t, 4*(50*60+47*60), f.Measured)
	})
	t.Run("no cover over the seam is one stretch", func(t *testing.T) {
		t.Parallel()
		b := rolling("S", "tue-sat 08:00-13:00")
		b.w.Need = []ward.NeedRow{
			{Days: ward.AllDays, From: 22 * ward.Hour, To: 7 * ward.Hour, Floor: map[string]int{"total": 1}},
			{Days: 1, From: 7 * ward.Hour, To: 9 * ward.Hour, Floor: map[string]int{"total": 2}},
		}
		findings, _ := of(b.sheet(t), "cover")
		require.Len(t, findings, 7)
		last := findings[len(findings)-1]
		require.Equal(t, 9*60+2*2*60, last.Measured)
		require.Equal(t, 11*60, int(last.To.Sub(last.From).Minutes()))
	})
}

func TestACalendarLineIsJudgedWithItsHistory(t *testing.T) {
	t.Parallel()
	with := func(b *bench, days ...int) *bench {
		for _, d := range days {
			b.duty(d, "08:00-13:00")
		}
		return b
	}
	t.Run("a run that began before", func(t *testing.T) {
		t.Parallel()
		five := ceiling(func(c *ward.Ceilings) { c.DaysInRow = ptr(5) })
		none(t, one("S", "mon-tue 08:00-13:00").with(five), "day_run")
		f := only(t, with(one("S", "mon-tue 08:00-13:00").with(five), -4, -3, -2, -1), "day_run")
		require.Equal(t, [3]int{6, -4, 1}, [3]int{f.Measured, f.FirstDay, f.LastDay})
	})
	t.Run("what is over before the first day is not judged", func(t *testing.T) {
		t.Parallel()
		five := ceiling(func(c *ward.Ceilings) { c.DaysInRow = ptr(5) })
		none(t, with(one("S", "tue 08:00-13:00").with(five), -7, -6, -5, -4, -3, -2, -1), "day_run")
	})
	t.Run("a Sunday worked before", func(t *testing.T) {
		t.Parallel()
		none(t, one("S", "sun 08:00-13:00"), "sundays_in_row")
		require.Equal(t, 2, only(t, with(one("S", "sun 08:00-13:00"), -1), "sundays_in_row").Measured)
	})
	t.Run("a weekend worked before", func(t *testing.T) {
		t.Parallel()
		require.Equal(t, 2, only(t, with(one("S", "sat 08:00-13:00").with(notTwoInRow), -2), "weekends_in_row").Measured)
		none(t, with(one("S", "sat 08:00-13:00").with(notTwoInRow), -3), "weekends_in_row")
	})
	t.Run("the last rest", func(t *testing.T) {
		t.Parallel()
		b := one("S", "mon 07:00-13:00")
		b.duty(-1, "15:00-21:00")
		require.Equal(t, 600, only(t, b, "daily_rest").Measured)
	})
	t.Run("the morning after a weekend off", func(t *testing.T) {
		t.Parallel()
		none(t, one("S", "mon 05:00-09:00").with(usualWeekend), "free_weekend") // nothing is known of that weekend
		require.Equal(t, 60, only(t, with(one("S", "mon 05:00-09:00").with(usualWeekend), -5), "free_weekend").Measured)
		none(t, with(one("S", "mon 05:00-09:00").with(usualWeekend), -2), "free_weekend") // it was worked
	})
	t.Run("eight weeks that are known", func(t *testing.T) {
		t.Parallel()
		b := one("T", "mon-sat 08:00-16:00", "mon-sat 08:00-16:00")
		none(t, b, "eight_week_hours")
		for w := -6; w < 0; w++ {
			for d := range 6 {
				b.duty(7*w+d, "08:00-16:01")
			}
		}
		require.Equal(t, 8*48*60+36, only(t, b, "eight_week_hours").Measured)
	})
	t.Run("a week of history has its own rest", func(t *testing.T) {
		t.Parallel()
		// the free hours from Saturday to Tuesday are two weekly rests from 70 on
		week := func(saturday string) *bench {
			b := one("S+U", "tue-sun 08:00-12:00", "tue-sun 08:00-12:00")
			for d := -7; d < -2; d++ {
				b.duty(d, "08:00-12:00")
			}
			b.duty(-2, saturday)
			return b
		}
		none(t, week("06:00-10:00"), "weekly_rest")
		f := only(t, week("06:00-10:01"), "weekly_rest")
		require.Equal(t, -1, f.Margin)
		require.Equal(t, 0, f.FirstDay)
	})
}

func TestNightWorkIsRegularFromTwoNightsInFourWeeks(t *testing.T) {
	t.Parallel()
	for nights, judged := range map[string]bool{"": false, ", fri 21:00-00:00": false, ", fri 20:59-00:01": true} {
		b := rolling("T", "mon-wed 08:00-16:00, thu 20:00-02:00"+nights, "", "", "", "")
		_, m := of(b.sheet(t), "night_mean")
		require.Equal(t, judged, m != nil, nights)
	}
}

func TestOneEventIsOneFinding(t *testing.T) {
	t.Parallel()
	t.Run("a duty too long for the law and without consent", func(t *testing.T) {
		t.Parallel()
		b := one("T", "mon 08:00-21:00").with(usualLong(12 * ward.Hour))
		b.w.People[0].Limits = []ward.PersonLimit{{Longest: ptr(8 * ward.Hour)}}
		report := b.sheet(t).Report()
		require.Len(t, report.Findings, 1, names(report.Findings))
		require.Equal(t, ward.Quantity("day_hours"), report.Findings[0].Rule)
		require.Equal(t, []ward.Quantity{"long_shift_consent", "person_limits"}, report.Findings[0].Also)
	})
	t.Run("a duty too long for the day, in all and as a strenuous night", func(t *testing.T) {
		t.Parallel()
		report := one("S", "mon 20:00-10:00 strenuous").sheet(t).Report()
		require.Len(t, report.Findings, 1, names(report.Findings))
		require.Equal(t, ward.Quantity("day_hours"), report.Findings[0].Rule)
		require.Equal(t, []ward.Quantity{"strenuous_night", "total_hours"}, report.Findings[0].Also)
	})
	t.Run("a rest too short by law and by the parties' ceiling", func(t *testing.T) {
		t.Parallel()
		report := one("S", "mon 22:00-07:00, tue 15:00-22:00").with(ceiling(func(c *ward.Ceilings) { c.NightRecovery = ptr(24 * ward.Hour) })).sheet(t).Report()
		require.Len(t, report.Findings, 1, names(report.Findings))
		require.Equal(t, []ward.Quantity{"night_recovery"}, report.Findings[0].Also)
	})
	t.Run("Sundays in a row and the weekends they are in", func(t *testing.T) {
		t.Parallel()
		report := one("S", "sun 08:00-14:00", "sat 08:00-14:00, sun 08:00-14:00").with(notTwoInRow).sheet(t).Report()
		require.Len(t, report.Findings, 1, names(report.Findings))
		require.Equal(t, ward.Quantity("sundays_in_row"), report.Findings[0].Rule)
		require.Equal(t, []ward.Quantity{"weekends_in_row"}, report.Findings[0].Also)
	})
	t.Run("two runs of weekends are two events", func(t *testing.T) {
		t.Parallel()
		b := one("S+U", "sat 08:00-14:00", "sat 08:00-14:00", "", "sat 08:00-14:00", "sat 08:00-14:00").with(notTwoInRow)
		findings, _ := of(b.sheet(t), "weekends_in_row")
		require.Len(t, findings, 2, names(findings))
	})
	t.Run("too many weekends by three counts", func(t *testing.T) {
		t.Parallel()
		b := rolling("S", "sat 08:00-14:00", "sat 08:00-14:00", "").with(everyThird).with(ceiling(func(c *ward.Ceilings) {
			c.WeekendsPerYear, c.WeekendHoursOfYear = ptr(17), ptr(100*ward.Hour)
		}))
		report := b.sheet(t).Report()
		require.Len(t, report.Findings, 1, names(report.Findings))
		require.Equal(t, []ward.Quantity{"weekend_frequency", "weekend_hours"}, report.Findings[0].Also)
	})
	t.Run("a shift type without breaks, whoever has it", func(t *testing.T) {
		t.Parallel()
		b := newBench(1, ward.Calendar, monday)
		for i := range 5 {
			b.person(fmt.Sprint("person-", i))
			b.duties("mon-wed 08:00-16:00 break 0:15")
		}
		f := only(t, b, "breaks")
		require.Empty(t, f.Person)
		require.Equal(t, "0800-1600break015", f.Shift)
		require.Equal(t, -15, f.Margin)
	})
	t.Run("eight-week windows that overlap", func(t *testing.T) {
		t.Parallel()
		f := only(t, rolling("T", append(repeat(10, "mon-sat 08:00-17:00"), repeat(20, "")...)...), "eight_week_hours")
		require.Equal(t, 8*54*60, f.Measured)
	})
}

func TestNeedIsCountedByUnitAttributeAndDate(t *testing.T) {
	t.Parallel()
	b := newBench(1, ward.Calendar, monday)
	b.w.Units = []ward.Unit{{ID: "north"}, {ID: "south"}}
	b.w.Guards = &ward.Guards{Educated: ptr(false)}
	p := b.person("anna")
	p.Unit, p.Authorisations = "north", []ward.Authorisation{{ID: "medication", From: ptr(b.r.Start + 1)}}
	b.duties("mon-tue 08:00-16:00")
	q := b.person("berit")
	q.Unit, q.Competence = "south", "ASS"
	b.duties("mon-tue 10:00-16:00")
	b.w.Need = []ward.NeedRow{
		{Unit: "north", Days: 3, From: 8 * ward.Hour, To: 16 * ward.Hour, Floor: map[string]int{"medication": 1, "RN": 1}},
		{Unit: "south", Days: 3, From: 8 * ward.Hour, To: 16 * ward.Hour, Floor: map[string]int{"total": 1}},
		{Days: 3, From: 8 * ward.Hour, To: 16 * ward.Hour, Floor: map[string]int{"total": 2}, Target: map[string]int{"total": 3}},
	}
	s := b.sheet(t)
	findings, _ := of(s, "cover")
	var got []string
	for _, f := range findings {
		got = append(got, fmt.Sprintf("%s/%s day %d: %d", f.Unit, f.Who, f.FirstDay, f.Measured))
	}
	require.ElementsMatch(t, []string{
		"north/medication day 0: 480",                      // the right begins on Tuesday
		"south/total day 0: 120", "south/total day 1: 120", // nobody from the other unit
		"/total day 0: 120", "/total day 1: 120",
	}, got)
	require.Equal(t, map[string]int{"medication": 480, "RN": 0, "total": 480}, s.Shortage())
	require.Equal(t, 2*(480+120), s.UnderTarget())
}

func TestAnInformationSpeaksInWords(t *testing.T) {
	t.Parallel()
	b := one("S", "mon 07:30-11:30, mon 16:30-21:30, tue 08:30-16:30")
	info := b.sheet(t).Report().Information
	require.Len(t, info, 1)
	for _, lang := range rule.Languages {
		require.Contains(t, info[0].Text(lang), "10:00")
		require.Contains(t, info[0].Text(lang), "11:00")
	}
}
