package ward

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"sync"

	"heltid/fixtures/models"
	"heltid/solver/ward/document"
)

// LibraryModel is a rota model that every ward may use by name.
type LibraryModel struct {
	RotaModel                   // as a ward has it that overrides nothing
	Names     map[string]string // nb, nn and en
	Says      map[string]string // what it is, in two sentences
	Sources   map[string]string // where it is from; RotaModel has it in bokmål
	Expert    bool              // for those who know what the law asks of it
	Types     []Shift           // its shift types, which come with it

	own    map[string]any // values of RotaModel that its file gives
	values map[string]any // with those of the model it is laid over
	shifts []any          // Types, as a file would give them
}

// Library gives the rota models every ward may use, by name.
func Library() []LibraryModel {
	out, err := library()
	if err != nil {
		panic(err) // it is built in, and a test reads it
	}
	return slices.Clone(out)
}

// InLibrary gives the library's rota model of a name.
func InLibrary(name string) (LibraryModel, bool) {
	for _, m := range Library() {
		if m.ID == name {
			return m, true
		}
	}
	return LibraryModel{}, false
}

var library = sync.OnceValues(func() ([]LibraryModel, error) {
	var out []LibraryModel
	for _, name := range models.Names() {
		m, err := readModel(name)
		if err != nil {
			return nil, fmt.Errorf("rota model %s: %w", name, err)
		}
		out = append(out, *m)
	}
	return out, nil
})

// readModel reads a model's file, with the values of the model it is laid over
// where it gives none.
func readModel(name string) (*LibraryModel, error) {
	data, err := models.Read(name)
	if err != nil {
		return nil, err
	}
	doc, problems := document.Parse(name+".yaml", data)
	if err := problems.Err(); err != nil {
		return nil, err
	}
	values, _ := doc.Value.(map[string]any)
	m := &LibraryModel{}
	own := struct {
		Format int               `json:"heltid_model"`
		Name   map[string]string `json:"name"`
		Says   map[string]string `json:"says"`
		Source map[string]string `json:"source"`
		Expert bool              `json:"expert"`
	}{}
	if err := strictly(taken(values, "heltid_model", "name", "says", "source", "expert"), &own); err != nil {
		return nil, err
	}
	m.Names, m.Says, m.Sources, m.Expert = own.Name, own.Says, own.Source, own.Expert
	values["source"] = own.Source["nb"]
	if shifts, ok := values["shifts"].([]any); ok {
		m.shifts = shifts
		values["shifts"] = codesOf(shifts)
	}
	m.own = maps.Clone(values)
	over, _ := taken(values, "over")["over"].(string)
	m.values = values
	if over != "" {
		below, err := readModel(over)
		if err != nil {
			return nil, err
		}
		m.lieOver(below)
	}
	if err := strictly(map[string]any{"types": m.shifts}, &struct {
		Types *[]Shift `json:"types"`
	}{&m.Types}); err != nil {
		return nil, err
	}
	if err := strictly(m.values, &m.RotaModel); err != nil {
		return nil, err
	}
	m.ID, m.Over = name, over
	return m, nil
}

// lieOver lays the model over another: what both say is its own, and it needs
// the other's agreements too.
func (m *LibraryModel) lieOver(below *LibraryModel) {
	m.values = laidOver(below.values, m.own)
	delete(m.values, "over")
	var needs []any
	for _, n := range asList(below.values["needs"]) {
		if !slices.ContainsFunc(asList(m.own["needs"]), func(own any) bool { return sameNeed(n, own) }) {
			needs = append(needs, n)
		}
	}
	m.values["needs"] = append(needs, asList(m.own["needs"])...)
	if _, ok := m.own["shifts"]; !ok {
		m.shifts = below.shifts
	}
}

// sameNeed tells whether two agreements are made by the same on the same.
func sameNeed(a, b any) bool {
	x, _ := a.(map[string]any)
	y, _ := b.(map[string]any)
	return x["paragraph"] != nil && x["paragraph"] == y["paragraph"] && x["level"] == y["level"]
}

func asList(v any) []any {
	out, _ := v.([]any)
	return out
}

// taken moves some keys of a mapping into one of their own.
func taken(from map[string]any, keys ...string) map[string]any {
	out := map[string]any{}
	for _, k := range keys {
		if v, ok := from[k]; ok {
			out[k] = v
			delete(from, k)
		}
	}
	return out
}

// laidOver gives the values of one model with those of another in their place;
// ceilings are laid over one by one.
func laidOver(below, values map[string]any) map[string]any {
	out := maps.Clone(below)
	maps.Copy(out, values)
	under, ok := below["ceilings"].(map[string]any)
	over, both := values["ceilings"].(map[string]any)
	if ok && both {
		ceilings := maps.Clone(under)
		maps.Copy(ceilings, over)
		out["ceilings"] = ceilings
	}
	return out
}

func codesOf(shifts []any) []any {
	var out []any
	for _, s := range shifts {
		out = append(out, codeOf(s))
	}
	return out
}

// codeOf is the code of a shift type as a file has it, nil where it has none.
func codeOf(shift any) any {
	s, _ := shift.(map[string]any)
	return s["code"]
}

// strictly decodes plain values, and refuses what the target has no field for.
func strictly(values any, into any) error {
	raw, err := json.Marshal(values)
	if err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	return dec.Decode(into)
}

// Called is what people call the model in a language: the name the ward gives
// it, else the library's, else its id.
func (m *RotaModel) Called(lang string) string {
	if m.Name != "" {
		return m.Name
	}
	if of, ok := InLibrary(m.Use); ok {
		return of.Names[lang]
	}
	return m.ID
}

// Expert tells whether the model is for those who know what the law asks of it.
func (m *RotaModel) Expert() bool {
	of, _ := InLibrary(m.Use)
	over, _ := InLibrary(m.Over)
	return of.Expert || over.Expert
}
