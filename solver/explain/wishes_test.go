package explain

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/check"
	"heltid/solver/cpsat"
	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// wished gives the little ward and its rota drawn by hand, with wishes.
func wished(t *testing.T, wishes map[string][]ward.Wish) (*ward.Case, *rota.Rota) {
	t.Helper()
	data, err := fixtures.Ward("ward-small")
	require.NoError(t, err)
	w, err := ward.Read("ward-small", data)
	require.NoError(t, err)
	for i := range w.People {
		w.People[i].Wishes = wishes[w.People[i].ID]
	}
	require.NoError(t, w.Validate())
	require.NoError(t, w.CheckAgreements(rule.Ladders()))
	data, err = fixtures.Rota("ward-small-by-hand")
	require.NoError(t, err)
	r, c, err := rota.Read("ward-small-by-hand", data, w)
	require.NoError(t, err)
	return c, r
}

func on(c *ward.Case, day int) *ward.Date { d := c.Dates.Date(day); return &d }

func looked(t *testing.T, c *ward.Case, r *rota.Rota) []Unmet {
	t.Helper()
	if _, err := cpsat.Library(""); err != nil {
		t.Skip(err)
	}
	out, err := Wishes(t.Context(), c, r, new(cpsat.Runner))
	require.NoError(t, err)
	return out
}

// Farid is the only one on duty on the first Wednesday evening: the need row
// stands against his evening off, and Eva, who is off, takes it for another.
func TestTheNeedThatStandsAgainstAWish(t *testing.T) {
	t.Parallel()
	c, _ := wished(t, nil)
	c, r := wished(t, map[string][]ward.Wish{"Farid": {{Kind: ward.Strong, Shift: ward.DayOff, Date: on(c, 2)}}})
	all := looked(t, c, r)
	require.Len(t, all, 1)
	u := all[0]
	require.True(t, u.Looked)
	require.Equal(t, [3]any{"Farid", 0, 2}, [3]any{u.Person, u.Wish, u.Day})
	require.Len(t, u.Against, 1)
	g := u.Against[0].Need
	require.NotNil(t, g, "%+v", u.Against)
	require.Equal(t, [4]any{2, ward.Total, 14*ward.Hour + 30, 1}, [4]any{g.Day, g.Who, g.From, g.Heads()})
	require.False(t, g.Target)
	require.Equal(t, 7*60, g.Minutes, "until 15:00 there is the day duty")
	require.NotNil(t, u.Swap)
	require.Contains(t, u.Swap.Moves, Move{Day: 2, From: "E"})
	require.Positive(t, u.Swap.Colleagues)
}

// Whoever had the evening before the period cannot come at half past seven on
// its first day, and nobody's help changes that.
func TestTheRuleThatStandsAgainstAWish(t *testing.T) {
	t.Parallel()
	c, _ := wished(t, nil)
	c, r := wished(t, map[string][]ward.Wish{"Berit": {{Kind: ward.Prefer, Shift: "D", Date: on(c, 0)}}})
	w := *c.Ward
	w.Period.Kind = ward.Calendar
	w.Agreements = slices.DeleteFunc(slices.Clone(w.Agreements), func(a ward.Agreement) bool { return a.ID == "hvile" })
	w.People[1].History = []ward.PastDuty{{Date: w.Period.Start - 1, Shift: "E"}}
	c, err := w.Case("", ward.Plan)
	require.NoError(t, err)
	all := looked(t, c, r)
	require.Len(t, all, 1)
	require.Equal(t, []Obstacle{{Rule: "daily_rest"}}, all[0].Against)
	require.Nil(t, all[0].Swap)
}

// What is met has nothing to be looked into, and what nobody can have is not
// counted as failed.
func TestOnlyWhatFailedIsLookedInto(t *testing.T) {
	t.Parallel()
	c, _ := wished(t, nil)
	c, r := wished(t, map[string][]ward.Wish{
		"Anne":  {{Kind: ward.Strong, Shift: ward.DayOff, Date: on(c, 3)}, {Kind: ward.Avoid, Shift: "E"}},
		"Berit": {{Kind: ward.MustNot, Shift: ward.AnyDuty, Date: on(c, 0)}},
	})
	require.Empty(t, looked(t, c, r))
}

// Every exchange found is a rota the checker accepts, that meets the wish, is
// as good in goals 1 to 5, and changes few people's duties.
func TestEverySwapIsARota(t *testing.T) {
	if testing.Short() {
		t.Skip("it does one thing after another")
	}
	t.Parallel()
	for day := range 21 {
		t.Run(fmt.Sprint(day), func(t *testing.T) {
			t.Parallel()
			c, _ := wished(t, nil)
			asking := map[string][]ward.Wish{}
			for i, p := range c.People {
				w := ward.Wish{Kind: ward.Prefer, Shift: []string{ward.DayOff, "D", "E", ward.AnyDuty}[(i+day)%4], Date: on(c, day)}
				asking[p.ID] = []ward.Wish{w}
			}
			c, r := wished(t, asking)
			if _, err := cpsat.Library(""); err != nil {
				t.Skip(err)
			}
			sheet, err := check.Lay(c, r)
			require.NoError(t, err)
			e := &wishing{c: c, t: rule.Terms(c), r: r, sheet: sheet, before: measure.Tiers(c, r), solver: new(cpsat.Runner)}
			for _, u := range e.unmet() {
				p, _ := c.Person(u.Person)
				found, err := e.together(t.Context(), p, &u)
				require.NoError(t, err)
				if found == nil {
					continue
				}
				report, err := check.Check(c, found)
				require.NoError(t, err)
				require.Empty(t, report.Findings)
				after, err := check.Lay(c, found)
				require.NoError(t, err)
				for _, l := range after.Lines {
					if l.Person.ID == u.Person {
						require.True(t, after.Grants(l, occurrence(c, p, &u)))
					}
				}
				was, is := e.before, measure.Tiers(c, found)
				require.Equal(t, was.Shortage, is.Shortage)
				require.LessOrEqual(t, is.UnderTarget, was.UnderTarget)
				require.GreaterOrEqual(t, is.FullTime, was.FullTime)
				swap := e.swap(p, found)
				require.LessOrEqual(t, swap.Colleagues, Colleagues)
				for _, cost := range swap.Costs {
					require.Positive(t, cost.By)
				}
			}
		})
	}
}
