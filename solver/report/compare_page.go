package report

import (
	"fmt"
	"io"

	"heltid/solver"
	"heltid/solver/rule"
)

// ComparisonPage writes a comparison as one HTML page that needs nothing else:
// the answers first, then the models side by side, each rota that keeps
// everything, and what it all rests on.
func ComparisonPage(w io.Writer, c Compared, lang rule.Lang) error {
	tmpl, err := pages()
	if err != nil {
		return err
	}
	t := newComparer(c, lang)
	answer := t.answer()
	v := comparedView{Lang: string(lang), Title: answer.title, Contents: t.say("compare.contents"), RotasTitle: t.say("compare.rotas.title"), Answer: sectionView(answer)}
	for _, s := range t.sections() {
		if !s.empty() {
			v.Sections = append(v.Sections, sectionView(s))
		}
	}
	var unfinished []*solver.Entry
	for i, e := range t.Entries {
		if e.Result == nil || e.Result.Rota == nil {
			continue
		}
		if !e.Whole() {
			unfinished = append(unfinished, e) // pages of what is not covered are no help to anybody
			continue
		}
		table, err := newTable(e.Case, e.Result.Rota, lang)
		if err != nil {
			return err
		}
		v.Rotas = append(v.Rotas, namedRota{t.entry(e), newPageRota(fmt.Sprintf("rota-%d", i+1), table, nil)})
	}
	if len(unfinished) > 0 {
		v.Unfinished = t.say("compare.rotas.unfinished", "entries", t.entries(unfinished))
	}
	v.Last = []pageSection{sectionView(t.rests()), sectionView(t.origin())}
	return tmpl.ExecuteTemplate(w, "compare.html", v)
}

// comparedView is the page as its template reads it.
type comparedView struct {
	Lang, Title, Contents, RotasTitle string
	Answer                            pageSection
	Sections                          []pageSection
	Rotas                             []namedRota
	Unfinished                        string // on those that are not shown
	Last                              []pageSection
}

type namedRota struct {
	Name string
	Rota *pageRota
}
