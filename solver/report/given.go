package report

import (
	"io"
	"strings"

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
	}
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(wrap(l, width, "", ""))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
