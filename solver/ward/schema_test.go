package ward_test

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/ward"
)

// The schema and the structs describe the same fields, at every level.
func TestSchemaAndStructsHaveTheSameFields(t *testing.T) {
	t.Parallel()
	var root map[string]any
	require.NoError(t, json.Unmarshal(ward.Schema(), &root))
	s := schemas{root, map[reflect.Type]bool{}}
	s.same(t, reflect.TypeFor[ward.Ward](), root)
	require.Len(t, s.seen, 37, "structs reached from Ward")
}

type schemas struct {
	root map[string]any
	seen map[reflect.Type]bool
}

func (s schemas) follow(node map[string]any) map[string]any {
	for node["$ref"] != nil {
		name := strings.TrimPrefix(node["$ref"].(string), "#/$defs/")
		node = s.root["$defs"].(map[string]any)[name].(map[string]any)
	}
	return node
}

func (s schemas) same(t *testing.T, typ reflect.Type, node map[string]any) {
	node = s.follow(node)
	switch {
	case typ.Kind() == reflect.Pointer:
		s.same(t, typ.Elem(), node)
	case typ.Kind() == reflect.Slice:
		require.Equal(t, "array", node["type"], typ)
		s.same(t, typ.Elem(), node["items"].(map[string]any))
	case typ.Kind() == reflect.Map:
		require.Equal(t, "object", node["type"], typ)
	case typ.Kind() == reflect.Struct && !s.seen[typ]:
		s.seen[typ] = true
		require.Equal(t, false, node["additionalProperties"], "%s takes no unknown keys", typ)
		properties := node["properties"].(map[string]any)
		var fields, required []string
		for f := range fieldsOf(typ) {
			tag, options, _ := strings.Cut(f.Tag.Get("json"), ",")
			if tag == "-" {
				continue
			}
			fields = append(fields, tag)
			if options == "" {
				required = append(required, tag)
			}
			require.Contains(t, properties, tag, "field of %s", typ)
			s.same(t, f.Type, properties[tag].(map[string]any))
		}
		require.ElementsMatch(t, fields, slices.Collect(maps.Keys(properties)), typ)
		named, _ := node["required"].([]any)
		var got []string
		for _, n := range named {
			got = append(got, n.(string))
		}
		require.ElementsMatch(t, required, got, "required keys of %s", typ)
	}
}

func fieldsOf(typ reflect.Type) func(func(reflect.StructField) bool) {
	return func(yield func(reflect.StructField) bool) {
		for i := range typ.NumField() {
			if f := typ.Field(i); f.IsExported() && !yield(f) {
				return
			}
		}
	}
}

func TestSchemaIsACopy(t *testing.T) {
	t.Parallel()
	ward.Schema()[0] = 'x'
	require.Equal(t, byte('{'), ward.Schema()[0])
}
