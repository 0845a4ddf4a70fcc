package ward_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/ward"
)

// asking is the little ward of three weeks from 5 January 2026, with wishes
// for Anne, who has a full post.
func asking(wishes string) string {
	return strings.Replace(little, "size: {current: 100}}", "size: {current: 100}, wishes: ["+wishes+"]}", 1)
}

func caseAsking(t *testing.T, text string) *ward.Case {
	t.Helper()
	w, err := ward.Read("w.yaml", []byte(text))
	require.NoError(t, err)
	c, err := w.Case("", ward.FromToday)
	require.NoError(t, err)
	return c
}

// Which days a wish falls on, counted from the first Monday.
func TestWishesFallOnTheirDays(t *testing.T) {
	t.Parallel()
	for wish, days := range map[string][]int{
		"{kind: prefer, shift: D, date: 2026-01-14}":                                           {9},
		"{kind: prefer, shift: free, days: \"wed,sun\"}":                                       {2, 6, 9, 13, 16, 20},
		"{kind: prefer, shift: free, days: wed, weeks: odd}":                                   {2, 16},
		"{kind: prefer, shift: free, days: wed, weeks: even}":                                  {9},
		"{kind: prefer, shift: free, days: wed, from: 2026-01-08}":                             {9, 16},
		"{kind: avoid, shift: E, from: 2026-01-09, until: 2026-01-10}":                         {4, 5},
		"{kind: strong, shift: free_weekend}":                                                  {5, 12, 19},
		"{kind: strong, shift: free_weekend, weeks: even}":                                     {12},
		"{kind: strong, shift: free_weekend, date: 2026-01-17}":                                {12},
		"{kind: strong, shift: free_weekend, date: 2026-01-18}":                                {12},
		"{kind: prefer, with: Bo, days: mon, until: 2026-01-12}":                               {0, 7},
		"{kind: strong, shift: weekend, from: 2026-01-11}":                                     {12, 19},
		"{kind: prefer, shift: any, date: 2026-01-05}":                                         {0},
		"{kind: prefer, shift: any, date: 2026-01-05, points: 4}":                              {0},
		"{kind: must_not, shift: any, date: 2026-01-05}, {kind: avoid, shift: any, days: mon}": {0, 7, 14},
	} {
		c := caseAsking(t, asking(wish))
		var got []int
		for _, o := range c.Occurrences(c.People[0]) {
			got = append(got, o.Day)
		}
		require.Equal(t, days, got, wish)
	}
}

// In a calendar odd and even are of ISO weeks: the first week is number 2.
func TestOddWeeksOfACalendarAreISOWeeks(t *testing.T) {
	t.Parallel()
	c := caseAsking(t, strings.Replace(asking("{kind: prefer, shift: free, days: wed, weeks: odd}"), "rolling", "calendar", 1))
	require.Equal(t, 9, c.Occurrences(c.People[0])[0].Day)
}

func TestPrices(t *testing.T) {
	t.Parallel()
	c := caseAsking(t, asking("{kind: strong, shift: free, date: 2026-01-05}, {kind: prefer, shift: D, days: tue}, {kind: avoid, shift: E, date: 2026-01-08, points: 5}, {kind: must_not, shift: any, date: 2026-01-09}"))
	require.Equal(t, 3+3*1+5, c.Asked(c.People[0]), "a must-not costs hours, not points")
	w := c.Ward
	require.Equal(t, 30, w.PointBudget(ward.FullTime, 3))
	require.Equal(t, 10, w.PointBudget(1400, 3), "always ten")
	require.Equal(t, ward.Minutes(958), w.VetoBudget(ward.FullTime, 3), "15 % of 106:30")
	require.Equal(t, ward.Minutes(426), w.VetoBudget(1400, 3), "always one day")
}

// What no rota decides is not counted: whoever is away gets the day off.
func TestWhatIsGivenIsNotCounted(t *testing.T) {
	t.Parallel()
	with := func(more, wishes string) string {
		return strings.Replace(asking(wishes), "size: {current: 100}", "size: {current: 100}, "+more, 1)
	}
	away := "absences: [{percent: 100, from: 2026-01-05, until: 2026-01-11}]"
	for _, c := range []struct {
		more, wish string
		given      []ward.Given
	}{
		{away, "{kind: prefer, shift: free, days: mon}", []ward.Given{ward.Always, ward.Open, ward.Open}},
		{away, "{kind: prefer, shift: D, days: mon}", []ward.Given{ward.Never, ward.Open, ward.Open}},
		{away, "{kind: avoid, shift: D, days: mon}", []ward.Given{ward.Always, ward.Open, ward.Open}},
		{away, "{kind: avoid, shift: free, days: mon}", []ward.Given{ward.Never, ward.Open, ward.Open}},
		{away, "{kind: strong, shift: free_weekend}", []ward.Given{ward.Always, ward.Open, ward.Open}},
		{away, "{kind: avoid, shift: weekend}", []ward.Given{ward.Always, ward.Open, ward.Open}},
		{away, "{kind: strong, shift: weekend}", []ward.Given{ward.Never, ward.Open, ward.Open}},
		{away, "{kind: prefer, with: Bo, days: mon}", []ward.Given{ward.Always, ward.Open, ward.Open}},
		{"shifts: [D]", "{kind: avoid, shift: E, days: mon}", []ward.Given{ward.Always, ward.Always, ward.Always}},
		{"shifts: [D]", "{kind: prefer, shift: E, date: 2026-01-06}", []ward.Given{ward.Never}},
		{"limits: [{fixed_free: [{days: tue, shift: E}]}]", "{kind: prefer, shift: E, date: 2026-01-06}", []ward.Given{ward.Never}},
		{"limits: [{fixed_free: [{days: tue, shift: E}]}]", "{kind: prefer, shift: any, date: 2026-01-06}", []ward.Given{ward.Open}},
		{"limits: [{longest: \"7:00\"}]", "{kind: prefer, shift: any, date: 2026-01-06}", []ward.Given{ward.Never}},
		{"limits: [{alternate_weeks: odd}]", "{kind: strong, shift: weekend}", []ward.Given{ward.Never, ward.Open, ward.Never}},
		{"birth_decade: 1990", "{kind: must_not, shift: any, date: 2026-01-06}, {kind: prefer, shift: free, date: 2026-01-06}", []ward.Given{ward.Always}},
	} {
		in := caseAsking(t, with(c.more, c.wish))
		var got []ward.Given
		for _, o := range in.Occurrences(in.People[0]) {
			got = append(got, o.Given)
		}
		require.Equal(t, c.given, got, "%s, %s", c.more, c.wish)
	}
}

// The hours of a post may leave no room for what is wished: who works day duties
// from Monday to Friday has 112.5 hours to work in three weeks, and so has a full
// post but for 90 minutes that may be owed.
func TestHoursLeaveNoRoomForAWish(t *testing.T) {
	t.Parallel()
	const weekdays = `shifts: [D], limits: [{fixed_free: [{days: "sat,sun"}]}]`
	for _, c := range []struct {
		size, more, wish string
		given            ward.Given
	}{
		{"100", weekdays, "{kind: prefer, shift: free, date: 2026-01-06}", ward.Never},
		{"100", weekdays, "{kind: avoid, shift: any, date: 2026-01-06}", ward.Never},
		{"100", weekdays, "{kind: avoid, shift: D, date: 2026-01-06}", ward.Never},
		{"100", weekdays, "{kind: prefer, shift: D, date: 2026-01-06}", ward.Open},
		{"100", weekdays, "{kind: avoid, shift: free, date: 2026-01-06}", ward.Open},
		{"100", weekdays, "{kind: strong, shift: free_weekend, date: 2026-01-10}", ward.Always},
		{"94.67", weekdays, "{kind: prefer, shift: free, date: 2026-01-06}", ward.Never},
		{"94.66", weekdays, "{kind: prefer, shift: free, date: 2026-01-06}", ward.Open},
		{"100", "shifts: [D]", "{kind: prefer, shift: free, date: 2026-01-06}", ward.Open}, // weekends may be worked, and with Sundays the norm may be another
		{"100", `limits: [{fixed_free: [{days: "sat,sun"}]}]`, "{kind: prefer, shift: free, date: 2026-01-06}", ward.Open},
		{"100", weekdays + `, absences: [{percent: 50, from: 2026-01-05, until: 2026-01-11}]`, "{kind: prefer, shift: free, date: 2026-01-06}", ward.Open},
	} {
		in := caseAsking(t, strings.Replace(asking(c.wish), "size: {current: 100}", "size: {current: "+c.size+"}, "+c.more, 1))
		require.Equal(t, c.given, in.Occurrences(in.People[0])[0].Given, "%s %%, %s, %s", c.size, c.more, c.wish)
	}
}

// A wish for a long duty is no consent to it.
func TestAWishIsNoConsent(t *testing.T) {
	t.Parallel()
	long := strings.Replace(asking("{kind: prefer, shift: E, date: 2026-01-06}"), `end: "22:00"`, `end: "01:00"`, 1)
	c := caseAsking(t, long)
	require.Equal(t, ward.Never, c.Occurrences(c.People[0])[0].Given)
	c = caseAsking(t, strings.Replace(long, "size: {current: 100}", `size: {current: 100}, consents: [{longest: "12:00"}]`, 1))
	require.Equal(t, ward.Open, c.Occurrences(c.People[0])[0].Given)
}

func TestWishesThatCannotBeRead(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ wishes, where, says string }{
		{"{kind: prefer}", "people[0].wishes[0]", "say what is wished for: either shift (a code, any, free, weekend or free_weekend) or with (a person)"},
		{"{kind: prefer, shift: D, with: Bo}", "people[0].wishes[0]", "say what is wished for: either shift (a code, any, free, weekend or free_weekend) or with (a person)"},
		{"{kind: prefer, shift: F}", "people[0].wishes[0].shift", `no shift type "F" in this ward; one of D, E, any, free, weekend, free_weekend`},
		{"{kind: prefer, with: Anna}", "people[0].wishes[0].with", `no person "Anna" in this ward; did you mean "Anne"?`},
		{"{kind: prefer, with: Anne}", "people[0].wishes[0].with", "nobody is without their own company; name somebody else"},
		{"{kind: must_not, with: Bo}", "people[0].wishes[0].kind", "a must-not speaks of one's own duties alone; use avoid to be apart from somebody"},
		{"{kind: must_not, shift: free, date: 2026-01-06}", "people[0].wishes[0].shift", "a must-not says what is not to be planned: a code, any or weekend"},
		{"{kind: must_not, shift: D, points: 2, date: 2026-01-06}", "people[0].wishes[0].points", "a must-not costs hours, not points; take the points out"},
		{"{kind: prefer, shift: D, date: 2026-01-06, days: mon}", "people[0].wishes[0].date", "give one date, or days that recur (days, weeks, from, until), not both"},
		{"{kind: prefer, shift: D, from: 2026-01-06, until: 2026-01-05}", "people[0].wishes[0].until", "found 2026-01-05, expected a date on or after 2026-01-06"},
		{"{kind: prefer, shift: weekend, days: sat}", "people[0].wishes[0].days", "a wish for weekends has no days; use a date, or weeks, from and until"},
		{"{kind: prefer, shift: weekend, date: 2026-01-09}", "people[0].wishes[0].date", "found 2026-01-09, a Friday, expected the Saturday or Sunday of the weekend"},
		{"{kind: prefer, shift: D, date: 2026-01-26}", "people[0].wishes[0]", "this wish falls on no day of the period, which is 2026-01-05 to 2026-01-25"},
		{"{kind: prefer, shift: D, date: 2026-01-06}, {kind: prefer, shift: D, date: 2026-01-06}", "people[0].wishes[1]", "this wish is there twice"},
		{"{kind: must_not, shift: any, days: wed}", "people[0].wishes", "must-nots for 21:18 in 3 weeks are 5:20 too much: a post of 100 % has 15:58 (15 % of its hours, at least one day). Take some out, make them strong, or agree on them under limits"},
		{"{kind: must_not, shift: weekend}", "people[0].wishes", "must-nots for 42:36 in 3 weeks are 26:38 too much: a post of 100 % has 15:58 (15 % of its hours, at least one day). Take some out, make them strong, or agree on them under limits"},
		{"{kind: prefer, shift: D}, {kind: strong, shift: free, days: sat-sun}", "people[0].wishes", "wishes for 39 points in 3 weeks are 9 too many: a post of 100 % has 30 (10 a week of a full post, at least 10). Take some out, or give them fewer days"},
	} {
		all := problems(t, asking(c.wishes))
		require.Len(t, all, 1, c.wishes)
		require.Equal(t, c.where, all[0].Path, c.wishes)
		require.Equal(t, c.says, all[0].Text, c.wishes)
	}
}

// What the ward gives more room for is read.
func TestTheWardSetsWhatWishesMayCost(t *testing.T) {
	t.Parallel()
	text := asking("{kind: must_not, shift: any, days: wed}, {kind: prefer, shift: D}, {kind: strong, shift: free, days: sat-sun}")
	require.Len(t, problems(t, text), 2)
	_, err := ward.Read("w.yaml", []byte(text+"wish_rules: {must_not: 20, points_per_week: 13}\n"))
	require.NoError(t, err)
}

// Of very short and very long duties at most one a week may be wished for, but
// as many as anybody likes avoided (Garde and others 2012).
func TestVeryShortAndVeryLongDutiesStayCapped(t *testing.T) {
	t.Parallel()
	for _, end := range []string{"20:30", "08:00"} {
		text := func(wish string) string {
			return strings.Replace(asking(wish), `end: "22:00"`, `end: "`+end+`"`, 1)
		}
		if end == "20:30" {
			text = func(wish string) string { // 14:45 to 20:30 is under six hours
				return strings.Replace(strings.Replace(asking(wish), `end: "22:00"`, `end: "20:30"`, 1), `start: "14:30"`, `start: "14:45"`, 1)
			}
		}
		_, err := ward.Read("w.yaml", []byte(text("{kind: prefer, shift: E, days: mon}")))
		require.NoError(t, err)
		_, err = ward.Read("w.yaml", []byte(text("{kind: avoid, shift: E}")))
		require.NoError(t, err)
		all := problems(t, text("{kind: prefer, shift: E, days: mon}, {kind: strong, shift: E, date: 2026-01-06}"))
		require.Equal(t, "wishes for 4 very short or very long duties (under 6:00 or over 10:00) in 3 weeks; at most one a week may be wished for", all[0].Text)
	}
}

func TestAShiftCodeIsNoWordOfWishes(t *testing.T) {
	t.Parallel()
	all := problems(t, strings.ReplaceAll(strings.Replace(little, "code: E", "code: free", 1), "[D, E]", "[D, free]"))
	require.Equal(t, `"free" means something else in wishes; give the shift type another code`, all[0].Text)
}

const ledger = `ledger:
  periods:
    - {start: 2025-11-03, weeks: 3, people: [{id: Anne, asked: 10, met: 10, nights: 1}, {id: Gone, asked: 4}]}
    - {start: 2025-11-24, weeks: 3, people: [{id: Anne, asked: 5, met: 1, nights: 2, holy_days: -1}, {id: Bo, asked: 8}]}
  feasts:
    - {feast: christmas, year: 2024, people: [Bo]}
`

func TestTheLedgerSaysWhatIsOwed(t *testing.T) {
	t.Parallel()
	c := caseAsking(t, little+ledger)
	anne, bo := c.People[0], c.People[1]
	require.Equal(t, 2, c.Owed(anne), "4 of 15 points not met is more than one quarter")
	require.Equal(t, ward.MaxOwed, c.Owed(bo))
	require.Equal(t, [3]int{0, 3, -1}, [3]int{c.Carried(anne, ward.WeekendEvenings), c.Carried(anne, ward.Nights), c.Carried(anne, ward.HolyDays)})
	require.Zero(t, c.Carried(bo, ward.Nights))
	require.True(t, c.WorkedFeast(bo, ward.Christmas, 2024))
	require.False(t, c.WorkedFeast(bo, ward.Christmas, 2025))
	require.False(t, c.WorkedFeast(anne, ward.Christmas, 2024))
	require.Zero(t, caseAsking(t, little).Owed(anne))
}

func TestALedgerThatCannotBe(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ old, new, where, says string }{
		{"2025-11-24", "2025-12-22", "ledger.periods[1].start", "found 3 weeks from 2025-12-22, expected a period that ends before 2026-01-05, oldest first"},
		{"2025-11-03, weeks: 3", "2025-11-03, weeks: 4", "ledger.periods[0].start", "found 4 weeks from 2025-11-03, expected a period that ends before 2025-11-24, oldest first"},
		{"met: 1,", "met: 6,", "ledger.periods[1].people[0].met", "found 6 points met, expected at most the 5 asked for"},
		{"id: Bo", "id: Anne", "ledger.periods[1].people[1].id", "Anne is there twice"},
	} {
		all := problems(t, little+strings.Replace(ledger, c.old, c.new, 1))
		require.Len(t, all, 1)
		require.Equal(t, c.where, all[0].Path)
		require.Equal(t, c.says, all[0].Text)
	}
}

func TestFeasts(t *testing.T) {
	t.Parallel()
	real := ward.Dates{Start: ward.NewDate(2025, 12, 22), Weeks: 20}
	for date, want := range map[ward.Date]string{
		ward.NewDate(2025, 12, 23): "", ward.NewDate(2025, 12, 24): "christmas 2025", ward.NewDate(2025, 12, 26): "christmas 2025",
		ward.NewDate(2025, 12, 31): "new_year 2025", ward.NewDate(2026, 1, 1): "new_year 2025",
		ward.NewDate(2026, 4, 1): "", ward.NewDate(2026, 4, 2): "easter 2026", ward.NewDate(2026, 4, 6): "easter 2026", ward.NewDate(2026, 4, 7): "",
	} {
		name, year := real.Feast(date)
		got := ""
		if name != "" {
			got = name + " " + ward.Date(ward.NewDate(year, 1, 1)).String()[:4]
		}
		require.Equal(t, want, got, date)
		require.Equal(t, want != "", real.Holy(date), date)
	}
	require.True(t, real.Holy(ward.NewDate(2026, 5, 1)))
	rolling := real
	rolling.Rolling = true
	name, _ := rolling.Feast(ward.NewDate(2025, 12, 24))
	require.Empty(t, name)
	require.False(t, rolling.Holy(ward.NewDate(2025, 12, 24)))
}

func TestUnpopularDuties(t *testing.T) {
	t.Parallel()
	real := ward.Dates{Start: ward.NewDate(2025, 12, 22), Weeks: 20}
	saturday, wednesday, christmas := ward.NewDate(2026, 1, 10), ward.NewDate(2026, 1, 14), ward.NewDate(2025, 12, 24)
	shift := func(from, to string) ward.Shift {
		a, _ := ward.ParseMinutes(from)
		b, _ := ward.ParseMinutes(to)
		return ward.Shift{Start: a, End: b}
	}
	day, evening, night, long := shift("07:30", "15:00"), shift("14:30", "22:00"), shift("21:45", "07:45"), shift("07:30", "20:00")
	for _, c := range []struct {
		kind string
		s    ward.Shift
		d    ward.Date
		is   bool
	}{
		{ward.WeekendEvenings, evening, saturday, true}, {ward.WeekendEvenings, evening, saturday + 1, true}, {ward.WeekendEvenings, long, saturday, true},
		{ward.WeekendEvenings, evening, wednesday, false}, {ward.WeekendEvenings, day, saturday, false}, {ward.WeekendEvenings, night, saturday, false},
		{ward.Nights, night, wednesday, true}, {ward.Nights, evening, wednesday, false},
		{ward.HolyDays, day, christmas, true}, {ward.HolyDays, day, wednesday, false}, {ward.HolyDays, day, saturday + 1, false},
	} {
		require.Equal(t, c.is, real.Unpopular(c.kind, c.s, c.d), "%s %s %s", c.kind, c.s.Start, c.d)
	}
}
