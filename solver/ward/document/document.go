// Package document reads a YAML or JSON file into plain values and remembers
// where each of them stands, so that everything wrong in the file can be told
// at once, with line, column and excerpt.
package document

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// Limits of a file. A file from outside may be made to exhaust the reader.
const (
	MaxBytes  = 4 << 20
	MaxDepth  = 40  // mappings and lists inside each other
	MaxIndent = 200 // column at which a block line may start
	MaxKeys   = 500 // keys of one mapping
	maxToTell = 200 // problems told of one file
)

const (
	tooLarge = "the file is larger than %d MiB, the most that is read; the largest wards take less than one. Is it the right file? If it is, leave out what is old, or make one file for each unit"
	tooDeep  = "lists and mappings stand more than %d inside each other here, the most that is read; no file of this kind needs ten. Look for a bracket that is not closed"
	tooWide  = "this line starts to the right of column %d, the most that is read. Indent each level by two spaces"
	tooMany  = "more than %d keys in one mapping, the most that is read. What there are many of stands in a list: one entry a line, each after a -"
	twoFiles = "a second document starts here, after ---, and only one is read from a file. Take the line out, or make two files"
)

// Document is a file's content as plain values (map[string]any, []any,
// string, json.Number, bool, nil) with the place of each.
type Document struct {
	Name  string
	Value any

	lines   []string
	root    place            // where Value stands
	written any              // Value before Prune
	text    string           // JSON that says just what written has; empty where there is none
	schema  *Schema          // it was held against
	bad     []string         // pointers of what was refused
	cut     map[string]bool  // pointers of what Prune took out
	left    map[string][]int // by pointer of a list: its entries that Prune left
}

// A place is where a value stands, and its key if it has one.
type place struct {
	key, value position
	quoted     bool // the value is a text in quotes
	list       bool
	name       string  // its key in a mapping
	below      []place // of a list or mapping
}

// at gives the place of an entry, by its number in a list, by its key in a mapping.
func (p *place) at(part string) *place {
	if p.list {
		if i, err := strconv.Atoi(part); err == nil && i >= 0 && i < len(p.below) {
			return &p.below[i]
		}
		return nil
	}
	if i := slices.IndexFunc(p.below, func(b place) bool { return b.name == part }); i >= 0 {
		return &p.below[i]
	}
	return nil
}

type position struct{ line, col int }

// Parse reads the file. The document is nil where the problems leave nothing
// to go on with.
func Parse(name string, data []byte) (doc *Document, problems Problems) {
	d := &Document{Name: name, left: map[string][]int{}}
	switch {
	case len(data) > MaxBytes:
		return nil, Problems{d.at(position{1, 1}, "", Say("a larger file"), Say("at most %d bytes", MaxBytes), Say(tooLarge, MaxBytes>>20))}
	case !utf8.Valid(data):
		bad := invalidAt(data)
		return nil, Problems{d.at(bad, "", Say("bytes that are not UTF-8"), Say("a text file in UTF-8"), Said{})}
	}
	text := strings.ReplaceAll(strings.TrimPrefix(string(data), "\ufeff"), "\r\n", "\n")
	d.lines = strings.Split(text, "\n")
	// The YAML library has panicked on odd input before; such a file is a
	// problem of the file, not of the program.
	defer func() {
		if p := recover(); p != nil {
			doc, problems = nil, Problems{d.at(position{1, 1}, "", Say("a text the YAML reader cannot cope with"), Say("YAML or JSON"), Said{})}
		}
	}()
	if strings.HasPrefix(strings.TrimSpace(text), "{") && strings.HasSuffix(strings.ToLower(name), ".json") {
		if p := d.jsonSyntax(text); p != nil {
			return nil, Problems{*p}
		}
		r := &jsonReader{tree: &tree{doc: d}, text: text, line: 1, col: 1}
		v, ok := r.value(&d.root, 0)
		if !ok {
			return nil, r.problems
		}
		if d.written, d.Value = v, v; len(r.problems) == 0 && !r.rewritten {
			d.text = text
		}
		return d, r.problems
	}
	tokens := lexer.Tokenize(text)
	if p := d.exhausting(tokens); p != nil {
		return nil, Problems{*p}
	}
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return nil, Problems{d.syntax(err)}
	}
	var bodies []ast.Node
	for _, doc := range file.Docs {
		if doc.Body != nil {
			bodies = append(bodies, doc.Body)
		}
	}
	switch len(bodies) {
	case 0:
		return nil, Problems{d.at(position{1, 1}, "", Say("an empty file"), Say("a description in YAML or JSON"), Said{})}
	case 1:
	default:
		return nil, Problems{d.at(start(bodies[1]), "", Say("a second document in the file"), Say("one document a file"), Say(twoFiles))}
	}
	t := &tree{doc: d}
	d.written = t.value(bodies[0], "", &d.root)
	d.Value = d.written
	return d, t.problems
}

func invalidAt(data []byte) position {
	line, col := 1, 1
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError && n == 1 {
			break
		}
		if col++; r == '\n' {
			line, col = line+1, 1
		}
		data = data[n:]
	}
	return position{line, col}
}

// jsonSyntax holds a .json file to JSON; the YAML reader is more lenient.
func (d *Document) jsonSyntax(text string) *Problem {
	if json.Valid([]byte(text)) {
		return nil
	}
	var raw json.RawMessage
	err := json.Unmarshal([]byte(text), &raw)
	where := len(text)
	if s, ok := errors.AsType[*json.SyntaxError](err); ok {
		where = max(0, min(int(s.Offset)-1, len(text)))
	}
	before := text[:where]
	line := strings.Count(before, "\n")
	col := utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
	p := d.at(position{line + 1, col + 1}, "", Said{}, Say("JSON"), Say("this is not JSON: %s", err.Error()))
	return &p
}

// exhausting stops a file that would take the parser's stack (nesting) or its
// time (it is quadratic in the keys of one mapping and in documents).
func (d *Document) exhausting(tokens token.Tokens) *Problem {
	refuse := func(t *token.Token, found, expected, text Said) *Problem {
		p := d.at(positionOf(t), "", found, expected, text)
		return &p
	}
	flow, documents := 0, 0
	var keys [MaxIndent + 1]int // of the block mapping open at each column
	for _, t := range tokens {
		at := t
		switch t.Type {
		case token.MappingStartType, token.SequenceStartType:
			if flow++; flow > MaxDepth {
				return refuse(t, Say("brackets inside brackets"), Say("at most %d levels", MaxDepth), Say(tooDeep, MaxDepth))
			}
			continue
		case token.MappingEndType, token.SequenceEndType:
			flow--
			continue
		case token.DocumentHeaderType:
			if documents++; documents > 2 {
				return refuse(t, Say("many documents"), Say("one document a file"), Say(twoFiles))
			}
			continue
		case token.MappingValueType:
			if t.Prev != nil && t.Prev.Position.Line == t.Position.Line {
				at = t.Prev // the key
			}
		case token.MappingKeyType:
			return refuse(t, Say("a complex key (?)"), Say("plain words as keys"), Said{})
		case token.SequenceEntryType, token.AnchorType, token.TagType:
		default:
			continue
		}
		if flow > 0 {
			continue
		}
		// in a block every level starts at least one column further in
		column := positionOf(at).col
		if column > MaxIndent {
			return refuse(at, Say("a block that starts this far to the right"), Say("a block that starts before column %d", MaxIndent), Say(tooWide, MaxIndent))
		}
		if at != t {
			if keys[column]++; keys[column] > MaxKeys {
				return refuse(at, Say("more keys"), Say("at most %d keys in a mapping", MaxKeys), Say(tooMany, MaxKeys))
			}
		}
		clear(keys[column+1:])
	}
	return nil
}

func (d *Document) syntax(err error) Problem {
	where := position{1, 1}
	text := err.Error()
	var y yaml.Error
	if errors.As(err, &y) {
		text = y.GetMessage()
		if t := y.GetToken(); t != nil {
			where = positionOf(t)
		}
	}
	if p := d.tab(where.line); p != nil {
		return *p
	}
	return d.at(where, "", Said{}, Say("YAML or JSON"), Say("this is not YAML or JSON: %s", text))
}

// tab tells of a line that is indented by a tab, which YAML does not take, and
// of how many there are; nil where the line is not.
func (d *Document) tab(line int) *Problem {
	indented := func(n int) int { // where the tab is, -1 for none
		if n < 1 || n > len(d.lines) {
			return -1
		}
		l := d.lines[n-1]
		return strings.IndexByte(l[:len(l)-len(strings.TrimLeft(l, " \t"))], '\t')
	}
	col := indented(line)
	if col < 0 {
		return nil
	}
	others := -1
	for n := range d.lines {
		if indented(n+1) >= 0 {
			others++
		}
	}
	text := Say("this line is indented by a tab, and YAML takes spaces only: write two spaces for each tab")
	if others > 0 {
		text = Say("this line is indented by a tab, and YAML takes spaces only: write two spaces for each tab, here and on the other lines (%d) that have one", others)
	}
	p := d.at(position{line, col + 1}, "", Say("a tab"), Say("spaces"), text)
	p.Excerpt = d.excerpt(position{line, col + 1}, "→")
	return &p
}

func positionOf(t *token.Token) position {
	if t == nil || t.Position == nil {
		return position{1, 1}
	}
	return position{max(1, t.Position.Line), max(1, t.Position.Column)}
}

// lookup gives the value the file has at a pointer, nil where there is none.
func (d *Document) lookup(pointer string) any {
	at := d.written
	for i, part := range strings.Split(pointer, "/") {
		if i == 0 {
			continue
		}
		switch v := at.(type) {
		case map[string]any:
			at = v[unescape(part)]
		case []any:
			n, err := strconv.Atoi(part)
			if err != nil || n < 0 || n >= len(v) {
				return nil
			}
			at = v[n]
		default:
			return nil
		}
	}
	return at
}

// Decode fills a value of the program from the document by its json tags.
func (d *Document) Decode(into any) error {
	raw, err := json.Marshal(d.Value)
	if err != nil {
		return err
	}
	return decode(bytes.NewReader(raw), into)
}

// DecodeWritten is Decode where nobody but Prune has changed Value: JSON is then
// decoded as it was written, if it can be.
func (d *Document) DecodeWritten(into any) error {
	if d.text == "" || d.cut != nil {
		return d.Decode(into)
	}
	return decode(strings.NewReader(d.text), into)
}

func decode(text io.Reader, into any) error {
	dec := json.NewDecoder(text)
	dec.DisallowUnknownFields()
	return dec.Decode(into)
}

// At tells of a problem with the value at a JSON pointer; where nothing stands
// there, it points at what would hold it. An empty text is made of found and
// expected.
func (d *Document) At(pointer string, found, expected, text Said) Problem {
	pointer = d.asWritten(pointer)
	return d.at(d.where(pointer, false), pointer, found, expected, text)
}

// AtKey is At, pointing at the key rather than at the value.
func (d *Document) AtKey(pointer string, found, expected, text Said) Problem {
	pointer = d.asWritten(pointer)
	return d.at(d.where(pointer, true), pointer, found, expected, text)
}

// Inside is At, pointing some characters into a text written on one line.
func (d *Document) Inside(pointer string, characters int, found, expected, text Said) Problem {
	line, col := d.Place(pointer, characters)
	return d.at(position{line, col}, d.asWritten(pointer), found, expected, text)
}

// Place gives where something stands that is some characters into the value at
// a JSON pointer, a text written on one line.
func (d *Document) Place(pointer string, characters int) (line, col int) {
	n, there := d.nearest(d.asWritten(pointer))
	if there && n.quoted {
		characters++
	}
	return n.value.line, n.value.col + characters
}

func (d *Document) where(pointer string, key bool) position {
	n, there := d.nearest(pointer)
	if key && there && n.key.line > 0 {
		return n.key
	}
	return n.value
}

// nearest gives the place at a pointer; where there is none, the nearest round it.
func (d *Document) nearest(pointer string) (n *place, there bool) {
	n = &d.root
	if pointer == "" {
		return n, true
	}
	for part := range strings.SplitSeq(pointer[1:], "/") {
		next := n.at(unescape(part))
		if next == nil {
			return n, false
		}
		n = next
	}
	return n, true
}

func (d *Document) at(where position, pointer string, found, expected, text Said) Problem {
	p := Wrong(pointer, found, expected, text)
	p.File, p.Line, p.Col, p.Excerpt = d.Name, where.line, where.col, d.excerpt(where, " ")
	return p
}

// excerpt shows the line with a caret; of a long line, the part around it. Tabs
// are written as given.
func (d *Document) excerpt(where position, tab string) string {
	if where.line < 1 || where.line > len(d.lines) {
		return ""
	}
	const reach = 60
	line := []rune(strings.ReplaceAll(d.lines[where.line-1], "\t", tab))
	caret := max(0, min(where.col-1, len(line)))
	if caret > reach {
		line, caret = append([]rune("…"), line[caret-reach:]...), reach+1
	}
	if len(line) > caret+reach {
		line = append(line[:caret+reach:caret+reach], '…')
	}
	number := fmt.Sprintf("%5d", where.line)
	return number + " | " + string(line) + "\n" + strings.Repeat(" ", len(number)) + " | " + strings.Repeat(" ", caret) + "^"
}

// Readable turns a JSON pointer into the way people write it: people[3].size.
func Readable(pointer string) string {
	var b strings.Builder
	for i, part := range strings.Split(pointer, "/") {
		if i == 0 {
			continue
		}
		part = unescape(part)
		switch {
		case part != "" && strings.Trim(part, "0123456789") == "":
			b.WriteString("[" + part + "]")
		case b.Len() > 0:
			b.WriteString("." + part)
		default:
			b.WriteString(part)
		}
	}
	return b.String()
}

// Pointer makes a JSON pointer of its parts (RFC 6901).
func Pointer(parts ...any) string {
	var b []byte
	for _, p := range parts {
		b = append(b, '/')
		switch p := p.(type) {
		case int:
			b = strconv.AppendInt(b, int64(p), 10)
		case string:
			b = append(b, escape(p)...)
		default:
			b = append(b, escape(fmt.Sprint(p))...)
		}
	}
	return string(b)
}

func escape(s string) string { return escapes.Replace(s) }

var escapes = strings.NewReplacer("~", "~0", "/", "~1")

func unescape(s string) string {
	if !strings.Contains(s, "~") {
		return s
	}
	return unescapes.Replace(s)
}

var unescapes = strings.NewReplacer("~1", "/", "~0", "~")
