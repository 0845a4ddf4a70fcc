package document

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
)

// ReadAll reads a file's content, of one that is too large as much as Parse
// needs to see that.
func ReadAll(r io.Reader) ([]byte, error) { return io.ReadAll(io.LimitReader(r, MaxBytes+1)) }

// JSON writes a value indented, in the order of its fields.
func JSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(v)
	return b.Bytes(), err
}

// YAML writes a value in the order of its fields, as a person would: what fits
// a line on one line.
func YAML(v any) ([]byte, error) {
	raw, err := JSON(v)
	if err != nil {
		return nil, err
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	n, err := readNode(dec)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	n.block(&b, 0)
	return b.Bytes(), nil
}

// node is a JSON value whose keys keep their order.
type node struct {
	scalar string // YAML text; empty for a mapping or a list
	list   bool
	keys   []string
	items  []node
}

func readNode(dec *json.Decoder) (node, error) {
	t, err := dec.Token()
	if err != nil {
		return node{}, err
	}
	switch t := t.(type) {
	case json.Delim:
		n := node{list: t == '['}
		for dec.More() {
			if !n.list {
				k, err := dec.Token()
				if err != nil {
					return node{}, err
				}
				n.keys = append(n.keys, Text(k.(string)))
			}
			item, err := readNode(dec)
			if err != nil {
				return node{}, err
			}
			n.items = append(n.items, item)
		}
		_, err := dec.Token()
		return n, err
	case string:
		return node{scalar: Text(t)}, nil
	case json.Number, bool:
		return node{scalar: fmt.Sprint(t)}, nil
	case nil:
		return node{scalar: "null"}, nil
	}
	return node{}, errors.New("not a JSON value")
}

var (
	plainText = regexp.MustCompile(`^[\p{L}_][\p{L}\p{N}_./()-]*( [\p{L}\p{N}_./()-]+)*$`)
	reserved  = []string{"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
)

// Text writes a YAML text: plainly where no reader could take it for anything
// else, in quotes otherwise.
func Text(s string) string {
	if plainText.MatchString(s) && !slices.Contains(reserved, strings.ToLower(s)) {
		return s
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		return `""`
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// flow writes the value on one line.
func (n node) flow() string {
	if n.scalar != "" {
		return n.scalar
	}
	parts := make([]string, len(n.items))
	for i, item := range n.items {
		parts[i] = item.flow()
		if !n.list {
			parts[i] = n.keys[i] + ": " + parts[i]
		}
	}
	if n.list {
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func (n node) leaf() bool {
	return !slices.ContainsFunc(n.items, func(i node) bool { return i.scalar == "" && len(i.items) > 0 })
}

const lineWidth = 110

// block writes the value from the current column on, over as many lines as it
// takes.
func (n node) block(b *bytes.Buffer, indent int) {
	pad := strings.Repeat(" ", indent)
	for i, item := range n.items {
		if i > 0 || indent == 0 {
			b.WriteString(pad)
		}
		head := "- "
		if !n.list {
			head = n.keys[i] + ":"
		}
		b.WriteString(head)
		line := item.flow()
		fits := indent+len(head)+len(line) < lineWidth && (item.leaf() || indent > 2)
		switch {
		case item.scalar != "" || len(item.items) == 0 || fits:
			if !n.list {
				b.WriteByte(' ')
			}
			b.WriteString(line + "\n")
		case n.list:
			item.block(b, indent+2)
		default:
			b.WriteString("\n" + pad + "  ")
			item.block(b, indent+2)
		}
	}
}
