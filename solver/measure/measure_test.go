package measure_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// small gives the ward of six and its rota drawn by hand.
func small(t *testing.T, name string) (*ward.Case, *rota.Rota) {
	data, err := fixtures.Ward("ward-small")
	require.NoError(t, err)
	w, err := ward.Read("ward-small", data)
	require.NoError(t, err)
	require.NoError(t, w.CheckAgreements(rule.Ladders()))
	data, err = fixtures.Rota(name)
	require.NoError(t, err)
	r, c, err := rota.Read(name, data, w)
	require.NoError(t, err)
	return c, r
}

func TestTiersOfTheSmallWard(t *testing.T) {
	t.Parallel()
	c, r := small(t, "ward-small-by-hand")
	require.Equal(t, measure.TierValues{
		Shortage: []measure.Shortage{{"educated", 0}, {"total", 0}},
		FullTime: 1, Posts: 6, Educated: 30000, SmallPosts: 0,
		// one head under the target of two on weekday mornings, where no second day duty stands:
		// from 07:30 to 14:30 it is wanted on all fifteen
		UnderTarget: underTarget(c, r),
		Sizes:       40000,
		WorstShare:  10000,
		Unpopular:   4*167 + 4*200 + 4*200, // David at 60 %, Eva and Farid at 50 %: two weekend evenings each
		Strain:      strain(c, r),
		Continuity:  6 * 3, // everybody works every fortnight
		Cost:        cost(c, r),
	}, measure.Tiers(c, r))

	c, r = small(t, "ward-small-three-breaches")
	require.Equal(t, []measure.Shortage{{"educated", 0}, {"total", 7 * 60}}, measure.Tiers(c, r).Shortage)
}

// cost reckons base pay and what each code pays on each date of the year from 5
// January 2026, by reading the codes: D and M are day, E has four hours of
// evening and one of night.
func cost(c *ward.Case, r *rota.Rota) int {
	red := map[string]int{ // hours of D, M and E paid as holiday
		"2026-04-01": 12, "2026-05-23": 12, "2026-12-24": 12, "2026-12-31": 12, // from noon
	}
	for _, d := range []string{"2026-04-02", "2026-04-03", "2026-04-04", "2026-04-05", "2026-04-06", "2026-05-01", "2026-05-14",
		"2026-05-17", "2026-05-24", "2026-05-25", "2026-12-25", "2026-12-26", "2027-01-01"} {
		red[d] = 0
	}
	starts := map[string]int{"D": 450, "M": 540, "E": 870}
	ends := map[string]int{"D": 900, "M": 900, "E": 1320}
	sum := 0
	for _, l := range r.Lines {
		p, _ := c.Person(l.Person)
		yearly := 430_000_00
		if p.Competence != "ASS" {
			yearly = 500_000_00
		}
		sum += int(l.Size) * yearly * 60 / 10000
		hour := (yearly + 923) / 1846
		for day := range 364 {
			for _, code := range l.On(day % 21) {
				paidAsRed := 0
				if noon, ok := red[(r.Start + ward.Date(day)).String()]; ok {
					paidAsRed = max(0, ends[code]-max(starts[code], noon*60))
				}
				sum += paidAsRed * ((hour*4 + 1) / 3)
				if day%7 > 4 {
					sum += (ends[code] - starts[code] - paidAsRed) * 7000
				}
				if code == "E" {
					sum += 240*5600 + 60*7000
				}
			}
		}
	}
	return sum
}

// underTarget counts the heads missing on weekdays from 07:30 to 14:30 by
// reading the codes: D is there all through, M from 09:00.
func underTarget(c *ward.Case, r *rota.Rota) int {
	missing := 0
	for day := range c.Dates.Days() {
		if day%7 > 4 {
			continue
		}
		d, m := 0, 0
		for _, l := range r.Lines {
			for _, code := range l.On(day) {
				switch code {
				case "D":
					d++
				case "M":
					m++
				}
			}
		}
		missing += 90*max(0, 2-d) + 330*max(0, 2-d-m)
	}
	return missing
}

// strain counts, by reading the codes, a day duty after an evening (9:30 of
// rest; 11:00 before M is enough) and single working days.
func strain(c *ward.Case, r *rota.Rota) int {
	n := c.Dates.Days()
	count := 0
	for _, l := range r.Lines {
		on := make([]string, n)
		for _, d := range l.Duties {
			on[d.Day] = d.Shift
		}
		for day := range n {
			before, after := on[(day+n-1)%n], on[(day+1)%n]
			if on[day] == "D" && before == "E" {
				count++
			}
			if on[day] != "" && before == "" && after == "" {
				count++
			}
		}
	}
	return count
}

func TestSummaryOfTheSmallWard(t *testing.T) {
	t.Parallel()
	c, r := small(t, "ward-small-by-hand")
	s := measure.Sum(c, r)
	require.Equal(t, [2]int{1, 6}, [2]int{s.FullTime, s.Posts})
	require.Equal(t, ward.Size(1666), s.Share())
	require.Equal(t, ward.Size(6666), s.Mean())
	require.Equal(t, ward.Size(30000), s.Educated)
	require.Equal(t, 420*ward.Hour, s.PlannedHours)
	require.Equal(t, measure.Bands{Full: 1, From80: 1, From50: 4}, s.Bands)
	require.Equal(t, []measure.Group{
		{Competence: "ASS", Posts: 2, Sizes: 10000},
		{Competence: "HFA", Posts: 2, Sizes: 14000},
		{Competence: "RN", Posts: 2, FullTime: 1, Sizes: 16000},
	}, s.ByCompetence)
	require.Equal(t, 6, s.Weekends)
	anne := s.Lines[0]
	require.Equal(t, "Anne", anne.Person)
	require.Equal(t, 105*ward.Hour, anne.Planned)
	require.Equal(t, ward.Norm355, anne.Class) // every third Sunday
	require.Equal(t, 3*2130*ward.Minutes(1), anne.Norm)
	require.Equal(t, 90*ward.Minutes(1), anne.Owed)
	require.True(t, anne.FullTime)
	require.Equal(t, 18, anne.Weekends)                // 52/3, rounded up
	require.Equal(t, 260*ward.Hour, anne.WeekendHours) // 15 h in three weeks
	require.Zero(t, anne.Nights)
}

func TestAFullPostWhoseHoursAreNotPlannedIsNotFullTime(t *testing.T) {
	t.Parallel()
	c, r := small(t, "ward-small-by-hand")
	duties := r.Lines[0].Duties
	r.Lines[0].Duties = duties[:len(duties)-1]
	require.Zero(t, measure.Tiers(c, r).FullTime)
	require.False(t, measure.Sum(c, r).Lines[0].FullTime)
	require.Equal(t, 1, measure.Sum(c, r).Bands.Full, "the agreed size is 100 % all the same")
}

func TestWishesAndSmallPosts(t *testing.T) {
	t.Parallel()
	c, r := small(t, "ward-small-by-hand")
	sizes := map[string]ward.Size{"Berit": 8000, "Camilla": 9500, "Eva": 4500}
	for i := range r.Lines {
		if s, ok := sizes[r.Lines[i].Person]; ok {
			r.Lines[i].Size = s
		}
	}
	v := measure.Tiers(c, r)
	require.Equal(t, 1, v.WishesMet, "Berit got the 80 % she wished for; Camilla wished for 100, Eva for 75")
	require.Equal(t, 1, v.SmallPosts)
	require.Equal(t, ward.Size(40000+2000+1500-500), v.Sizes)
	c.People[4].SmallByWish = true
	require.Zero(t, measure.Tiers(c, r).SmallPosts, "a small post of one's own wish does not count")
}

func TestARotaThatDoesNotFitPanics(t *testing.T) {
	t.Parallel()
	c, r := small(t, "ward-small-by-hand")
	r.Weeks = 4
	require.Panics(t, func() { measure.Tiers(c, r) })
}
