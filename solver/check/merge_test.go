package check_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"heltid/solver/check"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

var someTimes = []string{"07:30-15:00", "14:30-22:00", "21:45-07:45", "07:30-20:00", "10:00-18:30 unpaid 0:30", "19:00-02:00", "15:00-18:00 overtime"}

// drawDuties puts duties on the last person's line, on days that are free for
// them.
func drawDuties(t *rapid.T, b *bench, weeks int, free func(day int) bool) {
	busy := rapid.IntRange(1, 9).Draw(t, "busy")
	for day := range 7 * weeks {
		if free(day) && rapid.IntRange(0, 9).Draw(t, "works") <= busy {
			b.duty(day, rapid.SampledFrom(someTimes).Draw(t, "times"))
		}
	}
}

// told is what is found about people, as text that does not depend on who else
// is in the rota.
func told(fs []check.Finding) (out []string) {
	for _, f := range fs {
		if f.Person != "" {
			out = append(out, fmt.Sprint(f.Person, f.Rule, f.FirstDay, f.LastDay, f.Measured, f.Limit, f.Also))
		}
	}
	slices.Sort(out)
	return out
}

// Two people's rotas laid together have the findings of each, no more and no
// fewer.
func TestTwoRotasTogetherHaveTheFindingsOfBoth(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		weeks := rapid.IntRange(1, 4).Draw(t, "weeks")
		b := newBench(weeks, rapid.SampledFrom([]string{ward.Rolling, ward.Calendar}).Draw(t, "kind"), rapid.SampledFrom(starts).Draw(t, "start"))
		b.profile(rapid.SampledFrom(profiles).Draw(t, "profile"))
		b.w.Ceilings.QuickReturns, b.w.Ceilings.LoneDays, b.w.Ceilings.TwoDayBreak = ptr(1), ptr(1), ptr(2)
		for _, id := range []string{"anna", "berit"} {
			b.person(id)
			drawDuties(t, b, weeks, func(int) bool { return true })
		}
		all := b.r.Lines
		b.r.Lines = all[:1]
		apart := told(b.sheet(t).Report().Findings)
		b.r.Lines = all[1:]
		apart = append(apart, told(b.sheet(t).Report().Findings)...)
		b.r.Lines = all
		together := told(b.sheet(t).Report().Findings)
		for _, f := range together {
			require.Contains(t, apart, f)
		}
		for _, f := range apart {
			if !slices.Contains(together, f) {
				require.Contains(t, f, "size_range", "who has no line has no post")
			}
		}
	})
}

// More work never mends what too much work broke: one person with the duties of
// two whose days are apart breaks every such rule that either broke.
func TestOnePersonWithTheDutiesOfTwoBreaksWhatEitherBroke(t *testing.T) {
	t.Parallel()
	tooMuch := []ward.Quantity{
		"day_hours", "total_hours", "week_hours", "total_week_hours", "eight_week_hours", "daily_rest", "weekly_rest", "night_mean", "sundays_in_row", "sundays_free",
		"overtime_week", "overtime_four_weeks", "overtime_year", "planned_overtime", "breaks", "day_run", "night_run", "weekends_in_row", "weekends_per_year", "weekend_hours", "quick_returns", "full_time_norm",
	}
	rapid.Check(t, func(t *rapid.T) {
		weeks := rapid.IntRange(1, 4).Draw(t, "weeks")
		b := newBench(weeks, rapid.SampledFrom([]string{ward.Rolling, ward.Calendar}).Draw(t, "kind"), rapid.SampledFrom(starts).Draw(t, "start"))
		b.profile(rapid.SampledFrom([]string{"T", "T+R(8,28)", "T+R(9,35)+U"}).Draw(t, "profile"))
		b.w.Models[0].Norm = ward.Norm375 // more work may be of another class, with a norm of its own
		b.w.Ceilings = &ward.Ceilings{
			DaysInRow: ptr(5), NightsInRow: ptr(2), LongThreshold: ptr(ward.Day), LongInRow: ptr(100),
			WeekendsPerYear: ptr(17), WeekendHoursOfYear: ptr(300 * ward.Hour),
		}
		b.w.Models[0].Weekend.InRow = 1
		split := rapid.SliceOfN(rapid.Bool(), 7*weeks, 7*weeks).Draw(t, "whose")
		b.person("anna")
		drawDuties(t, b, weeks, func(day int) bool { return split[day] })
		b.person("berit")
		drawDuties(t, b, weeks, func(day int) bool { return !split[day] })
		broken := func() map[ward.Quantity]bool {
			out := map[ward.Quantity]bool{}
			for _, f := range b.sheet(t).Report().Findings {
				for _, q := range append([]ward.Quantity{f.Rule}, f.Also...) {
					out[q] = true
				}
			}
			return out
		}
		apart := broken()
		b.r.Lines[0].Duties = append(slices.Clone(b.r.Lines[0].Duties), b.r.Lines[1].Duties...)
		b.r.Lines[1].Duties = []rota.Duty{}
		together := broken()
		for _, q := range tooMuch {
			require.True(t, !apart[q] || together[q], q)
		}
	})
}

// Where an agreement is taken away or agreed for less, what was broken still is.
func TestALowerLevelAllowsNoMore(t *testing.T) {
	t.Parallel()
	ladder := []string{"T+R(8,28)+U+H+C(14)", "T+R(8,28)+U+H", "T+R(8,30)+U", "T+R(9,35)", "T", "I", "S"}
	bounded := []ward.Quantity{"day_hours", "total_hours", "week_hours", "eight_week_hours", "daily_rest", "weekly_rest", "night_mean", "sundays_in_row", "breaks"}
	rapid.Check(t, func(t *rapid.T) {
		d := drawLine(t, rapid.SampledFrom([]string{ward.Rolling, ward.Calendar}).Draw(t, "kind"), rapid.IntRange(1, 4).Draw(t, "weeks"), 15)
		before := map[ward.Quantity]int{}
		for _, profile := range ladder {
			d.w.Agreements = nil
			d.profile(profile)
			least := map[ward.Quantity]int{}
			for _, m := range d.sheet(t).Report().Tightest {
				least[m.Rule] = m.Margin
			}
			for _, q := range bounded {
				if margin, ok := before[q]; ok && margin < 0 {
					require.LessOrEqual(t, least[q], margin, "%s at %s", q, profile)
				}
				before[q] = least[q]
			}
		}
	})
}

// Where there are neither holidays nor clock changes one Monday is as good as
// another, history included.
func TestACalendarRotaIsTheSameWhicheverMondayItBegins(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		weeks := rapid.IntRange(1, 4).Draw(t, "weeks")
		b := newBench(weeks, ward.Calendar, monday)
		b.profile(rapid.SampledFrom(profiles).Draw(t, "profile"))
		b.w.Ceilings.QuickReturns, b.w.Ceilings.LoneDays, b.w.Ceilings.TwoDayBreak = ptr(1), ptr(1), ptr(2)
		b.person("anna")
		drawDuties(t, b, weeks, func(int) bool { return true })
		for day := -rapid.IntRange(0, 14).Draw(t, "history"); day < 0; day++ {
			b.duty(day, rapid.SampledFrom(someTimes).Draw(t, "before"))
		}
		before := verdicts(b.sheet(t))
		by := ward.Date(7 * rapid.IntRange(1, 4).Draw(t, "shift"))
		b.w.Period.Start, b.r.Start = b.w.Period.Start+by, b.r.Start+by
		for i := range b.w.People[0].History {
			b.w.People[0].History[i].Date += by
		}
		require.Equal(t, before, verdicts(b.sheet(t)))
	})
}
