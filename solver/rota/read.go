package rota

import (
	"cmp"
	_ "embed"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"heltid/solver/ward"
	"heltid/solver/ward/document"
)

//go:embed schema.json
var schemaJSON []byte

// Schema is the JSON Schema (draft 2020-12) of a rota file.
func Schema() []byte { return slices.Clone(schemaJSON) }

var compiled = sync.OnceValues(func() (*document.Schema, error) { return document.Compile(schemaJSON) })

// loadDocument reads YAML or JSON.
func loadDocument(name string, data []byte, w *ward.Ward, told Told) (*File, error) {
	doc, problems := document.Parse(name, data)
	if doc == nil {
		return nil, problems.Err()
	}
	schema, err := compiled()
	if err != nil {
		return nil, err
	}
	if isWard(doc.Value) {
		return nil, ward.Problems{doc.At("", say("a ward file"), say("a rota file"), say("this is a ward file; a rota file has lines, one for each person or post"))}
	}
	problems = append(problems, doc.Check(schema)...)
	problems = append(problems, identityNumbers(doc)...)
	// What was refused is taken out, so that the rest of the file is judged too.
	if len(problems) > 0 && !doc.Prune() {
		return nil, problems.Err()
	}
	var f content
	if err := doc.DecodeWritten(&f); err != nil {
		if len(problems) > 0 {
			return nil, problems.Err()
		}
		return nil, ward.Problems{doc.At("", said{}, said{}, say("%s", strings.TrimPrefix(err.Error(), "json: ")))}
	}
	r := &reader{doc: doc, ward: w, told: told, places: map[spot]Place{}}
	out := r.rota(f)
	if err := append(problems, r.problems...).Err(); err != nil {
		return nil, err
	}
	out.Sort()
	kind := "yaml"
	if strings.EqualFold(filepath.Ext(name), ".json") {
		kind = "json"
	}
	return &File{Name: name, Rota: out, Case: r.c, Form: Form{Kind: kind}, places: r.places}, nil
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

// content is a rota as a YAML or JSON file has it.
type content struct {
	Name  string        `json:"name"`
	Ward  string        `json:"ward"`
	Model string        `json:"model"`
	Run   ward.Run      `json:"run"`
	Start *ward.Date    `json:"start"`
	Weeks int           `json:"weeks"`
	Base  *Base         `json:"base"`
	Lines []contentLine `json:"lines"`

	Published *ward.Date `json:"published"`
	Worked    bool       `json:"worked"`
	Origin    *Origin    `json:"origin"`
}

type contentLine struct {
	Person     string     `json:"person"`
	ExternalID string     `json:"external_id"`
	Size       *ward.Size `json:"size"`
	Weeks      []string   `json:"weeks"`
	Duties     []Duty     `json:"duties"`
	Free       []FreeDay  `json:"free"`
	Changes    []Change   `json:"changes"`

	WeeksBefore  []string `json:"weeks_before"`
	DutiesBefore []Duty   `json:"duties_before"`
}

// said is what is said of a rota file, in any language.
type said = document.Said

func say(kind string, values ...any) said { return document.Say(kind, values...) }

type reader struct {
	doc      *document.Document
	ward     *ward.Ward
	told     Told
	c        *ward.Case
	places   map[spot]Place
	problems ward.Problems
}

func (r *reader) differ(found, expected said, parts ...any) {
	r.problems = append(r.problems, r.doc.At(document.Pointer(parts...), found, expected, said{}))
}

func (r *reader) add(text said, parts ...any) {
	r.problems = append(r.problems, r.doc.At(document.Pointer(parts...), said{}, said{}, text))
}

func (r *reader) rota(f content) *Rota {
	f.Run = cmp.Or(f.Run, r.told.Run, usualRun(r.ward))
	f.Model = cmp.Or(f.Model, r.told.Model)
	c, err := r.ward.Case(f.Model, f.Run)
	if r.c = c; err != nil {
		r.c, _ = r.ward.Case("", f.Run)
	}
	if r.another(f, err != nil) {
		return nil
	}
	if r.told.Model != "" && f.Model != r.told.Model {
		r.differ(say("a rota of model %q", f.Model), say("one of model %q, as asked for", r.told.Model), "model")
	}
	if r.told.Run != "" && f.Run != r.told.Run {
		r.differ(say("a rota of run %s", f.Run), say("one of run %s, as asked for", r.told.Run), "run")
	}
	if err != nil {
		r.add(noModel(r.ward, f.Model), "model")
		return nil
	}
	base := c
	if f.Base != nil {
		if c = r.unrolled(f, c); c == nil {
			return nil
		}
		r.c = c
	}
	if f.Start != nil && *f.Start != c.Dates.Start {
		r.differ(say("%s", f.Start), say("the ward's first day, %s", c.Dates.Start), "start")
	}
	if f.Weeks != 0 && f.Weeks != c.Dates.Weeks {
		r.differ(say("%d weeks", f.Weeks), say("the %d weeks of rota model %s", c.Dates.Weeks, c.Model.ID), "weeks")
	}
	out := &Rota{Ward: r.ward.Name, Name: f.Name, Model: c.Model.ID, Run: f.Run, Start: c.Dates.Start, Weeks: c.Dates.Weeks,
		Base: f.Base, Published: cmp.Or(r.told.Published, f.Published), Worked: f.Worked || r.told.Worked, Origin: f.Origin}
	first := map[string]int{}
	for i, l := range f.Lines {
		if j, ok := first[l.Person]; ok {
			r.add(say("%s has line number %d already", l.Person, r.doc.Number("/lines", j)), "lines", i, "person")
			continue
		}
		first[l.Person] = i
		r.place(l.Person, wholeLine, document.Pointer("lines", i, "person"), 0)
		out.Lines = append(out.Lines, r.line(i, l))
	}
	named, all := r.doc.Texts("lines/*/person")
	for _, p := range c.People {
		if all && !slices.Contains(named, p.ID) && !p.Optional() {
			r.add(say("no line for %s; give one with free days alone where there are no duties", p.ID), "lines")
		}
	}
	r.c = out.Case(base)
	return out
}

// unrolled is the case on the dates of a help rota.
func (r *reader) unrolled(f content, c *ward.Case) *ward.Case {
	switch {
	case !c.Dates.Rolling:
		r.add(say("a help rota lies over a rolling base rota, and the ward's is on dates already"), "base")
	case f.Base.Weeks != c.Dates.Weeks:
		r.differ(say("%d weeks", f.Base.Weeks), say("the %d weeks of rota model %s", c.Dates.Weeks, c.Model.ID), "base", "weeks")
	case f.Base.Start.Weekday() != ward.Monday:
		r.differ(say("%s", f.Base.Start), say("a Monday"), "base", "start")
	case f.Start == nil || f.Weeks == 0:
		r.add(say("a help rota says with start and weeks which dates it is for"), "base")
	case f.Start.Weekday() != ward.Monday:
		r.differ(say("%s", f.Start), say("a Monday"), "start")
	default:
		return c.Unrolled(*f.Start, f.Weeks)
	}
	return nil
}

// usualRun is the run a rota is of where nobody says.
func usualRun(w *ward.Ward) ward.Run {
	if len(w.People) == 0 {
		return ward.Structure
	}
	return ward.FromToday
}

func (r *reader) place(person string, day int, pointer string, into int) {
	line, col := r.doc.Place(pointer, into)
	r.places[spot{person, day}] = Place{Line: line, Col: col}
}

func (r *reader) line(i int, l contentLine) Line {
	out := Line{Person: l.Person, ExternalID: l.ExternalID, Changes: l.Changes}
	for j, c := range l.Changes {
		if c.Day >= r.c.Dates.Days() {
			r.differ(say("day %d", c.Day), say("a day from 0 to %d", r.c.Dates.Days()-1), "lines", i, "changes", j, "day")
		}
		for n, code := range c.Was {
			if _, ok := r.c.Shift(code); !ok {
				r.unknown(noShift, code, codesOf(r.c.Ward), document.Pointer("lines", i, "changes", j, "was", n), 0)
			}
		}
	}
	p, ok := r.c.Person(l.Person)
	switch {
	case !ok:
		r.unknown(noPerson, l.Person, peopleOf(r.c), document.Pointer("lines", i, "person"), 0)
	case l.Size != nil:
		out.Size = *l.Size
	case r.doc.Cut(document.Pointer("lines", i, "size")):
	case p.Optional():
		r.add(say("the post %s has no size", l.Person), "lines", i)
	default:
		out.Size = p.Size.Current
	}
	out.Before = r.before(i, l)
	switch {
	case l.Weeks != nil && l.Duties != nil:
		r.add(say("give weeks or duties, not both"), "lines", i, "duties")
	case l.Weeks != nil && l.Free != nil:
		r.add(say("weeks hold the codes of free days already; take free out"), "lines", i, "free")
	case l.Duties != nil:
		out.Free = r.free(i, l)
		out.Duties = append(out.Duties, r.duties(i, l.Person, l.Duties)...)
	case r.doc.Cut(document.Pointer("lines", i, "weeks")):
	case len(l.Weeks) != r.c.Dates.Weeks:
		r.differ(say("%d weeks", len(l.Weeks)), say("the %d weeks of the period", r.c.Dates.Weeks), "lines", i, "weeks")
	default:
		for k, week := range l.Weeks {
			r.week(&out, i, k, week)
		}
	}
	return out
}

func (r *reader) duties(i int, person string, duties []Duty) []Duty {
	for j, d := range duties {
		r.place(person, d.Day, document.Pointer("lines", i, "duties", j), 0)
		if d.Day >= r.c.Dates.Days() {
			r.differ(say("day %d", d.Day), say("a day from 0 to %d", r.c.Dates.Days()-1), "lines", i, "duties", j, "day")
		}
		if _, ok := r.c.Shift(d.Shift); !ok {
			r.unknown(noShift, d.Shift, codesOf(r.c.Ward), document.Pointer("lines", i, "duties", j, "shift"), 0)
		}
	}
	return duties
}

// before reads a help rota's duties before its first day.
func (r *reader) before(i int, l contentLine) []Duty {
	key := "weeks_before"
	if l.DutiesBefore != nil {
		key = "duties_before"
	}
	switch {
	case l.WeeksBefore == nil && l.DutiesBefore == nil:
		return nil
	case !r.c.Help:
		r.add(say("only a help rota, which has a base, has duties before its first day; others stand in the ward's history"), "lines", i, key)
		return nil
	case l.WeeksBefore != nil && l.DutiesBefore != nil:
		r.add(say("give weeks_before or duties_before, not both"), "lines", i, key)
	}
	past := Line{Duties: slices.Clone(l.DutiesBefore)}
	for j, d := range l.DutiesBefore {
		if _, ok := r.c.Shift(d.Shift); !ok {
			r.unknown(noShift, d.Shift, codesOf(r.c.Ward), document.Pointer("lines", i, key, j, "shift"), 0)
		}
	}
	for k, week := range l.WeeksBefore {
		at := document.Pointer("lines", i, key, k)
		days := strings.Fields(week)
		if len(days) != 7 {
			r.differ(say("%d days", len(days)), say("7 codes with spaces between, - for a free day"), "lines", i, key, k)
			continue
		}
		for d, day := range days {
			for code := range strings.SplitSeq(day, "+") {
				if !past.put(7*(k-len(l.WeeksBefore))+d, code, r.c) {
					r.unknown(noShift, code, codesOf(r.c.Ward), at, 0)
				}
			}
		}
	}
	return past.Duties
}

// free holds the codes of free days against the period and the duties.
func (r *reader) free(i int, l contentLine) []FreeDay {
	taken := map[int]said{}
	for _, d := range l.Duties {
		taken[d.Day] = say("the duty %s", d.Shift)
	}
	for j, f := range l.Free {
		r.place(l.Person, f.Day, document.Pointer("lines", i, "free", j), 0)
		if f.Day >= r.c.Dates.Days() {
			r.differ(say("day %d", f.Day), say("a day from 0 to %d", r.c.Dates.Days()-1), "lines", i, "free", j, "day")
		}
		if has, ok := taken[f.Day]; ok {
			r.add(say("day %d has %s already", f.Day, has), "lines", i, "free", j, "day")
		}
		taken[f.Day] = say("the code %s", f.Code)
		for n, code := range f.Instead {
			if _, ok := r.c.Shift(code); !ok {
				r.unknown(noShift, code, codesOf(r.c.Ward), document.Pointer("lines", i, "free", j, "instead", n), 0)
			}
		}
	}
	return l.Free
}

// week reads one text of seven days.
func (r *reader) week(l *Line, i, k int, text string) {
	at := document.Pointer("lines", i, "weeks", k)
	days := strings.Fields(text)
	if len(days) != 7 {
		r.differ(say("%d days", len(days)), say("7 codes with spaces between, - for a free day"), "lines", i, "weeks", k)
		return
	}
	offset := 0
	for d, day := range days {
		offset += strings.Index(text[offset:], day)
		within := utf8.RuneCountInString(text[:offset])
		r.place(l.Person, 7*k+d, at, within)
		code, instead, replaces := strings.Cut(day, "/")
		if replaces = replaces && freed(code); !replaces {
			code, instead = "", day
		} else {
			l.put(7*k+d, code, r.c)
			within += len(code) + 1
		}
		codes := strings.Split(instead, "+")
		for _, code := range codes {
			known := l.put(7*k+d, code, r.c)
			if !known || (replaces || len(codes) > 1) && ward.FreeCode(code) {
				r.unknown(noShift, code, codesOf(r.c.Ward), at, within)
			}
			within += utf8.RuneCountInString(code) + 1
		}
		offset += len(day)
	}
}

// put writes a code on a day of the line: a shift type, or how a free day is
// written; a shift type after the code of a free day is what that replaces. It
// tells whether the ward knows the code.
func (l *Line) put(day int, code string, c *ward.Case) bool {
	_, ok := c.Shift(code)
	n := len(l.Free)
	switch {
	case code == "-":
		return true
	case ward.FreeCode(code):
		l.Free = append(l.Free, FreeDay{Day: day, Code: code})
		return true
	case n > 0 && l.Free[n-1].Day == day:
		l.Free[n-1].Instead = append(l.Free[n-1].Instead, code)
	default:
		l.Duties = append(l.Duties, Duty{Day: day, Shift: code})
	}
	return ok
}

// freed tells whether a code can stand before what it replaces, as F3/D.
func freed(code string) bool { return code != "-" && ward.FreeCode(code) }

// unknown tells of a name the ward does not have, some characters into a text.
func (r *reader) unknown(what func(name string) said, name string, known []string, pointer string, into int) {
	text, expected := what(name), say("one of %s", strings.Join(known, ", "))
	if near := document.Closest(name, known); near != "" {
		text, expected = say("%s; did you mean %q?", text, near), say("%s", near)
	} else {
		text = say("%s; expected %s", text, expected)
	}
	r.problems = append(r.problems, r.doc.Inside(pointer, into, say("%q", name), expected, text))
}

func noShift(code string) said  { return say("no shift type %q in this ward", code) }
func noPerson(name string) said { return say("no person or post %q in this ward", name) }

// noModel says that neither the ward nor the library has a rota model.
func noModel(w *ward.Ward, model string) said {
	var known []string
	for _, m := range w.Models {
		known = append(known, m.ID)
	}
	return say("no rota model %q in this ward, which has %s, nor in the library, which heltid models lists", model, strings.Join(known, ", "))
}

func codesOf(w *ward.Ward) []string {
	var out []string
	for _, s := range w.Shifts {
		out = append(out, s.Code)
	}
	return out
}

func peopleOf(c *ward.Case) []string {
	var out []string
	for _, p := range c.People {
		out = append(out, p.ID)
	}
	return out
}
