package rule

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Explain writes all there is to know about a rule as plain text and Markdown
// at once: what it says, how it is counted, its ladder, where it is written
// and its other names.
func Explain(r Rule, lang Lang) string {
	t := r.Text[lang]
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s · %s\n\n%s\n\n", t.Name, r.ID, r.Behind(lang), t.Says)
	fmt.Fprintf(&b, "## %s\n\n%s\n\n", pick(lang, "Slik telles det", "Slik blir det talt", "How it is counted"), t.Counted)
	heading := pick(lang, "Grenser, ikke over", "Grenser, ikkje over", "Limits, not above")
	if r.AtLeast {
		heading = pick(lang, "Grenser, minst", "Grenser, minst", "Limits, at least")
	}
	fmt.Fprintf(&b, "## %s\n\n", heading)
	rows := [][]string{{
		pick(lang, "Hvem kan åpne for det", "Kven kan opne for det", "Who may allow it"),
		pick(lang, "Grense", "Grense", "Limit"),
		pick(lang, "Paragraf", "Paragraf", "Paragraph"),
		pick(lang, "Kilde", "Kjelde", "Source"),
	}}
	for _, s := range r.Steps {
		rows = append(rows, []string{LevelName(s.Level, lang), FormatLimit(r.Unit, s, lang), s.Paragraph, Cite(s.Source, lang)})
	}
	b.WriteString(table(rows))
	fmt.Fprintf(&b, "\n## %s\n\n", pick(lang, "Kilder", "Kjelder", "Sources"))
	for _, s := range r.Cited(lang) {
		fmt.Fprintf(&b, "- %s\n", s)
	}
	if len(r.Aliases) > 0 {
		fmt.Fprintf(&b, "\n%s: %s\n", pick(lang, "Andre navn", "Andre namn", "Other names"), strings.Join(r.Aliases, ", "))
	}
	return b.String()
}

// List writes the catalogue as plain text and Markdown at once, one table a
// kind of rule.
func List(lang Lang) string {
	var b strings.Builder
	head := []string{pick(lang, "Regel", "Regel", "Rule"), pick(lang, "Navn", "Namn", "Name"), pick(lang, "Grenser", "Grenser", "Limits")}
	rows := [][]string{}
	for i, r := range registry {
		rows = append(rows, []string{string(r.ID), r.Text[lang].Name, strings.Join(r.limits(lang), " · ")})
		if i+1 < len(registry) && registry[i+1].Kind == r.Kind {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "## %s\n\n%s", KindName(r.Kind, lang), table(append([][]string{head}, rows...)))
		rows = rows[:0]
	}
	return b.String()
}

// limits are the ladder's limits from the strictest up, each once.
func (r Rule) limits(lang Lang) []string {
	var out []string
	for _, s := range r.Steps {
		out = append(out, FormatLimit(r.Unit, s, lang))
	}
	return slices.Compact(out)
}

// table writes rows, the first as heading, in columns that line up also where
// Markdown is read as text.
func table(rows [][]string) string {
	last := len(rows[0]) - 1 // not padded: it may be long
	width := make([]int, last)
	for _, row := range rows {
		for i, cell := range row[:last] {
			width[i] = max(width[i], utf8.RuneCountInString(cell))
		}
	}
	var b strings.Builder
	line := func(row []string) {
		for i, cell := range row[:last] {
			b.WriteString("| " + cell)
			b.WriteString(strings.Repeat(" ", width[i]-utf8.RuneCountInString(cell)+1))
		}
		b.WriteString("| " + row[last] + " |\n")
	}
	line(rows[0])
	for _, w := range width {
		b.WriteString("|" + strings.Repeat("-", w+2))
	}
	b.WriteString("|" + strings.Repeat("-", utf8.RuneCountInString(rows[0][last])+2) + "|\n")
	for _, row := range rows[1:] {
		line(row)
	}
	return b.String()
}
