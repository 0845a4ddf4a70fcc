package check_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/check"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// edge is a rule at its limit: a rota that just keeps every rule, and the same
// rota broken in one place.
type edge struct {
	rule    ward.Quantity
	kept    func() *bench
	broken  func() *bench
	by      int // amount of the breach
	allowed string
}

// one gives a calendar bench with one person's duties, a week to a line.
func one(profile string, weeks ...string) *bench {
	return oneOf(ward.Calendar, profile, weeks...)
}

// rolling gives a rolling bench with one person's duties, a week to a line.
func rolling(profile string, weeks ...string) *bench {
	return oneOf(ward.Rolling, profile, weeks...)
}

func oneOf(kind, profile string, weeks ...string) *bench {
	b := newBench(len(weeks), kind, monday)
	b.profile(profile)
	b.person("anna")
	return b.duties(weeks...)
}

func repeat(n int, week string) []string { return slices.Repeat([]string{week}, n) }

func (b *bench) with(changes ...func(b *bench)) *bench {
	for _, change := range changes {
		change(b)
	}
	return b
}

// vetoed is a must-not on the first weekend.
func vetoed(b *bench) []ward.Wish {
	return []ward.Wish{{Kind: ward.MustNot, Shift: ward.WorkWeekend, Date: ptr(b.r.Start + 5)}}
}

func ptr[T any](v T) *T { return &v }

// timeOff agrees that holiday pay may be taken as time off.
func timeOff(b *bench) {
	b.w.Agreements = append(b.w.Agreements, ward.Agreement{ID: "time off", Level: ward.Representatives, Paragraph: "hta-5-3-2", SignedBy: "both parties"})
}

var edges = []edge{
	{rule: "f1_per_week", by: 1,
		kept:   func() *bench { return one("S", "mon-fri 08:00-13:00, sat F2, sun F1") },
		broken: func() *bench { return one("S", "mon-fri 08:00-13:00, sat-sun F1") }},
	{rule: "f1_rest", by: 1,
		kept: func() *bench {
			return one("S", "mon-tue 07:30-13:30, wed 14:30-20:30, thu F1, fri 07:30-13:30, sat-sun F2")
		},
		broken: func() *bench {
			return one("S", "mon-tue 07:30-13:30, wed 14:30-20:31, thu F1, fri 07:30-13:30, sat-sun F2")
		}},
	{rule: "f3_days", by: 1,
		kept:   func() *bench { return one("S", "sat F3/14:00-18:01, sun F3") },
		broken: func() *bench { return one("S", "sat F3/14:00-18:00, sun F3") }},
	{rule: "f4_time", by: 1, // Maundy Thursday gives 6:40
		kept: func() *bench {
			return one("S", "thu 08:00-13:00", "wed F4/08:00-14:40").on("2026-03-30").with(timeOff)
		},
		broken: func() *bench {
			return one("S", "thu 08:00-13:00", "wed F4/08:00-14:41").on("2026-03-30").with(timeOff)
		}},
	{rule: "uncoded_days", by: 1,
		kept:   func() *bench { return one("S", "mon-thu 08:00-13:00, fri-sat F2, sun F1") },
		broken: func() *bench { return one("S", "mon-thu 08:00-13:00, sat F2, sun F1") }},
	{rule: "averaging_weeks", by: 1, allowed: "aml-10-5-1",
		kept:   func() *bench { return rolling("AT", repeat(26, "")...).with(idle) },
		broken: func() *bench { return rolling("AT", repeat(27, "")...).with(idle) }},
	{rule: "extra_break", by: 1,
		kept:   func() *bench { return one("S", "mon 08:00-15:30, mon 15:30-18:00 overtime").with(worked) },
		broken: func() *bench { return one("S", "mon 08:00-15:30, mon 15:30-18:00 overtime break 0:29").with(worked) }},
	{rule: "overtime_week", by: 1, allowed: "aml-10-6-5",
		kept:   func() *bench { return one("S", "mon-thu 16:00-18:00 overtime, fri 16:00-18:00 overtime").with(worked) },
		broken: func() *bench { return one("S", "mon-thu 16:00-18:00 overtime, fri 16:00-18:01 overtime").with(worked) }},
	{rule: "overtime_four_weeks", by: 1, allowed: "aml-10-6-5",
		kept: func() *bench { return one("S", repeat(4, "mon 13:00-19:15 overtime")...).with(worked) },
		broken: func() *bench {
			return one("S", append(repeat(3, "mon 13:00-19:15 overtime"), "mon 13:00-19:16 overtime")...).with(worked)
		}},
	{rule: "overtime_half_year", by: 1, allowed: "aml-10-12-4",
		kept: func() *bench {
			return one("S", repeat(20, "mon-tue 13:00-18:00 overtime")...).with(worked, permitted, idle)
		},
		broken: func() *bench {
			return one("S", append(repeat(19, "mon-tue 13:00-18:00 overtime"), "mon 13:00-18:00 overtime, tue 13:00-18:01 overtime")...).with(worked, permitted, idle)
		}},
	{rule: "overtime_year", by: 1, allowed: "aml-10-6-5",
		kept: func() *bench { return one("S", repeat(40, "mon 13:00-18:00 overtime")...).with(worked, idle) },
		broken: func() *bench {
			return one("S", append(repeat(39, "mon 13:00-18:00 overtime"), "mon 13:00-18:01 overtime")...).with(worked, idle)
		}},
	{rule: "planned_overtime", by: 1,
		kept:   func() *bench { return one("S", "mon 08:00-15:30") },
		broken: func() *bench { return one("S", "mon 15:30-15:31 overtime") }},
	{rule: "publication_notice", by: 1, allowed: "aml-10-12-4",
		kept:   func() *bench { return one("S", "mon 08:00-15:30").with(published(14)) },
		broken: func() *bench { return one("S", "mon 08:00-15:30").with(published(13)) }},
	{rule: "strenuous_night", by: 1, allowed: "aml-10-11-9",
		kept:   func() *bench { return one("S", "mon 22:00-06:00 strenuous") },
		broken: func() *bench { return one("S", "mon 22:00-06:01 strenuous") }},
	{rule: "total_hours", by: 1, allowed: "aml-10-6-9",
		kept:   func() *bench { return one("S", "mon 08:00-17:00, mon 17:00-21:00 overtime").with(worked) },
		broken: func() *bench { return one("S", "mon 08:00-17:00, mon 17:00-21:01 overtime").with(worked) }},
	{rule: "total_week_hours", by: 1, allowed: "aml-10-12-4",
		kept: func() *bench {
			return one("T", "mon-fri 07:00-17:00, sat 07:00-11:00, mon-fri 17:00-20:00 overtime", "mon-tue 08:00-16:00").with(worked, moreOvertime)
		},
		broken: func() *bench {
			return one("T", "mon-fri 07:00-17:00, sat 07:00-11:00, mon-fri 17:00-20:00 overtime, sat 11:00-11:01 overtime", "mon-tue 08:00-16:00").with(worked, moreOvertime)
		}},
	{rule: "backward_rotation", by: 1,
		kept: func() *bench {
			return one("S", "mon 12:00-20:00, tue 08:00-16:00, wed 12:00-20:00").with(ceiling(func(c *ward.Ceilings) { c.BackwardRotation = ptr(1) }))
		},
		broken: func() *bench {
			return one("S", "mon 12:00-20:00, tue 08:00-16:00, wed 12:00-20:00, thu 08:00-16:00").with(ceiling(func(c *ward.Ceilings) { c.BackwardRotation = ptr(1) }))
		}},
	{rule: "duties_over_eight", by: 1,
		kept: func() *bench {
			return one("S", "mon 08:00-16:01, tue 08:00-16:00").with(ceiling(func(c *ward.Ceilings) { c.DutiesOverEight = ptr(1) }))
		},
		broken: func() *bench {
			return one("S", "mon 08:00-16:01, tue 08:00-16:01").with(ceiling(func(c *ward.Ceilings) { c.DutiesOverEight = ptr(1) }))
		}},
	{rule: "night_recovery", by: 1,
		kept: func() *bench {
			return one("S", "mon 22:00-07:00, wed 07:00-15:00").with(ceiling(func(c *ward.Ceilings) { c.NightRecovery = ptr(24 * ward.Hour) }))
		},
		broken: func() *bench {
			return one("S", "mon 22:00-07:00, wed 06:59-15:00").with(ceiling(func(c *ward.Ceilings) { c.NightRecovery = ptr(24 * ward.Hour) }))
		}},
	{rule: "breaks", by: 1, allowed: "aml-10-12-4",
		kept:   func() *bench { return one("S", "mon 08:00-13:30 break 0:00") },
		broken: func() *bench { return one("S", "mon 08:00-13:31 break 0:00") }},
	{rule: "compensating_rest", by: 1, allowed: "aml-10-12-4",
		kept:   func() *bench { return one("T+R(8,28)", "mon 13:00-21:00, tue 07:00-15:00, wed 03:00-10:00") },
		broken: func() *bench { return one("T+R(8,28)", "mon 13:00-21:00, tue 07:00-15:00, wed 02:59-10:00") }},
	{rule: "daily_rest", by: 1, allowed: "aml-10-8-3",
		kept:   func() *bench { return one("S", "mon 12:30-20:30, tue 07:30-15:00") },
		broken: func() *bench { return one("S", "mon 12:30-20:30, tue 07:29-15:00") }},
	{rule: "day_hours", by: 1, allowed: "aml-10-5-1",
		kept:   func() *bench { return one("S", "mon 08:00-17:00") },
		broken: func() *bench { return one("S", "mon 08:00-17:01") }},
	{rule: "eight_week_hours", by: 1, allowed: "aml-10-12-4",
		kept: func() *bench {
			return rolling("T", append(repeat(8, "mon-sat 08:00-16:00"), repeat(8, "mon-wed 08:00-16:00")...)...)
		},
		broken: func() *bench {
			return rolling("T", append(append(repeat(7, "mon-sat 08:00-16:00"), "mon-fri 08:00-16:00, sat 08:00-16:01"), repeat(8, "mon-wed 08:00-16:00")...)...)
		}},
	{rule: "mean_hours", by: 1, allowed: "aml-10-12-4",
		// more than 40 h of duties only where the full-time norm gives way too
		kept: func() *bench {
			return rolling("T", "mon-fri 08:00-16:00").with(func(b *bench) { b.r.Lines[0].Size, b.w.People[0].Size.Current = 12000, 12000 })
		},
		broken: func() *bench {
			return rolling("T", "mon-thu 08:00-16:00, fri 08:00-16:01").with(func(b *bench) { b.r.Lines[0].Size, b.w.People[0].Size.Current = 12000, 12000 })
		}},
	{rule: "night_mean", by: 1, allowed: "aml-10-11-9",
		kept: func() *bench {
			return rolling("T", append(repeat(4, "mon-fri 22:00-06:52"), repeat(4, "")...)...)
		},
		broken: func() *bench {
			return rolling("T", append(append(repeat(3, "mon-fri 22:00-06:52"), "mon-thu 22:00-06:52, fri 22:00-06:53"), repeat(4, "")...)...)
		}},
	{rule: "sundays_free", by: 1,
		kept:   func() *bench { return rolling("S+U", "sun 08:00-14:00", "", "sun 08:00-14:00", "") },
		broken: func() *bench { return rolling("S+U", "sun 08:00-14:00", "sun 08:00-14:00", "sun 08:00-14:00", "") }},
	{rule: "sundays_in_row", by: 1, allowed: "aml-10-8-4c",
		kept:   func() *bench { return one("S", "sat 12:00-18:00", "sun 08:00-14:00") },
		broken: func() *bench { return one("S", "sat 12:00-18:01", "sun 08:00-14:00") }},
	{rule: "week_hours", by: 1, allowed: "aml-10-5-1",
		kept:   func() *bench { return one("S", "mon-fri 08:00-16:00", "mon-wed 08:00-16:00") },
		broken: func() *bench { return one("S", "mon-thu 08:00-16:00, fri 08:00-16:01", "mon-wed 08:00-16:00") }},
	{rule: "weekly_rest", by: 1, allowed: "aml-10-8-3",
		kept: func() *bench {
			return rolling("S+U", "mon-tue 07:30-13:30, wed 14:30-20:30, fri-sun 07:30-13:30", "mon-fri 07:30-13:30")
		},
		broken: func() *bench {
			return rolling("S+U", "mon-tue 07:30-13:30, wed 14:30-20:31, fri-sun 07:30-13:30", "mon-fri 07:30-13:30")
		}},
	{rule: "full_time_norm", by: 1,
		kept:   func() *bench { return rolling("S", "mon-fri 08:00-15:30") },
		broken: func() *bench { return rolling("S", "mon-thu 08:00-15:30, fri 08:00-15:31") }},
	{rule: "free_weekend", by: 1,
		kept:   func() *bench { return one("S", "fri 09:00-17:00").with(usualWeekend) },
		broken: func() *bench { return one("S", "fri 09:00-17:01").with(usualWeekend) }},
	{rule: "long_shift_consent", by: 1,
		kept: func() *bench {
			return one("T", "mon 08:00-20:00").with(usualLong(12 * ward.Hour))
		},
		broken: func() *bench {
			return one("T", "mon 08:00-20:01").with(usualLong(12 * ward.Hour))
		}},
	{rule: "one_duty", by: 1,
		kept:   func() *bench { return one("S", "mon 08:00-12:00") },
		broken: func() *bench { return one("S", "mon 08:00-12:00, mon 13:00-15:00") }},
	{rule: "owed_hours", by: 1,
		kept:   func() *bench { return rolling("S", "mon-thu 08:00-15:30, fri 08:00-14:30").with(owes(60)) },
		broken: func() *bench { return rolling("S", "mon-thu 08:00-15:30, fri 08:00-14:29").with(owes(60)) }},
	{rule: "must_not", by: 1,
		kept: func() *bench {
			return one("S", "fri 12:00-20:00").with(func(b *bench) { b.w.People[0].Wishes = vetoed(b) })
		},
		broken: func() *bench {
			return one("S", "fri 22:00-06:00").with(func(b *bench) { b.w.People[0].Wishes = vetoed(b) })
		}},
	{rule: "person_limits", by: 1,
		kept: func() *bench {
			return one("S", "mon 15:00-23:30").with(func(b *bench) { b.w.People[0].Limits = []ward.PersonLimit{{NoNight: true}} })
		},
		broken: func() *bench {
			return one("S", "mon 22:00-06:00").with(func(b *bench) { b.w.People[0].Limits = []ward.PersonLimit{{NoNight: true}} })
		}},
	{rule: "weekend_frequency", by: 1,
		kept:   func() *bench { return rolling("S", "sat 08:00-14:00", "", "").with(everyThird) },
		broken: func() *bench { return rolling("S", "sat 08:00-14:00", "", "sat 08:00-14:00").with(everyThird) }},
	{rule: "weekends_in_row", by: 1,
		kept:   func() *bench { return rolling("S", "sat 08:00-14:00", "", "fri 22:00-06:00", "").with(notTwoInRow) },
		broken: func() *bench { return rolling("S", "sat 08:00-14:00", "", "", "fri 22:00-06:00").with(notTwoInRow) }},
	{rule: "work_cycle", by: 1,
		kept: func() *bench {
			return rolling("S+U", "mon-tue 08:00-13:00, fri-sat 08:00-13:00", "tue-wed 08:00-13:00").with(twoOnTwoOff)
		},
		broken: func() *bench {
			return rolling("S+U", "mon-tue 08:00-13:00, fri-sat 08:00-13:00", "tue-thu 08:00-13:00").with(twoOnTwoOff)
		}},
	{rule: "whole_weekend", by: 1,
		kept:   func() *bench { return one("S", "sat-sun 08:00-14:00").with(whole) },
		broken: func() *bench { return one("S", "sat 08:00-14:00").with(whole) }},
	{rule: "cover", by: 1,
		kept:   func() *bench { return one("S", "mon 08:00-16:00").with(need(map[string]int{"total": 1}, nil)) },
		broken: func() *bench { return one("S", "mon 08:00-15:59").with(need(map[string]int{"total": 1}, nil)) }},
	{rule: "cover_max", by: 1,
		kept:   func() *bench { return one("S", "mon 16:00-20:00").with(need(nil, map[string]int{"total": 0})) },
		broken: func() *bench { return one("S", "mon 15:59-20:00").with(need(nil, map[string]int{"total": 0})) }},
	{rule: "handover", by: 30,
		kept:   func() *bench { return one("S", "mon 08:00-15:00").with(outgoing) },
		broken: func() *bench { return one("S", "mon 08:00-14:59").with(outgoing) }},
	{rule: "pairs", by: 1,
		kept:   func() *bench { return beside("mon 08:00-15:00", "mon 08:00-15:00").with(neverWithoutNurse) },
		broken: func() *bench { return beside("mon 08:01-15:00", "mon 08:00-15:00").with(neverWithoutNurse) }},
	{rule: "budget", by: 1,
		kept: func() *bench {
			return one("S", "").with(func(b *bench) { b.w.Budget = &ward.Budget{FullTimeWeeks: 10000} })
		},
		broken: func() *bench {
			return one("S", "").with(func(b *bench) { b.w.Budget = &ward.Budget{FullTimeWeeks: 9999} })
		}},
	{rule: "educated_share", by: 11, // 240 of 481 minutes are 49.89 %
		kept:   func() *bench { return beside("mon 08:00-12:00", "mon 08:00-12:00") },
		broken: func() *bench { return beside("mon 08:00-12:00", "mon 08:00-12:01") }},
	{rule: "size_range", by: 1,
		kept:   func() *bench { return one("S", "").with(sized(7500, 7500)) },
		broken: func() *bench { return one("S", "").with(sized(7500, 7499)) }},
	{rule: "small_posts", by: 1,
		kept:   func() *bench { return one("S", "").with(sized(5000, 5000)).with(noSmallPost) },
		broken: func() *bench { return one("S", "").with(sized(4999, 4999)).with(noSmallPost) }},
	{rule: "day_run", by: 1,
		kept: func() *bench {
			return one("S", "mon-fri 08:00-13:00").with(ceiling(func(c *ward.Ceilings) { c.DaysInRow = ptr(5) }))
		},
		broken: func() *bench {
			return one("S", "mon-sat 08:00-13:00").with(ceiling(func(c *ward.Ceilings) { c.DaysInRow = ptr(5) }))
		}},
	{rule: "lone_days", by: 1,
		kept: func() *bench {
			return one("S", "mon 08:00-13:00, wed-thu 08:00-13:00").with(ceiling(func(c *ward.Ceilings) { c.LoneDays = ptr(1) }))
		},
		broken: func() *bench {
			return one("S", "mon 08:00-13:00, wed 08:00-13:00").with(ceiling(func(c *ward.Ceilings) { c.LoneDays = ptr(1) }))
		}},
	{rule: "long_run", by: 1,
		kept: func() *bench {
			return rolling("T", "mon-wed 08:00-19:00, fri 08:00-18:00", "").with(usualLong(11 * ward.Hour)).with(ceiling(func(c *ward.Ceilings) { c.LongInRow = ptr(3) }))
		},
		broken: func() *bench {
			return rolling("T", "mon-wed 08:00-19:00, thu 08:00-18:01", "").with(usualLong(11 * ward.Hour)).with(ceiling(func(c *ward.Ceilings) { c.LongInRow = ptr(3) }))
		}},
	{rule: "night_run", by: 1,
		kept: func() *bench {
			return one("S", "mon-wed 22:00-06:00").with(ceiling(func(c *ward.Ceilings) { c.NightsInRow = ptr(3) }))
		},
		broken: func() *bench {
			return one("S", "mon-thu 22:00-06:00").with(ceiling(func(c *ward.Ceilings) { c.NightsInRow = ptr(3) }))
		}},
	{rule: "nights_per_year", by: 52,
		kept: func() *bench {
			return rolling("S", "mon 22:00-06:00").with(ceiling(func(c *ward.Ceilings) { c.NightsPerYear = ptr(52) }))
		},
		broken: func() *bench {
			return rolling("S", "mon 22:00-06:00, wed 22:00-06:00").with(ceiling(func(c *ward.Ceilings) { c.NightsPerYear = ptr(52) }))
		}},
	{rule: "quick_returns", by: 1,
		kept: func() *bench {
			return one("T+R(8,28)", "mon 14:00-22:00, tue 08:00-15:00, thu 14:00-21:00, fri 08:00-15:00").with(ceiling(func(c *ward.Ceilings) { c.QuickReturns = ptr(1) }))
		},
		broken: func() *bench {
			return one("T+R(8,28)", "mon 14:00-22:00, tue 08:00-15:00, thu 14:00-21:01, fri 08:00-15:00").with(ceiling(func(c *ward.Ceilings) { c.QuickReturns = ptr(1) }))
		}},
	{rule: "two_day_break", by: 1,
		kept: func() *bench {
			return rolling("S", "mon 08:00-13:00, sat 08:00-13:00", "mon-tue 08:00-13:00, thu-sat 08:00-13:00").with(ceiling(func(c *ward.Ceilings) { c.TwoDayBreak = ptr(2) }))
		},
		broken: func() *bench {
			return rolling("S", append([]string{"mon 08:00-13:00, sat 08:00-13:00"}, repeat(2, "mon-tue 08:00-13:00, thu-sat 08:00-13:00")...)...).with(ceiling(func(c *ward.Ceilings) { c.TwoDayBreak = ptr(2) }))
		}},
	{rule: "weekend_hours", by: 52,
		kept: func() *bench {
			return rolling("S", "sat 08:00-16:00").with(ceiling(func(c *ward.Ceilings) { c.WeekendHoursOfYear = ptr(416 * ward.Hour) }))
		},
		broken: func() *bench {
			return rolling("S", "sat 08:00-16:01").with(ceiling(func(c *ward.Ceilings) { c.WeekendHoursOfYear = ptr(416 * ward.Hour) }))
		}},
	{rule: "weekends_per_year", by: 26,
		kept: func() *bench {
			return rolling("S", "sat 08:00-14:00", "").with(ceiling(func(c *ward.Ceilings) { c.WeekendsPerYear = ptr(26) }))
		},
		broken: func() *bench {
			return rolling("S", "sat 08:00-14:00", "sat 08:00-14:00").with(ceiling(func(c *ward.Ceilings) { c.WeekendsPerYear = ptr(26) }))
		}},
}

// worked makes the rota a record of hours worked.
func worked(b *bench) { b.r.Worked = true }

func published(days ward.Date) func(*bench) {
	return func(b *bench) { b.r.Published = ptr(b.r.Start - days) }
}

// moreOvertime is an agreement with the representatives on AML §10-6(5).
func moreOvertime(b *bench) { b.agree(ward.Representatives, "aml-10-6-5") }

// permitted is a decision of Arbeidstilsynet on AML §10-6(6).
func permitted(b *bench) { b.agree(ward.Authority, "aml-10-6-6") }

func (b *bench) agree(level ward.Level, paragraph string) {
	b.w.Agreements = append(b.w.Agreements, ward.Agreement{ID: paragraph, Level: level, Paragraph: paragraph})
}

// idle lets a whole year's hours be owed.
func idle(b *bench) { b.w.Tolerance.PerPeriod = ptr(9000 * ward.Hour) }

func usualWeekend(b *bench) { b.w.FreeWeekend = nil }
func whole(b *bench)        { b.w.Models[0].Weekend.Whole = nil }
func everyThird(b *bench)   { b.w.Models[0].Weekend.Every = 3 }
func twoOnTwoOff(b *bench) {
	b.w.Models[0].Cycle = &ward.Cycle{Days: []ward.Stretch{{On: 2, Off: 2}}}
}
func notTwoInRow(b *bench) { b.w.Models[0].Weekend.InRow = 1 }
func noSmallPost(b *bench) {
	b.w.Guards = &ward.Guards{SmallPosts: &ward.SmallPosts{AtMost: ptr(0)}}
}
func outgoing(b *bench) {
	b.w.Handovers = []ward.Handover{{Days: 1, From: minutes("14:30"), To: minutes("15:00"), Outgoing: 1}}
}
func neverWithoutNurse(b *bench) {
	b.w.Pairs = []ward.PairRule{{Who: "RN"}}
	b.w.Guards = &ward.Guards{Educated: ptr(false)}
}

func ceiling(set func(*ward.Ceilings)) func(*bench) {
	return func(b *bench) { set(b.w.Ceilings) }
}

// usualLong makes duties over ten hours long, with a consent up to a length.
func usualLong(consent ward.Minutes) func(*bench) {
	return func(b *bench) {
		b.w.Ceilings.LongThreshold = ptr(10 * ward.Hour)
		b.w.People[0].Consents = []ward.Consent{{Longest: consent}}
	}
}

func owes(tolerance ward.Minutes) func(*bench) {
	return func(b *bench) { b.w.Tolerance.PerPeriod = &tolerance }
}

func sized(current, size ward.Size) func(*bench) {
	return func(b *bench) {
		b.w.People[0].Competence = "ASS"
		b.w.People[0].Size.Current = current
		b.r.Lines[0].Size = size
	}
}

// need asks for heads on Monday from 08:00 to 16:00.
func need(floor, most map[string]int) func(*bench) {
	return func(b *bench) {
		b.w.Need = []ward.NeedRow{{Days: 1, From: 8 * ward.Hour, To: 16 * ward.Hour, Floor: floor, Max: most}}
	}
}

// beside gives a nurse and an assistant, each with half a post.
func beside(nurse, assistant string) *bench {
	b := newBench(1, ward.Calendar, monday)
	b.person("anna").Size.Current = 5000
	b.duties(nurse)
	p := b.person("berit")
	p.Competence, p.Size.Current = "ASS", 5000
	b.duties(assistant)
	for i := range b.r.Lines {
		b.r.Lines[i].Size = 5000
	}
	return b
}

func TestEveryRuleIsKeptAtItsEdgeAndBrokenOneStepPastIt(t *testing.T) {
	t.Parallel()
	for _, e := range edges {
		t.Run(string(e.rule), func(t *testing.T) {
			t.Parallel()
			kept := e.kept().sheet(t).Report()
			require.Empty(t, kept.Findings, names(kept.Findings))
			i := slices.IndexFunc(kept.Tightest, func(m check.Measure) bool { return m.Rule == e.rule })
			require.GreaterOrEqual(t, i, 0, "not judged")
			require.Zero(t, kept.Tightest[i].Margin, "at the edge nothing is left")

			broken := e.broken().sheet(t).Report()
			require.Len(t, broken.Findings, 1, names(broken.Findings))
			f := broken.Findings[0]
			require.Equal(t, e.rule, f.Rule, names(broken.Findings))
			require.Equal(t, -e.by, f.Margin)
			r, ok := rule.ByID(e.rule)
			require.True(t, ok)
			require.NotNil(t, f.Step.Source)
			if e.allowed == "" {
				require.Nil(t, f.AllowedBy)
			} else {
				require.NotNil(t, f.AllowedBy)
				require.Equal(t, e.allowed, f.AllowedBy.Paragraph)
			}
			for _, lang := range rule.Languages {
				require.Equal(t, r.Broken(lang, f.Measured, f.Limit), f.Text(lang))
				require.NotEmpty(t, f.Text(lang))
			}
		})
	}
}

func TestEveryRuleOfTheCatalogueHasAnEdge(t *testing.T) {
	t.Parallel()
	var have, want []ward.Quantity
	for _, e := range edges {
		have = append(have, e.rule)
	}
	for _, r := range rule.All() {
		want = append(want, r.ID)
	}
	require.ElementsMatch(t, want, have)
}
