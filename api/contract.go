package api

import (
	_ "embed"
	"encoding/json"
	"strings"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/goccy/go-yaml"

	"heltid/solver/ward/document"
)

//go:embed openapi.yaml
var contract []byte

// spec is the contract, read.
var spec = sync.OnceValues(func() (*openapi3.T, error) { return openapi3.NewLoader().LoadFromData(contract) })

var schemas sync.Map // compiled, by name

// schemaOf is a schema of the contract: OpenAPI 3.1 has them as JSON Schema.
func schemaOf(name string) (*document.Schema, error) {
	if s, ok := schemas.Load(name); ok {
		return s.(*document.Schema), nil
	}
	raw, err := yaml.YAMLToJSON(contract)
	if err != nil {
		return nil, err
	}
	var of struct {
		Components struct {
			Schemas json.RawMessage `json:"schemas"`
		} `json:"components"`
	}
	if err := json.Unmarshal(raw, &of); err != nil {
		return nil, err
	}
	root := `{"$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": "#/$defs/` + name + `", "$defs": ` +
		strings.ReplaceAll(string(of.Components.Schemas), "#/components/schemas/", "#/$defs/") + `}`
	s, err := document.Compile([]byte(root))
	if err == nil {
		schemas.Store(name, s)
	}
	return s, err
}
