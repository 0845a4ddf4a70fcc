package model_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sort"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/check"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// A planted ward is one that a legal rota was made for first: duties put on at
// random under the checker's eye, and then need, budget and guards that ask
// for what the rota has.
type planted struct {
	*bench
	c *ward.Case
}

// plant draws a little ward and a legal rota in it.
func plant(t *testing.T, seed uint64) planted {
	t.Helper()
	d := drawing{rand.New(rand.NewPCG(seed, 1)), nil}
	for range 50 {
		d.bench = d.ward()
		drawing{rand.New(rand.NewPCG(seed, 2)), d.bench}.pay(d.w)
		c := d.caseOf(t, ward.FromToday)
		if d.grow(t, c, 12*d.r.Weeks) {
			d.settle(t)
			c = d.caseOf(t, ward.FromToday)
			require.Empty(t, findings(t, c, d.r))
			return planted{d.bench, c}
		}
	}
	t.Fatal("no ward of fifty had a legal rota")
	return planted{}
}

type drawing struct {
	*rand.Rand
	*bench
}

// oneIn is true once in so many times.
func (d drawing) oneIn(n int) bool { return d.IntN(n) == 0 }

func pick[T any](d drawing, from ...T) T { return from[d.IntN(len(from))] }

func (d drawing) ward() *bench {
	kind := pick(d, ward.Rolling, ward.Calendar)
	// an ordinary month, both clock changes, Easter, Christmas
	b := newBench(kind, pick(d, monday, "2026-03-23", "2026-10-19", "2026-12-21", "2027-03-15"), 1+d.IntN(5))
	d.bench = b
	b.agree(pick(d, "S", "T", "T+R", "T+R+U", "U"))
	m := &b.w.Models[0]
	m.Norm = pick(d, "", "", ward.Norm375, ward.Norm355, ward.Norm336, ward.NormWeighted)
	m.Weekend = ward.WeekendRule{Every: d.IntN(2) * (1 + d.IntN(b.r.Weeks)), InRow: d.IntN(3), Whole: ptr(d.oneIn(2))}
	m.Cycle = pick(d, nil, nil, &ward.Cycle{Days: []ward.Stretch{{On: 4, Off: 1}, {On: 1, Off: 1}}}, &ward.Cycle{Days: []ward.Stretch{{On: 5, Off: 2}}, Weekly: true})
	b.w.Sizes = &ward.SizeRule{Step: pick(d, ward.Size(500), 125, 1)}
	if m.Norm == ward.Norm375 || m.Norm == ward.Norm355 || m.Norm == ward.Norm336 {
		b.w.Sizes = pick(d, b.w.Sizes, &ward.SizeRule{Free: true})
	}
	b.w.Tolerance.PerPeriod = ptr(ward.Minutes(d.IntN(600)))
	b.w.Outside = pick(d, nil, nil, nil, []ward.Outside{{HoursPerYear: ward.Minutes(d.IntN(400 * 60))}, {Competence: "ASS", HoursPerYear: 30 * ward.Hour}})
	b.w.Counting = d.counting()
	b.w.FreeWeekend = pick(d, b.w.FreeWeekend, nil, &ward.FreeWeekend{From: 20 * ward.Hour, To: 8 * ward.Hour})
	d.ceilings(b.w.Ceilings)
	for _, times := range []string{"07:30-15:00", "14:30-22:00", "21:45-07:45", "22:00-09:00", "08:00-20:30", "17:45-18:20", "21:50-23:50", "09:00-14:20"} {
		if d.oneIn(2) {
			b.shift(times)
		}
	}
	b.shift(pick(d, "07:00-15:00", fmt.Sprintf("%s-%s", ward.Minutes(d.IntN(1440)), ward.Minutes(d.IntN(1440)))))
	d.kinds()
	for i := range 1 + d.IntN(3) {
		d.someone(fmt.Sprint("person-", i), kind)
	}
	if len(m.Shifts) > 2 {
		m.Shifts = m.Shifts[1:] // one shift type stands in history alone
	}
	b.w.Guards = &ward.Guards{Educated: ptr(false), SmallPosts: &ward.SmallPosts{Lifted: true}}
	return b
}

// counting makes the choices of how to count, half of the time those nobody made.
func (d drawing) counting() *ward.Counting {
	c := &ward.Counting{SundayMinOverlap: ptr(ward.Minutes(pick(d, 0, 15, 60, 120)))}
	if d.oneIn(2) {
		return c
	}
	c.DayStart = pick(d, nil, ptr(22*ward.Hour), ptr(6*ward.Hour))
	c.WeekStart = pick(d, nil, ptr(ward.WeekMoment(6*ward.Day+22*ward.Hour)), ptr(ward.WeekMoment(6*ward.Hour)), ptr(ward.WeekMoment(3*ward.Day)))
	c.NightOwner = pick(d, "", ward.OwnerEnd, ward.OwnerMost)
	c.WeeklyRestMode = pick(d, "", ward.RestInside, ward.RestSliding)
	c.Means = pick(d, "", ward.BlockMeans)
	c.Night = pick(d, nil, &ward.ClockSpan{From: 22 * ward.Hour, To: 6 * ward.Hour}, &ward.ClockSpan{From: 23 * ward.Hour, To: 7 * ward.Hour})
	return c
}

// kinds makes some shift types something else than cover, and has their time
// count in another way than usual.
func (d drawing) kinds() {
	for i := range d.w.Shifts {
		if d.oneIn(4) {
			d.w.Shifts[i].Duty = pick(d, ward.MeetingDuty, ward.PassiveDuty, ward.PassiveDuty, ward.OnCallDuty)
		}
	}
	if d.oneIn(2) {
		d.w.DutyKinds = []ward.DutyKind{
			{Kind: ward.PassiveDuty, Tariff: &ward.Factor{Of: 1, In: 1 + d.IntN(3)}, Covers: ptr(d.oneIn(2))},
			{Kind: ward.OnCallDuty, Law: &ward.Factor{Of: 1, In: 1 + d.IntN(7)}, Covers: ptr(d.oneIn(4))},
		}
	}
}

func (d drawing) ceilings(c *ward.Ceilings) {
	maybe := func(n int) *int {
		if d.oneIn(2) {
			return nil
		}
		return &n
	}
	c.DaysInRow, c.NightsInRow, c.LongInRow = ptr(3+d.IntN(4)), ptr(1+d.IntN(4)), ptr(1+d.IntN(3))
	c.QuickReturns, c.LoneDays, c.TwoDayBreak = maybe(d.IntN(3)), maybe(1+d.IntN(3)), maybe(1+d.IntN(3))
	c.NightsPerYear, c.WeekendsPerYear = maybe(52), maybe(17+d.IntN(20))
	c.LongThreshold = ptr(10 * ward.Hour)
}

// pay draws what work costs: rates that change in the middle of the year, and
// people outside turnus plans.
func (d drawing) pay(w *ward.Ward) {
	if d.oneIn(3) {
		return
	}
	change := d.r.Start + ward.Date(d.IntN(200))
	w.Pay = &ward.Pay{
		Base:           map[string]ward.Ore{"RN": ward.Ore(40000000 + 100*d.IntN(200000))},
		SubstituteHour: ward.Ore(d.IntN(50000)),
		Rates: []ward.Rate{
			{Supplement: ward.Night, Percent: ward.Size(d.IntN(5000)), Kroner: 6000, Until: ptr(change)},
			{Supplement: ward.Night, Kroner: ward.Ore(1 + d.IntN(20000)), From: ptr(change + 1)},
			{Supplement: ward.Weekend, Hours: ward.Minutes(1 + d.IntN(90))},
		},
		Others: pick(d, nil, []string{"person-0"}),
	}
}

func (d drawing) someone(id, kind string) {
	p := d.person(id, pick(d, "RN", "ASS"), ward.Size(100*(10+d.IntN(90))))
	p.Size.Min, p.Size.Max = ptr(ward.Size(0)), ptr(ward.FullTime)
	if d.oneIn(2) {
		p.Size.Wished, p.Size.Max = ptr(p.Size.Current+500), ptr(p.Size.Current+500)
	}
	p.Consents = []ward.Consent{{Longest: 13 * ward.Hour, Until: ptr(d.r.Start + 9)}}
	p.Authorisations = []ward.Authorisation{{ID: "medication", From: ptr(d.r.Start + ward.Date(d.IntN(14)))}}
	if d.oneIn(4) {
		p.Limits = []ward.PersonLimit{{NoNight: true, AlternateWeeks: "odd", FixedFree: []ward.FixedFree{{Days: 4}}}}
	}
	if d.oneIn(3) {
		p.WeekendGroup = 1 + d.IntN(3)
	}
	if d.oneIn(3) {
		p.Absences = append(p.Absences, ward.Absence{Percent: ward.Size(pick(d, 20, 33, 50) * 100), From: d.r.Start + ward.Date(d.IntN(9)-2), Until: d.r.Start + ward.Date(d.IntN(20))})
	}
	if d.oneIn(3) && !d.w.Sizes.Free {
		p.Employments = []ward.Employment{{Post: "own", Percent: p.Size.Current, From: ptr(d.r.Start + ward.Date(d.IntN(9)-4))}}
		if d.oneIn(2) {
			p.Employments = append(p.Employments, ward.Employment{Post: "other", Kind: ward.Substitute, Percent: ward.Size(500 * d.IntN(20)), Until: ptr(d.r.Start + ward.Date(d.IntN(20)))})
		}
	}
	if d.oneIn(4) {
		p.Absences = []ward.Absence{{Percent: ward.FullTime, Kind: pick(d, "", ward.Vacation), From: d.r.Start + ward.Date(d.IntN(9)), Until: d.r.Start + ward.Date(d.IntN(20))}}
	}
	for range d.IntN(5) {
		p.Wishes = append(p.Wishes, d.wish(id))
	}
	if kind == ward.Calendar && d.oneIn(3) {
		p.Elsewhere = &ward.Elsewhere{}
		for range 1 + d.IntN(2) {
			p.Elsewhere.Duties = append(p.Elsewhere.Duties, ward.PastDuty{Date: d.r.Start - 3 + ward.Date(d.IntN(10*d.r.Weeks)), Shift: pick(d, d.w.Models[0].Shifts...)})
		}
	}
	if kind == ward.Calendar {
		for range d.IntN(3) * d.IntN(8) {
			p.History = append(p.History, ward.PastDuty{Date: d.r.Start - 1 - ward.Date(d.IntN(20)), Shift: pick(d, d.w.Models[0].Shifts...)})
		}
		slices.SortFunc(p.History, func(a, b ward.PastDuty) int { return int(a.Date - b.Date) })
		p.History = slices.CompactFunc(p.History, func(a, b ward.PastDuty) bool { return a.Date == b.Date })
	}
}

// wish draws what somebody may ask for: anything but too much of it.
func (d drawing) wish(id string) ward.Wish {
	w := ward.Wish{
		Kind:  pick(d, ward.MustNot, ward.Strong, ward.Prefer, ward.Avoid),
		Shift: pick(d, append([]string{ward.AnyDuty, ward.DayOff, ward.WorkWeekend, ward.WeekendOff}, d.w.Models[0].Shifts...)...),
		Date:  ptr(d.r.Start + ward.Date(d.IntN(14))),
	}
	if w.OfWeekend() {
		w.Date = nil
	} else if d.oneIn(2) {
		w.Date, w.Days, w.Weeks = nil, ptr(ward.Days(1+d.IntN(127))), pick(d, "", "odd", "even")
	}
	switch {
	case w.Kind == ward.MustNot:
		w = ward.Wish{Kind: ward.MustNot, Shift: pick(d, ward.AnyDuty, ward.WorkWeekend, d.w.Models[0].Shifts[0]), Weeks: "odd", Until: ptr(d.r.Start + 10)}
	case d.oneIn(3):
		w.Shift, w.With, w.Date = "", pick(d, "person-0", "person-1"), nil
		if w.With == id {
			w.With = "person-2" // who may not be there
		}
	}
	return w
}

// grow puts duties on every line, after so many tries at most, and gives it a
// size that fits its hours.
func (d drawing) grow(t *testing.T, c *ward.Case, tries int) bool {
	for i, p := range c.People {
		l := &d.r.Lines[i]
		l.Size = *p.Size.Max
		for range d.IntN(tries) {
			duties := l.Duties
			l.Duties = append(slices.Clone(duties), rota.Duty{Day: d.IntN(c.Dates.Days()), Shift: pick(d, c.Shifts...).Code})
			if d.broken(t, c, i, "owed_hours", "size_range") {
				l.Duties = duties
			}
		}
		sizes := c.SizesFor(p)
		if c.Sizes.Free {
			sheet, err := check.Lay(c, d.r)
			require.NoError(t, err)
			sizes = []ward.Size{c.SizeByHours(p, ward.Minutes(sheet.Lines[i].Hours().Planned))}
		}
		at := sort.Search(len(sizes), func(k int) bool { // the smallest that its hours fit into
			l.Size = sizes[k]
			return !d.broken(t, c, i, "owed_hours")
		})
		if at == len(sizes) {
			return false
		}
		if l.Size = sizes[at]; d.broken(t, c, i) {
			return false
		}
	}
	return true
}

// broken tells whether a line breaks a rule, some left aside.
func (d drawing) broken(t *testing.T, c *ward.Case, line int, aside ...ward.Quantity) bool {
	s, err := check.Lay(c, d.r)
	require.NoError(t, err)
	return slices.ContainsFunc(s.Measures(s.Lines[line]), func(m check.Measure) bool {
		return m.Margin < 0 && !slices.Contains(aside, m.Rule)
	})
}

// settle asks for what the rota has: heads as many as there are, handovers,
// pairs and an educated share that hold, and just the posts it takes.
func (d drawing) settle(t *testing.T) {
	w := d.w
	sheet, err := check.Lay(d.caseOf(t, ward.FromToday), d.r)
	require.NoError(t, err)
	posts, planned := ward.Size(0), 0
	for _, l := range sheet.Lines {
		posts += l.Size
		planned += l.Hours().Planned
	}
	w.Guards.SmallPosts = &ward.SmallPosts{AtMost: ptr(sheet.SmallPosts())}
	if w.Budget = (&ward.Budget{FullTimeWeeks: posts}); d.oneIn(2) {
		post := int(sheet.Case.FixedNorm()) * w.Period.Weeks
		w.Budget = &ward.Budget{Count: ward.BudgetHours, FullTimeWeeks: ward.Size((planned*int(ward.FullTime) + post - 1) / post)}
	}
	for range 6 {
		who := pick(d, "total", "total", "RN", "medication", "educated")
		from := ward.Minutes(30 * d.IntN(48))
		row := ward.NeedRow{Days: ward.Days(1 + d.IntN(127)), From: from, To: (from + ward.Minutes(30+30*d.IntN(20))) % ward.Day}
		row.Floor, row.Target, row.Max = map[string]int{who: 0}, map[string]int{}, map[string]int{}
		w.Need = append(w.Need, row)
		n := len(w.People)
		for row.Floor[who] = n; n > 0 && d.against(t, "cover"); n-- {
			row.Floor[who] = n - 1
		}
		if d.oneIn(2) {
			row.Target[who] = row.Floor[who] + d.IntN(2)
		}
		if d.oneIn(2) {
			for row.Max[who] = row.Floor[who]; d.against(t, "cover_max"); {
				row.Max[who]++
			}
		}
	}
	from := ward.Minutes(15 * d.IntN(96))
	handover := ward.Handover{Days: ward.Days(1 + d.IntN(127)), From: from, To: (from + 15) % ward.Day, Outgoing: d.IntN(2), Incoming: d.IntN(2), Who: pick(d, "", "RN")}
	if w.Handovers = []ward.Handover{handover}; d.against(t, "handover") {
		w.Handovers = nil
	}
	if w.Pairs = []ward.PairRule{{Who: "RN"}}; d.against(t, "pairs") {
		w.Pairs = nil
	}
	if w.Guards.Educated = nil; d.against(t, "educated_share") {
		w.Guards.Educated = ptr(false)
	}
}

// against tells whether the checker has anything of a rule against the rota.
func (d drawing) against(t *testing.T, q ward.Quantity) bool {
	report, err := check.Check(d.caseOf(t, ward.FromToday), d.r)
	require.NoError(t, err)
	return slices.ContainsFunc(report.Findings, func(f check.Finding) bool { return f.Rule == q || slices.Contains(f.Also, q) })
}
