package document

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// Schema is a compiled JSON Schema that documents are held against.
type Schema struct {
	compiled *jsonschema.Schema
	raw      map[string]any
}

// Format is a named form of text in a schema, such as a set of weekdays.
type Format struct {
	Name string
	Read func(string) error
}

// Compile reads a JSON Schema (draft 2020-12) whose texts are also held to the
// formats.
func Compile(schema []byte, formats ...Format) (*Schema, error) {
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		return nil, fmt.Errorf("schema: %w", err)
	}
	root, ok := parsed.(map[string]any)
	if !ok {
		return nil, errors.New("schema: not a mapping")
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	for _, f := range formats {
		c.RegisterFormat(&jsonschema.Format{Name: f.Name, Validate: func(v any) error {
			if s, ok := v.(string); ok {
				return f.Read(s)
			}
			return nil
		}})
	}
	const at = "schema.json"
	if err := c.AddResource(at, parsed); err != nil {
		return nil, fmt.Errorf("schema: %w", err)
	}
	s, err := c.Compile(at)
	if err != nil {
		return nil, fmt.Errorf("schema: %w", err)
	}
	return &Schema{compiled: s, raw: root}, nil
}

// Check holds the document against the schema and tells everything that
// differs.
func (d *Document) Check(s *Schema) Problems {
	d.schema = s
	err := s.compiled.Validate(d.Value)
	v, ok := errors.AsType[*jsonschema.ValidationError](err)
	if !ok {
		return nil
	}
	var out Problems
	d.collect(s, v, &out)
	return out
}

func (d *Document) collect(s *Schema, v *jsonschema.ValidationError, out *Problems) {
	if len(*out) >= maxToTell {
		return
	}
	if len(v.Causes) > 0 {
		for _, c := range v.Causes {
			d.collect(s, c, out)
		}
		return
	}
	parts := make([]any, len(v.InstanceLocation))
	for i, p := range v.InstanceLocation {
		parts[i] = p
	}
	at := Pointer(parts...)
	switch k := v.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		known := s.keys(v.SchemaURL)
		for _, name := range slices.Sorted(slices.Values(k.Properties)) {
			d.Refuse(at + "/" + escape(name))
			*out = append(*out, d.unknownKey(at, name, known))
		}
	case *kind.Required:
		for _, name := range k.Missing {
			d.Refuse(at + "/" + escape(name))
			*out = append(*out, d.At(at, Say("no %s", name), Say("%s", name), Say("%q is missing here", name)))
		}
	default:
		expected := s.expectation(v)
		*out = append(*out, d.At(at, shown(d.lookup(at)), expected, Said{}))
		d.Refuse(at)
	}
}

func (d *Document) unknownKey(at, name string, known []string) Problem {
	expected := Say("one of %s", strings.Join(known, ", "))
	text := Say("unknown key %q; expected %s", name, expected)
	if near := Closest(name, known); near != "" {
		text, expected = Say("unknown key %q; did you mean %q?", name, near), Say("%s", near)
	}
	return d.AtKey(at+"/"+escape(name), Say("the key %s", name), expected, text)
}

// node gives the part of the schema at a location such as
// schema.json#/$defs/person.
func (s *Schema) node(url string) map[string]any {
	_, pointer, _ := strings.Cut(url, "#")
	at := s.raw
	for part := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		if part != "" {
			at, _ = at[unescape(part)].(map[string]any)
		}
	}
	return at
}

// requires tells whether the value at an instance location is one that has to
// be there.
func (s *Schema) requires(location []string) bool {
	at, required := s.raw, false
	for _, part := range location {
		if ref, ok := at["$ref"].(string); ok {
			at = s.node(ref)
		}
		names, _ := at["required"].([]any)
		required = slices.Contains(names, any(part))
		if props, ok := at["properties"].(map[string]any); ok {
			at, _ = props[part].(map[string]any)
		} else {
			at, _ = at["items"].(map[string]any)
		}
	}
	return required
}

// keys gives the property names of the schema at a location, sorted.
func (s *Schema) keys(url string) []string {
	props, _ := s.node(url)["properties"].(map[string]any)
	return slices.Sorted(maps.Keys(props))
}

// shown puts a value in words.
func shown(v any) Said {
	switch v := v.(type) {
	case nil:
		return Say("nothing")
	case string:
		return Say("the text %s", quoted(v))
	case json.Number:
		return Say("the number %s", v)
	case bool:
		return Say(strconv.FormatBool(v))
	case []any:
		if len(v) == 0 {
			return Say("an empty list")
		}
		return Say("a list")
	case map[string]any:
		if len(v) == 0 {
			return Say("an empty mapping")
		}
		return Say("a mapping")
	}
	return Say("%v", v)
}

func quoted(s string) string {
	if r := []rune(s); len(r) > 60 {
		s = string(r[:60]) + "…"
	}
	return strconv.Quote(s)
}

var typeNames = map[string]string{
	"string": "a text (in quotes if it looks like a number)", "number": "a number", "integer": "a whole number",
	"boolean": "true or false", "array": "a list", "object": "a mapping of keys and values", "null": "nothing",
}

// expectation puts what the schema asked for in words: the title it gives, else
// the keyword that failed.
func (s *Schema) expectation(v *jsonschema.ValidationError) Said {
	if title, ok := s.node(v.SchemaURL)["title"].(string); ok {
		return Say(title)
	}
	switch k := v.ErrorKind.(type) {
	case *kind.Type:
		var names []Said
		for _, w := range k.Want {
			names = append(names, Say(typeNames[w]))
		}
		return Either(names...)
	case *kind.Enum:
		var names []string
		for _, w := range k.Want {
			names = append(names, literal(w))
		}
		return Say("one of %s", strings.Join(names, ", "))
	case *kind.Const:
		return Say("%s", literal(k.Want))
	case *kind.Minimum:
		return Say("at least %s", k.Want.RatString())
	case *kind.Maximum:
		return Say("at most %s", k.Want.RatString())
	case *kind.ExclusiveMinimum:
		return Say("more than %s", k.Want.RatString())
	case *kind.MultipleOf:
		return Say("at most two decimals")
	case *kind.MinItems:
		return Say("at least %d in the list", k.Want)
	case *kind.MaxItems:
		return Say("at most %d in the list, not %d", k.Want, k.Got)
	case *kind.MinProperties:
		return Say("at least %d key", k.Want)
	case *kind.MaxProperties:
		return Say("at most %d keys, not %d", k.Want, k.Got)
	case *kind.MinLength:
		return Say("a text that is not empty")
	case *kind.MaxLength:
		return Say("at most %d characters", k.Want)
	case *kind.UniqueItems:
		return Say("each entry once (entries %d and %d are alike)", k.Duplicates[0]+1, k.Duplicates[1]+1)
	}
	return Say("what the schema describes (%s)", strings.Join(v.ErrorKind.KeywordPath(), "/"))
}

func literal(v any) string {
	if s, ok := v.(string); ok {
		return strconv.Quote(s)
	}
	return fmt.Sprint(v)
}
