package report

import (
	"strings"

	"heltid/solver"
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
			key := "compare.needs.group"
			if !e.Willing.Whole() {
				key = "compare.needs.there_are"
			}
			who = append(who, t.say(key, "group", t.attribute(g.Competence), "needed", g.Needed, "could", g.Could, "there", g.There))
		}
		table.rows = append(table.rows, []string{t.entry(e), t.reached(e), all, orDash(who)})
	}
	if len(table.rows) > 1 {
		s.tell(t.say("compare.needs.says", "length", t.about(t.Entries[0].Case.LongThreshold)))
		s.show(table)
	}
	return s
}

// contracts says which agreements each model rests on and which it lacks.
func (t *comparer) contracts() section {
	s := section{id: "agreements", title: t.say("compare.contracts.title")}
	var searched []*solver.Entry
	for _, e := range t.Entries {
		if e.Result != nil {
			searched = append(searched, e)
		}
	}
	if len(searched) > 0 {
		s.list(t.alike(searched, t.entries, func(e *solver.Entry) string {
			text := t.say("compare.contracts.none")
			if used := t.used(e); len(used) > 0 {
				text = t.say("compare.contracts.used", "agreements", t.list(used))
			}
			if lacks := t.lacks(e); len(lacks) > 0 {
				text += " " + t.say("compare.contracts.missing", "agreements", strings.Join(lacks, "; "))
			}
			return text
		}))
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
	out := t.speaker.needs(e.Result.Missing)
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
