package report

import (
	"fmt"
	"io"
	"strings"

	"heltid/solver/rule"
)

// RuleText writes all there is to know about a rule as plain text and Markdown
// at once, with an example that keeps it and one that breaks it.
func RuleText(w io.Writer, r rule.Rule, lang rule.Lang) error {
	text, err := ruleText(r, lang)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, text)
	return err
}

func ruleText(r rule.Rule, lang rule.Lang) (string, error) {
	s := speaker{lang: lang}
	examples, err := s.examples(r)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.WriteString(rule.Explain(r, lang))
	for _, e := range examples {
		fmt.Fprintf(&b, "\n## %s\n\n", e.Title)
		for _, text := range e.Given {
			fmt.Fprintf(&b, "%s\n", text)
		}
		if len(e.Given) > 0 {
			b.WriteString("\n")
		}
		for _, week := range e.Duties {
			fmt.Fprintf(&b, "- %s\n", week)
		}
		fmt.Fprintf(&b, "\n%s\n", e.Verdict)
	}
	return b.String(), nil
}

// RuleBook writes the whole catalogue as one Markdown document: contents, a
// section a rule, and what becomes of each provision of law and tariff.
func RuleBook(w io.Writer, lang rule.Lang) error {
	s := speaker{lang: lang}
	var contents, body strings.Builder
	kind := rule.Kind("")
	for _, r := range rule.All() {
		if r.Kind != kind {
			kind = r.Kind
			fmt.Fprintf(&contents, "\n%s\n\n", rule.KindName(kind, lang))
			fmt.Fprintf(&body, "\n# %s\n", rule.KindName(kind, lang))
		}
		fmt.Fprintf(&contents, "- [%s](#%s)\n", s.capital(r.Text[lang].Name), r.ID)
		text, err := ruleText(r, lang)
		if err != nil {
			return err
		}
		fmt.Fprintf(&body, "\n<a id=\"%s\"></a>\n\n%s", r.ID, deeper(text))
	}
	_, err := fmt.Fprintf(w, "# %s\n\n%s\n%s%s\n# %s\n\n%s", s.say("rulebook.title"), s.say("rulebook.intro", "version", rule.SetVersion), contents.String(), body.String(),
		s.say("rulebook.provisions"), deeper(rule.ListProvisions(lang)))
	return err
}

// deeper moves every heading one level down.
func deeper(markdown string) string {
	var b strings.Builder
	for line := range strings.Lines(markdown) {
		if strings.HasPrefix(line, "#") {
			b.WriteString("#")
		}
		b.WriteString(line)
	}
	return b.String()
}

// ruleBookView is the rule book as its template reads it.
type ruleBookView struct {
	Lang, Title, Intro, Contents, Provisions string
	Kinds                                    []ruleBookKind
	Fates                                    []ruleBookFate
}

type ruleBookKind struct {
	ID, Title string
	Rules     []ruleView
}

type ruleView struct {
	rule.Rule
	Name, KindName, Says, Counted, LimitsTitle string
	Head                                       []string
	Limits                                     [][]string
	Examples                                   []example
	s                                          speaker
}

// Say gives the page's own words.
func (v ruleView) Say(key string) string { return v.s.say(key) }

type ruleBookFate struct {
	Title string
	Rows  []provisionView
}

type provisionView struct {
	ID, Text string
	Rules    []ruleLink
}

type ruleLink struct{ ID, Name string }

// RuleBookPage writes the whole catalogue as one HTML page that needs nothing
// else.
func RuleBookPage(w io.Writer, lang rule.Lang) error {
	tmpl, err := pages()
	if err != nil {
		return err
	}
	s := speaker{lang: lang}
	v := ruleBookView{
		Lang: string(lang), Title: s.say("rulebook.title"), Intro: s.say("rulebook.intro", "version", rule.SetVersion),
		Contents: s.say("rulebook.contents"), Provisions: s.say("rulebook.provisions"),
	}
	for _, r := range rule.All() {
		if n := len(v.Kinds); n == 0 || v.Kinds[n-1].ID != string(r.Kind) {
			v.Kinds = append(v.Kinds, ruleBookKind{ID: string(r.Kind), Title: rule.KindName(r.Kind, lang)})
		}
		k := &v.Kinds[len(v.Kinds)-1]
		one, err := s.ruleView(r)
		if err != nil {
			return err
		}
		k.Rules = append(k.Rules, one)
	}
	for _, f := range rule.Fates {
		fate := ruleBookFate{Title: s.capital(rule.FateName(f, lang))}
		for _, p := range rule.Provisions() {
			if p.Fate != f {
				continue
			}
			row := provisionView{ID: p.ID, Text: p.Text[lang]}
			for _, q := range p.Rules {
				row.Rules = append(row.Rules, ruleLink{string(q), s.ruleName(q)})
			}
			fate.Rows = append(fate.Rows, row)
		}
		if len(fate.Rows) > 0 {
			v.Fates = append(v.Fates, fate)
		}
	}
	return tmpl.ExecuteTemplate(w, "rulebook.html", v)
}

func (s speaker) ruleView(r rule.Rule) (ruleView, error) {
	t := r.Text[s.lang]
	v := ruleView{Rule: r, Name: s.capital(t.Name), KindName: r.Behind(s.lang), Says: t.Says, Counted: t.Counted, s: s}
	v.LimitsTitle = s.say("rulebook.at_most")
	if r.AtLeast {
		v.LimitsTitle = s.say("rulebook.at_least")
	}
	v.Head = []string{s.say("rulebook.who"), s.say("findings.limit"), s.say("rulebook.paragraph"), s.say("rulebook.source")}
	for _, step := range r.Steps {
		v.Limits = append(v.Limits, []string{rule.LevelName(step.Level, s.lang), rule.FormatLimit(r.Unit, step, s.lang), step.Paragraph, rule.Cite(step.Source, s.lang)})
	}
	v.Sources = r.Cited(s.lang)
	var err error
	v.Examples, err = s.examples(r)
	return v, err
}
