package report

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Defaults says what is taken for granted because the ward file does not say,
// each with where it comes from.
func Defaults(c *ward.Case, lang rule.Lang) []string {
	return defaults(c, lang, func(string) bool { return true })
}

// uncounted tells whether a default is of what may be chosen, not of how the
// law is counted, which the checker's own notes say of a finished rota.
func uncounted(key string) bool {
	return !slices.Contains([]string{"period.kind", "people.history", "night"}, key) && !strings.HasPrefix(key, "counting.")
}

func defaults(c *ward.Case, lang rule.Lang, tell func(key string) bool) []string {
	s := speaker{lang, c.Ward}
	var out []string
	for _, d := range c.Ward.Explain() {
		model, of := strings.CutPrefix(d.Key, "models.")
		if of && !strings.HasPrefix(model, c.Model.ID+".") || d.Key == "need_by_shift" || !tell(d.Key) {
			continue // of another model, or shown as a table
		}
		if ownPeriod(c, d.Key) {
			continue // the model's own is told instead
		}
		where := d.Where
		if more, ok := strings.CutSuffix(where, Say(rule.Bokmaal, "default.chosen")); ok {
			where = more + s.say("default.chosen")
		}
		if m, ok := ward.InLibrary(c.Model.Use); ok && where == m.Sources["nb"] {
			where = m.Sources[string(lang)]
		}
		out = append(out, fmt.Sprintf("%s (%s).", strings.TrimSuffix(d.Text[string(lang)], "."), where))
	}
	if c.Budget == nil {
		out = append(out, s.say("default.budget"))
	}
	return out
}

// ownPeriod tells whether a default of the ward's period or tolerance is not in
// force because the rota model has its own.
func ownPeriod(c *ward.Case, key string) bool {
	switch key {
	case "period.kind":
		return !c.Dates.Rolling
	case "people.history":
		return c.Dates.Rolling
	case "tolerance.hours_per_year":
		return c.Model.Tolerance != nil
	}
	return false
}

// Explain writes the defaults in force for a case, with their sources.
func Explain(w io.Writer, c *ward.Case, lang rule.Lang, width int) error {
	s := section{title: Say(lang, "rests.defaults", "model", c.Model.ID, "run", Say(lang, "run."+string(c.Run)))}
	s.list(Defaults(c, lang))
	out := []section{s, limits(speaker{lang, c.Ward})}
	if need := c.Ward.ConvertedNeed(); len(need) > 0 {
		out = append(out, converted(speaker{lang, c.Ward}, need))
	}
	return write(w, out, width)
}

// limits shows what law and tariff ask for: of each rule the limit that holds
// without agreement and those an agreement of each level may go to.
func limits(k speaker) section {
	s := section{title: k.say("limits.title")}
	s.tell(k.say("limits.says"))
	table := &columns{left: words(true, true, true, true)}
	table.rows = [][]string{{k.say("limits.rule"), k.say("limits.limit"), k.say("limits.who"), k.say("limits.source")}}
	for _, r := range rule.All() {
		if r.Kind != rule.Law && r.Kind != rule.Tariff {
			continue
		}
		name := r.Text[k.lang].Name
		for _, step := range r.Steps {
			table.rows = append(table.rows, []string{name, rule.FormatLimit(r.Unit, step, k.lang), rule.LevelName(step.Level, k.lang), rule.Cite(step.Source, k.lang)})
			name = ""
		}
	}
	s.show(table)
	return s
}

// converted shows need that was given as heads per shift code as what it
// became: heads by time of day.
func converted(k speaker, need []ward.NeedRow) section {
	s := section{title: k.say("converted.title")}
	s.tell(k.say("converted.says"))
	table := &columns{left: words(true, true, true, true)}
	table.rows = [][]string{{k.say("converted.unit"), k.say("converted.days"), k.say("converted.time"), k.say("converted.heads")}}
	for _, r := range need {
		table.rows = append(table.rows, []string{r.Unit, r.Days.String(), r.From.Clock() + "–" + r.To.Clock(), k.headcount(r)})
	}
	s.show(table)
	return s
}

// headcount writes a row's floor: the whole first, then who must be among them.
func (s speaker) headcount(r ward.NeedRow) string {
	out := []string{}
	if n, ok := r.Floor[ward.Total]; ok {
		out = append(out, fmt.Sprint(n))
	}
	for _, who := range slices.Sorted(maps.Keys(r.Floor)) {
		if who != ward.Total {
			out = append(out, fmt.Sprintf("%d %s", r.Floor[who], s.attribute(who)))
		}
	}
	return strings.Join(out, ", ")
}
