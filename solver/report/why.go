package report

import (
	"fmt"
	"slices"

	"heltid/solver"
	"heltid/solver/explain"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// conflict names the rules that cannot hold together.
func (t *teller) conflict() section {
	s := section{title: t.say("conflict.title")}
	if len(t.Conflict) == 0 {
		return s
	}
	s.tell(t.say("conflict.says"))
	var order []ward.Quantity
	people := map[ward.Quantity][]string{}
	for _, p := range t.Conflict {
		if !slices.Contains(order, p.Rule) {
			order = append(order, p.Rule)
		}
		people[p.Rule] = append(people[p.Rule], nameOr(p.Person, t.say("place.whole")))
	}
	var items []string
	for _, q := range order {
		says := ""
		if r, ok := rule.ByID(q); ok {
			says = r.Text[t.lang].Says
		}
		items = append(items, t.say("conflict.rule", "rule", t.ruleName(q), "people", t.list(people[q]), "says", says))
	}
	s.list(items)
	return s
}

// more is what would have to change for more posts to be full time, and who
// would have to agree.
func (t *teller) more() section {
	s := section{title: t.say("more.title")}
	if len(t.Levers) > 0 {
		now := t.Levers[0].Before
		key := "more.now"
		if now.Possible && now.Missing == 0 {
			key = "more.covered"
		}
		s.tell(t.say(key, "limit", t.reach(now)))
		if i := t.fullTimeTier(); i >= 0 && now.Possible && now.Missing == 0 && t.Tiers[i].Bounded && t.Tiers[i].Bound < int64(now.FullTime) {
			s.tell(t.say("more.tighter", "limit", t.Tiers[i].Bound))
		}
		table := &columns{left: words(false, true)}
		table.rows = [][]string{{t.say("more.limit"), t.say("more.change")}}
		for _, l := range t.Levers {
			table.rows = append(table.rows, []string{t.reach(l.After), t.say("more.lever", "change", l.Words[t.lang], "who", l.Who[t.lang])})
		}
		s.show(table)
		s.tell(t.say("more.means"))
	}
	return s
}

// wayOut names the cheapest change that could give a ward without a legal rota
// one, "" where none is known.
func (t *teller) wayOut() string {
	for _, l := range t.Levers {
		if !l.Before.Possible && l.After.Possible {
			return " " + t.say("result.way_out", "change", l.Words[t.lang], "who", l.Who[t.lang])
		}
	}
	return ""
}

// reach says a limit in a few words.
func (t *teller) reach(l explain.Limit) string {
	switch {
	case !l.Possible:
		return t.say("reach.none")
	case l.Missing > 0:
		return t.say("reach.missing", "hours", t.about(l.Missing), "full", l.FullTime)
	}
	if t.Case.SmallAtMost == -1 && l.Small >= 0 {
		return t.say("reach.with_small", "full", l.FullTime, "small", l.Small)
	}
	return t.say("reach.full", "full", l.FullTime)
}

// agreements says what the rota needs each agreement for, and who made it.
func (t *teller) agreements() section {
	s := section{title: t.say("agreements.title")}
	if t.Rota == nil {
		return s
	}
	if len(t.Case.Agreements) == len(t.Case.AsIf()) {
		s.tell(t.say("agreements.none"))
		return s
	}
	var items []string
	for _, u := range t.Uses {
		if u.Agreement.AsIf != "" {
			continue // told where it is said what is missing
		}
		with := t.agreed(u.Agreement)
		if t.Case.Model.Answers(u.Agreement.Model) {
			items = append(items, t.say("agreements.of_model", "agreement", with))
			continue
		}
		if u.Breaches == 0 {
			items = append(items, t.say("agreements.unused", "agreement", with))
			continue
		}
		items = append(items, t.say("agreements.used", "agreement", with, "n", u.Breaches, "rules", t.ruleNames(u.Rules)))
	}
	s.list(items)
	return s
}

// agreed names an agreement: its place in the law, who made it and until when.
func (s speaker) agreed(a ward.Agreement) string {
	who, source := rule.LevelName(a.Level, s.lang), s.source(a.Level, a.Paragraph)
	if a.Trial != nil {
		who, source = rule.LevelName(ward.Trial, s.lang), a.Trial.Authority
	}
	if a.SignedBy != "" {
		who += ", " + a.SignedBy
	}
	if a.Until != nil {
		who += ", " + s.say("agreements.until", "date", longDate(*a.Until))
	}
	on := source
	if a.Model != "" {
		on = s.say("agreements.model", "model", a.Model)
	}
	return fmt.Sprintf("%s (%s; %s)", on, a.ID, who)
}

// SayReach says how far any rota of a case gets.
func SayReach(c *ward.Case, l explain.Limit, lang rule.Lang) string {
	t := &teller{speaker{lang, c.Ward}, &solver.Result{Case: c}}
	return t.capital(t.reach(l)) + "."
}
