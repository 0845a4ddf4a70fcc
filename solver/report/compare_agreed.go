package report

import (
	"fmt"
	"strings"

	"heltid/solver"
	"heltid/solver/rule"
)

// volunteers says how many have said yes and how many are needed, and what each
// gives.
func (t *comparer) volunteers() section {
	s := section{id: "volunteers", title: t.say("compare.needs.title")}
	table := &columns{left: words(true, false, false, false, false, true)}
	table.rows = [][]string{{t.say("compare.model"), t.say("compare.needs.there"), t.say("compare.needs.with"), t.say("compare.needs.needed"), t.say("compare.needs.all"), t.say("compare.needs.who")}}
	for _, e := range t.Entries {
		if e.Willing == nil && len(e.Volunteers) == 0 {
			continue
		}
		at := e // of all who could, where all have said yes
		if e.Willing != nil {
			at = e.Willing
		}
		could, there, needed := 0, 0, 0
		var who []string
		for _, g := range e.Volunteers {
			could, there, needed = could+g.Could, there+g.There, needed+g.Needed
			key := "compare.needs.group"
			if !at.Whole() {
				key = "compare.needs.there_are"
			}
			who = append(who, t.say(key, "group", t.attribute(g.Competence), "needed", g.Needed, "could", g.Could, "there", g.There))
		}
		takes := "–"
		switch {
		case at.Whole():
			takes = fmt.Sprint(needed)
		case !at.Standing().Impossible:
			takes = t.say("compare.needs.unknown")
		}
		table.rows = append(table.rows, []string{t.entry(e), t.say("compare.needs.of", "n", there, "all", could), t.reached(e), takes, t.reached(at), strings.Join(who, "; ")})
	}
	if len(table.rows) > 1 {
		s.tell(t.say("compare.needs.says", "length", t.about(t.Entries[0].Case.LongThreshold)))
		s.show(table)
	}
	t.tellShort(&s, solver.ExtraWilling)
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
