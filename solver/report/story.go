package report

import (
	"bytes"
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
	var b []byte
	for i, s := range sections {
		if s.empty() {
			continue
		}
		if i > 0 {
			b = append(b, '\n')
		}
		b = append(append(b, s.title...), '\n')
		b = append(fill(b, '-', utf8.RuneCountInString(s.title)), '\n')
		for _, k := range s.blocks {
			switch {
			case k.chart != "":
			case k.table != nil:
				b = k.table.text(b, width)
			case k.items != nil:
				if k.lead != "" {
					b = append(wrap(b, k.lead, width, 0, 0), '\n')
				}
				for _, item := range k.items {
					b = append(wrap(append(b, "- "...), item, width, 2, 2), '\n')
				}
			default:
				b = append(wrap(b, k.text, width, 0, 0), '\n')
			}
		}
	}
	_, err := w.Write(b)
	return err
}

// fill writes a character so many times.
func fill(b []byte, c byte, times int) []byte {
	for range times {
		b = append(b, c)
	}
	return b
}

// noBreak is a space that keeps a number and its unit together.
const noBreak = '\u00a0'

func breaks(r rune) bool { return r != noBreak && unicode.IsSpace(r) }

// wrap writes a text from a column of a line on, and breaks it at spaces, but
// never between a number and its per cent sign or between a paragraph sign and
// its number. Further lines begin after an indent.
func wrap(b []byte, text string, width, column, indent int) []byte {
	if width == 0 {
		begun := false
		for word := range strings.FieldsFuncSeq(text, breaks) {
			if begun {
				b = append(b, ' ')
			}
			b, begun = append(b, word...), true
		}
		return b
	}
	var parts []string
	for word := range strings.FieldsFuncSeq(text, breaks) {
		if n := len(parts); n > 0 && (strings.HasPrefix(word, "%") || strings.HasSuffix(parts[n-1], "§")) {
			parts[n-1] += " " + word
			continue
		}
		parts = append(parts, word)
	}
	for i, word := range parts {
		n := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case column+1+n > width:
			b, column = fill(append(b, '\n'), ' ', indent), indent
		default:
			b = append(b, ' ')
			column++
		}
		b = append(b, word...)
		column += n
	}
	return b
}

// text lines the columns up. A last column of words is broken where it would
// pass the width.
func (t *columns) text(b []byte, width int) []byte {
	wide := make([]int, len(t.rows[0]))
	for _, row := range t.rows {
		for i, cell := range row {
			wide[i] = max(wide[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range t.rows {
		column := 0
		for i, cell := range row {
			if i > 0 {
				b = append(b, "  "...)
				column += 2
			}
			room := wide[i] - utf8.RuneCountInString(cell)
			switch {
			case i == len(row)-1 && t.left[i] && width > 0:
				b = wrap(b, cell, max(width, column+20), column, column)
			case i == len(row)-1 && t.left[i]:
				b = wrap(b, cell, 0, column, column)
			case t.left[i]:
				b = fill(append(b, cell...), ' ', room)
			default:
				b = append(fill(b, ' ', room), cell...)
			}
			column += wide[i]
		}
		b = append(bytes.TrimRight(b, " "), '\n')
	}
	return b
}
