package report

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"heltid/solver/check"
	"heltid/solver/measure"
	"heltid/solver/rota"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Checked is a rota with what the checker says of it.
type Checked struct {
	Case   *ward.Case
	Rota   *rota.Rota
	Report *check.Report
	File   *rota.File // that it was read from; nil where there was none

	Strain []measure.Strain // what strains each line, for the parties to assess (AML §10-2(1))
	Beyond []measure.Beyond // who has worked more than their post, where it is hours worked (AML §14-4 a)
}

// Check judges the rota of a file.
func Check(f *rota.File) (Checked, error) {
	s, err := check.Lay(f.Case, f.Rota)
	if err != nil {
		return Checked{}, err
	}
	out := judged(f.Case, f.Rota, s.Report(), measure.StrainsOf(s))
	out.File = f
	return out, nil
}

// AsIfAgreed has the rota of a file judged as if the agreements that its rota
// model needs and nobody has made were there.
func AsIfAgreed(f *rota.File) error {
	missing := rule.Terms(f.Case).Missing()
	c, err := f.Case.Ward.AsIfAgreed(f.Case.Model.ID, missing).Case(f.Case.Model.ID, f.Case.Run)
	if err == nil {
		f.Case = f.Rota.Case(c)
	}
	return err
}

// Judged is a rota with what the checker has said of it. The rota fits the case.
func Judged(c *ward.Case, r *rota.Rota, found *check.Report) Checked {
	return judged(c, r, found, measure.Strains(c, r))
}

func judged(c *ward.Case, r *rota.Rota, found *check.Report, strain []measure.Strain) Checked {
	return Checked{Case: c, Rota: r, Report: found, Strain: strain, Beyond: measure.WorkedBeyond(c, r)}
}

// A judge tells one checked rota in one language.
type judge struct {
	speaker
	Checked
	all []matter
}

func newJudge(c Checked, lang rule.Lang) *judge {
	s := speaker{lang, c.Case.Ward}
	return &judge{s, c, s.matters(c.Case, c.Report.Findings)}
}

// Findings writes what the checker found: how many findings, of which rules, whom
// they concern and who could have allowed them, the worst first; then each of
// them; then how near the limits the rota is, what strains each line, stricter
// readings of the law, and what the judgement rests on. Width is in columns, 0 for no end.
func Findings(w io.Writer, c Checked, lang rule.Lang, width int) error {
	return newJudge(c, lang).write(w, width)
}

func (j *judge) write(w io.Writer, width int) error {
	return write(w, slices.Concat([]section{j.answer(), j.overview()}, j.matters(), j.rests()), width)
}

// text is the whole without line breaks inside paragraphs.
func (j *judge) text() string {
	var b strings.Builder
	_ = j.write(&b, 0) // a string takes everything
	return b.String()
}

// answer is what one reads first.
func (j *judge) answer() section {
	s := section{title: j.say("findings.title", "ward", j.Case.Ward.Name)}
	switch o := j.Rota.Origin; {
	case len(j.Case.AsIf()) > 0:
		s.tell(j.say("findings.as_if", "n", len(j.Case.AsIf())))
	case o != nil && len(o.AsIfAgreed) > 0:
		s.tell(j.say("findings.was_as_if", "n", len(o.AsIfAgreed)))
	}
	if n := len(j.Report.Findings); n == 0 {
		s.tell(j.say("findings.none", "n", len(j.Report.Tightest)))
	} else {
		s.tell(j.say("findings.count", "n", n, "rules", len(j.rules()), "measured", len(j.Report.Tightest)))
		s.tell(j.openers())
	}
	if text := j.reading(); text != "" {
		s.tell(text)
	}
	return s
}

// rules are those that are broken, each once.
func (j *judge) rules() []ward.Quantity {
	var out []ward.Quantity
	for _, m := range j.all {
		if !slices.Contains(out, m.rule.ID) {
			out = append(out, m.rule.ID)
		}
	}
	return out
}

// openers says how many findings each party could allow, and how many nobody.
func (j *judge) openers() string {
	var order []string
	n := map[string]int{}
	for _, m := range j.all {
		who := j.opener(m)
		if n[who] == 0 {
			order = append(order, who)
		}
		n[who] += m.findings
	}
	var parts []string
	for _, who := range order {
		parts = append(parts, j.say("findings.opener", "n", n[who], "who", who))
	}
	return j.say("findings.openers", "list", j.list(parts))
}

// overview is one line for each matter.
func (j *judge) overview() section {
	s := section{id: "overview", title: j.say("overview.title")}
	if len(j.all) == 0 {
		return s
	}
	t := &columns{left: words(true, false, false, false, true, true), links: []string{""}}
	t.rows = [][]string{{j.say("findings.rule"), j.say("overview.count"), j.say("overview.worst"), j.say("findings.limit"), j.say("overview.opener"), j.say("overview.who")}}
	for _, m := range j.all {
		worst := m.worst()
		t.links = append(t.links, m.id())
		t.rows = append(t.rows, []string{
			j.ruleName(m.rule.ID), strconv.Itoa(m.findings), rule.Format(m.rule.Unit, worst.Measured, j.lang), rule.Format(m.rule.Unit, worst.Limit, j.lang),
			j.opener(m), j.some(j.who(j.Case, m)),
		})
	}
	s.show(t)
	return s
}

// some joins names, the first of them where they are many.
func (j *judge) some(names []string) string {
	const few = 12
	if rest := len(names) - few; rest > 1 {
		names = append(slices.Clone(names[:few]), j.say("overview.more", "n", rest))
	}
	return j.list(names)
}

func (j *judge) matters() []section {
	var out []section
	for _, m := range j.all {
		out = append(out, j.matter(m))
	}
	return out
}

// allowed is what the rota keeps by agreements alone, and how near it is to what
// they allow.
func (j *judge) allowed() section {
	s := section{id: "allowed", title: j.say("allowed.title")}
	if len(j.Report.Allowed) == 0 {
		return s
	}
	s.tell(j.say("allowed.says"))
	t := &columns{left: words(true, true, false, false, false, false, false, true)}
	t.rows = [][]string{{j.say("findings.agreement"), j.say("findings.rule"), j.say("allowed.times"), j.say("allowed.without"), j.say("allowed.agreed"), j.say("findings.measured"), j.say("allowed.margin"), j.say("findings.where")}}
	owed, named := ward.Minutes(0), map[string]bool{}
	var who []string
	for _, a := range j.Report.Allowed {
		r, _ := rule.ByID(a.Rule)
		figure := func(v int) string { return rule.Format(r.Unit, v, j.lang) }
		t.rows = append(t.rows, []string{a.Agreement.ID, j.ruleName(a.Rule), strconv.Itoa(a.Times), figure(a.Without), figure(a.Limit), figure(a.Measured), figure(a.Margin), j.place(j.Case, a.Measure)})
		owed += ward.Minutes(a.Owed)
		if !named[a.Agreement.ID] {
			named[a.Agreement.ID] = true
			who = append(who, j.agreed(*a.Agreement))
		}
	}
	s.show(t)
	s.list(who)
	if owed > 0 {
		s.tell(j.say("allowed.owed", "hours", owed))
	}
	return s
}

// rests is how near the limits the rota is, what strains people, who has worked
// more than their post, other readings of the law, and what the judgement rests
// on.
func (j *judge) rests() []section {
	closest := section{title: j.say("findings.tightest")}
	table := &columns{left: words(true, false, false, true, true)}
	table.rows = [][]string{{j.say("findings.rule"), j.say("findings.measured"), j.say("findings.limit"), j.say("findings.agreement"), j.say("findings.where")}}
	for _, m := range j.Report.Tightest {
		r, _ := rule.ByID(m.Rule)
		table.rows = append(table.rows, []string{j.ruleName(m.Rule), rule.Format(r.Unit, m.Measured, j.lang), rule.Format(r.Unit, m.Limit, j.lang), m.Agreement, j.place(j.Case, m)})
	}
	if len(j.Report.Tightest) > 0 {
		closest.show(table)
	}
	other := section{title: j.say("findings.information")}
	if len(j.Report.Information) > 0 {
		other.tell(j.say("findings.readings"))
		other.list(j.findings(j.Case, j.Report.Information))
	}
	rests := section{title: j.say("rests.title")}
	var items []string
	for _, n := range slices.Concat(j.Report.Assumptions, j.Report.Choices) {
		items = append(items, n.Text(j.lang))
	}
	rests.list(items)
	rests.tell(j.say("origin.advice"))
	return []section{j.allowed(), j.strain(), j.beyond(), closest, other, rests}
}

// reading says how a grid was read: its form, layout, legend, and what of it was
// not read.
func (j *judge) reading() string {
	if j.File == nil || j.File.Form.Layout == "" {
		return ""
	}
	f := j.File.Form
	text := j.say("reading.xlsx", "sheet", f.Sheet)
	if f.Kind == "csv" {
		text = j.say("reading.csv", "encoding", f.Encoding, "delimiter", j.say("delimiter."+map[string]string{";": "semicolon", ",": "comma", "\t": "tab"}[f.Delimiter]))
	}
	model := j.Case.Model.ID
	if j.Case.Model.Name != "" {
		model = j.Case.Model.Name + " (" + model + ")"
	}
	text = j.say("reading.how", "file", j.File.Name, "form", text, "layout", j.say("layout."+string(f.Layout)), "model", model, "run", j.say("run."+string(j.Case.Run)))
	if f.Legend != "" {
		text += " " + j.say("reading.legend", "legend", f.Legend)
	}
	if len(f.Unread) == 0 {
		return text
	}
	var parts []string
	for _, u := range f.Unread {
		parts = append(parts, j.say("reading.cell", "text", u.Text, "cell", u.Cell))
	}
	return text + " " + j.say("reading.unread", "cells", j.some(parts))
}
