package ward_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/ward"
	"heltid/solver/ward/document/schematest"
)

// The schema and the structs describe the same fields, at every level.
func TestSchemaAndStructsHaveTheSameFields(t *testing.T) {
	t.Parallel()
	require.Greater(t, schematest.SameFields(t, ward.Schema(), reflect.TypeFor[ward.Ward]()), 40, "structs reached from Ward")
}

// A misspelt key is never passed over.
func TestSchemaTakesNoUnknownKeys(t *testing.T) {
	t.Parallel()
	var root map[string]any
	require.NoError(t, json.Unmarshal(ward.Schema(), &root))
	var closed func(at string, v any)
	closed = func(at string, v any) {
		node, ok := v.(map[string]any)
		if !ok {
			return
		}
		if _, keys := node["properties"]; keys && node["type"] == "object" {
			require.Equal(t, false, node["additionalProperties"], at)
		}
		for name, below := range node {
			closed(at+"/"+name, below)
		}
	}
	closed("", root)
}

func TestSchemaIsACopy(t *testing.T) {
	t.Parallel()
	ward.Schema()[0] = 'x'
	require.Equal(t, byte('{'), ward.Schema()[0])
}
