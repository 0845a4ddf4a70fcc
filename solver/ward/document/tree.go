package document

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// tree turns the syntax tree into values and places.
type tree struct {
	doc       *Document
	problems  Problems
	rewritten bool // a value is not just as it was written
}

func (t *tree) add(where position, pointer string, found, expected, text Said) {
	t.problems = append(t.problems, t.doc.at(where, pointer, found, expected, text))
}

// value reads a value, and where it stands into at, which has its key already.
func (t *tree) value(n ast.Node, pointer string, at *place) any {
	where := start(n)
	text, _ := n.(*ast.StringNode)
	at.value, at.quoted = where, text != nil && (text.Token.Type == token.DoubleQuoteType || text.Token.Type == token.SingleQuoteType)
	switch n := n.(type) {
	case *ast.MappingNode:
		return t.mapping(n.Values, pointer, at)
	case *ast.MappingValueNode:
		return t.mapping([]*ast.MappingValueNode{n}, pointer, at)
	case *ast.SequenceNode:
		out := make([]any, len(n.Values))
		at.list, at.below = true, make([]place, len(n.Values))
		for i, v := range n.Values {
			out[i] = t.value(v, pointer+"/"+strconv.Itoa(i), &at.below[i])
		}
		return out
	case *ast.StringNode:
		return n.Value
	case *ast.LiteralNode:
		return n.Value.Value
	case *ast.BoolNode:
		return n.Value
	case *ast.NullNode, nil:
		return nil
	case *ast.IntegerNode, *ast.FloatNode, *ast.InfinityNode, *ast.NanNode:
		return t.number(n.GetToken().Value, where, func() string { return pointer })
	case *ast.AnchorNode, *ast.AliasNode:
		t.add(where, pointer, Say("a YAML anchor or alias"), Say("the value itself"), Say("YAML anchors (&) and aliases (*) are not taken: write the value out"))
	case *ast.TagNode:
		t.add(where, pointer, Say("a YAML tag"), Say("the value itself"), Say("YAML tags (!) are not taken: leave it out"))
	default:
		t.add(where, pointer, Say("YAML of a kind not used here (%s)", n.Type()), Say("a mapping, a list or a plain value"), Said{})
	}
	return nil
}

// number is one as it is written.
func (t *tree) number(text string, where position, pointer func() string) json.Number {
	if len(text) == 1 && '0' <= text[0] && text[0] <= '9' {
		return json.Number(text)
	}
	if len(text) > 18 || !plainNumber.MatchString(text) {
		t.add(where, pointer(), Say("the number %q", text), Say("digits with at most one point"), Say("cannot take the number %q: write plain digits with at most one point, or put it in quotes if it is a text", text))
		return json.Number("0")
	}
	if strings.Contains(text, ".") { // 6.0 is the whole number 6
		was := text
		text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
		t.rewritten = t.rewritten || text != was
	}
	return json.Number(text)
}

// again tells of a key that a mapping has already.
func (t *tree) again(where position, pointer, key string, first position) {
	t.add(where, pointer, Say("the key %q again", key), Say("each key once"), Say("the key %q stands here twice; first on line %d", key, first.line))
}

// Numbers have no exponent: 1e400000000 would take the memory of the machine.
var plainNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

func (t *tree) mapping(values []*ast.MappingValueNode, pointer string, at *place) any {
	out := make(map[string]any, len(values))
	at.below = make([]place, 0, len(values))
	for _, v := range values {
		where := positionOf(v.Key.GetToken())
		var key string
		switch k := v.Key.(type) {
		case *ast.StringNode:
			key = k.Value
		case *ast.BoolNode, *ast.IntegerNode, *ast.FloatNode, *ast.NullNode:
			key = k.GetToken().Value
		default:
			t.add(where, pointer, Say("a key that is not a plain word"), Say("a plain word"), Say("keys are plain words; YAML merge keys (<<), aliases and complex keys (?) are not taken"))
			continue
		}
		below := pointer + "/" + escape(key)
		if _, twice := out[key]; twice {
			t.again(where, below, key, at.at(key).key)
			continue
		}
		at.below = append(at.below, place{key: where, name: key})
		out[key] = t.value(v.Value, below, &at.below[len(at.below)-1])
	}
	return out
}

// start is where a value begins: a block mapping begins at its first key.
func start(n ast.Node) position {
	switch n := n.(type) {
	case nil:
		return position{1, 1}
	case *ast.MappingNode:
		if n.IsFlowStyle || len(n.Values) == 0 {
			return positionOf(n.Start)
		}
		return positionOf(n.Values[0].Key.GetToken())
	case *ast.MappingValueNode:
		return positionOf(n.Key.GetToken())
	case *ast.SequenceNode:
		return positionOf(n.Start)
	}
	return positionOf(n.GetToken())
}
