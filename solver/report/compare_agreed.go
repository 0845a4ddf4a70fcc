package report

import (
	"strings"

	"heltid/solver"
	"heltid/solver/rule"
)

// volunteers says who must say yes, and what that gives.
func (t *comparer) volunteers() section {
	s := section{id: "volunteers", title: t.say("compare.needs.title")}
	table := &columns{left: words(true, false, false, true)}
	table.rows = [][]string{{t.say("compare.model"), t.say("compare.needs.there"), t.say("compare.needs.all"), t.say("compare.needs.who")}}
	for _, e := range t.Entries {
		if e.Willing == nil && len(e.Volunteers) == 0 {
			continue
		}
		all := "–"
		if e.Willing != nil {
			all = t.reached(e.Willing)
		}
		var who []string
		for _, g := range e.Volunteers {
			switch group := t.attribute(g.Competence); {
			case !e.Willing.Whole():
				who = append(who, t.say("compare.needs.there_are", "group", group, "could", g.Could, "there", g.There))
			case g.Needed > 0:
				who = append(who, t.say("compare.needs.group", "group", group, "needed", g.Needed, "could", g.Could, "there", g.There))
			}
		}
		if len(who) > 0 && !e.Willing.Whole() {
			key := "compare.needs.said"
			if e.Willing.Standing().Impossible {
				key = "compare.needs.yes"
			}
			who = []string{t.say(key, "groups", strings.Join(who, ", "))}
		}
		if len(who) == 0 && len(e.Volunteers) > 0 {
			who = append(who, t.say("compare.needs.nobody"))
		}
		table.rows = append(table.rows, []string{t.entry(e), t.reached(e), all, orDash(who)})
	}
	if len(table.rows) > 1 {
		s.tell(t.say("compare.needs.says", "length", t.about(t.Entries[0].Case.LongThreshold)))
		s.show(table)
	}
	return s
}

// contracts says which agreements each rota rests on, and which its model
// lacks.
func (t *comparer) contracts() section {
	s := section{id: "agreements", title: t.say("compare.contracts.title")}
	items := t.alike(t.made(), t.entries, func(e *solver.Entry) string {
		if used := t.used(e); len(used) > 0 {
			return t.say("compare.contracts.used", "agreements", t.list(used))
		}
		return t.say("compare.contracts.none")
	})
	items = append(items, t.alike(t.of(t.Runs[0]), t.models, func(e *solver.Entry) string {
		if lacks := t.lacks(e); len(lacks) > 0 {
			return t.say("compare.contracts.missing", "agreements", strings.Join(lacks, "; "))
		}
		return ""
	})...)
	if len(items) > 0 {
		s.list(items)
	}
	return s
}

// used names the agreements that somebody has made and the rota would break
// rules without.
func (t *comparer) used(e *solver.Entry) []string {
	var out []string
	for _, u := range e.Result.Uses {
		if u.Breaches > 0 && u.Agreement.AsIf == "" {
			out = append(out, (&teller{t.speaker, e.Result}).agreed(u.Agreement))
		}
	}
	return out
}

// lacks names the agreements that the model needs and nobody has made.
func (t *comparer) lacks(e *solver.Entry) []string {
	stands, err := e.Case.AsAgreed()
	if err != nil {
		return nil
	}
	out := t.speaker.needs(rule.Terms(stands).Missing())
	if len(e.Case.AsIf()) > 0 {
		for i := range out {
			out[i] = t.say("compare.contracts.as_if", "what", out[i])
		}
	}
	return out
}

func orDash(of []string) string {
	if len(of) == 0 {
		return "–"
	}
	return strings.Join(of, ", ")
}
