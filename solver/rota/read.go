package rota

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"heltid/solver/ward"
	"heltid/solver/ward/document"
)

//go:embed schema.json
var schemaJSON []byte

// Schema is the JSON Schema (draft 2020-12) of a rota file.
func Schema() []byte { return slices.Clone(schemaJSON) }

var compiled = sync.OnceValues(func() (*document.Schema, error) { return document.Compile(schemaJSON) })

// ReadFile reads a rota of the ward from a YAML or JSON file.
func ReadFile(path string, w *ward.Ward) (*Rota, *ward.Case, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	data, err := document.ReadAll(f)
	if err != nil {
		return nil, nil, err
	}
	return Read(filepath.Base(path), data, w)
}

// Read reads a rota of the ward from YAML or JSON, and gives the case it is to
// be judged against; the name is used in messages. Unknown people, unknown
// codes and weeks that do not fit come back at once, as ward.Problems. That a
// duty is illegal is no problem of reading.
func Read(name string, data []byte, w *ward.Ward) (*Rota, *ward.Case, error) {
	doc, problems := document.Parse(name, data)
	if doc == nil {
		return nil, nil, problems.Err()
	}
	schema, err := compiled()
	if err != nil {
		return nil, nil, err
	}
	if isWard(doc.Value) {
		return nil, nil, ward.Problems{doc.At("", "a ward file", "a rota file", "this is a ward file; a rota file has lines, one for each person or post")}
	}
	problems = append(problems, doc.Check(schema)...)
	// What was refused is taken out, so that the rest of the file is judged too.
	if len(problems) > 0 && !doc.Prune() {
		return nil, nil, problems.Err()
	}
	var f file
	if err := doc.Decode(&f); err != nil {
		if len(problems) > 0 {
			return nil, nil, problems.Err()
		}
		return nil, nil, ward.Problems{doc.At("", "", "", strings.TrimPrefix(err.Error(), "json: "))}
	}
	r := &reader{doc: doc, ward: w}
	out := r.rota(f)
	if err := append(problems, r.problems...).Err(); err != nil {
		return nil, nil, err
	}
	out.Sort()
	return out, r.c, nil
}

// isWard tells whether somebody gave a ward where a rota was asked for.
func isWard(v any) bool {
	m, ok := v.(map[string]any)
	if !ok || m["lines"] != nil {
		return false
	}
	_, shifts := m["shifts"]
	_, models := m["models"]
	return shifts && models
}

// file is a rota as a file has it.
type file struct {
	Ward   string     `json:"ward"`
	Model  string     `json:"model"`
	Run    ward.Run   `json:"run"`
	Start  *ward.Date `json:"start"`
	Weeks  int        `json:"weeks"`
	Lines  []fileLine `json:"lines"`
	Origin *Origin    `json:"origin"`
}

type fileLine struct {
	Person string     `json:"person"`
	Size   *ward.Size `json:"size"`
	Weeks  []string   `json:"weeks"`
	Duties []Duty     `json:"duties"`
}

type reader struct {
	doc      *document.Document
	ward     *ward.Ward
	c        *ward.Case
	problems ward.Problems
}

func (r *reader) differ(found, expected string, parts ...any) {
	r.problems = append(r.problems, r.doc.At(document.Pointer(parts...), found, expected, ""))
}

func (r *reader) add(text string, parts ...any) {
	r.problems = append(r.problems, r.doc.At(document.Pointer(parts...), "", "", text))
}

func (r *reader) rota(f file) *Rota {
	if f.Run == "" {
		f.Run = ward.FromToday
		if len(r.ward.People) == 0 {
			f.Run = ward.Structure
		}
	}
	c, err := r.ward.Case(f.Model, f.Run)
	if r.c = c; err != nil {
		r.c, _ = r.ward.Case("", f.Run)
	}
	if r.another(f, err != nil) {
		return nil
	}
	if err != nil {
		r.add(err.Error(), "model")
		return nil
	}
	if f.Start != nil && *f.Start != c.Dates.Start {
		r.differ(f.Start.String(), "the ward's first day, "+c.Dates.Start.String(), "start")
	}
	if f.Weeks != 0 && f.Weeks != c.Dates.Weeks {
		r.differ(fmt.Sprintf("%d weeks", f.Weeks), fmt.Sprintf("the %d weeks of rota model %s", c.Dates.Weeks, c.Model.ID), "weeks")
	}
	out := &Rota{Ward: r.ward.Name, Model: c.Model.ID, Run: f.Run, Start: c.Dates.Start, Weeks: c.Dates.Weeks, Origin: f.Origin}
	first := map[string]int{}
	for i, l := range f.Lines {
		if j, ok := first[l.Person]; ok {
			r.add(fmt.Sprintf("%s has line number %d already", l.Person, r.doc.Number("/lines", j)), "lines", i, "person")
			continue
		}
		first[l.Person] = i
		out.Lines = append(out.Lines, r.line(i, l))
	}
	named, all := r.doc.Texts("lines/*/person")
	for _, p := range c.People {
		if all && !slices.Contains(named, p.ID) && !p.Optional() {
			r.add(fmt.Sprintf("no line for %s; give one with free days alone where there are no duties", p.ID), "lines")
		}
	}
	return out
}

func (r *reader) line(i int, l fileLine) Line {
	out := Line{Person: l.Person}
	p, ok := r.c.Person(l.Person)
	switch {
	case !ok:
		r.unknown("person or post", l.Person, r.people(), document.Pointer("lines", i, "person"), 0)
	case l.Size != nil:
		out.Size = *l.Size
	case r.doc.Cut(document.Pointer("lines", i, "size")):
	case p.Optional():
		r.add(fmt.Sprintf("the post %s has no size", l.Person), "lines", i)
	default:
		out.Size = p.Size.Current
	}
	switch {
	case l.Weeks != nil && l.Duties != nil:
		r.add("give weeks or duties, not both", "lines", i, "duties")
	case l.Duties != nil:
		out.Duties = append(out.Duties, r.duties(i, l.Duties)...)
	case r.doc.Cut(document.Pointer("lines", i, "weeks")):
	case len(l.Weeks) != r.c.Dates.Weeks:
		r.differ(fmt.Sprintf("%d weeks", len(l.Weeks)), fmt.Sprintf("the %d weeks of the period", r.c.Dates.Weeks), "lines", i, "weeks")
	default:
		for k, week := range l.Weeks {
			out.Duties = append(out.Duties, r.week(i, k, week)...)
		}
	}
	return out
}

func (r *reader) duties(i int, duties []Duty) []Duty {
	for j, d := range duties {
		if d.Day >= r.c.Dates.Days() {
			r.differ(fmt.Sprintf("day %d", d.Day), fmt.Sprintf("a day from 0 to %d", r.c.Dates.Days()-1), "lines", i, "duties", j, "day")
		}
		if _, ok := r.c.Shift(d.Shift); !ok {
			r.unknown("shift type", d.Shift, r.codes(), document.Pointer("lines", i, "duties", j, "shift"), 0)
		}
	}
	return duties
}

// week reads one text of seven days.
func (r *reader) week(i, k int, text string) []Duty {
	at := document.Pointer("lines", i, "weeks", k)
	days := strings.Fields(text)
	if len(days) != 7 {
		r.differ(fmt.Sprintf("%d days", len(days)), "7 codes with spaces between, - for a free day", "lines", i, "weeks", k)
		return nil
	}
	var out []Duty
	offset := 0
	for d, day := range days {
		offset += strings.Index(text[offset:], day)
		if !ward.FreeCode(day) {
			within := offset
			for code := range strings.SplitSeq(day, "+") {
				if _, ok := r.c.Shift(code); !ok {
					r.unknown("shift type", code, r.codes(), at, len([]rune(text[:within])))
				}
				out = append(out, Duty{Day: 7*k + d, Shift: code})
				within += len(code) + 1
			}
		}
		offset += len(day)
	}
	return out
}

// unknown tells of a name the ward does not have, some characters into a text.
func (r *reader) unknown(what, name string, known []string, pointer string, into int) {
	text := fmt.Sprintf("no %s %q in this ward", what, name)
	expected := "one of " + strings.Join(known, ", ")
	if near := document.Closest(name, known); near != "" {
		text, expected = text+fmt.Sprintf("; did you mean %q?", near), near
	} else {
		text += "; expected " + expected
	}
	r.problems = append(r.problems, r.doc.Inside(pointer, into, strconv.Quote(name), expected, text))
}

func (r *reader) codes() []string {
	var out []string
	for _, s := range r.ward.Shifts {
		out = append(out, s.Code)
	}
	return out
}

func (r *reader) people() []string {
	var out []string
	for _, p := range r.c.People {
		out = append(out, p.ID)
	}
	return out
}
