package report

import (
	"bytes"
	"html/template"
	"io"
	"slices"

	"heltid/solver/measure"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Pieces of pages, for whoever shows them on a page of its own. Style says how
// they look.

// RotaPiece writes a checked rota's table, all weeks side by side, with the
// findings in their cells. Rows that are somebody's have the person's id in
// data-person; the third cell is the first day.
func RotaPiece(w io.Writer, c Checked, lang rule.Lang) error {
	tmpl, err := pages()
	if err != nil {
		return err
	}
	j := newJudge(c, lang)
	t, err := newTable(c.Case, c.Rota, lang)
	if err != nil {
		return err
	}
	v := setOut("rota", t, j.marks(), max(t.weeks, 1))
	for _, part := range v.Parts {
		for i, g := range t.groups {
			for k, l := range g.lines {
				part.Groups[i].Rows[k].Person = l.person
			}
		}
	}
	if len(j.all) > 0 {
		v.Note = j.say("marks.legend")
	}
	return tmpl.ExecuteTemplate(w, "rota", v)
}

// FindingsPiece writes what the checker found: how much, who could have allowed
// it, and every finding in words and figures.
func FindingsPiece(w io.Writer, c Checked, lang rule.Lang) error {
	j := newJudge(c, lang)
	answer := j.answer()
	answer.title = j.say("findings.heading")
	return pieces(w, slices.Concat([]section{answer, j.overview()}, j.matters()))
}

// RestsPiece writes what FindingsPiece leaves out: what is kept by agreements
// alone, how near the limits the rota is, what strains each line, stricter
// readings of the law and what the judgement rests on.
func RestsPiece(w io.Writer, c Checked, lang rule.Lang) error {
	return pieces(w, newJudge(c, lang).rests())
}

func pieces(w io.Writer, all []section) error {
	tmpl, err := pages()
	if err != nil {
		return err
	}
	for _, s := range all {
		if s.empty() {
			continue
		}
		if err := tmpl.ExecuteTemplate(w, "section", sectionView(s)); err != nil {
			return err
		}
	}
	return nil
}

// FirstScreen gives what ComparisonPage opens with, from the page it wrote:
// what people ask of a comparison, answered.
func FirstScreen(page []byte) template.HTML {
	_, rest, _ := bytes.Cut(page, []byte(`<div class="answer">`))
	answer, _, _ := bytes.Cut(rest, []byte("<nav"))
	return template.HTML(`<div class="answer">` + string(answer))
}

// Figure writes a metric's value in its unit.
func Figure(m measure.Metric, v int, lang rule.Lang) string {
	return speaker{lang: lang}.figure(m.Unit, v)
}

// Needs says who has to agree to what for a rota model to be worked.
func Needs(needs []ward.Needed, lang rule.Lang) []string { return speaker{lang: lang}.needs(needs) }

// ModelRules says what a rota model asks of a line: weekends, period, norm.
func ModelRules(m ward.RotaModel, lang rule.Lang) []string {
	return speaker{lang: lang}.modelRules(m)
}

// Source is where a paragraph is written that somebody of a level can open.
func Source(level ward.Level, paragraph string, lang rule.Lang) string {
	return speaker{lang: lang}.source(level, paragraph)
}
