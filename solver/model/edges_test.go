package model_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/check"
	"heltid/solver/cpsat"
	"heltid/solver/model"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// edge is a rule at its limit: a whole rota that just keeps it, the same one
// step past it, and the least that already makes a rota impossible, where that
// is not the duties of the broken one.
type edge struct {
	rule              ward.Quantity
	kept, broken, few func() *bench
}

func repeat(n int, week string) []string { return slices.Repeat([]string{week}, n) }

// vacations gives the person vacation from one date to another, several times.
func vacations(dates ...string) func(*bench) {
	return func(b *bench) {
		for i := 0; i < len(dates); i += 2 {
			b.w.People[0].Absences = append(b.w.People[0].Absences, ward.Absence{
				Percent: ward.FullTime, From: must(ward.ParseDate(dates[i])), Until: must(ward.ParseDate(dates[i+1])), Kind: ward.Vacation})
		}
	}
}

var edges = []edge{
	{rule: "absence_hours",
		kept:   func() *bench { return one("S", "mon 08:00-15:30", "").with(norm375, partAway(80, 0, 7)) },
		broken: func() *bench { return one("S", "mon 08:00-15:31", "").with(norm375, partAway(80, 0, 7)) }},
	{rule: "main_vacation",
		kept: func() *bench {
			return one("S", repeat(18, "")...).on("2026-06-01").with(vacations("2026-06-29", "2026-07-18"))
		},
		broken: func() *bench {
			return one("S", repeat(18, "")...).on("2026-06-01").with(vacations("2026-06-29", "2026-07-17", "2026-08-31", "2026-08-31"))
		}},
	{rule: "vacation_sunday",
		kept: func() *bench {
			return one("S+U", "sun 08:00-14:00", "", "", "sun 08:00-14:00").with(vacations("2026-08-17", "2026-08-22"))
		},
		broken: func() *bench {
			return one("S+U", "sun 08:00-14:00", "sun 08:00-14:00", "", "").with(vacations("2026-08-17", "2026-08-22"))
		}},
	{rule: "red_days",
		kept: func() *bench {
			return one("S+U", "thu 08:00-14:00, sun 08:00-14:00", "tue 08:00-14:00", "", "").on("2026-03-30").with(ceiling(func(c *ward.Ceilings) { c.RedDays = ptr(2) }))
		},
		broken: func() *bench {
			return one("S+U", "thu 08:00-14:00, sun 08:00-14:00", "mon 08:00-14:00", "", "").on("2026-03-30").with(ceiling(func(c *ward.Ceilings) { c.RedDays = ptr(2) }))
		}},
	{rule: "averaging_weeks",
		kept:   func() *bench { return rolling("A", repeat(26, "")...).with(owes(9000 * ward.Hour)) },
		broken: func() *bench { return rolling("A", repeat(27, "")...).with(owes(9000 * ward.Hour)) }},
	{rule: "planned_overtime",
		kept:   func() *bench { return one("S", "mon 15:30-16:00") },
		broken: func() *bench { return one("S", "mon 15:30-16:00 overtime") }},
	{rule: "strenuous_night",
		kept:   func() *bench { return one("S", "mon 22:00-06:00 strenuous") },
		broken: func() *bench { return one("S", "mon 22:00-06:01 strenuous") }},
	{rule: "backward_rotation",
		kept: func() *bench {
			return one("S", "mon 12:00-20:00, tue 08:00-16:00, wed 12:00-20:00").with(ceiling(func(c *ward.Ceilings) { c.BackwardRotation = ptr(1) }))
		},
		broken: func() *bench {
			return one("S", "mon 12:00-20:00, tue 08:00-16:00, wed 12:00-20:00, thu 08:00-16:00").with(ceiling(func(c *ward.Ceilings) { c.BackwardRotation = ptr(1) }))
		}},
	{rule: "duties_over_eight",
		kept: func() *bench {
			return one("S", "mon 08:00-16:01, tue 08:00-16:00").with(ceiling(func(c *ward.Ceilings) { c.DutiesOverEight = ptr(1) }))
		},
		broken: func() *bench {
			return one("S", "mon 08:00-16:01, tue 08:00-16:01").with(ceiling(func(c *ward.Ceilings) { c.DutiesOverEight = ptr(1) }))
		}},
	{rule: "night_recovery",
		kept: func() *bench {
			return one("S", "mon 22:00-07:00, wed 07:00-15:00").with(ceiling(func(c *ward.Ceilings) { c.NightRecovery = ptr(24 * ward.Hour) }))
		},
		broken: func() *bench {
			return one("S", "mon 22:00-07:00, wed 06:59-15:00").with(ceiling(func(c *ward.Ceilings) { c.NightRecovery = ptr(24 * ward.Hour) }))
		}},
	{rule: "breaks",
		kept:   func() *bench { return one("S", "mon 08:00-15:59 break 0:01") },
		broken: func() *bench { return one("S", "mon 08:00-16:00 break 0:29") }},
	{rule: "compensating_rest",
		kept:   func() *bench { return one("T+R", "mon 13:00-21:00, tue 07:00-15:00, wed 03:00-10:00") },
		broken: func() *bench { return one("T+R", "mon 13:00-21:00, tue 07:00-15:00, wed 02:59-10:00") }},
	{rule: "daily_rest",
		kept:   func() *bench { return one("S", "mon 12:30-20:30, tue 07:30-15:00") },
		broken: func() *bench { return one("S", "mon 12:30-20:30, tue 07:29-15:00") }},
	{rule: "day_hours",
		kept:   func() *bench { return one("S", "mon 08:00-17:00") },
		broken: func() *bench { return one("S", "mon 08:00-17:01") }},
	{rule: "eight_week_hours",
		kept: func() *bench {
			return rolling("T", append(repeat(8, "mon-sat 08:00-16:00"), repeat(8, "mon-wed 08:00-16:00")...)...)
		},
		broken: func() *bench {
			return rolling("T", append(append(repeat(7, "mon-sat 08:00-16:00"), "mon-fri 08:00-16:00, sat 08:00-16:01"), repeat(8, "mon-wed 08:00-16:00")...)...)
		},
		few: func() *bench {
			return rolling("T", append(append(repeat(7, "mon-sat 08:00-16:00"), "mon-fri 08:00-16:00, sat 08:00-16:01"), repeat(8, "")...)...)
		}},
	{rule: "mean_hours", // 37.5 h for all, but day, evening, nights and every third Sunday: 36 h
		kept: func() *bench {
			return rolling("T", "mon-wed 22:00-06:00, fri 08:00-16:00", "mon-wed 22:00-06:00, fri 14:00-22:00", "mon-fri 08:00-16:00, sun 08:00-12:00").with(norm375)
		},
		broken: func() *bench {
			return rolling("T", "mon-wed 22:00-06:00, fri 08:00-16:00", "mon-wed 22:00-06:00, fri 14:00-22:00", "mon-fri 08:00-16:00, sun 08:00-12:01").with(norm375)
		}},
	{rule: "night_mean",
		kept: func() *bench {
			return rolling("T", append(repeat(4, "mon-fri 22:00-06:52"), repeat(4, "")...)...)
		},
		broken: func() *bench {
			return rolling("T", append(append(repeat(3, "mon-fri 22:00-06:52"), "mon-thu 22:00-06:52, fri 22:00-06:53"), repeat(4, "")...)...)
		}},
	{rule: "sundays_free",
		kept:   func() *bench { return rolling("S+U", "sun 08:00-14:00", "", "sun 08:00-14:00", "") },
		broken: func() *bench { return rolling("S+U", "sun 08:00-14:00", "sun 08:00-14:00", "sun 08:00-14:00", "") }},
	{rule: "sundays_in_row",
		kept:   func() *bench { return one("S", "sat 12:00-18:00", "sun 08:00-14:00") },
		broken: func() *bench { return one("S", "sat 12:00-18:01", "sun 08:00-14:00") }},
	{rule: "week_hours",
		kept:   func() *bench { return one("S", "mon-fri 08:00-16:00", "mon-wed 08:00-16:00") },
		broken: func() *bench { return one("S", "mon-thu 08:00-16:00, fri 08:00-16:01", "mon-wed 08:00-16:00") },
		few:    func() *bench { return one("S", "mon-thu 08:00-16:00, fri 08:00-16:01", "") }},
	{rule: "weekly_rest",
		kept: func() *bench {
			return rolling("S+U", "mon-tue 07:30-13:30, wed 14:30-20:30, fri-sun 07:30-13:30", "mon-fri 07:30-13:30")
		},
		broken: func() *bench {
			return rolling("S+U", "mon-tue 07:30-13:30, wed 14:30-20:31, fri-sun 07:30-13:30", "mon-fri 07:30-13:30")
		}},
	{rule: "full_time_norm",
		kept:   func() *bench { return rolling("S", "mon-fri 08:00-15:30") },
		broken: func() *bench { return rolling("S", "mon-thu 08:00-15:30, fri 08:00-15:31") }},
	{rule: "free_weekend",
		kept:   func() *bench { return one("S", "fri 09:00-17:00").with(usualWeekend) },
		broken: func() *bench { return one("S", "fri 09:00-17:01").with(usualWeekend) },
		few:    func() *bench { return one("S", "fri 09:00-17:01, sat-sun off").with(usualWeekend) }},
	{rule: "long_shift_consent",
		kept:   func() *bench { return one("T", "mon 08:00-20:00").with(usualLong(12 * ward.Hour)) },
		broken: func() *bench { return one("T", "mon 08:00-20:01").with(usualLong(12 * ward.Hour)) }},
	{rule: "one_duty",
		kept:   func() *bench { return one("S", "mon 08:00-12:00") },
		broken: func() *bench { return one("S", "mon 08:00-12:00, mon 13:00-15:00") }},
	{rule: "owed_hours",
		kept:   func() *bench { return rolling("S", "mon-thu 08:00-15:30, fri 08:00-14:30").with(owes(60)) },
		broken: func() *bench { return rolling("S", "mon-thu 08:00-15:30, fri 08:00-14:29").with(owes(60)) },
		few:    func() *bench { return rolling("S", "fri 08:00-14:29, sat-sun off").with(owes(60)) }},
	{rule: "must_not",
		kept:   func() *bench { return one("S", "fri 12:00-20:00").with(vetoed) },
		broken: func() *bench { return one("S", "fri 22:00-06:00").with(vetoed) }},
	{rule: "person_limits",
		kept:   func() *bench { return one("S", "mon 15:00-23:30").with(noNight) },
		broken: func() *bench { return one("S", "mon 22:00-06:00").with(noNight) }},
	{rule: "weekend_frequency",
		kept:   func() *bench { return rolling("S", "sat 08:00-14:00", "", "").with(everyThird) },
		broken: func() *bench { return rolling("S", "sat 08:00-14:00", "", "sat 08:00-14:00").with(everyThird) }},
	{rule: "weekends_in_row",
		kept:   func() *bench { return rolling("S", "sat 08:00-14:00", "", "fri 22:00-06:00", "").with(notTwoInRow) },
		broken: func() *bench { return rolling("S", "sat 08:00-14:00", "", "", "fri 22:00-06:00").with(notTwoInRow) }},
	{rule: "work_cycle",
		kept: func() *bench {
			return rolling("S+U", "mon-tue 08:00-13:00, fri-sat 08:00-13:00", "tue-wed 08:00-13:00").with(twoOnTwoOff)
		},
		broken: func() *bench {
			return rolling("S+U", "mon-tue 08:00-13:00, fri-sat 08:00-13:00", "tue-thu 08:00-13:00").with(twoOnTwoOff)
		},
		few: func() *bench { return rolling("S+U", "mon-wed 08:00-13:00", "").with(twoOnTwoOff) }},
	{rule: "whole_weekend",
		kept:   func() *bench { return one("S", "sat-sun 08:00-14:00").with(whole) },
		broken: func() *bench { return one("S", "sat 08:00-14:00").with(whole) },
		few:    func() *bench { return one("S", "sat 08:00-14:00, sun off").with(whole) }},
	{rule: "cover",
		kept:   func() *bench { return one("S", "mon 08:00-16:00").with(need(map[string]int{"total": 1}, nil)) },
		broken: func() *bench { return one("S", "mon 08:00-15:59").with(need(map[string]int{"total": 1}, nil)) },
		few:    func() *bench { return one("S", "mon off, tue 08:00-16:00").with(need(map[string]int{"total": 1}, nil)) }},
	{rule: "cover_max",
		kept:   func() *bench { return one("S", "mon 16:00-20:00").with(need(nil, map[string]int{"total": 0})) },
		broken: func() *bench { return one("S", "mon 15:59-20:00").with(need(nil, map[string]int{"total": 0})) }},
	{rule: "handover",
		kept:   func() *bench { return one("S", "mon 08:00-15:00").with(outgoing) },
		broken: func() *bench { return one("S", "mon 08:00-14:59").with(outgoing) }},
	{rule: "pairs",
		kept:   func() *bench { return beside("mon 08:00-15:00", "mon 08:00-15:00").with(neverWithoutNurse) },
		broken: func() *bench { return beside("mon 08:01-15:00", "mon 08:00-15:00").with(neverWithoutNurse) },
		few:    func() *bench { return beside("mon off", "mon 08:00-15:00").with(neverWithoutNurse) }},
	{rule: "budget",
		kept:   func() *bench { return one("S", "").with(paysFor(10000)) },
		broken: func() *bench { return one("S", "").with(paysFor(9999)) }},
	{rule: "educated_share",
		kept:   func() *bench { return beside("mon 08:00-12:00", "mon 08:00-12:00") },
		broken: func() *bench { return beside("mon 08:00-12:00", "mon 08:00-12:01") },
		few:    func() *bench { return beside("mon 08:00-12:00, tue-sun off", "mon 08:00-12:01") }},
	{rule: "size_range",
		kept:   func() *bench { return one("S", "").with(sized(7500, 7500)) },
		broken: func() *bench { return one("S", "").with(sized(7500, 7499)) }},
	{rule: "small_posts",
		kept:   func() *bench { return one("S", "").with(sized(5000, 5000), noSmallPost) },
		broken: func() *bench { return one("S", "").with(sized(4999, 4999), noSmallPost) }},
	{rule: "day_run",
		kept: func() *bench {
			return one("S", "mon-fri 08:00-13:00").with(ceiling(func(c *ward.Ceilings) { c.DaysInRow = ptr(5) }))
		},
		broken: func() *bench {
			return one("S", "mon-sat 08:00-13:00").with(ceiling(func(c *ward.Ceilings) { c.DaysInRow = ptr(5) }))
		}},
	{rule: "lone_days",
		kept:   func() *bench { return one("S", "mon 08:00-13:00, wed-thu 08:00-13:00").with(ceiling(oneLoneDay)) },
		broken: func() *bench { return one("S", "mon 08:00-13:00, wed 08:00-13:00").with(ceiling(oneLoneDay)) },
		few: func() *bench {
			return one("S", "mon 08:00-13:00, tue off, wed 08:00-13:00, thu off").with(ceiling(oneLoneDay))
		}},
	{rule: "long_run",
		kept: func() *bench {
			return rolling("T", "mon-wed 08:00-19:00, fri 08:00-18:00", "").with(usualLong(11*ward.Hour), ceiling(func(c *ward.Ceilings) { c.LongInRow = ptr(3) }))
		},
		broken: func() *bench {
			return rolling("T", "mon-wed 08:00-19:00, thu 08:00-18:01", "").with(usualLong(11*ward.Hour), ceiling(func(c *ward.Ceilings) { c.LongInRow = ptr(3) }))
		}},
	{rule: "night_run",
		kept: func() *bench {
			return one("S", "mon-wed 22:00-06:00").with(ceiling(func(c *ward.Ceilings) { c.NightsInRow = ptr(3) }))
		},
		broken: func() *bench {
			return one("S", "mon-thu 22:00-06:00").with(ceiling(func(c *ward.Ceilings) { c.NightsInRow = ptr(3) }))
		}},
	{rule: "nights_per_year",
		kept: func() *bench {
			return rolling("S", "mon 22:00-06:00").with(ceiling(func(c *ward.Ceilings) { c.NightsPerYear = ptr(52) }))
		},
		broken: func() *bench {
			return rolling("S", "mon 22:00-06:00, wed 22:00-06:00").with(ceiling(func(c *ward.Ceilings) { c.NightsPerYear = ptr(52) }))
		}},
	{rule: "quick_returns",
		kept: func() *bench {
			return one("T+R", "mon 14:00-22:00, tue 08:00-15:00, thu 14:00-21:00, fri 08:00-15:00").with(ceiling(func(c *ward.Ceilings) { c.QuickReturns = ptr(1) }))
		},
		broken: func() *bench {
			return one("T+R", "mon 14:00-22:00, tue 08:00-15:00, thu 14:00-21:01, fri 08:00-15:00").with(ceiling(func(c *ward.Ceilings) { c.QuickReturns = ptr(1) }))
		}},
	{rule: "two_day_break",
		kept: func() *bench {
			return rolling("S", "mon 08:00-13:00, sat 08:00-13:00", "mon-tue 08:00-13:00, thu-sat 08:00-13:00").with(ceiling(pairEveryTwoWeeks))
		},
		broken: func() *bench {
			return rolling("S", append([]string{"mon 08:00-13:00, sat 08:00-13:00"}, repeat(2, "mon-tue 08:00-13:00, thu-sat 08:00-13:00")...)...).with(ceiling(pairEveryTwoWeeks))
		}},
	{rule: "weekend_hours",
		kept: func() *bench {
			return rolling("S", "sat 08:00-16:00").with(ceiling(func(c *ward.Ceilings) { c.WeekendHoursOfYear = ptr(416 * ward.Hour) }))
		},
		broken: func() *bench {
			return rolling("S", "sat 08:00-16:01").with(ceiling(func(c *ward.Ceilings) { c.WeekendHoursOfYear = ptr(416 * ward.Hour) }))
		}},
	{rule: "weekends_per_year",
		kept: func() *bench {
			return rolling("S", "sat 08:00-14:00", "").with(ceiling(func(c *ward.Ceilings) { c.WeekendsPerYear = ptr(26) }))
		},
		broken: func() *bench {
			return rolling("S", "sat 08:00-14:00", "sat 08:00-14:00").with(ceiling(func(c *ward.Ceilings) { c.WeekendsPerYear = ptr(26) }))
		}},
}

func norm375(b *bench)      { b.w.Models[0].Norm = ward.Norm375 }
func usualWeekend(b *bench) { b.w.FreeWeekend = nil }
func whole(b *bench)        { b.w.Models[0].Weekend.Whole = nil }
func everyThird(b *bench)   { b.w.Models[0].Weekend.Every = 3 }
func twoOnTwoOff(b *bench) {
	b.w.Models[0].Cycle = &ward.Cycle{Days: []ward.Stretch{{On: 2, Off: 2}}}
}
func notTwoInRow(b *bench)               { b.w.Models[0].Weekend.InRow = 1 }
func oneLoneDay(c *ward.Ceilings)        { c.LoneDays = ptr(1) }
func pairEveryTwoWeeks(c *ward.Ceilings) { c.TwoDayBreak = ptr(2) }
func noNight(b *bench)                   { b.w.People[0].Limits = []ward.PersonLimit{{NoNight: true}} }

// vetoed is a must-not on the first weekend.
func vetoed(b *bench) {
	b.w.People[0].Wishes = []ward.Wish{{Kind: ward.MustNot, Shift: ward.WorkWeekend, Date: ptr(b.r.Start + 5)}}
}

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

func ceiling(set func(*ward.Ceilings)) func(*bench) { return func(b *bench) { set(b.w.Ceilings) } }

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

func paysFor(posts ward.Size) func(*bench) {
	return func(b *bench) { b.w.Budget = &ward.Budget{FullTimeWeeks: posts} }
}

func sized(current, size ward.Size) func(*bench) {
	return func(b *bench) {
		b.w.People[0].Competence = "ASS"
		b.w.People[0].Size.Current = current
		b.r.Lines[0].Size = size
	}
}

// need asks for heads on Monday from 08:00 to 16:00, and for no shortage.
func need(floor, most map[string]int) func(*bench) {
	return func(b *bench) {
		b.w.Need = []ward.NeedRow{{Days: 1, From: 8 * ward.Hour, To: 16 * ward.Hour, Floor: floor, Max: most}}
		b.options.Covered = true
	}
}

func TestEveryRuleIsKeptAtItsEdgeAndRefusedOneStepPastIt(t *testing.T) {
	needORTools(t)
	t.Parallel()
	for _, e := range edges {
		t.Run(string(e.rule), func(t *testing.T) {
			t.Parallel()
			kept, broken := e.kept(), e.broken()
			require.Empty(t, findings(t, kept.caseOf(t, ward.Plan), kept.r))
			report, err := check.Check(broken.caseOf(t, ward.Plan), broken.r)
			require.NoError(t, err)
			require.Len(t, report.Findings, 1)
			require.Equal(t, e.rule, report.Findings[0].Rule)

			free := kept.state(t, false)
			r := decided(t, free)
			require.Equal(t, cpsat.Optimal, r.Status, "with nothing decided there is a rota")
			require.Empty(t, findings(t, free.C, free.Rota(r.Solution)))

			require.True(t, accepts(t, kept.state(t, false), kept.r), "at the edge")
			require.False(t, accepts(t, broken.state(t, false), broken.r), "one step past it")

			few := broken
			if e.few != nil {
				few = e.few()
			}
			forced := few.state(t, false)
			require.True(t, few.force(forced) != nil || decided(t, forced).Status == cpsat.Infeasible, "the least that breaks it")

			guarded := broken.state(t, true)
			require.NoError(t, guarded.Fix(broken.r))
			_, given := guarded.Guarded()
			guarded.Minimize(given)
			places := guarded.GivenUp(decided(t, guarded).Solution)
			require.NotEmpty(t, places)
			for _, place := range places {
				require.Equal(t, e.rule, place.Rule, "given up for %s", place.Person)
			}
		})
	}
}

func TestEveryRuleOfTheCatalogueIsStatedAndHasAnEdge(t *testing.T) {
	t.Parallel()
	var have, stated, want []ward.Quantity
	for _, e := range edges {
		have = append(have, e.rule)
	}
	for _, r := range model.Rules() {
		stated = append(stated, r.ID())
		if by := model.KeptBy(r); by != nil || r.ID() == "publication_notice" || r.ID() == "change_notice" {
			for _, q := range by {
				require.True(t, slices.ContainsFunc(model.Rules(), func(r model.Rule) bool { return r.ID() == q }), q)
			}
			have = append(have, r.ID()) // no rota that is made can break it
		}
	}
	for _, r := range rule.All() {
		if r.Kind != rule.Written { // the model knows no codes of free days
			want = append(want, r.ID)
		}
	}
	require.ElementsMatch(t, want, have)
	require.ElementsMatch(t, want, stated)
}
