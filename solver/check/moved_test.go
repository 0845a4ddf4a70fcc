package check_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"heltid/solver/rota"
	"heltid/solver/ward"
)

// ofTheCalendar are the rules that a holiday can decide, some by the class that a
// line has of the statute and the tariff.
var ofTheCalendar = []ward.Quantity{
	"absence_hours", "f3_days", "f4_time", "f5_days", "full_time_norm", "main_vacation", "mean_hours", "owed_hours",
	"red_days", "sundays_free", "sundays_in_row", "vacation_sunday", "week_hours",
}

// A calendar rota that is moved by whole weeks, with its history, absences and
// duties elsewhere, is judged the same by every rule, where neither holidays nor
// changes of the clock come in between; over holidays by all rules but those of the
// calendar.
func TestACalendarRotaIsTheSameWhicheverWeekItBegins(t *testing.T) {
	t.Parallel()
	for name, span := range map[string]struct {
		first string
		weeks int // that it can be moved
		but   []ward.Quantity
	}{
		"no holidays":   {monday, 6, nil},
		"over holidays": {"2026-04-20", 22, ofTheCalendar},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rapid.Check(t, func(t *rapid.T) {
				d := drawYearPart(t, span.first)
				d.move(7 * rapid.IntRange(0, span.weeks).Draw(t, "first"))
				before := d.measured(t, span.but)
				at := int(d.r.Start - must(ward.ParseDate(span.first)))
				d.move(7*rapid.IntRange(0, span.weeks).Draw(t, "then") - at)
				require.Equal(t, before, d.measured(t, span.but))
			})
		})
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// drawYearPart draws one to four weeks by the calendar, with everything that can
// stand on a date.
func drawYearPart(t *rapid.T, start string) *bench {
	weeks := rapid.IntRange(1, 4).Draw(t, "weeks")
	b := newBench(weeks, ward.Calendar, start)
	b.profile(rapid.SampledFrom(profiles).Draw(t, "profile"))
	b.w.Models[0].Weekend = ward.WeekendRule{PerPeriod: 1, InRow: 1}
	b.w.Models[0].Norm = rapid.SampledFrom([]string{"", ward.Norm355, ward.NormWeighted}).Draw(t, "norm")
	b.w.Ceilings = &ward.Ceilings{DaysInRow: ptr(4), NightsInRow: ptr(2), TwoDayBreak: ptr(2), LoneDays: ptr(0), QuickReturns: ptr(0), RedDays: ptr(1)}
	b.w.FreeWeekend = &ward.FreeWeekend{From: 17 * ward.Hour, To: 6 * ward.Hour}
	b.w.Tolerance = &ward.Tolerance{PerPeriod: ptr(ward.Minutes(rapid.IntRange(0, 6000).Draw(t, "tolerance")))}
	b.w.Need = []ward.NeedRow{{Days: ward.AllDays, From: 20 * ward.Hour, To: 4 * ward.Hour, Floor: map[string]int{"total": 1}, Max: map[string]int{"total": 1}}}
	code := rapid.SampledFrom([]string{
		"", "", "", "07:30-15:00", "07:30-15:00", "14:30-22:00", "21:45-07:45", "07:30-20:00",
		rota.F1, rota.F2, rota.F3 + "/07:30-15:00", rota.F4 + "/14:30-22:00", rota.FE + "/07:30-15:00",
	})
	for _, id := range []string{"anna", "berit"} {
		p := b.person(id)
		for day := -7 * rapid.IntRange(0, 3).Draw(t, "history"); day < 7*weeks; day++ {
			if times := code.Draw(t, "code"); times != "" && (day >= 0 || !ward.FreeCode(times[:2])) {
				b.duty(day, times)
			}
		}
		if rapid.Bool().Draw(t, "away") {
			from := b.r.Start + ward.Date(rapid.IntRange(-3, 7*weeks-1).Draw(t, "from"))
			p.Absences = []ward.Absence{{
				Percent: ward.Size(rapid.SampledFrom([]int{2000, 10000}).Draw(t, "percent")), Kind: rapid.SampledFrom([]string{"", ward.Vacation}).Draw(t, "kind"),
				From: from, Until: from + ward.Date(rapid.IntRange(0, 13).Draw(t, "days")),
			}}
		}
		if rapid.Bool().Draw(t, "elsewhere") {
			p.Elsewhere = &ward.Elsewhere{Duties: []ward.PastDuty{{Date: b.r.Start + ward.Date(rapid.IntRange(-5, 7*weeks-1).Draw(t, "on")), Shift: b.shift("07:30-15:00")}}}
		}
	}
	return b
}

// move puts the rota and all that stands on its dates some days later.
func (b *bench) move(days int) {
	by := ward.Date(days)
	b.w.Period.Start += by
	b.r.Start += by
	for i := range b.w.People {
		p := &b.w.People[i]
		for k := range p.History {
			p.History[k].Date += by
		}
		for k := range p.Absences {
			p.Absences[k].From += by
			p.Absences[k].Until += by
		}
		if p.Elsewhere != nil {
			for k := range p.Elsewhere.Duties {
				p.Elsewhere.Duties[k].Date += by
			}
		}
	}
}

// measured is every measure but those of some rules, with its days.
func (b *bench) measured(t *rapid.T, but []ward.Quantity) (out []string) {
	s := b.sheet(t)
	for _, l := range s.Lines {
		for _, m := range s.Measures(l) {
			if !slices.Contains(but, m.Rule) {
				out = append(out, fmt.Sprint(m.Person, m.Rule, m.FirstDay, m.LastDay, m.Measured, m.Limit, m.Margin))
			}
		}
	}
	if but == nil {
		out = append(out, verdicts(s)...)
	}
	return out
}
