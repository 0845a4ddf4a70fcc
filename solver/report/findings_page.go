package report

import (
	"io"

	"heltid/solver/rule"
)

// FindingsPage writes what the checker found as one HTML page that needs nothing
// else: what is broken and who could have allowed it, the rota with each finding
// in its cells, and every finding in words and figures. It reads without colours
// and without a screen.
func FindingsPage(w io.Writer, c Checked, lang rule.Lang) error {
	tmpl, err := pages()
	if err != nil {
		return err
	}
	j := newJudge(c, lang)
	answer := j.answer()
	v := view{Lang: string(lang), Title: answer.title, Answer: sectionView(answer)}
	if s := j.overview(); !s.empty() {
		v.First = []pageSection{sectionView(s)}
	}
	t, err := newTable(c.Case, c.Rota, lang)
	if err != nil {
		return err
	}
	v.Rota = newPageRota("rota", t, j.marks())
	if len(j.all) > 0 {
		v.Rota.Note = j.say("marks.legend")
	}
	for _, s := range append(j.matters(), j.rests()...) {
		if !s.empty() {
			v.Sections = append(v.Sections, sectionView(s))
		}
	}
	return tmpl.ExecuteTemplate(w, "page.html", v)
}
