package document

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is one thing wrong in a file: where, what stands there and what was
// expected. Line and Col count from 1; Col counts characters.
type Problem struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	Col      int    `json:"col"`
	Path     string `json:"path"`               // people[3].size.min
	Pointer  string `json:"pointer,omitempty"`  // the same as a JSON pointer: /people/3/size/min
	Cell     string `json:"cell,omitempty"`     // of a workbook: People!C5
	Found    string `json:"found,omitempty"`    // what stands there
	Expected string `json:"expected,omitempty"` // what should
	Excerpt  string `json:"excerpt,omitempty"`  // the line, and a caret under the place
	Text     string `json:"text"`               // the whole in one sentence, with what to do

	found, expected, text Said
}

// Wrong is a problem with what stands at a JSON pointer, without its place in a
// file. Where no text is given, it is made of found and expected.
func Wrong(pointer string, found, expected, text Said) Problem {
	if text.Kind == "" {
		text = Say("found %s, expected %s", found, expected)
	}
	return Problem{Path: Readable(pointer), Pointer: pointer, Found: found.String(), Expected: expected.String(), Text: text.String(),
		found: found, expected: expected, text: text}
}

// In is the problem as it is told in a language: nb, nn or en. What a reader
// without words in the language says stays in English.
func (p Problem) In(lang string) Problem {
	if p.text.Kind != "" {
		p.Found, p.Expected, p.Text = p.found.In(lang), p.expected.In(lang), p.text.In(lang)
	}
	return p
}

// InCell is the problem told of a cell of a workbook, such as People!C5.
func (p Problem) InCell(file, cell string, line, col int) Problem {
	p.File, p.Path, p.Cell, p.Line, p.Col, p.Excerpt = file, cell, cell, line, col, ""
	return p
}

// String gives place, sentence and excerpt.
func (p Problem) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s:%d:%d: ", p.File, p.Line, p.Col)
	if p.Path != "" {
		fmt.Fprintf(&b, "%s: ", p.Path)
	}
	b.WriteString(p.Text)
	if p.Excerpt != "" {
		b.WriteString("\n" + p.Excerpt)
	}
	return b.String()
}

// Problems are all that is wrong in a file. As an error it prints every one.
type Problems []Problem

var _ error = Problems(nil)

// Error prints the problems one after the other.
func (ps Problems) Error() string {
	out := make([]string, len(ps))
	for i, p := range ps {
		out[i] = p.String()
	}
	return strings.Join(out, "\n")
}

// In tells the problems in a language: nb, nn or en.
func (ps Problems) In(lang string) Problems {
	out := make(Problems, len(ps))
	for i, p := range ps {
		out[i] = p.In(lang)
	}
	return out
}

// Err gives the problems sorted by place, each once, or nil where there are none.
func (ps Problems) Err() error {
	if len(ps) == 0 {
		return nil
	}
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col),
			cmp.Compare(a.Path, b.Path), cmp.Compare(a.Text, b.Text))
	})
	return slices.CompactFunc(ps, func(a, b Problem) bool {
		return a.File == b.File && a.Line == b.Line && a.Col == b.Col && a.Path == b.Path && a.Text == b.Text
	})
}
