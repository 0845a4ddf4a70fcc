package ward

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"heltid/solver/ward/document"
)

// fillIn puts the library's values into the rota models of a file that use
// one, and its shift types beside the file's own. It gives the codes of those.
func fillIn(doc *document.Document) (brought []string, problems Problems) {
	file, ok := doc.Value.(map[string]any)
	if !ok {
		return nil, nil
	}
	entries, _ := file["models"].([]any)
	for i, e := range entries {
		m, ok := e.(map[string]any)
		if !ok {
			continue
		}
		from, wrong := usedBy(doc, i, m)
		if problems = append(problems, wrong...); from == nil {
			continue
		}
		filled := laidOver(from.values, m)
		if _, ok := m["id"]; !ok {
			filled["id"] = m["use"]
		}
		entries[i] = filled
		codes, _ := filled["shifts"].([]any)
		brought = append(brought, bring(file, from.shifts, codes)...)
	}
	return brought, problems
}

// usedBy gives the model that an entry of the file uses, laid over another
// where the entry says so; nil where it uses none there is.
func usedBy(doc *document.Document, i int, m map[string]any) (*LibraryModel, Problems) {
	look := func(key string) (*LibraryModel, Problems) {
		name, ok := m[key].(string)
		if !ok {
			return nil, nil // the schema tells what is wrong
		}
		found, ok := InLibrary(name)
		if ok {
			return &found, nil
		}
		return nil, Problems{unknownModel(doc, document.Pointer("models", i, key), name)}
	}
	used, problems := look("use")
	over, wrong := look("over")
	if problems = append(problems, wrong...); len(wrong) > 0 {
		doc.Refuse(document.Pointer("models", i, "over"))
	}
	if used == nil {
		if len(problems) > 0 {
			doc.Refuse(document.Pointer("models", i))
		}
		return nil, problems
	}
	if over != nil {
		used.lieOver(over)
	}
	return used, problems
}

func unknownModel(doc *document.Document, at, name string) Problem {
	var all []string
	for _, m := range Library() {
		all = append(all, m.ID)
	}
	if near := document.Closest(name, all); near != "" {
		return doc.At(at, say("%q", name), say("%s", near), say("no rota model %q in the library (heltid models); did you mean %q?", name, near))
	}
	expected := say("one of %s", strings.Join(all, ", "))
	return doc.At(at, say("%q", name), expected, say("no rota model %q in the library (heltid models); expected %s", name, expected))
}

// bring puts those of the shift types that are in use and that the file does
// not have into the file, and gives their codes.
func bring(file map[string]any, shifts, inUse []any) []string {
	var out []string
	own, _ := file["shifts"].([]any)
	for _, s := range shifts {
		code := codeOf(s)
		if !slices.Contains(inUse, code) || slices.ContainsFunc(own, func(o any) bool { return codeOf(o) == code }) {
			continue
		}
		own = append(own, s)
		out = append(out, fmt.Sprint(code))
	}
	if len(out) > 0 {
		file["shifts"] = own
	}
	return out
}

// with gives the ward with a model of the library besides its own, and the
// shift types of its first model besides the library's.
func (w *Ward) with(name string) (*Ward, error) {
	of, _ := InLibrary(name)
	codes := slices.Clone(of.Shifts)
	for _, c := range w.Models[0].Shifts {
		if !slices.Contains(codes, c) {
			codes = append(codes, c)
		}
	}
	data, err := w.JSON()
	if err != nil {
		return nil, err
	}
	var file map[string]any
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, err
	}
	file["models"] = append(asList(file["models"]), map[string]any{"use": name, "shifts": codes})
	if data, err = json.Marshal(file); err != nil {
		return nil, err
	}
	return Read(w.Name+".json", data)
}

// offer lets people and posts with a list of shift types work those that came
// with a rota model: whoever works one of the ward's of the same kind, and long
// ones whoever works by day or evening.
func (w *Ward) offer(brought []string) {
	byCode := map[string]Shift{}
	for _, s := range w.Shifts {
		byCode[s.Code] = s
	}
	add := func(codes []string) []string {
		if len(codes) == 0 {
			return nil // all of them already
		}
		out := slices.Clone(codes)
		for _, b := range brought {
			kinds := []string{byCode[b].Kind()}
			if kinds[0] == LongShift {
				kinds = append(kinds, DayShift, EveningShift)
			}
			if !slices.Contains(out, b) && slices.ContainsFunc(codes, func(c string) bool { return slices.Contains(kinds, byCode[c].Kind()) }) {
				out = append(out, b)
			}
		}
		return out
	}
	for i := range w.People {
		w.People[i].Shifts = add(w.People[i].Shifts)
	}
	posts := func(posts []Post) {
		for i := range posts {
			posts[i].Shifts = add(posts[i].Shifts)
		}
	}
	posts(w.Posts)
	for i := range w.Models {
		posts(w.Models[i].Posts)
	}
}
