package measure

import (
	"slices"

	"heltid/solver/check"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// Wishes is how one person's wishes fared. Points are of the occurrences the
// rota has a say in alone; see ward.Given.
type Wishes struct {
	Person  string
	Asked   int // points
	Met     int // points
	Results []WishResult
}

// WishResult is how one occurrence of a wish fared.
type WishResult struct {
	ward.Occurrence
	Met bool
}

// Share is the met part of the points asked for in hundredths of a percent,
// rounded down; all of it where nothing is asked for.
func (w Wishes) Share() int {
	if w.Asked == 0 {
		return int(ward.FullTime)
	}
	return int(ward.FullTime) * w.Met / w.Asked
}

// WishesOf tells how each person's wishes fared in a rota that fits the case, in
// the order of the case's people, those who asked for nothing left out.
func WishesOf(c *ward.Case, r *rota.Rota) []Wishes { return wishesOf(lay(c, r)) }

func wishesOf(s *check.Sheet) []Wishes {
	var out []Wishes
	for _, l := range s.Lines {
		w := Wishes{Person: l.Person.ID}
		for _, o := range s.Case.Occurrences(l.Person) {
			met := s.Grants(l, o)
			w.Results = append(w.Results, WishResult{o, met})
			if o.Given != ward.Open {
				continue
			}
			w.Asked += o.Points
			if met {
				w.Met += o.Points
			}
		}
		if len(w.Results) > 0 {
			out = append(out, w)
		}
	}
	return out
}

// wishes fills in tier 6: the share of whoever has least of theirs met, and
// all points met, those of people who are owed more from before worth more.
func (t *TierValues) wishes(s *check.Sheet) {
	t.WorstShare = int(ward.FullTime)
	for _, w := range wishesOf(s) {
		t.WorstShare = min(t.WorstShare, w.Share())
		p, _ := s.Case.Person(w.Person)
		t.WishPoints += w.Met * (ward.MaxOwed + s.Case.Owed(p))
	}
	for _, l := range s.Lines {
		t.FeastsAgain += again(s.Case, l)
		for _, kind := range ward.UnpopularKinds {
			each := s.Case.Dates.Handful()
			n := (max(0, l.Unpopular(kind)+s.Case.Carried(l.Person, kind)) + each - 1) / each
			t.Unpopular += n * n * burden(s.Case, l)
		}
	}
}

// again counts the feasts a line works out of turn: it worked the same one the
// year before or, of New Year, the Christmas just before.
func again(c *ward.Case, l *check.Line) int {
	now := l.Feasts()
	n := 0
	for _, f := range now {
		christmas := f.Name == ward.NewYear &&
			(slices.Contains(now, check.Feast{Name: ward.Christmas, Year: f.Year}) || c.WorkedFeast(l.Person, ward.Christmas, f.Year))
		if christmas || c.WorkedFeast(l.Person, f.Name, f.Year-1) {
			n++
		}
	}
	return n
}

// burden is what an unpopular duty weighs on a line: a million by the size in
// hundredths of a percent, rounded to the nearest. Posts under 5 % count as
// 5 %, and a line without a post bears nothing. Where sizes are read off the
// hours it is the largest the person may have.
func burden(c *ward.Case, l *check.Line) int {
	size := l.Size
	if c.Sizes.Free {
		size = *l.Person.Size.Max
	}
	if size == 0 {
		return 0
	}
	size = max(size, 500)
	return (1_000_000 + int(size)/2) / int(size)
}

// Unpopular is how one person's count of duties that few want compares with
// their share of all of them by position size, among those who can have them.
type Unpopular struct {
	Person string
	Kind   string // weekend_evenings, nights or holy_days
	Duties int
	Share  int // hundredths of a duty, rounded to the nearest
}

// UnpopularOf tells who has how many of the duties few want, by kind and in
// the order of the case's people. Who can have none of a kind is left out.
func UnpopularOf(c *ward.Case, r *rota.Rota) []Unpopular {
	s := lay(c, r)
	var out []Unpopular
	for _, kind := range ward.UnpopularKinds {
		var of []*check.Line
		duties, sizes := 0, 0
		for _, l := range s.Lines {
			if l.Size > 0 && canHave(c, l.Person, kind) {
				of = append(of, l)
				duties += l.Unpopular(kind)
				sizes += int(l.Size)
			}
		}
		for _, l := range of {
			out = append(out, Unpopular{l.Person.ID, kind, l.Unpopular(kind), (100*duties*int(l.Size) + sizes/2) / sizes})
		}
	}
	return out
}

func canHave(c *ward.Case, p *ward.Person, kind string) bool {
	for day := range c.Dates.Days() {
		for _, s := range c.Shifts {
			if c.Dates.Unpopular(kind, s, c.Dates.Date(day)) && c.May(p, day, s) {
				return true
			}
		}
	}
	return false
}
