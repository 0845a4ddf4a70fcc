// Package measure reads the figures off a finished rota: the tiers it was made
// by, full time and sizes, hours and weekends, strain, continuity, pay. It
// reckons from the duties in wall-clock time, as the checker does, and knows
// nothing of the model that made them.
package measure

import (
	"fmt"

	"heltid/solver/check"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// TierValues are what a rota is made by, in the order the tiers are decided
// unless the ward's policy reorders them.
type TierValues struct {
	Shortage    []Shortage // 1: below floor, the scarcest attribute first, total last
	FullTime    int        // 2: full-time posts F: 100 % whose hours are planned but for the tolerance
	Posts       int        // 2: posts N: a size above 0
	Educated    ward.Size  // 2: sum of the sizes of the educated, which breaks ties
	SmallPosts  int        // 3: posts under the ward's smallest size (default 50 %)
	UnderTarget int        // 4: person minutes below target, over all attributes
	WishesMet   int        // 5: people who wished for a larger post and got it
	Sizes       ward.Size  // 5: sum of all sizes; the mean times Posts
	WorstShare  int        // 6: least share of their wishes' points that anybody has met, hundredths of a percent, rounded down
	WishPoints  int        // 6: points met, times 4 and up to 8 for those who are owed from before
	FeastsAgain int        // 6: people who work a feast out of turn
	Unpopular   int        // 6: squares of duties few want, in handfuls (ward.Dates.Handful), by position size; see burden
	Strain      int        // 7: rests under 11 h and single working days, over the period
	Continuity  int        // 8: different people on duty, summed over the fortnights that begin each week
	Cost        int        // 9: pay and substitutes, in sixtieths of an øre over ward.Case.Paid; see Kroner
}

// Shortage is need below floor for one attribute, in person minutes over the
// period.
type Shortage struct {
	Who     string
	Minutes int
}

// Tiers gives the tiers of a rota that fits the case, as check.Lay says; it
// panics where it does not.
func Tiers(c *ward.Case, r *rota.Rota) TierValues { return open(c, r).tiers() }

// Kroner is a cost of tier 9 in whole kroner over 52 weeks.
func Kroner(c *ward.Case, cost int) int {
	const krone = 60 * 100
	weeks := c.Paid().Weeks
	return (52*cost + krone*weeks/2) / (krone * weeks)
}

func lay(c *ward.Case, r *rota.Rota) *check.Sheet {
	s, err := check.Lay(c, r)
	if err != nil {
		panic(fmt.Sprint("measure: ", err))
	}
	return s
}

func (b *book) tiers() TierValues {
	t := TierValues{SmallPosts: b.SmallPosts(), UnderTarget: b.UnderTarget(), Cost: b.cost()}
	t.Continuity = b.met(2, "")
	short := b.Shortage()
	for _, who := range b.Case.Scarce() {
		t.Shortage = append(t.Shortage, Shortage{who, short[who]})
	}
	for _, l := range b.Lines {
		t.Sizes += l.Size
		t.Strain += len(l.QuickReturns()) + len(l.LoneDays())
		if l.Size > 0 {
			t.Posts++
		}
		if l.FullTime() {
			t.FullTime++
		}
		if b.educated(l) {
			t.Educated += l.Size
		}
		if w := l.Person.Size.Wished; w != nil && *w > l.Person.Size.Current && !l.Person.Optional() && l.Size >= *w {
			t.WishesMet++
		}
	}
	t.wishes(b.Sheet)
	return t
}

func (b *book) educated(l *check.Line) bool {
	return b.Case.Has(l.Person, ward.Educated, b.Case.Dates.Start)
}
