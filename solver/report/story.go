package report

import (
	"html/template"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A section is one thing there is to tell, whether it ends up in a terminal or
// on a page.
type section struct {
	id     string // to be pointed at on a page
	title  string
	blocks []block
}

// A block is a paragraph, a list, a table or a chart; one of the four is set.
// A chart is for pages alone, and a table beside it says the same.
type block struct {
	lead  string // a question that the items answer
	text  string
	items []string
	table *columns
	chart template.HTML
}

// columns are a table's rows, the first its heading. Left tells which columns
// hold words; the others hold numbers.
type columns struct {
	rows  [][]string
	left  []bool
	ids   []string // by row, to be pointed at on a page; nil where nothing points here
	links []string // by row, what its first cell points to on a page; nil for nothing
}

func (s *section) tell(text string)    { s.blocks = append(s.blocks, block{text: text}) }
func (s *section) list(items []string) { s.blocks = append(s.blocks, block{items: items}) }
func (s *section) show(t *columns)     { s.blocks = append(s.blocks, block{table: t}) }
func (s *section) ask(lead string, answers ...string) {
	s.blocks = append(s.blocks, block{lead: lead, items: answers})
}
func (s *section) draw(svg template.HTML) { s.blocks = append(s.blocks, block{chart: svg}) }
func (s *section) empty() bool            { return len(s.blocks) == 0 }
func words(columns ...bool) []bool        { return columns }

// write writes the sections as text of at most width columns; 0 is no end.
func write(w io.Writer, sections []section, width int) error {
	var b strings.Builder
	for i, s := range sections {
		if s.empty() {
			continue
		}
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString(s.title + "\n" + strings.Repeat("-", utf8.RuneCountInString(s.title)) + "\n")
		for _, k := range s.blocks {
			switch {
			case k.chart != "":
			case k.table != nil:
				b.WriteString(k.table.text(width))
			case k.items != nil:
				if k.lead != "" {
					b.WriteString(wrap(k.lead, width, "", ""))
				}
				for _, item := range k.items {
					b.WriteString(wrap(item, width, "- ", "  "))
				}
			default:
				b.WriteString(wrap(k.text, width, "", ""))
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// noBreak is a space that keeps a number and its unit together.
const noBreak = '\u00a0'

// wrap breaks a text at spaces, but never between a number and its per cent
// sign or between a paragraph sign and its number.
func wrap(text string, width int, first, then string) string {
	var parts []string
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r != noBreak && unicode.IsSpace(r) }) {
		if n := len(parts); n > 0 && (strings.HasPrefix(word, "%") || strings.HasSuffix(parts[n-1], "§")) {
			parts[n-1] += " " + word
			continue
		}
		parts = append(parts, word)
	}
	var b strings.Builder
	b.WriteString(first)
	column := utf8.RuneCountInString(first)
	for i, word := range parts {
		n := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case width > 0 && column+1+n > width:
			b.WriteString("\n" + then)
			column = utf8.RuneCountInString(then)
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += n
	}
	b.WriteByte('\n')
	return b.String()
}

// text lines the columns up. A last column of words is broken where it would
// pass the width.
func (t *columns) text(width int) string {
	wide := make([]int, len(t.rows[0]))
	for _, row := range t.rows {
		for i, cell := range row {
			wide[i] = max(wide[i], utf8.RuneCountInString(cell))
		}
	}
	var b strings.Builder
	for _, row := range t.rows {
		line := ""
		for i, cell := range row {
			if i > 0 {
				line += "  "
			}
			switch {
			case i == len(row)-1 && t.left[i]:
				indent := utf8.RuneCountInString(line)
				rest := width
				if width > 0 {
					rest = max(width, indent+20)
				}
				line = strings.TrimSuffix(wrap(cell, rest, line, strings.Repeat(" ", indent)), "\n")
			case t.left[i]:
				line += pad(cell, wide[i])
			default:
				line += strings.Repeat(" ", wide[i]-utf8.RuneCountInString(cell)) + cell
			}
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}
