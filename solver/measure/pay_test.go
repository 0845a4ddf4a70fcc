package measure_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// priced gives the small ward wages that are easy to reckon with: 300 kroner an
// hour at 1846 hours a year.
func priced(t *testing.T) (*ward.Case, *rota.Rota) {
	c, r := small(t, "ward-small-by-hand")
	c.Ward.Pay = &ward.Pay{Base: map[string]ward.Ore{"RN": 553_800_00, "HFA": 461_500_00, "ASS": 369_200_00}, SubstituteHour: 400_00}
	return c, r
}

// Anne works three weeks by the same pattern, so a year is 52/3 of it but for
// red days.
func TestPayOverThePeriodAndTheYear(t *testing.T) {
	t.Parallel()
	c, r := priced(t)
	s := measure.Sum(c, r)
	anne := s.Lines[0]
	evening, night, weekend := ward.Minutes(0), ward.Minutes(0), ward.Minutes(0)
	for _, d := range r.Lines[0].Duties {
		if d.Shift == "E" {
			evening, night = evening+4*ward.Hour, night+ward.Hour
		}
		if d.Day%7 > 4 {
			weekend += 450
		}
	}
	require.Equal(t, measure.Pay{
		Base:    553_800_00 * 3 / 52,
		Evening: measure.Supplement{Minutes: evening, Ore: int(evening) * 5600 / 60},
		Night:   measure.Supplement{Minutes: night, Ore: int(night) * 7500 / 60}, // 25 % of 300
		Weekend: measure.Supplement{Minutes: weekend, Ore: int(weekend) * 7000 / 60},
	}, anne.Period)
	require.Equal(t, 553_800_00, anne.Year.Base)
	require.Positive(t, anne.Year.Red.Minutes, "the year has red days")
	require.Equal(t, int(anne.Year.Red.Minutes)*40000/60, anne.Year.Red.Ore, "an hour and a third of 300 kroner")

	base, red := 0, ward.Minutes(0)
	for _, l := range s.Lines {
		base += l.Year.Base
		red += l.Year.Red.Minutes
	}
	require.Equal(t, base, s.Year.Base)
	require.Equal(t, red, s.Year.Red.Minutes)
	cost, ok := s.Figure("cost", "")
	require.True(t, ok)
	require.Equal(t, s.Year.Total(), cost, "nothing is left open")
	require.Equal(t, (cost+50)/100, measure.Kroner(c, measure.Tiers(c, r).Cost))
}

// The year from 5 January 2026 runs past 30 April, when the rates run out.
func TestARateBeyondItsValidityIsNamed(t *testing.T) {
	t.Parallel()
	c, r := priced(t)
	out := measure.Sum(c, r).Outside
	require.Len(t, out, 4)
	for i, supplement := range []string{"evening", "night", "red", "weekend"} {
		require.Equal(t, supplement, out[i].Supplement)
		require.Equal(t, "2026-04-30", out[i].Rate.Until.String())
		require.Greater(t, out[i].From, *out[i].Rate.Until)
	}
	c.Ward.Pay.Rates = []ward.Rate{{Supplement: ward.Evening, Kroner: 6000}}
	require.Len(t, measure.Sum(c, r).Outside, 3, "the ward's own rate has no end")
}

// In 2021 the hours of weekends past 290 in the calendar year pay more; each year
// begins anew.
func TestTheWeekendsOfAYearAreGraded(t *testing.T) {
	t.Parallel()
	paid := func(start ward.Date, duties ...rota.Duty) measure.Supplement {
		c, r := priced(t)
		c.Ward.Period.Start, r.Start = start, start
		r.Lines[0].Duties = duties
		again, err := c.Ward.Case("", ward.FromToday)
		require.NoError(t, err)
		return measure.Sum(again, r).Lines[0].Year.Weekend
	}
	var all []rota.Duty
	for week := range 3 {
		all = append(all, rota.Duty{Day: 7*week + 5, Shift: "D"}, rota.Duty{Day: 7*week + 6, Shift: "D"})
	}
	whole := paid(ward.NewDate(2021, time.January, 4), all...) // 2021-01-04 to 2022-01-02
	of2022 := 450                                              // 2 January; New Year's Day is red
	of2021 := int(whole.Minutes) - of2022
	require.Greater(t, of2021, 350*60)
	require.Equal(t, (290*60*53_00+60*60*100_00+(of2021-350*60)*150_00+of2022*53_00)/60, whole.Ore)
}

// Absence that is known takes its duties and their supplements away; what they
// leave open below the floor is for substitutes, and what stands above need is
// absence cover that is there already.
func TestKnownAbsenceAndWhoCoversIt(t *testing.T) {
	t.Parallel()
	c, r := priced(t)
	before := measure.Sum(c, r)
	zero, _ := before.Figure("substitute_hours", "")
	require.Zero(t, zero)
	day := r.Start + 7*20 // a Monday in the sixth round
	away := func(of string) measure.Summary {
		p, _ := c.Person(of)
		p.Absences = []ward.Absence{{Percent: ward.FullTime, From: day, Until: day + 6}}
		defer func() { p.Absences = nil }()
		return measure.Sum(c, r)
	}
	total := 0
	for i, l := range r.Lines {
		s := away(l.Person)
		absent, _ := s.Figure("absence_hours", "")
		open, _ := s.Figure("substitute_hours", "")
		planned := 0
		for _, d := range l.Duties {
			if d.Day/7 == 2 {
				sh, _ := c.Shift(d.Shift)
				planned += int(sh.Net())
			}
		}
		require.Equal(t, planned, absent, l.Person)
		require.LessOrEqual(t, open, absent)
		require.Equal(t, before.Lines[i].Year.Base, s.Lines[i].Year.Base)
		require.LessOrEqual(t, s.Lines[i].Year.Supplements(), before.Lines[i].Year.Supplements())
		cost, _ := s.Figure("substitute_cost", "")
		require.Equal(t, open*40000/60, cost)
		total += open
	}
	require.Positive(t, total)
}

// A substitute is paid for the post they stand in, on top of their own, on the days
// they are employed; whoever is away is paid too. Hours are counted alike, in posts
// that are neither smaller nor larger for it.
func TestSubstitutesArePaid(t *testing.T) {
	t.Parallel()
	c, r := priced(t)
	before := measure.Sum(c, r)
	figure := func(s measure.Summary, id string) int {
		v, ok := s.Figure(id, "")
		require.True(t, ok, id)
		return v
	}
	farid, _ := c.Person("Farid") // 50 %
	half := r.Start + 26*7
	farid.Employments = []ward.Employment{
		{Post: "ASS", Percent: 5000},
		{Post: "HFA", Percent: 4000, Kind: ward.Substitute, For: "David", From: &half},
	}
	david, _ := c.Person("David")
	until := r.Start + 52*7
	david.Absences = []ward.Absence{{Percent: ward.FullTime, From: half, Until: until}}
	after := measure.Sum(c, r)
	year := int(c.Ward.Yearly(farid.Competence))
	require.InDelta(t, year*20/100, after.Lines[5].Year.Base-before.Lines[5].Year.Base, 1, "40 % for half of the year")
	require.Equal(t, before.Lines[3].Year.Base, after.Lines[3].Year.Base)
	require.InDelta(t, figure(before, "base_pay")+year*20/100, figure(after, "base_pay"), 1)
	require.Equal(t, figure(before, "fte_in_need"), figure(after, "fte_in_need"))
	require.Equal(t, figure(before, "paid_hours"), figure(after, "paid_hours"), "of the period, which is over before")
}

func TestACalendarRotaIsScaledToTheYear(t *testing.T) {
	t.Parallel()
	c, r := priced(t)
	c.Ward.Period.Kind = ward.Calendar
	again, err := c.Ward.Case("", ward.FromToday)
	require.NoError(t, err)
	s := measure.Sum(again, r)
	require.Equal(t, 553_800_00, s.Lines[0].Year.Base)
	require.Equal(t, (52*int(s.Lines[0].Period.Evening.Ore)+1)/3, s.Lines[0].Year.Evening.Ore)
	require.Zero(t, s.Year.Red.Ore, "January from the 5th has no red days")

	easter, _ := ward.ParseDate("2026-03-23")
	c.Ward.Period.Start, r.Start = easter, easter
	again, err = c.Ward.Case("", ward.FromToday)
	require.NoError(t, err)
	s = measure.Sum(again, r)
	require.Positive(t, s.Period.Red.Ore)
	require.Equal(t, s.Period.Red, s.Year.Red, "there is one Easter in a year")
	cost, _ := s.Figure("cost", "")
	short, _ := s.Figure("substitute_cost", "")
	require.Equal(t, s.Year.Total()+short, cost)
}

func TestWhoGainsAndWhoLoses(t *testing.T) {
	t.Parallel()
	c, r := priced(t)
	before := measure.Sum(c, r)
	duties := r.Lines[0].Duties
	r.Lines[0].Duties = nil
	r.Lines[1].Size += 1000
	for _, d := range duties {
		if d.Day > 13 {
			r.Lines[0].Duties = append(r.Lines[0].Duties, d)
		}
	}
	ch := measure.Sum(c, r).Against(before)
	require.Equal(t, [2]int{1, 1}, [2]int{ch.Gain, ch.Lose})
	require.Equal(t, r.Lines[0].Person, ch.Whose)
	require.Equal(t, -ch.Largest, ch.People[0].Pay())
	require.Equal(t, 55_380_00, ch.People[1].Pay())

	before.Lines = before.Lines[:5]
	require.Equal(t, 1, measure.Sum(c, r).Against(before).Gain, "who is new gains nothing")
}

// Work on 1 and 17 May pays half the hourly wage besides at least, also where the
// ward's own rate for holidays is less (Act of 1947), and is a part of what holidays
// pay. In 2026 the days are a Friday and a Sunday.
func TestTheFirstAndSeventeenthOfMay(t *testing.T) {
	t.Parallel()
	for percent, ore := range map[ward.Size]int{0: 400_00, 2000: 150_00, 6000: 180_00} {
		c, r := priced(t)
		if percent > 0 {
			c.Ward.Pay.Rates = []ward.Rate{{Supplement: ward.RedDay, Percent: percent}}
		}
		s := measure.Sum(c, r)
		year := s.Lines[0].Year
		require.Equal(t, 2*450, int(year.May.Minutes))
		require.Equal(t, 900*ore/60, year.May.Ore)
		require.Greater(t, year.Red.Ore, year.May.Ore)
		all, ok := s.Figure("may_pay", "")
		require.True(t, ok)
		require.Equal(t, s.Year.May.Ore, all)
	}
}

// A calendar rota over Easter, minute by minute against the clock on the wall:
// evenings from 17 to 21 and nights from 21 to 6, beside what else the time pays;
// Saturdays and Sundays; and in their place the public holidays and Easter Eve
// whole and the Wednesday before from noon (HTA 5.1.2, 5.2 to 5.4).
func TestACalendarRotaMinuteByMinute(t *testing.T) {
	t.Parallel()
	c, r := priced(t)
	start, err := ward.ParseDate("2026-03-23")
	require.NoError(t, err)
	c.Ward.Period.Kind, c.Ward.Period.Start, r.Start = ward.Calendar, start, start
	c, err = c.Ward.Case("", ward.FromToday)
	require.NoError(t, err)
	oslo, err := time.LoadLocation("Europe/Oslo")
	require.NoError(t, err)
	times := map[string][2]ward.Minutes{}
	for _, s := range c.Ward.Shifts {
		times[s.Code] = [2]ward.Minutes{s.Start, s.End}
	}
	red := func(at time.Time) bool {
		switch at.Format("01-02") {
		case "04-02", "04-03", "04-04", "04-05", "04-06": // Maundy Thursday to Easter Monday
			return true
		case "04-01": // the Wednesday before
			return at.Hour() >= 12
		}
		return false
	}
	sum := measure.Sum(c, r)
	for i, l := range r.Lines {
		var planned, evening, night, weekend, feast ward.Minutes
		for _, d := range l.Duties {
			from, to := times[d.Shift][0], times[d.Shift][1]
			if to <= from {
				to += 24 * ward.Hour
			}
			end := time.Date(2026, 3, 23+d.Day, 0, int(to), 0, 0, oslo)
			for at := time.Date(2026, 3, 23+d.Day, 0, int(from), 0, 0, oslo); at.Before(end); at = at.Add(time.Minute) {
				planned++
				switch h := at.Hour(); {
				case h >= 21 || h < 6:
					night++
				case h >= 17:
					evening++
				}
				switch {
				case red(at):
					feast++
				case at.Weekday() == time.Saturday, at.Weekday() == time.Sunday:
					weekend++
				}
			}
		}
		got := sum.Lines[i]
		require.Equal(t, l.Person, got.Person)
		require.Equal(t, []ward.Minutes{planned, evening, night, weekend, feast},
			[]ward.Minutes{got.Planned, got.Period.Evening.Minutes, got.Period.Night.Minutes, got.Period.Weekend.Minutes, got.Period.Red.Minutes}, l.Person)
	}
}
