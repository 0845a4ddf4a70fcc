package document_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"heltid/solver/ward/document"
)

// JSON is read as the YAML reader reads it: the same values, the same places, the
// same told of what is wrong.
func TestJSONIsReadAsYAMLIs(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		text := written(r)
		one, told := document.Parse("f.json", []byte(text))
		other, otherwise := document.Parse("f.yaml", []byte(text))
		require.Len(r, told, len(otherwise), text)
		for i := range told {
			told[i].File = otherwise[i].File
			require.Equal(r, otherwise[i].String(), told[i].String())
		}
		require.Equal(r, other.Value, one.Value)
		for _, pointer := range pointers(one.Value, "") {
			for _, into := range []int{0, 1} {
				line, col := one.Place(pointer, into)
				l, c := other.Place(pointer, into)
				require.Equal(r, [2]int{l, c}, [2]int{line, col}, "%q in %s", pointer, text)
			}
		}
	})
}

// written draws a mapping as JSON, on one line or several, now and then with a key
// twice or a number nobody takes.
func written(r *rapid.T) string {
	names := rapid.SampledFrom([]string{"a", "person", "weeks", "æ", "b/c", "~"})
	texts := rapid.SampledFrom([]string{"", "D D - E E - -", "Åse", "å ø \"sitat\"", "to\nlinjer", "12", "true", "null", "a: b # c"})
	var value func(depth int) any
	value = func(depth int) any {
		switch n := rapid.IntRange(0, 7).Draw(r, "kind"); {
		case n == 0:
			return rapid.IntRange(-1000, 1000).Draw(r, "n")
		case n == 1:
			return json.Number(rapid.SampledFrom([]string{"0", "62.5", "6.0", "-0.25", "100"}).Draw(r, "number"))
		case n == 2:
			return rapid.SampledFrom([]any{true, false, nil}).Draw(r, "word")
		case n < 5 || depth > 3:
			return texts.Draw(r, "text")
		case n == 5:
			return rapid.SliceOfN(rapid.Custom(func(*rapid.T) any { return value(depth + 1) }), 0, 3).Draw(r, "list")
		}
		out := map[string]any{}
		for range rapid.IntRange(0, 3).Draw(r, "keys") {
			out[names.Draw(r, "key")] = value(depth + 1)
		}
		return out
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if rapid.Bool().Draw(r, "lines") {
		enc.SetIndent("", rapid.SampledFrom([]string{"  ", " "}).Draw(r, "indent"))
	}
	whole := map[string]any{"first": value(0), "last": value(0)}
	require.NoError(r, enc.Encode(whole))
	text := b.String()
	if rapid.Bool().Draw(r, "twice") {
		text = strings.Replace(text, `"last":`, `"first": 1e5, "last":`, 1)
	}
	return text
}

func pointers(v any, at string) []string {
	out := []string{at}
	switch v := v.(type) {
	case map[string]any:
		for key, below := range v {
			out = append(out, pointers(below, at+document.Pointer(key))...)
		}
	case []any:
		for i, below := range v {
			out = append(out, pointers(below, fmt.Sprint(at, "/", i))...)
		}
	}
	return out
}

// What would take the reader's stack is refused, as in YAML.
func TestDeepJSONIsRefused(t *testing.T) {
	t.Parallel()
	deep := `{"a":` + strings.Repeat("[", document.MaxDepth) + strings.Repeat("]", document.MaxDepth) + "}"
	for _, name := range []string{"f.json", "f.yaml"} {
		doc, problems := document.Parse(name, []byte(deep))
		require.Nil(t, doc)
		require.Len(t, problems, 1)
		require.Contains(t, problems[0].String(), fmt.Sprintf("%s:1:%d: lists and mappings stand more than 40 inside each other", name, 5+document.MaxDepth))
	}
}
