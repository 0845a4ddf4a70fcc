package report

import (
	"slices"

	"heltid/solver"
	"heltid/solver/ward"
)

// checked says what the checker found of each rota.
func (t *comparer) checked() section {
	s := section{id: "findings", title: t.say("compare.findings.title")}
	var items []string
	var missing []*solver.Entry
	for _, e := range t.Entries {
		name := t.entry(e)
		switch {
		case e.Err != nil:
			items = append(items, t.say("compare.findings.failed", "entry", name, "error", e.Err))
		case e.Result == nil || e.Result.Report == nil:
			missing = append(missing, e)
		case len(e.Result.Report.Findings) == 0:
			items = append(items, t.say("compare.findings.none", "entry", name, "n", len(e.Result.Report.Tightest)))
		case !e.Whole():
			items = append(items, t.say("compare.findings.unfinished", "entry", name, "lacks", t.lacking(e)))
		default:
			var rules []ward.Quantity
			for _, f := range e.Result.Report.Findings {
				rules = append(rules, f.Rule)
			}
			slices.Sort(rules)
			items = append(items, t.say("compare.findings.some", "entry", name, "n", len(e.Result.Report.Findings), "rules", t.ruleNames(slices.Compact(rules))))
		}
	}
	if len(missing) > 0 {
		items = append(items, t.say("compare.findings.missing", "entries", t.entries(missing)))
	}
	s.list(items)
	return s
}

// rests is what the comparison takes for granted: what all models have in
// common, then what only one has.
func (t *comparer) rests() section {
	all := map[string]int{}
	own := map[*solver.Entry][]string{}
	var order []string
	for _, e := range t.Entries {
		items := defaults(e.Case, t.lang, func(string) bool { return true })
		if e.Result != nil && e.Result.Report != nil {
			for _, n := range slices.Concat(e.Result.Report.Assumptions, e.Result.Report.Choices) {
				items = append(items, n.Text(t.lang))
			}
		}
		for _, item := range items {
			if slices.Contains(own[e], item) {
				continue
			}
			own[e] = append(own[e], item)
			if all[item]++; all[item] == 1 {
				order = append(order, item)
			}
		}
	}
	out := section{id: "rests", title: t.say("rests.title")}
	out.tell(t.say("compare.rests.all"))
	out.list(slices.DeleteFunc(slices.Clone(order), func(item string) bool { return all[item] < len(t.Entries) }))
	for i := range t.Models {
		var items []string
		for _, e := range t.Entries {
			if e.Model.ID != t.Models[i].ID {
				continue
			}
			for _, item := range own[e] {
				if all[item] < len(t.Entries) && !slices.Contains(items, item) {
					items = append(items, item)
				}
			}
		}
		if len(items) > 0 {
			out.tell(t.say("compare.rests.own", "model", t.model(&t.Models[i])))
			out.list(items)
		}
	}
	return out
}

// origin says how the same comparison can be had again.
func (t *comparer) origin() section {
	s := section{id: "origin", title: t.say("origin.title")}
	seconds := func(ms int64) string { return t.decimal(int(ms), 1000, 0) }
	most := ""
	if t.Time > 0 {
		most = t.say("compare.origin.most", "time", seconds(t.Time.Milliseconds()))
	}
	s.tell(t.say("compare.origin.made", "engine", t.Origin.Engine, "rules", t.Origin.RuleSet, "seed", t.Origin.Seed, "time", seconds(t.Elapsed.Milliseconds()), "most", most))
	s.tell(t.say("compare.origin.input", "input", short(t.Origin.InputHash)))
	if t.Stopped {
		s.tell(t.say("compare.origin.stopped"))
	}
	if len(t.made()) > 0 {
		s.tell(t.say("compare.origin.checked"))
	}
	s.tell(t.say("origin.advice"))
	return s
}
