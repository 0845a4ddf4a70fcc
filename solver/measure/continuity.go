package measure

import (
	"slices"

	"heltid/solver/ward"
)

// Met is what tier 8 comes to as people: the mean number of different ones on
// duty in a fortnight, over all units together, times 100.
func Met(c *ward.Case, continuity int) int {
	_, n := stretches(c, 2)
	return (100*continuity + n/2) / n
}

// stretches gives how many weeks a stretch of so many has in the period, and how
// many begin on its Mondays: a rolling rota's go round its seam, and a period
// shorter than a stretch is one.
func stretches(c *ward.Case, weeks int) (length, n int) {
	all := c.Dates.Weeks
	switch {
	case weeks >= all:
		return all, 1
	case c.Dates.Rolling:
		return weeks, all
	}
	return weeks, all - weeks + 1
}

// met counts the different people on duty in every stretch of so many weeks,
// summed over the stretches.
func (b *book) met(weeks int, unit string) int {
	people, all := 0, b.Case.Dates.Weeks
	weeks, n := stretches(b.Case, weeks)
	for _, there := range b.there(unit) {
		for first := range n {
			for w := range weeks {
				if there[(first+w)%all] {
					people++
					break
				}
			}
		}
	}
	return people
}

// weeksThere is in how many weeks each line of a unit is on duty.
func (b *book) weeksThere(unit string) []int {
	var out []int
	for _, there := range b.there(unit) {
		n := 0
		for _, week := range there {
			if week {
				n++
			}
		}
		out = append(out, n)
	}
	return out
}

// there tells of each line of a unit, and of those that come from others, in which
// weeks it is on duty there; a unit of "" is everywhere, and a line in two units is
// met in each. Who covers no need is met by nobody.
func (b *book) there(unit string) [][]bool {
	var out [][]bool
	for _, l := range b.rota.Lines {
		p, ok := b.Case.Person(l.Person)
		if !ok {
			continue
		}
		places, weeks := []string{p.Unit}, [][]bool{make([]bool, b.Case.Dates.Weeks)}
		for _, d := range l.Duties {
			s, _ := b.Case.Shift(d.Shift)
			if !s.Covers() {
				continue
			}
			i := slices.Index(places, p.Where(*s))
			if i < 0 {
				i = len(places)
				places, weeks = append(places, p.Where(*s)), append(weeks, make([]bool, b.Case.Dates.Weeks))
			}
			weeks[i][d.Day/7] = true
		}
		for i, place := range places {
			if unit == "" || unit == place {
				out = append(out, weeks[i])
			}
		}
	}
	return out
}
