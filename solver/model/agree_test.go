package model_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/fixtures"
	"heltid/solver/cpsat"
	"heltid/solver/measure"
	"heltid/solver/model"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// small makes everything that the tiers make small as small as it can be.
func small(b *model.Build) {
	parts := []model.Weighted{{Weight: 1, Goal: b.UnderTarget()}, {Weight: 1, Goal: b.Strain()}}
	for _, who := range b.C.Scarce() {
		parts = append(parts, model.Weighted{Weight: 1, Goal: b.Shortage(who)})
	}
	b.Minimize(b.Sum(parts...))
}

// tiers states the goals and gives what reads their values off a solution.
func tiers(b *model.Build) func(solution []int64) measure.TierValues {
	full, posts, educated, small := b.FullTime(), b.Posts(), b.Educated(), b.Small()
	wishes, sizes := b.WishesMet(), b.Sizes()
	return func(x []int64) measure.TierValues {
		v := measure.TierValues{
			FullTime: int(full.Value(x)), Posts: int(posts.Value(x)), Educated: ward.Size(educated.Value(x)), SmallPosts: int(small.Value(x)),
			UnderTarget: int(b.UnderTarget().Value(x)), WishesMet: int(wishes.Value(x)), Sizes: ward.Size(sizes.Value(x)), Strain: int(b.Strain().Value(x)),
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
	for seed := range uint64(60) {
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
