package report

import (
	"bytes"
	"html/template"
	"io"
	"slices"

	"heltid/solver/measure"
	"heltid/solver/repair"
	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Pieces of pages, for whoever shows them on a page of its own. Style says how
// they look.

// RotaPiece writes a checked rota's table, all weeks side by side, with the
// findings in their cells. Rows that are somebody's have the person's id in
// data-person; the third cell is the day that the table has in data-first.
func RotaPiece(w io.Writer, c Checked, lang rule.Lang) error {
	return rotaPiece(w, c, lang, func(t *table, marked *marks) *pageRota { return setOut("rota", t, marked, max(t.weeks, 1)) })
}

// WeekPiece writes one week of a checked rota as RotaPiece does, counted from 0,
// with the times of each duty and without the sums of the period.
func WeekPiece(w io.Writer, c Checked, week int, lang rule.Lang) error {
	return rotaPiece(w, c, lang, func(t *table, marked *marks) *pageRota {
		v := setOut("rota", t, marked, 1)
		part := &v.Parts[week]
		part.Last = false
		for _, g := range part.Groups {
			for _, row := range g.Rows {
				for i := range row.Cells {
					row.Cells[i].Times = t.times(row.Cells[i].Code)
				}
			}
		}
		v.Parts = v.Parts[week : week+1]
		return v
	})
}

func rotaPiece(w io.Writer, c Checked, lang rule.Lang, setOut func(*table, *marks) *pageRota) error {
	tmpl, err := pages()
	if err != nil {
		return err
	}
	j := newJudge(c, lang)
	t, err := newTable(c.Case, c.Rota, lang)
	if err != nil {
		return err
	}
	v := setOut(t, j.marks())
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

// ChangesPiece writes the days that are other than in an earlier rota; nothing
// where there are none.
func ChangesPiece(w io.Writer, c *ward.Case, changes []repair.Change, lang rule.Lang) error {
	return pieces(w, []section{speaker{lang, c.Ward}.changed(c, changes)})
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

// Weekdays names days of the week, runs of them by their ends.
func Weekdays(days ward.Days, lang rule.Lang) string { return speaker{lang: lang}.weekdays(days) }

// Decimal writes a number of units with a language's decimal point.
func Decimal(v, unit, places int, lang rule.Lang) string {
	return speaker{lang: lang}.decimal(v, unit, places)
}

// Date writes a date as people do.
func Date(d ward.Date, lang rule.Lang) string { return speaker{lang: lang}.date(d) }
