package rota

import (
	"cmp"
	"encoding/json"

	"heltid/solver/rota/cells"
	"heltid/solver/ward"
)

// Property is something a workbook says of its rota beside the cells.
type Property struct{ Name, Value string }

const (
	modelProperty     = "heltid model"
	runProperty       = "heltid run"
	publishedProperty = "heltid published"
	workedProperty    = "heltid worked"
	baseProperty      = "heltid base"
	datesProperty     = "heltid dates"
	originProperty    = "heltid origin"
)

// dates are those of a help rota, with the duties before them, which no cell of a
// grid has.
type dates struct {
	Start  ward.Date         `json:"start"`
	Weeks  int               `json:"weeks"`
	Before map[string][]Duty `json:"before,omitempty"` // by person
}

func (r *Rota) dates() dates {
	out := dates{r.Start, r.Weeks, map[string][]Duty{}}
	for _, l := range r.Lines {
		if len(l.Before) > 0 {
			out.Before[l.Person] = l.Before
		}
	}
	return out
}

// Properties are what a workbook has to say for the rota to be read back whole.
func (r *Rota) Properties() ([]Property, error) {
	out := []Property{{modelProperty, r.Model}, {runProperty, string(r.Run)}}
	if r.Published != nil {
		out = append(out, Property{publishedProperty, r.Published.String()})
	}
	if r.Worked {
		out = append(out, Property{workedProperty, "true"})
	}
	for _, whole := range []struct {
		name  string
		there bool
		value any
	}{{baseProperty, r.Base != nil, r.Base}, {datesProperty, r.Base != nil, r.dates()}, {originProperty, r.Origin != nil, r.Origin}} {
		if !whole.there {
			continue
		}
		text, err := json.Marshal(whole.value)
		if err != nil {
			return nil, err
		}
		out = append(out, Property{whole.name, string(text)})
	}
	return out, nil
}

// or fills in what a workbook of ours says of itself. It is false where the day
// it was made known is none.
func (t *Told) or(b *cells.Book) bool {
	t.Model = cmp.Or(t.Model, b.Properties[modelProperty])
	t.Run = cmp.Or(t.Run, ward.Run(b.Properties[runProperty]))
	t.Worked = t.Worked || b.Properties[workedProperty] == "true"
	if text := b.Properties[publishedProperty]; text != "" && t.Published == nil {
		d, err := ward.ParseDate(text)
		if err != nil {
			return false
		}
		t.Published = &d
	}
	return true
}

// from gives a value that a workbook of ours has as a property, nil where it has
// none.
func from[T any](b *cells.Book, property string) *T {
	var out T
	if json.Unmarshal([]byte(b.Properties[property]), &out) != nil {
		return nil
	}
	return &out
}
