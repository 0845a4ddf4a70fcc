// Package measure reads the figures off a finished rota: the tiers it was made
// by, full time and sizes, hours and weekends, strain. It reckons from the
// duties in wall-clock time, as the checker does, and knows nothing of the
// model that made them.
package measure

import (
	"fmt"

	"heltid/solver/check"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// TierValues are what a rota is made by, in the order the tiers are decided
// unless the ward's policy reorders them. Tiers 8 and 9 (continuity, cost) have no
// value here.
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
	Unpopular   int        // 6: squares of duties few want by position size; see burden
	Strain      int        // 7: rests under 11 h and single working days, over the period
}

// Shortage is need below floor for one attribute, in person minutes over the
// period.
type Shortage struct {
	Who     string
	Minutes int
}

// Tiers gives the tiers of a rota that fits the case, as check.Lay says; it
// panics where it does not.
func Tiers(c *ward.Case, r *rota.Rota) TierValues { return tiersOf(lay(c, r)) }

func lay(c *ward.Case, r *rota.Rota) *check.Sheet {
	s, err := check.Lay(c, r)
	if err != nil {
		panic(fmt.Sprint("measure: ", err))
	}
	return s
}

func tiersOf(s *check.Sheet) TierValues {
	t := TierValues{SmallPosts: s.SmallPosts(), UnderTarget: s.UnderTarget()}
	short := s.Shortage()
	for _, who := range s.Case.Scarce() {
		t.Shortage = append(t.Shortage, Shortage{who, short[who]})
	}
	for _, l := range s.Lines {
		t.Sizes += l.Size
		t.Strain += len(l.QuickReturns()) + len(l.LoneDays())
		if l.Size > 0 {
			t.Posts++
		}
		if l.FullTime() {
			t.FullTime++
		}
		if educated(s, l) {
			t.Educated += l.Size
		}
		if w := l.Person.Size.Wished; w != nil && *w > l.Person.Size.Current && !l.Person.Optional() && l.Size >= *w {
			t.WishesMet++
		}
	}
	t.wishes(s)
	return t
}

func educated(s *check.Sheet, l *check.Line) bool {
	return s.Case.Has(l.Person, ward.Educated, s.Case.Dates.Start)
}
