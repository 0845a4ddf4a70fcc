package report

import (
	"slices"

	"heltid/solver"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// burden is what full time costs those who have it: weekends, nights, short
// rests, and who must say yes to long shifts. A number of full-time posts is
// never told without it.
func (t *teller) burden() section {
	s := section{title: t.say("burden.title")}
	if t.Rota == nil {
		return s
	}
	var hours, most ward.Minutes
	heads := 0
	for _, l := range t.Totals.Lines {
		hours += l.WeekendHours
		most = max(most, l.WeekendHours)
		if l.WeekendHours > 0 {
			heads++
		}
	}
	if heads > 0 {
		s.tell(t.say("burden.weekends", "n", heads, "mean", t.decimal(int(hours), 60*heads, 0), "most", t.decimal(int(most), 60, 0)))
	}
	s.tell(t.say("burden.strain", "quick", t.Totals.QuickReturns, "lone", t.Totals.LoneDays, "nights", t.Totals.Nights, "n", t.Case.Dates.Weeks))
	s.tell(t.money())
	if items := t.volunteers(); len(items) > 0 {
		s.tell(t.say("burden.long", "length", t.Case.LongThreshold))
		s.list(items)
	}
	return s
}

// money is what the rota costs in 52 weeks, and what of it is supplements.
func (t *teller) money() string {
	y := t.Totals.Year
	substitutes, _ := t.Totals.Figure("substitute_cost", "")
	text := t.say("burden.money", "cost", t.ore(y.Total()+substitutes), "base", t.ore(y.Base), "evening", t.ore(y.Evening.Ore),
		"night", t.ore(y.Night.Ore), "weekend", t.ore(y.Weekend.Ore), "red", t.ore(y.Red.Ore))
	if substitutes > 0 {
		text += " " + t.say("burden.substitutes", "cost", t.ore(substitutes))
	}
	if left, ok := t.Totals.Figure("money_left", ""); ok {
		text += " " + t.say("burden.left", "left", t.ore(left))
	}
	return text
}

// volunteers says per competence how many the rota gives long shifts and how
// many have said yes to them. In a structure run nobody has been asked: there
// it says how many would have to volunteer.
func (t *teller) volunteers() []string {
	with, willing := longDuties(t.Result), longWilling(t.Case)
	var out []string
	for _, k := range t.Case.Ward.Competences {
		if with[k.ID] == 0 {
			continue
		}
		key := "burden.volunteers"
		if t.Case.Run == ward.Structure {
			key = "burden.volunteers_needed"
		}
		out = append(out, t.say(key, "group", nameOr(k.Name, k.ID), "n", with[k.ID], "willing", willing[k.ID]))
	}
	return out
}

// longDuties counts by competence those whom a rota gives duties that need
// their own yes.
func longDuties(r *solver.Result) map[string]int {
	out := map[string]int{}
	for _, l := range r.Rota.Lines {
		p, ok := r.Case.Person(l.Person)
		if ok && slices.ContainsFunc(l.Duties, func(d rota.Duty) bool {
			s, ok := r.Case.Shift(d.Shift)
			return ok && s.Net() > r.Case.LongThreshold
		}) {
			out[p.Competence]++
		}
	}
	return out
}

// longWilling counts by competence those who work in the ward and have said yes
// to long duties.
func longWilling(c *ward.Case) map[string]int {
	out := map[string]int{}
	for i := range c.Ward.People {
		if p := &c.Ward.People[i]; p.LongestConsent(c.Dates.Start) > c.LongThreshold {
			out[p.Competence]++
		}
	}
	return out
}
