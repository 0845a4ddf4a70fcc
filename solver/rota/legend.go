package rota

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"heltid/solver/ward"
	"heltid/solver/ward/document"
)

// Legend says what the codes and people of a grid are in the ward.
type Legend struct {
	Name   string
	codes  map[string]string // as in the grid -> as in the ward, D+E, or how a free day is written
	people map[string]string // as in the grid -> id, or skipped
}

// Words of a legend.
const (
	legendFree = "free" // a code for a free day
	legendSkip = "skip" // a row that is nobody's of the ward
)

//go:embed legend.json
var legendJSON []byte

var legendSchema = sync.OnceValues(func() (*document.Schema, error) { return document.Compile(legendJSON) })

// ReadLegend reads a legend for grids of the ward. Entries that are not filled
// in yet are left out.
func ReadLegend(name string, data []byte, w *ward.Ward) (*Legend, error) {
	doc, problems := document.Parse(name, data)
	if doc == nil {
		return nil, problems.Err()
	}
	schema, err := legendSchema()
	if err != nil {
		return nil, err
	}
	problems = append(problems, doc.Check(schema)...)
	if err := problems.Err(); err != nil {
		return nil, err
	}
	var f struct {
		Codes  map[string]*string `json:"codes"`
		People map[string]*string `json:"people"`
	}
	if err := doc.Decode(&f); err != nil {
		return nil, ward.Problems{doc.At("", said{}, said{}, say("%s", strings.TrimPrefix(err.Error(), "json: ")))}
	}
	l := &Legend{Name: name, codes: map[string]string{}, people: map[string]string{}}
	known := codesOf(w)
	for _, text := range slices.Sorted(maps.Keys(f.Codes)) {
		if meant := f.Codes[text]; meant != nil && *meant != "" {
			for code := range strings.SplitSeq(*meant, "+") {
				if *meant != legendFree && !ward.FreeCode(*meant) && !slices.Contains(known, code) {
					problems = append(problems, doc.At(document.Pointer("codes", text), say("%q", *meant),
						say("a shift type of the ward (%s), two with + between, %s or an F code", strings.Join(known, ", "), legendFree), said{}))
					break
				}
			}
			l.codes[text] = *meant
		}
	}
	for text, meant := range f.People {
		if meant != nil && *meant != "" {
			l.people[text] = *meant
		}
	}
	return l, problems.Err()
}

// StrangeError tells of codes or people in a grid that the ward does not have.
type StrangeError struct {
	ward.Problems
	Codes, People []Strange
	ward          *ward.Ward
	persons       []string
}

// Strange is a text that the ward does not have, and the cells it stands in.
type Strange struct {
	Text  string
	Cells []string
	at    Place // the first of them
}

func (e *StrangeError) Unwrap() error { return e.Problems }

// strangers are gathered while a grid is read.
type strangers struct {
	all []Strange
	at  map[string]int
}

func (s *strangers) add(text string, at Place) {
	i, ok := s.at[text]
	if !ok {
		if s.at == nil {
			s.at = map[string]int{}
		}
		i = len(s.all)
		s.at[text] = i
		s.all = append(s.all, Strange{Text: text, at: at})
	}
	s.all[i].Cells = append(s.all[i].Cells, at.Cell)
}

// Form is a legend to fill in: every strange code and person with its cells. What
// it says of them is in a language, nb, nn or en.
func (e *StrangeError) Form(lang string) string {
	var b strings.Builder
	tell := func(s said) { fmt.Fprintf(&b, "# %s\n", s.In(lang)) }
	tell(say("What the codes and people of the rota are in the ward. Fill in, and give the file with --legend."))
	if len(e.Codes) > 0 {
		tell(say("A code: a shift type (%s), two as %s, %s for a free day, or F1 to F5 and FE.", strings.Join(codesOf(e.ward), ", "), "D+E", legendFree))
		b.WriteString("codes:\n")
		entries(&b, e.Codes, codesOf(e.ward))
	}
	if len(e.People) > 0 {
		tell(say("A person: the id in the ward, or %s for a row that is nobody's of the ward.", legendSkip))
		b.WriteString("people:\n")
		entries(&b, e.People, e.persons)
	}
	return b.String()
}

func entries(b *strings.Builder, all []Strange, known []string) {
	for _, s := range all {
		fmt.Fprintf(b, "  %s: # %s", document.Text(s.Text), refs(s.Cells))
		if near := document.Closest(s.Text, known); near != "" {
			fmt.Fprintf(b, "; %s?", near)
		}
		b.WriteByte('\n')
	}
}

// refs lists cells, the first of them where they are many.
func refs(all []string) string {
	const most = 12
	text := strings.Join(all[:min(most, len(all))], " ")
	if n := len(all) - most; n > 0 {
		text += fmt.Sprintf(" … (+%d)", n)
	}
	return text
}
