package model_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/check"
	"heltid/solver/cpsat"
	"heltid/solver/measure"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// small makes everything that the tiers make small as small as it can be.
func small(b *model.Build) {
	parts := []model.Weighted{{Weight: 1, Goal: b.UnderTarget()}, {Weight: 1, Goal: b.Strain()}, {Weight: -1, Goal: b.WorstShare()}, {Weight: 1, Goal: b.Unpopular()}, {Weight: 1, Goal: b.Cost()}, {Weight: 1, Goal: b.Continuity()}}
	for _, who := range b.C.Scarce() {
		parts = append(parts, model.Weighted{Weight: 1, Goal: b.Shortage(who)})
	}
	b.Minimize(b.Sum(parts...))
}

// tiers states the goals and gives what reads their values off a solution.
func tiers(b *model.Build) func(solution []int64) measure.TierValues {
	full, posts, educated, small := b.FullTime(), b.Posts(), b.Educated(), b.Small()
	increases, sizes := b.WishesMet(), b.Sizes()
	met, cost := b.Continuity(), b.Cost()
	worst, points, again, unpopular := b.WorstShare(), b.WishPoints(), b.FeastsAgain(), b.Unpopular()
	return func(x []int64) measure.TierValues {
		v := measure.TierValues{
			FullTime: int(full.Value(x)), Posts: int(posts.Value(x)), Educated: ward.Size(educated.Value(x)), SmallPosts: int(small.Value(x)),
			UnderTarget: int(b.UnderTarget().Value(x)), WishesMet: int(increases.Value(x)), Sizes: ward.Size(sizes.Value(x)),
			WorstShare: int(worst.Value(x)), WishPoints: int(points.Value(x)), FeastsAgain: int(again.Value(x)), Unpopular: int(unpopular.Value(x)),
			Strain: int(b.Strain().Value(x)), Continuity: int(met.Value(x)), Cost: int(cost.Value(x)),
		}
		for _, who := range b.C.Scarce() {
			v.Shortage = append(v.Shortage, measure.Shortage{Who: who, Minutes: int(b.Shortage(who).Value(x))})
		}
		return v
	}
}

// agrees requires that the model takes the rota, and that its tiers are those
// that are measured. It gives the tiers.
func agrees(t *testing.T, c *ward.Case, r *rota.Rota, o model.Options) measure.TierValues {
	t.Helper()
	b := model.New(c, rule.Terms(c), o)
	require.NoError(t, b.Fix(r))
	values := tiers(b)
	small(b)
	res := decided(t, b)
	if res.Status != cpsat.Optimal {
		require.Fail(t, "the model refuses a rota the checker accepts", "%v\n%s", blamed(t, c, r, o), lines(c, r))
	}
	got := values(res.Solution)
	require.Equal(t, measure.Tiers(c, r), got, lines(c, r))
	return got
}

// blamed gives the places whose rules refuse a rota.
func blamed(t *testing.T, c *ward.Case, r *rota.Rota, o model.Options) []model.Place {
	t.Helper()
	o.Guards = true
	b := model.New(c, rule.Terms(c), o)
	if err := b.Fix(r); err != nil {
		return []model.Place{{Rule: ward.Quantity(err.Error())}}
	}
	_, given := b.Guarded()
	b.Minimize(given)
	return b.GivenUp(decided(t, b).Solution)
}

// lines writes a rota and its ward out.
func lines(c *ward.Case, r *rota.Rota) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s from %s, norm %s, weekend %+v, sizes %+v, tolerance %s\n", c.Ward.Period.Kind, c.Dates.Start, c.Model.Norm, c.Model.Weekend, c.Sizes, c.TolerancePer)
	for _, l := range r.Lines {
		p, _ := c.Person(l.Person)
		fmt.Fprintf(&out, "%s %s", l.Person, l.Size)
		for _, h := range p.History {
			fmt.Fprintf(&out, " %s:%s", h.Date, h.Shift)
		}
		out.WriteString(" |")
		for _, d := range l.Duties {
			fmt.Fprintf(&out, " %d:%s", d.Day, d.Shift)
		}
		out.WriteString("\n")
	}
	return out.String()
}

func fixture(t *testing.T, name string) *ward.Ward {
	t.Helper()
	data, err := fixtures.Ward(name)
	require.NoError(t, err)
	w, err := ward.Read(name, data)
	require.NoError(t, err)
	require.NoError(t, w.CheckAgreements(rule.Ladders()))
	return w
}

func TestTheModelTakesWhatTheCheckerAccepts(t *testing.T) {
	needORTools(t)
	t.Parallel()
	for seed := range uint64(16) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			p := plant(t, seed)
			got := agrees(t, p.c, p.r, model.Options{})
			for _, s := range got.Shortage {
				require.Zero(t, s.Minutes, "%s: the need was planted", s.Who)
			}
			for i := range p.w.Need {
				for who := range p.w.Need[i].Floor {
					p.w.Need[i].Floor[who] += i % 2
				}
			}
			agrees(t, p.caseOf(t, ward.FromToday), p.r, model.Options{})
		})
	}
}

// What is known of a rota drawn by hand, and of the same one with three
// breaches planted in it: the model refuses the person's two by their names.
func TestTheRotasDrawnByHand(t *testing.T) {
	needORTools(t)
	t.Parallel()
	read := func(name string) (*ward.Case, *rota.Rota) {
		data, err := fixtures.Rota(name)
		require.NoError(t, err)
		r, c, err := rota.Read(name, data, fixture(t, "ward-small"))
		require.NoError(t, err)
		return c, r
	}
	c, r := read("ward-small-by-hand")
	agrees(t, c, r, model.Options{})
	c, r = read("ward-small-three-breaches")
	require.Equal(t, []model.Place{{Rule: "weekly_rest", Person: "Anne"}, {Rule: "free_weekend", Person: "Farid"}}, blamed(t, c, r, model.Options{}))
}

// Weekend pay that rises with the hours of the calendar year is the same in the
// model as measured: from 2019 to 2022, and by rates that change within a year.
func TestWeekendPayGradedByTheHoursOfTheYear(t *testing.T) {
	needORTools(t)
	t.Parallel()
	data, err := fixtures.Rota("ward-small-by-hand")
	require.NoError(t, err)
	r, c, err := rota.Read("by-hand", data, fixture(t, "ward-small"))
	require.NoError(t, err)
	from := func(start ward.Date, rates ...ward.Rate) int {
		c.Ward.Period.Start, c.Ward.Pay = start, &ward.Pay{Rates: rates}
		again, err := c.Ward.Case("", ward.FromToday)
		require.NoError(t, err)
		r.Start = start
		return agrees(t, again, r, model.Options{}).Cost
	}
	july := ward.NewDate(2021, time.July, 5)
	ends := ptr(ward.NewDate(2021, time.October, 31))
	flat := ward.Rate{Supplement: ward.Weekend, Kroner: 53_00}
	require.Less(t, from(july, flat), from(july, flat, ward.Rate{Supplement: ward.Weekend, Kroner: 100_00, YearHours: 20}))
	until, more := flat, ward.Rate{Supplement: ward.Weekend, Kroner: 100_00, YearHours: 20, Until: ends}
	until.Until = ends
	require.Less(t, from(july, until), from(july, until, more))
	require.Less(t, from(july, flat), from(july, flat, ward.Rate{Supplement: ward.Weekend, Kroner: 200_00, YearHours: 100}, ward.Rate{Supplement: ward.Weekend, Kroner: 100_00, YearHours: 20}))
}

// lean solves for whatever a seed finds good, which drives lines into corners.
func lean(t *testing.T, c *ward.Case, seed uint64, o model.Options) *rota.Rota {
	t.Helper()
	b := model.New(c, rule.Terms(c), o)
	random := rand.New(rand.NewPCG(seed, 2))
	b.Lean(func() int64 { return int64(random.IntN(12)) - 3 })
	r := solve(t, b, cpsat.Params{Seed: int(seed), DeterministicTime: 1})
	require.NotEqual(t, cpsat.Infeasible, r.Status)
	if r.Solution == nil {
		return nil
	}
	return b.Rota(r.Solution)
}

func TestTheCheckerAcceptsWhatTheModelMakes(t *testing.T) {
	needORTools(t)
	t.Parallel()
	for seed := range uint64(16) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			p := plant(t, 1000+seed)
			if r := lean(t, p.c, seed, model.Options{}); r != nil {
				require.Empty(t, findings(t, p.c, r), lines(p.c, r))
			}
		})
	}
	for _, name := range []string{"ward-small", "ward-calendar"} {
		for seed := range uint64(2) {
			t.Run(fmt.Sprint(name, " ", seed), func(t *testing.T) {
				t.Parallel()
				c, err := fixture(t, name).Case("", ward.FromToday)
				require.NoError(t, err)
				r := lean(t, c, seed, model.Options{})
				require.NotNil(t, r)
				require.Empty(t, findings(t, c, r), lines(c, r))
			})
		}
	}
}

// A ward that a rota was planted in has one; that there is none is a lie.
func TestAPlantedRotaIsFoundOrAnother(t *testing.T) {
	needORTools(t)
	t.Parallel()
	for seed := range uint64(8) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			p := plant(t, 2000+seed)
			b := model.New(p.c, rule.Terms(p.c), model.Options{Covered: true})
			b.Hint(p.r)
			r := solve(t, b, cpsat.Params{StopAfterFirst: true})
			require.Equal(t, cpsat.Optimal, r.Status)
			found := b.Rota(r.Solution)
			report, err := check.Check(p.c, found)
			require.NoError(t, err)
			require.Empty(t, report.Findings, lines(p.c, found))
		})
	}
}

// Who comes first in the file decides nothing.
func TestTheOrderOfPeopleDecidesNothing(t *testing.T) {
	needORTools(t)
	t.Parallel()
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			p := plant(t, 3200+seed)
			for i := range p.w.Need {
				for who := range p.w.Need[i].Floor {
					p.w.Need[i].Floor[who] += i % 2
				}
			}
			best := func(hint *rota.Rota) (int64, *rota.Rota) {
				c := p.caseOf(t, ward.FromToday)
				b := model.New(c, rule.Terms(c), model.Options{})
				parts := []model.Weighted{{Weight: -1, Goal: b.FullTime()}}
				for _, who := range c.Scarce() {
					parts = append(parts, model.Weighted{Weight: 10, Goal: b.Shortage(who)})
				}
				b.Minimize(b.Sum(parts...))
				params := cpsat.Params{DeterministicTime: 20}
				if hint != nil {
					b.Hint(hint)
					params.FixToHint = true
				}
				r := solve(t, b, params)
				require.Equal(t, cpsat.Optimal, r.Status)
				return r.Objective, b.Rota(r.Solution)
			}
			before, r := best(nil)
			slices.Reverse(p.w.People)
			after, _ := best(nil)
			require.Equal(t, before, after)
			hinted, _ := best(r)
			require.Equal(t, before, hinted, "the rota of one order is as good in the other")
		})
	}
}

// What lies outside a scope stays, and counts as it did.
func TestAPartOfARotaIsJudgedAsTheWhole(t *testing.T) {
	needORTools(t)
	t.Parallel()
	for seed := range uint64(12) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			p := plant(t, 4000+seed)
			for i := range p.w.Need {
				for who := range p.w.Need[i].Floor {
					p.w.Need[i].Floor[who] += i % 2
				}
			}
			c := p.caseOf(t, ward.FromToday)
			random := rand.New(rand.NewPCG(seed, 3))
			some := func(n int) []bool {
				out := make([]bool, n)
				for i := range out {
					out[i] = random.IntN(2) == 0
				}
				return out
			}
			scope := model.Scope{Rota: p.r}
			if seed%3 != 0 {
				scope.People = some(len(c.People))
			}
			if seed%3 != 1 {
				scope.Days = some(c.Dates.Days())
			}
			agrees(t, c, p.r, model.Options{Scope: scope})
		})
	}
}

func TestTheSameCaseIsTheSameModel(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"ward-small", "ward-calendar", "sketch-1"} {
		hash := func(o model.Options) string {
			w := fixture(t, name)
			run := ward.FromToday
			if len(w.People) == 0 {
				run = ward.Structure
			}
			c, err := w.Case("", run)
			require.NoError(t, err)
			b := model.New(c, rule.Terms(c), o)
			small(b)
			h, err := b.M.Hash()
			require.NoError(t, err)
			return h
		}
		for _, o := range []model.Options{{}, {Guards: true}, {Bend: true}} {
			require.Equal(t, hash(o), hash(o), name)
		}
	}
}

// A budget whose kroner become posts is the same model as the larger budget.
func TestKronerMakeTheSameModelAsPosts(t *testing.T) {
	t.Parallel()
	hash := func(budget ward.Budget) string {
		w := fixture(t, "ward-small")
		w.Budget = &budget
		w.Pay = &ward.Pay{Base: map[string]ward.Ore{"RN": 500_000_00}}
		c, err := w.Case("", ward.FromToday)
		require.NoError(t, err)
		h, err := model.New(c, rule.Terms(c), model.Options{}).M.Hash()
		require.NoError(t, err)
		return h
	}
	posts := hash(ward.Budget{FullTimeWeeks: 44000})
	require.Equal(t, posts, hash(ward.Budget{FullTimeWeeks: 42000, Money: &ward.Money{Overtime: 300_000, ToPosts: 100_000}}))
	require.NotEqual(t, posts, hash(ward.Budget{FullTimeWeeks: 42000, Money: &ward.Money{Overtime: 300_000}}))
}

// What no rota decides of people's wishes ends in every legal rota as it is
// said to.
func TestWhatIsGivenOfWishesIsSo(t *testing.T) {
	t.Parallel()
	seeds := uint64(40)
	if testing.Short() {
		seeds = 6
	}
	for seed := range seeds {
		p := plant(t, 5000+seed)
		for _, w := range measure.WishesOf(p.c, p.r) {
			for _, x := range w.Results {
				if x.Given != ward.Open {
					who, _ := p.c.Person(w.Person)
					require.Equal(t, x.Given == ward.Always, x.Met, "%+v on day %d\n%s", who.Wishes[x.Wish], x.Day, lines(p.c, p.r))
				}
			}
		}
	}
}
