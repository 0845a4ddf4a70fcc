package check_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/check"
	"heltid/solver/ward"
)

func limits(l ward.PersonLimit) func(*bench) {
	return func(b *bench) { b.w.People[0].Limits = []ward.PersonLimit{l} }
}

// days gives the first days of a rule's findings.
func days(t *testing.T, b *bench, q ward.Quantity) []int {
	findings, _ := of(b.sheet(t), q)
	out := []int{}
	for _, f := range findings {
		out = append(out, f.FirstDay)
	}
	return out
}

func TestWhatAPersonDoesNotWork(t *testing.T) {
	t.Parallel()
	day := func(date ward.Date) *ward.Date { return &date }
	week := "mon-sun 08:00-12:00"
	for _, c := range []struct {
		why    string
		change func(b *bench)
		broken []int
	}{
		{"nothing agreed", func(*bench) {}, []int{}},
		{"away on Tuesday and Wednesday", func(b *bench) {
			b.w.People[0].Absences = []ward.Absence{{Percent: ward.FullTime, From: b.r.Start + 1, Until: b.r.Start + 2}}
		}, []int{1, 2}},
		{"half away is not away", func(b *bench) {
			b.w.People[0].Absences = []ward.Absence{{Percent: 5000, From: b.r.Start + 1, Until: b.r.Start + 2}}
		}, []int{}},
		{"a shift type for weekends", func(b *bench) { b.w.Shifts[0].Days = ptr(ward.Days(0x60)) }, []int{0, 1, 2, 3, 4}},
		{"a shift type the rota model does not have", func(b *bench) { b.w.Models[0].Shifts = nil }, []int{0, 1, 2, 3, 4, 5, 6}},
		{"a shift type that is not on the person's list", func(b *bench) { b.w.People[0].Shifts = []string{"other"} }, []int{0, 1, 2, 3, 4, 5, 6}},
		{"fixed free Wednesdays", limits(ward.PersonLimit{FixedFree: []ward.FixedFree{{Days: 4}}}), []int{2}},
		{"fixed free from this shift type on Wednesdays", limits(ward.PersonLimit{FixedFree: []ward.FixedFree{{Days: 4, Shift: "0800-1200"}}}), []int{2}},
		{"fixed free from another one", limits(ward.PersonLimit{FixedFree: []ward.FixedFree{{Days: 4, Shift: "other"}}}), []int{}},
		{"odd weekends off: the week is number 33", limits(ward.PersonLimit{AlternateWeeks: "odd"}), []int{5, 6}},
		{"even weekends off", limits(ward.PersonLimit{AlternateWeeks: "even"}), []int{}},
		{"the other of two weekend groups", func(b *bench) {
			b.w.Models[0].Weekend.Every, b.w.People[0].WeekendGroup = 2, 2
		}, []int{5, 6}},
		{"the weekend group whose turn it is", func(b *bench) {
			b.w.Models[0].Weekend.Every, b.w.People[0].WeekendGroup = 2, 1
		}, []int{}},
		{"no duty over four hours", limits(ward.PersonLimit{Longest: ptr(4 * ward.Hour)}), []int{}},
		{"no duty over 3:59", limits(ward.PersonLimit{Longest: ptr(4*ward.Hour - 1)}), []int{0, 1, 2, 3, 4, 5, 6}},
		{"a limit until Tuesday", func(b *bench) { limits(ward.PersonLimit{Longest: ptr(ward.Hour), Until: day(b.r.Start + 1)})(b) }, []int{0, 1}},
	} {
		t.Run(c.why, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.broken, days(t, one("S", week).with(c.change), "person_limits"))
		})
	}
}

// Passive duty is working time in full (AML §10-1); what the tariff counts of it,
// and of on-call duty, is hours of the post. On call at home is no night work.
func TestPassiveAndOnCallHours(t *testing.T) {
	t.Parallel()
	b := one("S", "mon 21:00-07:00 as passive, wed 21:00-07:00 as on_call, fri 08:00-10:00 as meeting").with(func(b *bench) {
		b.w.DutyKinds = []ward.DutyKind{{Kind: ward.PassiveDuty, Tariff: &ward.Factor{Of: 1, In: 3}}, {Kind: ward.OnCallDuty, Tariff: &ward.Factor{Of: 1, In: 5}}}
	})
	h := b.sheet(t).Lines[0].Hours()
	require.Equal(t, 600+86+120, h.Worked)
	require.Equal(t, 200+120+120, h.Planned)
	require.Equal(t, 9*60, h.Night)
	require.Equal(t, 2, h.NightDuties)
}

func TestPassiveDutyLengthensTheStatutesDayAndWeek(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		bench    *bench
		rule     ward.Quantity
		measured int // 0: nothing is found
	}{
		"a day of eleven hours":                {one("S", "mon 21:00-08:00 as passive"), "day_hours", 0},
		"a day of eleven hours and a minute":   {one("S", "mon 21:00-08:01 as passive"), "day_hours", 661},
		"half of it where the duty is shorter": {one("S", "mon 21:00-06:01").with(func(*bench) {}), "day_hours", 541},
		"not where hours are averaged":         {one("T", "mon 20:00-08:31 as passive"), "day_hours", 751},
		"not past what the parties decided":    {one("S", "mon 21:00-06:01 as passive").with(ceiling(func(c *ward.Ceilings) { c.DayHours = ptr(9*ward.Hour - 1) })), "day_hours", 541},
		"a week of 48 hours":                   {rolling("S", "mon-thu 21:00-07:00 as passive, fri 21:00-05:00 as passive", "", ""), "week_hours", 0},
		"a week of 48 hours and a minute":      {rolling("S", "mon-thu 21:00-07:00 as passive, fri 21:00-05:01 as passive", "", ""), "week_hours", 2881},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found, _ := of(c.bench.sheet(t), c.rule)
			if c.measured == 0 {
				require.Empty(t, found)
				return
			}
			require.Len(t, found, 1)
			require.Equal(t, c.measured, found[0].Measured)
		})
	}
}

func TestOnlyWhatCoversCountsForTheNeed(t *testing.T) {
	t.Parallel()
	for kind, missing := range map[string]int{"cover": 0, "meeting": 60, "resource": 60, "passive": 60, "on_call": 60, "course": 0} {
		b := one("S", "mon 08:00-09:00 as "+kind)
		b.w.Need = []ward.NeedRow{{Days: 1, From: 8 * ward.Hour, To: 9 * ward.Hour, Floor: map[string]int{"total": 1}}}
		b.w.DutyKinds = []ward.DutyKind{{Kind: ward.CourseDuty, Covers: ptr(true)}}
		require.Equal(t, missing, b.sheet(t).Shortage()["total"], kind)
	}
}

func TestAConsentHoldsOnItsDates(t *testing.T) {
	t.Parallel()
	b := one("T", "mon 08:00-20:00, fri 08:00-20:00").with(usualLong(12 * ward.Hour))
	b.w.People[0].Consents[0].Until = ptr(b.r.Start + 3)
	require.Equal(t, []int{4}, days(t, b, "long_shift_consent"))
}

func TestNightsMakeAWeekendWhole(t *testing.T) {
	t.Parallel()
	for week, missing := range map[string]int{
		"fri-sun 22:00-06:00":                               0,
		"sat-sun 22:00-06:00":                               1,
		"fri 22:00-06:00":                                   2,
		"fri 22:00-06:00, sat-sun 08:00-14:00":              2,
		"fri 08:00-14:00, sat-sun 08:00-14:00":              0,
		"sat 08:00-14:00, sun 22:00-06:00":                  2,
		"mon-thu 22:00-06:00":                               0,
		"sun 08:00-14:00":                                   1,
		"fri-sat 22:00-06:00, sun 14:00-22:00":              1,
		"fri 14:00-22:00, sat 08:00-14:00, sun 08:00-14:00": 0,
	} {
		findings, _ := of(one("S", week).with(whole).sheet(t), "whole_weekend")
		if missing == 0 {
			require.Empty(t, findings, week)
			continue
		}
		require.Len(t, findings, 1, week)
		require.Equal(t, missing, findings[0].Measured, week)
	}
}

func TestTheStatutesWeekFollowsTheLinesClass(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		why       string
		b         *bench
		limit     int
		paragraph string
	}{
		{"day work", rolling("S", "mon-fri 08:00-15:00"), 40 * 60, "aml-10-4-1"},
		{"every third Sunday", rolling("S", "sun 08:00-14:00", "", ""), 38 * 60, "aml-10-4-4"},
		{"mainly night", rolling("S", "mon-tue 22:00-06:00"), 38 * 60, "aml-10-4-4"},
		{"mainly night, though too seldom for 1.39 h a week", rolling("S", append([]string{"mon 22:00-06:00"}, repeat(7, "")...)...), 38 * 60, "aml-10-4-4"},
		{"1:23 a week after 20:00 is not 1.39 h", rolling("S", "mon-thu 08:00-12:00, fri 15:00-21:23"), 40 * 60, "aml-10-4-1"},
		{"1:24 is", rolling("S", "mon-thu 08:00-12:00, fri 15:00-21:24"), 38 * 60, "aml-10-4-4"},
		// the week's own hours: a sixth of 6 h on Sunday and a quarter of 8 h at night
		{"three-part", rolling("S", "mon 08:00-14:00, tue 15:00-20:00, wed 22:00-06:00, sun 08:00-14:00"), 40*60 - 60 - 120, "aml-10-4-6"},
		{"three-part, a week with many nights", rolling("S", "mon 08:00-12:00, tue 15:00-20:00, wed-fri 22:00-06:00, sun 08:00-14:00"), 36 * 60, "aml-10-4-6"},
		{"all agreed 33.6", rolling("S", "mon 08:00-12:00").with(func(b *bench) { b.w.Models[0].Norm = ward.Norm336 }), 36 * 60, "aml-10-4-5"},
	} {
		t.Run(c.why, func(t *testing.T) {
			t.Parallel()
			_, m := of(c.b.sheet(t), "week_hours")
			require.Equal(t, c.limit, m.Limit)
			require.Equal(t, c.paragraph, m.Step.Paragraph)
		})
	}
}

func TestTheWeightedNormNeedsAQuarterOfTheTimeByDay(t *testing.T) {
	t.Parallel()
	// 8 h of 32 on other duties than nights is a quarter
	b := func(evening string) *bench {
		return rolling("S", "mon 08:00-12:00, tue "+evening+", wed-thu 22:00-06:00, sat 22:00-06:00")
	}
	require.Equal(t, ward.NormWeighted, b("16:00-20:00").sheet(t).Lines[0].Class())
	require.Equal(t, ward.Norm355, b("16:01-20:00").sheet(t).Lines[0].Class())
}

func TestPartsOfANormAreRoundedAgainstThePost(t *testing.T) {
	t.Parallel()
	// 33.33 % of 37:30 is 12:29.925
	b := rolling("S", "mon 08:00-16:00, tue 08:00-12:29").with(sized(3333, 3333)).with(owes(0))
	s := b.sheet(t)
	require.Equal(t, 12*60+29, s.Lines[0].Due(3333))
	require.Equal(t, 1, s.Lines[0].Owed())
	require.Equal(t, -1, only(t, b, "owed_hours").Margin)
}

func TestSizesReadOffTheHours(t *testing.T) {
	t.Parallel()
	free := func(size ward.Size, last string) *bench {
		return rolling("S", "mon 08:00-16:00, tue 08:00-"+last).with(sized(size, size)).with(owes(60)).with(func(b *bench) {
			b.w.Sizes, b.w.Models[0].Norm = &ward.SizeRule{Free: true}, ward.Norm375
		})
	}
	// 12:30 of 37:30 is 33.33 %, rounded down
	for _, q := range []ward.Quantity{"full_time_norm", "owed_hours", "size_range"} {
		none(t, free(3333, "12:30"), q)
	}
	require.Equal(t, -1, only(t, free(3333, "12:31"), "full_time_norm").Margin)
	require.Equal(t, 3333-3337, only(t, free(3333, "12:31"), "size_range").Margin)
	require.Equal(t, 3333-9000, only(t, free(9000, "12:30"), "size_range").Margin)
	none(t, free(9000, "12:30"), "owed_hours") // a part owes nothing by itself
	require.Equal(t, 60-25*60, only(t, free(10000, "12:30"), "owed_hours").Margin)

	b := free(5000, "12:30")
	b.w.People[0].Size.Wished = ptr(ward.Size(8000))
	c, err := b.w.Case("", ward.FromToday)
	require.NoError(t, err)
	b.r.Lines[0].Size = 3333 // as the hours are, but the smallest is today's 50 %
	report, err := check.Check(c, b.r)
	require.NoError(t, err)
	i := slices.IndexFunc(report.Findings, func(f check.Finding) bool { return f.Rule == "size_range" })
	require.Equal(t, 5000, report.Findings[i].Limit)
}

func TestFullTimeIsReadOffTheNormLessTheTolerance(t *testing.T) {
	t.Parallel()
	b := func(size ward.Size, friday string) *bench {
		return rolling("S", "mon-thu 08:00-15:30, fri 08:00-"+friday).with(sized(size, size)).with(owes(60)).with(func(b *bench) {
			b.w.Sizes, b.w.Models[0].Norm = &ward.SizeRule{Free: true}, ward.Norm375
		})
	}
	none(t, b(10000, "14:30"), "size_range")
	require.Equal(t, 9728, only(t, b(10000, "14:29"), "size_range").Limit) // 36:29 of 37:30
	away := b(5000, "15:30")
	away.r.Lines[0].Duties = nil
	away.w.People[0].Absences = []ward.Absence{{Percent: ward.FullTime, From: away.r.Start, Until: away.r.Start + 6}}
	none(t, away, "size_range") // who is away all through keeps today's
}

func TestSundaysFreeAreCountedInBlocksOfTwentySixWeeks(t *testing.T) {
	t.Parallel()
	sunday := "sun 08:00-14:00"
	// three Sundays: two must be free
	require.Equal(t, -1, only(t, rolling("S+U", sunday, sunday, ""), "sundays_free").Margin)
	// 15 free of 30, but 11 of the first 26
	weeks := append(repeat(15, sunday), repeat(15, "")...)
	b := newBench(30, ward.Calendar, "2026-06-01") // no holiday before Christmas
	b.profile("S+U")
	b.person("anna")
	b.duties(weeks...)
	f := only(t, b, "sundays_free")
	require.Equal(t, [2]int{0, 181}, [2]int{f.FirstDay, f.LastDay})
	none(t, rolling("S+U", weeks...), "sundays_free")
}

func TestABudgetInPlannedHours(t *testing.T) {
	t.Parallel()
	// 35:30 is a full post; a minute more is 100.04... %, rounded up
	b := func(friday string) *bench {
		return rolling("S", "mon-thu 08:00-16:00, fri 08:00-"+friday).with(func(b *bench) {
			b.w.Budget = &ward.Budget{FullTimeWeeks: ward.FullTime, Count: ward.BudgetHours}
		})
	}
	none(t, b("11:30"), "budget")
	require.Equal(t, 10005, only(t, b("11:31"), "budget").Measured)
}

func TestStrainIsCountedInBlocksOfFourWeeks(t *testing.T) {
	t.Parallel()
	once := ceiling(func(c *ward.Ceilings) { c.LoneDays = ptr(1) })
	none(t, rolling("S", "", "", "", "mon 08:00-12:00", "mon 08:00-12:00", "").with(once), "lone_days")
	require.Equal(t, []int{0}, days(t, rolling("S", "", "", "mon 08:00-12:00", "mon 08:00-12:00", "", "").with(once), "lone_days"))
	require.Equal(t, []int{28}, days(t, rolling("S", "", "", "", "", "mon 08:00-12:00", "mon 08:00-12:00").with(once), "lone_days"))
}

func TestTwoDaysOffTogetherNever(t *testing.T) {
	t.Parallel()
	twelve := ceiling(func(c *ward.Ceilings) { c.TwoDayBreak = ptr(12) })
	b := rolling("S", "mon-tue 08:00-12:00, thu-sat 08:00-12:00").with(twelve)
	require.Equal(t, 13, only(t, b, "two_day_break").Measured)
	none(t, rolling("S", "mon-tue 08:00-12:00, thu-sat 08:00-12:00", "tue-fri 08:00-12:00").with(twelve), "two_day_break")
}

func TestAHandoverNeedsTheAttributeOnBothSides(t *testing.T) {
	t.Parallel()
	with := func(who, incoming string) *bench {
		b := beside("mon 08:00-15:00", incoming)
		b.w.Handovers = []ward.Handover{{Days: 1, From: minutes("14:30"), To: minutes("15:00"), Outgoing: 1, Incoming: 1, Who: who}}
		return b
	}
	none(t, with("", "mon 14:30-22:00"), "handover")
	require.Equal(t, 30, only(t, with("RN", "mon 14:30-22:00"), "handover").Measured)
	require.Equal(t, 30, only(t, with("", "mon 14:29-22:00"), "handover").Measured, "who came before does not come")
	require.Equal(t, 30, only(t, with("", "mon 14:30-14:50"), "handover").Measured, "who leaves before the end is not there")
}

func TestNightDutiesCoverTheNextMorning(t *testing.T) {
	t.Parallel()
	b := rolling("S", "sun 20:00-12:00")
	b.w.Need = []ward.NeedRow{{Days: 1, From: 6 * ward.Hour, To: 12 * ward.Hour, Floor: map[string]int{"total": 1}, Target: map[string]int{"total": 1}}}
	none(t, b, "cover")
	require.Zero(t, b.sheet(t).UnderTarget())
	b.w.People[0].Authorisations = []ward.Authorisation{{ID: "medication", From: ptr(b.r.Start + 6)}}
	b.w.Need[0].Floor = map[string]int{"medication": 1}
	none(t, b, "cover") // the right is in force on the Sunday that owns the duty

	b = rolling("S", "")
	b.w.Need = []ward.NeedRow{{Days: 1, From: 0, To: 60, Floor: map[string]int{"total": 1}, Target: map[string]int{"total": 1}}}
	require.Zero(t, b.sheet(t).UnderTarget(), "a target at the floor adds nothing to what is missing below it")
}

func TestAnAgreementHoldsOnItsDates(t *testing.T) {
	t.Parallel()
	b := one("T+R(9,28)", "mon 14:00-22:00, tue 07:30-12:00", "mon 14:00-22:00, tue 07:30-12:00")
	until := b.r.Start + 6
	for i := range b.w.Agreements {
		b.w.Agreements[i].Until = &until
	}
	require.Equal(t, []int{7}, days(t, b, "daily_rest"))

	// a rest that lies over the first day is judged as the first day is
	b = one("T+R(9,28)", "mon 07:30-12:00")
	b.duty(-1, "14:00-22:00")
	b.w.Agreements[1].From = &b.r.Start
	none(t, b, "daily_rest")

	// 28 hours where it is agreed, 35 the week after
	week := "mon-wed 08:00-13:00, thu 17:00-22:00, fri 14:00-19:00, sat-sun 08:00-13:00"
	b = one("S+R(11,28)+U", week, week)
	b.duty(-1, "08:00-13:00")
	b.duty(14-7, "06:00-07:00")
	b.w.Agreements[0].Until = &until
	require.Contains(t, days(t, b, "weekly_rest"), 7)
	require.NotContains(t, days(t, b, "weekly_rest"), 0)
}

func TestDaysOfAbsenceAreLeftOutOfTheMean(t *testing.T) {
	t.Parallel()
	b := one("T", "mon-fri 08:00-16:00", "")
	b.w.People[0].Absences = []ward.Absence{{Percent: ward.FullTime, From: b.r.Start + 7, Until: b.r.Start + 13}}
	_, m := of(b.sheet(t), "mean_hours")
	require.Equal(t, 40*60, m.Limit)
}

func TestSevenDaysFromADutysStart(t *testing.T) {
	t.Parallel()
	// 133 hours from the first start to the last end leave 35 of the 168
	modes := func(saturday string) int {
		b := one("S+U", "mon-fri 08:00-13:00, sat "+saturday, "")
		n := 0
		for _, f := range b.sheet(t).Report().Information {
			if f.Variant == "mode_c" {
				n++
			}
		}
		return n
	}
	require.Zero(t, modes("16:00-21:00"))
	require.Equal(t, 1, modes("16:00-21:01"))
}

func TestOneLongRestForTwoWeeks(t *testing.T) {
	t.Parallel()
	// 84 hours round the turn of the weeks are all the long rest there is
	day := "08:00-12:00"
	s := rolling("S+U", "mon-fri "+day+", sat 08:00-20:00 break 0:30", "wed-sun "+day).sheet(t)
	var measured []int
	for _, m := range s.Measures(s.Lines[0]) {
		if m.Rule == "weekly_rest" {
			measured = append(measured, m.Measured)
		}
	}
	require.Equal(t, []int{(84 - 35) * 60, (84 - 35) * 60}, measured)
}

func TestARestUnderWhatIsAgreedIsMadeUpForAllTheSame(t *testing.T) {
	t.Parallel()
	days := "mon 13:00-22:00, tue 06:00-15:00, wed 03:00-10:00"
	for _, profile := range []string{"T+R(8,28)", "T+R(9,28)"} {
		require.Equal(t, -120, only(t, one(profile, days), "compensating_rest").Margin, profile)
	}
	require.Equal(t, -60, only(t, one("T+R(9,28)", days), "daily_rest").Margin)
	none(t, one("T", days), "compensating_rest") // nothing is agreed that asks for it
}

func TestAShareThatIsNotKeptIsNeverRoundedToOneThatIs(t *testing.T) {
	t.Parallel()
	// two thirds today; 13 333 of 20 000 minutes are 66.665 %
	b := newBench(8, ward.Rolling, monday)
	b.person("anna")
	b.duties(append(repeat(6, "mon-thu 08:00-16:00"), "mon-wed 08:00-16:00", "mon 08:00-14:13")...)
	p := b.person("berit")
	p.Competence, p.Size.Current = "ASS", 5000
	b.r.Lines[1].Size = 5000
	b.duties(append(repeat(6, "mon-tue 08:00-16:00"), "mon 08:00-16:00", "mon 08:00-15:07")...)
	require.Equal(t, -1, only(t, b, "educated_share").Margin)
}

// Half a year's pay of the best paid may become posts: half a post on top of
// half a post.
func TestKronerThatBecomePostsAreInTheBudget(t *testing.T) {
	t.Parallel()
	b := func(toPosts int) *bench {
		return one("S", "").with(func(b *bench) {
			b.w.Budget = &ward.Budget{FullTimeWeeks: 5000, Money: &ward.Money{Substitutes: 500_000, ToPosts: toPosts}}
			b.w.Pay = &ward.Pay{Base: map[string]ward.Ore{"RN": 500_000_00, "ASS": 400_000_00}}
		})
	}
	none(t, b(250_000), "budget")
	require.Equal(t, 9999, only(t, b(249_999), "budget").Limit)
}

// Time off for work on Boxing Day 2025 can be taken in the new year, until the
// month is over, or the months that are agreed.
func TestTimeOffEarnedBeforeTheFirstDay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		start  string
		months int
		broken []int
	}{
		{"2026-01-05", 0, []int{}}, {"2026-01-19", 0, []int{}}, {"2026-01-26", 0, []int{1}}, {"2026-01-26", 1, []int{1}},
		{"2026-01-26", 2, []int{}}, {"2026-02-23", 2, []int{}}, {"2026-03-02", 2, []int{1}}, {"2026-03-02", 3, []int{}},
	} {
		b := newBench(1, ward.Calendar, c.start)
		b.person("anna")
		b.w.Agreements = []ward.Agreement{{ID: "time off", Level: ward.Representatives, Paragraph: "hta-5-3-2", WithinMonths: c.months, SignedBy: "both"}}
		b.duty(int(ward.NewDate(2025, 12, 26)-b.r.Start), "08:00-13:00")
		b.duty(1, "F4/08:00-14:40")
		require.Equal(t, c.broken, days(t, b, "f4_time"), "%s within %d months", c.start, c.months)
	}
}
