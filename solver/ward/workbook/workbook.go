// Package workbook writes a ward as a workbook (XLSX) that people can fill in,
// and reads it back: a sheet for what is said once, and one for each list, with
// a row for each person, shift type or row of need. The second row of a sheet
// has the names of the fields, as in a ward file; what stands above it is for
// people. Whatever a ward file can say, the workbook can.
package workbook

import (
	"encoding/json"
	"reflect"
	"strings"

	"heltid/solver/ward"
)

// once is the sheet of what is said once: a field a row.
const once = "ward"

// lists are the sheets of lists, in the order people fill them in, with the
// fields that stand there though nobody has filled them in. The others come
// with the wards that have them.
var lists = []struct {
	key   string
	usual []string
}{
	{"competences", []string{"id", "name", "educated", "counts_as"}},
	{"shifts", []string{"code", "name", "start", "end", "days", "breaks"}},
	{"people", []string{"id", "name", "unit", "competence", "shifts", "size.current", "size.min", "size.wished", "size.max", "weekend_group", "limits", "consents", "absences", "wishes"}},
	{"need", []string{"unit", "days", "from", "to", "floor.total", "floor.educated", "target.total", "target.educated"}},
	{"models", []string{"id", "use", "name", "shifts", "weeks", "weekend.every", "weekend.per_period"}},
	{"agreements", []string{"id", "level", "paragraph", "limits.daily_rest", "model", "people", "signed_by", "from", "until"}},
	{"posts", []string{"id", "unit", "competence", "shifts", "count", "min", "max", "vacant"}},
	{"units", []string{"id", "name"}},
	{"need_by_shift", nil}, {"handovers", nil}, {"pairs", nil}, {"duty_kinds", nil},
}

// usualOnce are the fields of the first sheet that stand there in any case.
var usualOnce = []string{"heltid", "name", "note", "period.start", "period.weeks", "period.kind", "budget.full_time_posts", "guards.small_posts.at_most",
	"ceilings.days_in_row", "ceilings.nights_in_row", "ceilings.quick_returns", "policy"}

// A kind is how a field stands in its cell.
type kind int

const (
	text    kind = iota
	number       // 62.5, also with a comma or a per cent sign
	yesNo        // ja or nei
	words        // several, with commas between
	nested       // no cell of its own: its fields have
	written      // as in a ward file
)

// fieldOf finds a field of a struct by its name in files.
func fieldOf(t reflect.Type, name string) (reflect.StructField, bool) {
	for i := range t.NumField() {
		if key, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ","); key == name && key != "-" {
			return t.Field(i), true
		}
	}
	return reflect.StructField{}, false
}

var (
	textual = reflect.TypeFor[interface{ UnmarshalText([]byte) error }]()
	counted = reflect.TypeFor[json.Unmarshaler]()
)

// kindOf tells how values of a type stand in cells.
func kindOf(t reflect.Type) (reflect.Type, kind) {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case reflect.PointerTo(t).Implements(textual):
		return t, text
	case reflect.PointerTo(t).Implements(counted):
		return t, number // position sizes and kroner
	}
	switch t.Kind() {
	case reflect.Bool:
		return t, yesNo
	case reflect.Int:
		return t, number
	case reflect.String:
		return t, text
	case reflect.Struct, reflect.Map:
		return t, nested
	case reflect.Slice:
		if _, k := kindOf(t.Elem()); k == text || k == number {
			return t, words
		}
	}
	return t, written
}

// find finds a field below a type by its name, which has a point between steps,
// and gives the steps. The last step into a map may have points of its own.
func find(t reflect.Type, field string) (path []string, of reflect.Type, k kind, ok bool) {
	t, k = kindOf(t)
	for field != "" {
		if k != nested {
			return path, t, k, false
		}
		if t.Kind() == reflect.Map {
			t, k = kindOf(t.Elem())
			return append(path, field), t, k, true
		}
		name, rest, _ := strings.Cut(field, ".")
		f, ok := fieldOf(t, name)
		if !ok {
			return path, t, k, false
		}
		t, k = kindOf(f.Type)
		path, field = append(path, name), rest
	}
	return path, t, k, len(path) > 0
}

// typeOf is the type of an item of a list of the ward.
func typeOf(list string) reflect.Type {
	f, _ := fieldOf(reflect.TypeFor[ward.Ward](), list)
	return f.Type.Elem()
}

// isList tells whether a field of the ward has a sheet of its own.
func isList(key string) bool {
	for _, l := range lists {
		if l.key == key {
			return true
		}
	}
	return false
}
