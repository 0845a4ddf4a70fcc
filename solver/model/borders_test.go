package model_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/cpsat"
	"heltid/solver/model"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Where windows, history and the clock meet: what just is legal and what just
// is not, by the checker and by the model.
func TestTheBordersWhereModelAndCheckerMustMeet(t *testing.T) {
	needORTools(t)
	t.Parallel()
	for _, c := range []struct {
		name         string
		rule         ward.Quantity
		kept, broken *bench
	}{
		{"one stretch is the rest of two weeks from 70 hours on", "weekly_rest",
			one("S", "mon-fri 08:00-12:00, sat 14:00-18:00", "tue 16:00-20:30, wed-sun 08:00-12:00").with(longDays),
			one("S", "mon-fri 08:00-12:00, sat 14:00-18:00", "tue 15:59-20:30, wed-sun 08:00-12:00")},
		{"the last week of history has its own rest", "weekly_rest",
			one("S", "tue-sun 08:00-12:00").pastDays(-7, -3, "08:00-12:00").past(-2, "06:00-10:00"),
			one("S", "tue-sun 08:00-12:00").pastDays(-7, -3, "08:00-12:00").past(-2, "06:00-10:01")},
		{"a week of history without a rest takes none", "weekly_rest",
			one("U", "tue-sun 00:00-04:00", "").pastDays(-7, -1, "08:00-09:00"),
			one("U", "mon 23:59-04:00, wed-sun 00:00-04:00", "").pastDays(-7, -1, "08:00-09:00")},
		{"two duties make a Sunday worked together", "sundays_in_row",
			one("S", "sat 14:00-18:20, sun 21:50-23:50", "sun 08:00-12:00").with(halfHourOfSunday),
			one("S", "sat 14:00-18:21, sun 21:50-23:50", "sun 08:00-12:00").with(halfHourOfSunday)},
		{"history in a shift type the rota model no longer has", "daily_rest",
			one("S", "mon 08:00-13:00").past(-1, "15:00-21:00").with(withoutTheLastShift),
			one("S", "mon 07:59-13:00").past(-1, "15:00-21:00").with(withoutTheLastShift)},
		{"a short rest of history that its own limit forbids", "compensating_rest",
			one("T+R", "mon 12:00-13:00, wed 10:00-12:00").past(-1, "15:00-21:00").past(-2, "22:00-08:00"),
			one("T+R", "mon 11:59-13:00, wed 10:00-12:00").past(-1, "15:00-21:00").past(-2, "22:00-08:00")},
		{"a short rest of history where no shorter one is agreed", "daily_rest",
			one("S", "mon 08:00-09:00, wed 10:00-12:00").past(-1, "15:00-21:00").past(-2, "22:00-08:00"),
			one("S", "mon 07:59-09:00, wed 10:00-12:00").past(-1, "15:00-21:00").past(-2, "22:00-08:00")},
		{"a short rest of history", "compensating_rest",
			one("T+R", "mon 10:00-14:00").past(-1, "14:00-21:00").past(-2, "22:00-05:00"),
			one("T+R", "mon 09:59-14:00").past(-1, "14:00-21:00").past(-2, "22:00-05:00")},
		{"the morning after a weekend that is known", "free_weekend",
			one("S", "mon 05:00-09:00").with(usualWeekend),
			one("S", "mon 05:00-09:00").with(usualWeekend).past(-5, "08:00-12:00")},
		{"38 hours with every third Sunday", "week_hours",
			rolling("S", "mon-wed 08:00-16:00, thu 08:00-15:00, sun 08:00-15:00", "", ""),
			rolling("S", "mon-wed 08:00-16:00, thu 08:00-15:01, sun 08:00-15:00", "", "")},
		{"a Sunday hour that counts fifteen minutes more", "week_hours",
			rolling("S", "mon 08:00-14:00, tue 14:00-22:00, wed 22:00-06:00, sat 08:00-16:15, sun 08:00-14:00", "", "").with(dearSundays),
			rolling("S", "mon 08:00-14:00, tue 14:00-22:00, wed 22:00-06:00, sat 08:00-16:16, sun 08:00-14:00", "", "").with(dearSundays)},
		{"Sundays averaged over four weeks", "sundays_free",
			rolling("T+U", "sun 08:00-14:00", "sun 08:00-14:00", "", "", "", "", "", "").with(fourSundays),
			rolling("T+U", "sun 08:00-14:00", "sun 08:00-14:00", "", "sun 08:00-14:00", "", "", "", "").with(fourSundays)},
		{"more Sundays free than half, as agreed", "sundays_free",
			rolling("T+U", "", "sun 08:00-14:00", "", "", "sun 08:00-14:00", "", "").with(twoThirdsFree),
			rolling("T+U", "", "sun 08:00-14:00", "", "sun 08:00-14:00", "", "sun 08:00-14:00", "").with(twoThirdsFree)},
		{"the night an hour longer is as long as its shift type", "long_shift_consent",
			oneOf(ward.Calendar, "T", []string{"sat 22:00-07:30"}).on("2026-10-19").with(tenHours),
			oneOf(ward.Calendar, "T", []string{"fri 22:00-08:01"}).on("2026-10-19").with(tenHours)},
		{"who comes to a handover after midnight", "handover",
			one("S", "tue 00:00-08:00").with(midnightHandover),
			one("S", "tue 00:15-08:00").with(midnightHandover)},
		{"the weekend of the group, of every third", "person_limits",
			rolling("S", "", "sat 08:00-14:00", "").with(everyThird, inGroup(2)),
			rolling("S", "", "", "sat 08:00-14:00").with(everyThird, inGroup(2))},
		{"the Friday before it by day and by night", "person_limits",
			one("S", "fri 15:00-22:59", "", "").with(everyThird, inGroup(3)),
			one("S", "fri 22:00-06:00", "", "").with(everyThird, inGroup(3))},
		{"a resting night lengthens the day by two hours", "day_hours",
			one("S", "mon 21:00-08:00 as passive"),
			one("S", "mon 21:00-08:01 as passive")},
		{"a resting night lengthens the week by half of it", "week_hours",
			one("S", "mon-wed 08:00-16:45, thu 22:00-08:00 as passive, sat 08:00-14:45", ""),
			one("S", "mon-wed 08:00-16:45, thu 22:00-08:00 as passive, sat 08:00-14:46", "")},
		{"resting nights never make a week of more than 48 hours", "week_hours",
			rolling("S", "mon-thu 21:00-07:00 as passive, fri 21:00-05:00 as passive", "", ""),
			rolling("S", "mon-thu 21:00-07:00 as passive, fri 21:00-05:01 as passive", "", "")},
		{"on call is one hour in seven", "full_time_norm",
			rolling("S", "mon-wed 08:00-16:52, thu 08:00-16:54, fri 08:00-22:00 as on_call").with(norm375),
			rolling("S", "mon-wed 08:00-16:52, thu 08:00-16:55, fri 08:00-22:00 as on_call").with(norm375)},
		{"what the tariff counts is not what the law counts", "full_time_norm",
			rolling("S", "mon 21:00-07:00 as passive, wed 21:00-07:00 as passive, fri 08:00-13:30, sat 08:00-13:35").with(norm355, sized(5000, 5000), thirdOfPassive),
			rolling("S", "mon 21:00-07:00 as passive, wed 21:00-07:00 as passive, fri 08:00-13:30, sat 08:00-13:36").with(norm355, sized(5000, 5000), thirdOfPassive)},
		{"a meeting is no handover", "handover",
			one("S", "mon 08:00-15:00").with(outgoing),
			one("S", "mon 08:00-15:00 as meeting").with(outgoing)},
		{"the rest after a duty elsewhere", "daily_rest",
			one("S", "tue 08:00-12:00").elsewhere(0, "13:00-21:00"),
			one("S", "tue 07:59-12:00").elsewhere(0, "13:00-21:00")},
		{"the rest before a duty elsewhere that history began", "daily_rest",
			one("S", "mon 08:00-12:00").elsewhere(-1, "13:00-21:00"),
			one("S", "mon 07:59-12:00").elsewhere(-1, "13:00-21:00")},
		{"the week's hours, those elsewhere with them", "week_hours",
			one("S", "mon-wed 08:00-16:00").elsewhere(3, "08:00-16:00").elsewhere(4, "08:00-16:00"),
			one("S", "mon-tue 08:00-16:00, wed 08:00-16:01").elsewhere(3, "08:00-16:00").elsewhere(4, "08:00-16:00")},
		{"the mean of the period, hours elsewhere with them", "mean_hours",
			one("T", "mon-wed 08:00-16:00").elsewhere(3, "08:00-16:00").elsewhere(4, "08:00-16:00"),
			one("T", "mon-tue 08:00-16:00, wed 08:00-16:01").elsewhere(3, "08:00-16:00").elsewhere(4, "08:00-16:00")},
		{"the post's hours, those elsewhere left out", "full_time_norm",
			one("S", "mon-wed 08:00-14:15").with(norm375, sized(5000, 5000)).elsewhere(3, "08:00-16:00"),
			one("S", "mon-tue 08:00-14:15, wed 08:00-14:16").with(norm375, sized(5000, 5000)).elsewhere(3, "08:00-16:00")},
		{"a Sunday worked elsewhere", "sundays_in_row",
			one("S", "", "sat 12:00-18:00").elsewhere(6, "08:00-14:00"),
			one("S", "", "sat 12:00-18:01").elsewhere(6, "08:00-14:00")},
		{"a day worked elsewhere", "one_duty",
			one("S", "tue 14:00-18:00").elsewhere(0, "08:00-12:00"),
			one("S", "mon 14:00-18:00").elsewhere(0, "08:00-12:00")},
		{"a weekend that is worked elsewhere too is no whole one", "whole_weekend",
			one("S", "sat 08:00-14:00", "").elsewhere(6, "08:00-14:00").with(whole),
			one("S", "", "sat 08:00-14:00").elsewhere(6, "08:00-14:00").with(whole)},
		{"a weekend elsewhere is a worked one", "weekend_frequency",
			one("S", "", "", "mon 08:00-14:00").elsewhere(5, "08:00-14:00").with(everyThird),
			one("S", "", "", "sat 08:00-14:00").elsewhere(5, "08:00-14:00").with(everyThird)},
		{"a duty elsewhere covers nothing", "handover",
			one("S", "mon 08:00-15:00").with(outgoing),
			one("S", "").elsewhere(0, "08:00-15:00").with(outgoing)},
		{"half away for a week of two", "absence_hours",
			one("S", "mon-tue 08:00-15:30, wed 08:00-11:45", "mon-fri 08:00-15:30").with(norm375, partAway(50, 0, 7)),
			one("S", "mon-tue 08:00-15:30, wed 08:00-11:46", "mon-fri 08:00-15:30").with(norm375, partAway(50, 0, 7))},
		{"a fifth away on three days, by the line's own class", "absence_hours",
			one("S", "mon-tue 08:00-14:05, sun 08:00-12:00", "mon 08:00-12:00").with(partAway(20, 0, 3)),
			one("S", "mon 08:00-14:05, tue 08:00-14:06, sun 08:00-12:00", "mon 08:00-12:00").with(partAway(20, 0, 3))},
		{"a twentieth set aside outside the rota is not planned", "full_time_norm",
			one("S", "mon-thu 08:00-15:07, fri 08:00-15:09").with(norm375, aside("97:30")),
			one("S", "mon-thu 08:00-15:07, fri 08:00-15:10").with(norm375, aside("97:30"))},
		{"a twentieth set aside outside the rota is not owed", "owed_hours",
			one("S", "mon-thu 08:00-15:07, fri 08:00-14:10").with(norm375, aside("97:30"), owes(60)),
			one("S", "mon-thu 08:00-15:07, fri 08:00-14:09").with(norm375, aside("97:30"), owes(60))},
		{"what is owed where a week is half away", "owed_hours",
			one("S", "mon-tue 08:00-15:30, wed 08:00-11:45", "mon-thu 08:00-15:30, fri 08:00-14:30").with(norm375, partAway(50, 0, 7), owes(60)),
			one("S", "mon-tue 08:00-15:30, wed 08:00-11:45", "mon-thu 08:00-15:30, fri 08:00-14:29").with(norm375, partAway(50, 0, 7), owes(60))},
		{"the post's hours where a week is half away", "full_time_norm",
			one("S", "mon-tue 08:00-15:30, wed 08:00-10:15", "mon-fri 08:00-15:48").with(norm375, partAway(50, 0, 7)),
			one("S", "mon-tue 08:00-15:30, wed 08:00-10:15", "mon-thu 08:00-15:48, fri 08:00-15:49").with(norm375, partAway(50, 0, 7))},
		{"not employed before the second week", "person_limits",
			one("S", "", "mon-fri 08:00-15:30").with(norm375, employed(ward.Permanent, 10000, 7, 14)),
			one("S", "sun 08:00-12:00", "mon-thu 08:00-15:30").with(norm375, employed(ward.Permanent, 10000, 7, 14))},
		{"hours of a post that begins in the second week", "full_time_norm",
			one("S", "", "mon-fri 08:00-15:30").with(norm375, employed(ward.Permanent, 10000, 7, 14)),
			one("S", "", "mon-thu 08:00-15:30, fri 08:00-15:31").with(norm375, employed(ward.Permanent, 10000, 7, 14))},
		{"a substitute on top of half a post", "full_time_norm",
			one("S", "mon-wed 08:00-15:30, thu 08:00-13:37", "mon-tue 08:00-15:30, wed 08:00-11:45").with(norm375, sized(5000, 5000), employed(ward.Permanent, 5000, 0, 14), employed(ward.Substitute, 2500, 0, 7)),
			one("S", "mon-wed 08:00-15:30, thu 08:00-13:37", "mon-tue 08:00-15:30, wed 08:00-11:46").with(norm375, sized(5000, 5000), employed(ward.Permanent, 5000, 0, 14), employed(ward.Substitute, 2500, 0, 7))},
		{"a substitute alone owes the hours of the substitution", "owed_hours",
			one("S", "mon-tue 08:00-15:30, wed 08:00-11:45", "").with(norm375, sized(0, 0), employed(ward.Substitute, 5000, 0, 7), owes(0)),
			one("S", "mon-tue 08:00-15:30, wed 08:00-11:44", "").with(norm375, sized(0, 0), employed(ward.Substitute, 5000, 0, 7), owes(0))},
		{"a size read off the hours, half away for a week", "absence_hours",
			one("S", "mon 08:00-15:30", "mon-wed 08:00-15:30").with(readOff(5333), partAway(50, 0, 7)),
			one("S", "mon-tue 08:00-15:30", "mon-tue 08:00-15:30").with(readOff(5333), partAway(50, 0, 7))},
		{"a size read off the hours, at least", "size_range",
			rolling("S", "mon-tue 08:00-16:00, wed 08:00-10:45").with(readOff(5000)),
			rolling("S", "mon-tue 08:00-16:00, wed 08:00-10:44").with(readOff(5000))},
		{"a size read off the hours, at most", "size_range",
			rolling("S", "mon-tue 08:00-16:00, wed 08:00-10:45").with(readOff(5000)),
			rolling("S", "mon-tue 08:00-16:00, wed 08:00-10:46").with(readOff(5000))},
		{"full time read off the hours", "size_range",
			rolling("S", "mon-thu 08:00-15:30, fri 08:00-14:30").with(readOff(10000), owes(60)),
			rolling("S", "mon-thu 08:00-15:30, fri 08:00-14:29").with(readOff(10000), owes(60))},
		{"a size read off the days there are", "size_range",
			rolling("S", "mon-tue 08:00-15:30, wed 08:00-13:05").with(readOff(7497), away(2)),
			rolling("S", "mon-tue 08:00-15:30, wed 08:00-13:06").with(readOff(7497), away(2))},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.kept.readSizes(t)
			c.broken.readSizes(t)
			require.Empty(t, findings(t, c.kept.caseOf(t, ward.Plan), c.kept.r))
			if !accepts(t, c.kept.state(t, false), c.kept.r) {
				require.Fail(t, "refused", "%v", blamed(t, c.kept.caseOf(t, ward.Plan), c.kept.r, model.Options{}))
			}
			require.NotEmpty(t, findings(t, c.broken.caseOf(t, ward.Plan), c.broken.r))
			require.False(t, accepts(t, c.broken.state(t, false), c.broken.r))
			places := blamed(t, c.broken.caseOf(t, ward.Plan), c.broken.r, model.Options{})
			require.True(t, slices.ContainsFunc(places, func(p model.Place) bool { return p.Rule == c.rule }), "%v", places)
		})
	}
}

// Whoever can have no duty at all owes the hours of the post: there is no rota,
// and owed_hours is why.
func TestAPostWithoutAnyPossibleDutyHasNoRota(t *testing.T) {
	needORTools(t)
	t.Parallel()
	b := rolling("S", "mon 22:00-06:00").with(noNight, owes(60))
	require.Equal(t, cpsat.Infeasible, decided(t, b.state(t, false)).Status)
	guarded := b.state(t, true)
	_, given := guarded.Guarded()
	guarded.Minimize(given)
	require.Len(t, guarded.GivenUp(decided(t, guarded).Solution), 1)
	require.Equal(t, cpsat.Optimal, decided(t, model.New(guarded.C, rule.Terms(guarded.C), model.Options{Bend: true})).Status)
}

func dearSundays(b *bench) {
	b.w.Counting = &ward.Counting{Weights: &ward.Weights{Sunday: 15}}
}

func fourSundays(b *bench) {
	b.w.Counting = &ward.Counting{SundayWeeks: 4}
}

// twoThirdsFree has 17 Sundays of 26 free, five of seven.
func twoThirdsFree(b *bench) {
	for i := range b.w.Agreements {
		if b.w.Agreements[i].Paragraph == "aml-10-8-4c" {
			b.w.Agreements[i].Limits = map[string]string{"sundays_free": "17"}
		}
	}
}

func halfHourOfSunday(b *bench) {
	b.w.Counting = &ward.Counting{SundayMinOverlap: ptr(ward.Minutes(30))}
}

// withoutTheLastShift takes the shift type written last out of the rota model.
func withoutTheLastShift(b *bench) {
	m := &b.w.Models[0]
	m.Shifts = m.Shifts[:len(m.Shifts)-1]
}

// longDays offers a shift type that ends so that a rest from there seems as good
// as a later one, but for the rest of the week before.
func longDays(b *bench) { b.shift("08:00-16:00") }

func tenHours(b *bench) { b.w.Ceilings.LongThreshold = ptr(10 * ward.Hour) }

func midnightHandover(b *bench) {
	b.w.Handovers = []ward.Handover{{Days: 1, From: minutes("23:45"), To: minutes("00:15"), Incoming: 1}}
}

// readOff has sizes read off the hours, and one size that will do.
func readOff(size ward.Size) func(*bench) {
	return func(b *bench) {
		b.w.Sizes = &ward.SizeRule{Free: true}
		b.w.People[0].Size.Current = size
		owes(0)(b)
		norm375(b)
	}
}

func norm355(b *bench) { b.w.Models[0].Norm = ward.Norm355 }

func thirdOfPassive(b *bench) {
	b.w.DutyKinds = []ward.DutyKind{{Kind: ward.PassiveDuty, Tariff: &ward.Factor{Of: 1, In: 3}}}
}

func inGroup(n int) func(*bench) { return func(b *bench) { b.w.People[0].WeekendGroup = n } }

// partAway is an absence of so many per cent on days from one up to another.
func partAway(percent, from, to int) func(*bench) {
	return func(b *bench) {
		b.w.People[0].Absences = []ward.Absence{{Percent: ward.Size(100 * percent), From: b.r.Start + ward.Date(from), Until: b.r.Start + ward.Date(to-1)}}
	}
}

// aside is so many hours a year of a full post set aside outside the rota.
func aside(hours string) func(*bench) {
	return func(b *bench) {
		b.w.Outside = []ward.Outside{{HoursPerYear: minutes(hours)}}
	}
}

// employed is an employment on days from one up to another.
func employed(kind string, percent ward.Size, from, to int) func(*bench) {
	return func(b *bench) {
		p := &b.w.People[0]
		p.Employments = append(p.Employments, ward.Employment{Post: "post", Percent: percent, Kind: kind, From: ptr(b.r.Start + ward.Date(from)), Until: ptr(b.r.Start + ward.Date(to-1))})
	}
}

// away is a full absence of the last days of the first week.
func away(days int) func(*bench) {
	return func(b *bench) {
		b.w.People[0].Absences = []ward.Absence{{Percent: ward.FullTime, From: b.r.Start + ward.Date(7-days), Until: b.r.Start + 6}}
	}
}
