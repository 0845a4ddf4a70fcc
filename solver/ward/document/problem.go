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
	Found    string `json:"found,omitempty"`    // what stands there
	Expected string `json:"expected,omitempty"` // what should
	Excerpt  string `json:"excerpt,omitempty"`  // the line, and a caret under the place
	Text     string `json:"text"`               // the whole in one sentence, with what to do
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

// Err gives the problems sorted by place, each once, or nil where there are none.
func (ps Problems) Err() error {
	if len(ps) == 0 {
		return nil
	}
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col),
			cmp.Compare(a.Path, b.Path), cmp.Compare(a.Text, b.Text))
	})
	return slices.CompactFunc(ps, func(a, b Problem) bool { return a == b })
}
