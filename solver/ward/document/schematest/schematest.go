// Package schematest holds JSON Schemas against the structs they describe and
// the documents they are of, in tests.
package schematest

import (
	"encoding"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/stretchr/testify/require"

	"heltid/solver/ward/document"
)

// T is what a test is.
type T interface {
	require.TestingT
	Helper()
}

// Holds requires that a JSON document keeps the schema.
func Holds(t T, schema, doc []byte) {
	t.Helper()
	s, err := document.Compile(schema)
	require.NoError(t, err)
	d, problems := document.Parse("document.json", doc)
	require.NoError(t, problems.Err())
	require.NoError(t, d.Check(s).Err())
}

// SameFields requires that a schema describes the fields of a struct, at every
// level, and asks for those that are always written. It gives how many structs
// there are.
func SameFields(t T, schema []byte, of reflect.Type) int {
	t.Helper()
	var root map[string]any
	require.NoError(t, json.Unmarshal(schema, &root))
	w := walk{t, root, map[reflect.Type]bool{}}
	w.same(of, root)
	return len(w.seen)
}

type walk struct {
	t    T
	root map[string]any
	seen map[reflect.Type]bool
}

// follow goes to what a reference or a choice with null stands for.
func (w walk) follow(node map[string]any) map[string]any {
	if choices, ok := node["anyOf"].([]any); ok {
		node = choices[0].(map[string]any)
	}
	for node["$ref"] != nil {
		name := strings.TrimPrefix(node["$ref"].(string), "#/$defs/")
		node = w.root["$defs"].(map[string]any)[name].(map[string]any)
	}
	return node
}

var marshaler, texter = reflect.TypeFor[json.Marshaler](), reflect.TypeFor[encoding.TextMarshaler]()

func (w walk) same(typ reflect.Type, node map[string]any) {
	node = w.follow(node)
	switch {
	case typ.Implements(marshaler), typ.Implements(texter):
	case typ.Kind() == reflect.Pointer:
		w.same(typ.Elem(), node)
	case typ.Kind() == reflect.Slice:
		require.Equal(w.t, "array", node["type"], typ)
		w.same(typ.Elem(), node["items"].(map[string]any))
	case typ.Kind() == reflect.Map:
		require.Equal(w.t, "object", node["type"], typ)
	case typ.Kind() == reflect.Struct && !w.seen[typ]:
		w.seen[typ] = true
		properties := node["properties"].(map[string]any)
		var fields, required []string
		for _, f := range reflect.VisibleFields(typ) {
			tag, options, _ := strings.Cut(f.Tag.Get("json"), ",")
			if !f.IsExported() || tag == "-" || f.Anonymous && tag == "" { // embedded: its fields stand among the others
				continue
			}
			fields = append(fields, tag)
			if options == "" {
				required = append(required, tag)
			}
			require.Contains(w.t, properties, tag, "field of %s", typ)
			w.same(f.Type, properties[tag].(map[string]any))
		}
		require.ElementsMatch(w.t, fields, slices.Collect(maps.Keys(properties)), typ)
		named, _ := node["required"].([]any)
		if other, ok := node["else"].(map[string]any); ok { // required where nothing fills it in
			named = append(slices.Clone(named), other["required"].([]any)...)
		}
		var got []string
		for _, n := range named {
			got = append(got, n.(string))
		}
		require.ElementsMatch(w.t, required, got, "required keys of %s", typ)
	}
}
