package report

import (
	"fmt"
	"io"

	"heltid/solver/check"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Given writes that a ward file is right, what it comes to in sum, and what in
// it is allowed but seldom meant.
func Given(w io.Writer, of *ward.Ward, lang rule.Lang, width int) error {
	s := speaker{lang, of}
	lines := []string{s.say("given.right", "ward", of.Name, "people", len(of.People), "n", len(of.Models), "shifts", len(of.Shifts))}
	var today ward.Size
	var tiny []string
	full, posts := 0, 0
	for i := range of.People {
		p := &of.People[i]
		if !p.StandsIn() {
			posts++
		}
		today += p.Size.Current
		if p.Size.Current >= ward.FullTime {
			full++
		}
		if p.Size.Current > 0 && p.Size.Current < ward.FullTime/100 {
			tiny = append(tiny, p.ID)
		}
	}
	if len(of.People) > 0 {
		lines = append(lines, s.say("given.today", "posts", s.fte(today), "full", full, "all", posts))
	}
	if b := of.Budget; b != nil && b.FullTimeWeeks > 0 {
		lines = append(lines, s.say("given.budget", "posts", s.fte(b.FullTimeWeeks)))
		if more := of.Bought(b); more > 0 {
			lines = append(lines, s.say("given.bought", "posts", s.fte(more), "kroner", s.kroner(b.Money.ToPosts)))
		}
		if b.FullTimeWeeks+of.Bought(b) < today {
			lines = append(lines, s.say("given.budget_small"))
		}
	}
	if len(tiny) > 0 {
		lines = append(lines, s.say("given.tiny", "people", s.list(tiny)))
	}
	if len(of.Need) == 0 && len(of.NeedByShift) == 0 {
		lines = append(lines, s.say("given.no_need"))
	}
	if c, err := of.Case("", ward.FromToday); err == nil && len(of.People) > 0 {
		found, err := check.Vacations(c)
		if err != nil {
			return err
		}
		for _, f := range found {
			lines = append(lines, s.say("given.vacation", "person", f.Person, "finding", f.Text(lang)))
		}
		lines = append(lines, s.uneven(c)...)
	}
	var b []byte
	for _, l := range lines {
		b = append(wrap(b, l, width, 0, 0), '\n')
	}
	_, err := w.Write(b)
	return err
}

// uneven says which sizes people have that duties of the one length they can
// have do not come to.
func (s speaker) uneven(c *ward.Case) []string {
	if c.Sizes.Free {
		return nil
	}
	type lack struct {
		ward.Measure
		size ward.Size
	}
	places := map[lack][]string{}
	var order []lack
	for i := range c.Ward.People {
		p := &c.Ward.People[i]
		m, ok := c.OnlyMeasure(p)
		if !ok || p.Size.Current == 0 || p.StandsIn() {
			continue
		}
		l := lack{m, p.Size.Current}
		if _, _, ok := m.Comes(l.size); ok {
			continue
		}
		if places[l] == nil {
			order = append(order, l)
		}
		places[l] = append(places[l], fmt.Sprintf("%s (people[%d].size.current)", p.ID, i))
	}
	var out []string
	for _, l := range order {
		below, above, _ := l.Comes(l.size)
		nearest := s.size(above)
		if below > 0 {
			nearest = s.say("given.either", "a", s.size(below), "b", nearest)
		}
		out = append(out, s.say("given.uneven", "length", l.Duty, "size", s.size(l.size), "norm", l.Norm, "tolerance", c.TolerancePer, "n", c.Dates.Weeks, "people", s.list(places[l]), "nearest", nearest))
	}
	return out
}
