package document_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"heltid/solver/ward/document"
)

var none, x = document.Said{}, document.Say("x")

func parse(t *testing.T, text string) *document.Document {
	t.Helper()
	d, problems := document.Parse("f.yaml", []byte(text))
	require.Empty(t, problems)
	return d
}

// Every value's place, in block and flow style, quoted or not, after a BOM and
// with Windows line ends.
func TestPlaces(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text, pointer string
		line, col     int
	}{
		{"a: 1", "/a", 1, 4},
		{"a:\n  b: x", "/a/b", 2, 6},
		{"a:\n  b: x", "/a", 2, 3},
		{"a:\n  - x\n  - y", "/a/1", 3, 5},
		{"a:\n  - x\n  - y", "/a", 2, 3},
		{"a: [x, \"y\", z]", "/a/1", 1, 8},
		{"a: [x, \"y\", z]", "/a/2", 1, 13},
		{"å: {æ: ø, b: \"c\"}", "/å/b", 1, 14},
		{"a: >\n  long\n  text\nb: 2", "/b", 4, 4},
		{"# c\n\na: 1 # d\nb: 2", "/b", 4, 4},
		{"\ufeffa: 1\r\nb: 2\r\n", "/b", 2, 4},
		{"a:\n  - b: 1\n    c: 2", "/a/0/c", 3, 8},
		{"a/b: {c~d: 1}", "/a~1b/c~0d", 1, 12},
		{"a: 1", "/a/missing/deep", 1, 4},
		{"a: 1", "/missing", 1, 1},
	} {
		p := parse(t, c.text).At(c.pointer, none, none, x)
		require.Equal(t, [2]int{c.line, c.col}, [2]int{p.Line, p.Col}, "%q %s", c.text, c.pointer)
	}
}

func TestAKeyHasAPlaceOfItsOwn(t *testing.T) {
	t.Parallel()
	p := parse(t, "a:\n  bc: 1").AtKey("/a/bc", none, none, x)
	require.Equal(t, [2]int{2, 3}, [2]int{p.Line, p.Col})
}

func TestInsideAText(t *testing.T) {
	t.Parallel()
	for text, col := range map[string]int{`a: "D X E"`: 7, `a: 'D X E'`: 7, `a: D X E`: 6} {
		require.Equal(t, col, parse(t, text).Inside("/a", 2, none, none, x).Col, text)
	}
}

func TestALongLineIsShownRoundThePlace(t *testing.T) {
	t.Parallel()
	text := "a: [" + strings.Repeat("x, ", 1000) + "mark, " + strings.Repeat("y, ", 1000) + "z]"
	lines := strings.Split(parse(t, text).At("/a/1000", none, none, x).Excerpt, "\n")
	require.Len(t, lines, 2)
	require.Less(t, len(lines[0]), 150)
	caret := strings.Index(lines[1], "^")
	require.Equal(t, "mark", string([]rune(lines[0])[caret:caret+4]))
}

func TestReadable(t *testing.T) {
	t.Parallel()
	require.Equal(t, "people[3].size.min", document.Readable("/people/3/size/min"))
	require.Equal(t, "a/b.c", document.Readable(document.Pointer("a/b", "c")))
	require.Equal(t, "", document.Readable(""))
}

func TestClosest(t *testing.T) {
	t.Parallel()
	known := []string{"period", "people", "posts", "need", "D", "E"}
	for word, want := range map[string]string{"peroid": "period", "People": "people", "post": "posts", "needs": "need", "zzzzzz": "", "X": "", "d": "D", "": ""} {
		require.Equal(t, want, document.Closest(word, known), word)
	}
}

// Any text a program writes is the text a reader gets.
func TestEveryTextSurvivesYAML(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"", " ", "no", "Null", "~", "1", "07:30", "- x", "a: b", "a #b", "[x]", "*a", "&a", "!t", "|", "'", "\"", "\\", "\n", "\t", "a\nb\n", "é\u0301", "\u2028", "\u0085", "𝄞", "<b>&", "%x", "@x", "`x`", "?", "=", "<<", "0x1F", ".5", "1e3", "+1"} {
		survives(t, s)
	}
	rapid.Check(t, func(t *rapid.T) { survives(t, rapid.String().Draw(t, "text")) })
}

func survives(t require.TestingT, s string) {
	in := map[string]any{"a": s, "b": []any{s, s}, "c": []any{map[string]any{"d": s, "e": json.Number("1")}}}
	text, err := document.YAML(in)
	require.NoError(t, err)
	d, problems := document.Parse("f.yaml", text)
	require.Empty(t, problems, "%q", text)
	require.Equal(t, any(in), d.Value, "%s", text)
}

func TestYAMLKeepsWhatFitsOnALine(t *testing.T) {
	t.Parallel()
	text, err := document.YAML(struct {
		Name  string `json:"name"`
		Short any    `json:"short"`
		List  any    `json:"list"`
		Empty []int  `json:"empty"`
	}{"x", map[string]int{"a": 1}, []any{map[string]any{"b": []int{1, 2}}, map[string]any{"c": "d"}}, []int{}})
	require.NoError(t, err)
	require.Equal(t, "name: x\nshort: {a: 1}\nlist:\n  - b: [1, 2]\n  - {c: d}\nempty: []\n", string(text))
}
