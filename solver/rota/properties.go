package rota

import (
	"cmp"
	"encoding/json"
	"fmt"

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
	originProperty    = "heltid origin"
)

// Properties are what a workbook has to say for the rota to be read back whole.
func (r *Rota) Properties() ([]Property, error) {
	out := []Property{{modelProperty, r.Model}, {runProperty, string(r.Run)}}
	if r.Published != nil {
		out = append(out, Property{publishedProperty, r.Published.String()})
	}
	if r.Worked {
		out = append(out, Property{workedProperty, "true"})
	}
	if r.Origin == nil {
		return out, nil
	}
	text, err := json.Marshal(r.Origin)
	return append(out, Property{originProperty, string(text)}), err
}

// or fills in what a workbook of ours says of itself.
func (t *Told) or(b *cells.Book) error {
	t.Model = cmp.Or(t.Model, b.Properties[modelProperty])
	t.Run = cmp.Or(t.Run, ward.Run(b.Properties[runProperty]))
	t.Worked = t.Worked || b.Properties[workedProperty] == "true"
	if text := b.Properties[publishedProperty]; text != "" && t.Published == nil {
		d, err := ward.ParseDate(text)
		if err != nil {
			return fmt.Errorf("the workbook's property %q: %w", publishedProperty, err)
		}
		t.Published = &d
	}
	return nil
}

// originOf gives where a workbook of ours came from, nil for others.
func originOf(b *cells.Book) *Origin {
	var o Origin
	if json.Unmarshal([]byte(b.Properties[originProperty]), &o) != nil {
		return nil
	}
	return &o
}
