package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"heltid/solver/check"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// A matter is what breaks one rule and the same agreement could allow.
type matter struct {
	rule     rule.Rule
	allowed  *ward.Step // nil: no agreement can
	findings int
	items    []item // worst first
}

// An item is one line that is told: a finding, or need that is not met at the
// same time of day on several days.
type item struct {
	number   int // from 1, in the order they are told
	findings []finding
}

// A finding of a report, and its place there.
type finding struct {
	check.Finding
	at int
}

// matters puts findings in order, the worst first.
func (s speaker) matters(c *ward.Case, fs []check.Finding) []matter {
	type key struct {
		rule    ward.Quantity
		level   ward.Level
		section string
	}
	at := map[key]int{}
	var out []matter
	for n, f := range fs {
		k := key{rule: f.Rule}
		if f.AllowedBy != nil {
			k.level, k.section = f.AllowedBy.Level, f.AllowedBy.Paragraph
		}
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			r, _ := rule.ByID(f.Rule)
			out = append(out, matter{rule: r, allowed: f.AllowedBy})
		}
		out[i].findings++
		out[i].add(finding{f, n})
	}
	slices.SortStableFunc(out, func(a, b matter) int {
		return cmp.Or(cmp.Compare(a.weight(), b.weight()), cmp.Compare(rule.Place(a.rule.ID), rule.Place(b.rule.ID)))
	})
	n := 0
	for i := range out {
		slices.SortStableFunc(out[i].items, func(a, b item) int { return cmp.Compare(a.margin(), b.margin()) })
		for j := range out[i].items {
			n++
			out[i].items[j].number = n
		}
	}
	return out
}

// add puts a finding with the others of its time of day, where it is need that
// is not met, else on its own.
func (m *matter) add(f finding) {
	for i := range m.items {
		if g := m.items[i].findings[0]; f.Rule == "cover" && clockSpan(f) == clockSpan(g) && f.Who == g.Who && f.Unit == g.Unit {
			m.items[i].findings = append(m.items[i].findings, f)
			return
		}
	}
	m.items = append(m.items, item{findings: []finding{f}})
}

// clockSpan is the time of day of a finding shorter than a day.
func clockSpan(f finding) string {
	if f.To.Sub(f.From) >= 24*time.Hour {
		return f.From.String()
	}
	return clock(f.From) + "–" + clock(f.To)
}

// clock is a time of day as 07:30. There are thousands to write, and Format takes
// its time.
func clock(t time.Time) string {
	h, m, _ := t.Clock()
	return string([]byte{byte('0' + h/10), byte('0' + h%10), ':', byte('0' + m/10), byte('0' + m%10)})
}

// margin sums up how far the findings are past their limits.
func (i item) margin() int {
	sum := 0
	for _, f := range i.findings {
		sum += f.Margin
	}
	return sum
}

// worst is the finding furthest past its limit.
func (m matter) worst() finding {
	var all []finding
	for _, i := range m.items {
		all = append(all, i.findings...)
	}
	return slices.MinFunc(all, func(a, b finding) int { return cmp.Compare(a.Margin, b.Margin) })
}

// weight is small for what is worst: what nobody may agree to, then law and
// tariff by how far away those are who may, then the rest by kind.
func (m matter) weight() int {
	kinds := []rule.Kind{rule.Law, rule.Tariff, rule.Written, rule.Need, rule.Parties, rule.Guard, rule.Strain}
	levels := []ward.Level{ward.Union, ward.Authority, ward.Representatives, ward.Individual}
	kind, level := slices.Index(kinds, m.rule.Kind), 0
	if m.allowed != nil {
		level = 1 + slices.Index(levels, m.allowed.Level)
	}
	if kind < 2 {
		return 2*level + kind
	}
	return 10 * kind
}

// who names those a matter concerns, each once, in the order of the ward.
func (s speaker) who(c *ward.Case, m matter) []string {
	concerned := map[string]bool{}
	var others []string
	for _, i := range m.items {
		for _, f := range i.findings {
			if f.Person != "" {
				concerned[f.Person] = true
			} else if name := s.place(c, whenever(f.Measure, c)); !slices.Contains(others, name) {
				others = append(others, name)
			}
		}
	}
	var out []string
	for _, p := range c.People {
		if concerned[p.ID] {
			out = append(out, p.ID)
		}
	}
	return append(out, others...)
}

// whenever is a measure without its time.
func whenever(m check.Measure, c *ward.Case) check.Measure {
	m.FirstDay, m.LastDay = 0, c.Dates.Days()-1
	return m
}

// opener says who could allow a matter.
func (s speaker) opener(m matter) string {
	switch {
	case m.allowed != nil:
		return rule.LevelName(m.allowed.Level, s.lang)
	case m.rule.Kind == rule.Law || m.rule.Kind == rule.Tariff:
		return s.say("matter.nobody")
	}
	return s.say("matter.ward")
}

// paragraphs are where the limits in force of a matter come from, each once.
func (m matter) paragraphs(lang rule.Lang) []string {
	var out []string
	for _, i := range m.items {
		for _, f := range i.findings {
			if source := rule.Cite(f.Step.Source, lang); source != "" && !slices.Contains(out, source) {
				out = append(out, source)
			}
		}
	}
	return out
}

// agreements are those that set the limits of a matter, by id.
func (m matter) agreements() []string {
	var out []string
	for _, i := range m.items {
		for _, f := range i.findings {
			if f.Agreement != "" && !slices.Contains(out, f.Agreement) {
				out = append(out, f.Agreement)
			}
		}
	}
	return out
}

// matter tells one matter: what the rule asks, who could allow more, and each
// place with what was measured.
func (j *judge) matter(m matter) section {
	name := m.rule.Text[j.lang].Name
	out := section{id: m.id(), title: j.say("matter.title", "rule", j.capital(name), "n", m.findings)}
	text := m.rule.Text[j.lang].Says
	if sources := m.paragraphs(j.lang); len(sources) > 0 {
		text += " " + j.say("matter.source", "sources", strings.Join(sources, "; "))
	}
	if ids := m.agreements(); len(ids) > 0 {
		text += " " + j.say("matter.agreed", "agreements", j.list(ids))
	}
	switch {
	case m.allowed != nil:
		text += " " + j.say("findings.allowed", "who", rule.LevelName(m.allowed.Level, j.lang), "source", rule.Cite(m.allowed.Source, j.lang))
	case m.rule.Kind == rule.Law || m.rule.Kind == rule.Tariff:
		text += " " + j.say("findings.nobody")
	}
	out.tell(text)
	t := &columns{left: words(false, false, false, false, true)}
	t.rows = [][]string{{j.say("matter.number"), j.say("findings.measured"), j.say("findings.limit"), j.say("matter.margin"), j.say("matter.where")}}
	t.ids = []string{""}
	in := []string{j.say("matter.cell")}
	for _, i := range m.items {
		t.rows = append(t.rows, append([]string{fmt.Sprint(i.number)}, j.item(j.Case, m, i)...))
		t.ids = append(t.ids, anchor(i.number))
		in = append(in, j.cells(i.findings))
	}
	if strings.Join(in[1:], "") != "" {
		t.left = words(false, false, false, false, true, true)
		for row := range t.rows {
			t.rows[row] = slices.Insert(t.rows[row], 4, in[row])
		}
	}
	out.show(t)
	return out
}

// id is where a page tells the matter.
func (m matter) id() string {
	if m.allowed == nil {
		return string(m.rule.ID)
	}
	return string(m.rule.ID) + "-" + m.allowed.Paragraph
}

// anchor is where a page tells an item.
func anchor(number int) string { return fmt.Sprintf("f%d", number) }

// item is what was measured, the limit, how far past it, and where and when.
func (s speaker) item(c *ward.Case, m matter, i item) []string {
	f := i.findings[0]
	figures := []string{rule.Format(m.rule.Unit, f.Measured, s.lang), rule.Format(m.rule.Unit, f.Limit, s.lang), rule.Format(m.rule.Unit, -i.margin(), s.lang)}
	where := s.place(c, f.Measure)
	if len(i.findings) > 1 || f.Rule == "cover" && f.To.Sub(f.From) < 24*time.Hour {
		measured := 0
		var days []string
		for _, g := range i.findings {
			measured += g.Measured
			days = append(days, s.day(c, g.FirstDay))
		}
		figures[0] = rule.Format(m.rule.Unit, measured, s.lang)
		where = s.say("matter.days", "who", s.place(c, whenever(f.Measure, c)), "clock", clockSpan(f), "n", len(days), "days", s.days(c, days))
	}
	if len(f.Also) > 0 {
		where += ". " + s.say("findings.also", "rules", s.ruleNames(f.Also))
	}
	return append(figures, where)
}
