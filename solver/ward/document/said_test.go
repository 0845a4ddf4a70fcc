package document_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/stretchr/testify/require"

	"heltid/solver/ward/document"
)

// What is said of a file is said in the language asked for, the values in it
// too.
func TestSaidInALanguage(t *testing.T) {
	t.Parallel()
	said := document.Say("found %s, expected %s", document.Say("nothing"), document.Either(document.Say("a list"), document.Say("a number")))
	require.Equal(t, "found nothing, expected a list or a number", said.String())
	require.Equal(t, "her står ingenting; det skal være en liste eller et tall", said.In("nb"))
	require.Equal(t, "her står ingenting; det skal vere ei liste eller eit tal", said.In("nn"))
	require.Equal(t, "mandag", document.Say("%s", time.Monday).In("nb"))
	require.Equal(t, "100 %", document.Say("100 %").In("nb"), "not a verb")
}

// A problem keeps its place, and tells the same in each language.
func TestAProblemInALanguage(t *testing.T) {
	t.Parallel()
	_, problems := document.Parse("f.yaml", []byte("a: 1\nb: 2\na: 3\n"))
	require.Len(t, problems, 1)
	nb := problems.In("nb")[0]
	require.Equal(t, `feltet "a" står her to ganger, første gang på linje 1`, nb.Text)
	require.Equal(t, [2]int{3, 1}, [2]int{nb.Line, nb.Col})
	require.Equal(t, problems[0].Excerpt, nb.Excerpt)
	require.Contains(t, problems.Error(), "stands here twice")
}

// Whatever the readers of wards and rotas say is in the catalogue, with the same verbs in
// each language, and nothing else is.
func TestAllThatIsSaid(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("said.yaml")
	require.NoError(t, err)
	catalogue := map[string]map[string]string{}
	require.NoError(t, yaml.Unmarshal(text, &catalogue))
	said, literals := spoken(t, ".", "..", "../workbook", "../../rota", "../../rota/cells")
	for _, schema := range []string{"../schema.json", "../../rota/schema.json", "../../rota/legend.json"} {
		for _, title := range titles(t, schema) {
			said[title], literals[title] = 0, true
		}
	}
	for d := time.Sunday; d <= time.Saturday; d++ {
		literals[d.String()] = true
	}
	for kind, values := range said {
		if values > 0 {
			require.Len(t, verbs(kind), values, kind)
		}
		if !words.MatchString(verb.ReplaceAllString(kind, "")) {
			continue
		}
		require.Contains(t, catalogue, kind, "said.yaml lacks it")
	}
	for kind, in := range catalogue {
		require.True(t, literals[kind], "nothing says %q", kind)
		for _, lang := range []string{"nb", "nn"} {
			require.NotEmpty(t, in[lang], "%s in %s", kind, lang)
			require.Equal(t, verbs(kind), verbs(in[lang]), "%s in %s", kind, lang)
		}
	}
}

var (
	verb  = regexp.MustCompile(`%[a-z]`)
	words = regexp.MustCompile(`[a-z]{2}`) // some are values alone
)

func verbs(kind string) []string { return verb.FindAllString(kind, -1) }

// spoken finds what the code of some folders says, with how many values, and all
// its other texts.
func spoken(t *testing.T, folders ...string) (said map[string]int, literals map[string]bool) {
	t.Helper()
	said, literals = map[string]int{}, map[string]bool{}
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		require.NoError(t, err)
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			require.NoError(t, err)
			ast.Inspect(file, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.BasicLit:
					if n.Kind == token.STRING {
						literals[literal(t, n)] = true
					}
				case *ast.CallExpr:
					if kind, ok := sentence(n); ok {
						said[literal(t, kind)] = len(n.Args) - 1
					}
				}
				return true
			})
		}
	}
	return said, literals
}

// sentence is the text that a call of say has as its first argument.
func sentence(call *ast.CallExpr) (*ast.BasicLit, bool) {
	name := ""
	switch f := call.Fun.(type) {
	case *ast.Ident:
		name = f.Name
	case *ast.SelectorExpr:
		if of, ok := f.X.(*ast.Ident); ok && of.Name == "document" {
			name = f.Sel.Name
		}
	}
	if len(call.Args) == 0 || name != "say" && name != "Say" {
		return nil, false
	}
	kind, ok := call.Args[0].(*ast.BasicLit)
	return kind, ok && kind.Kind == token.STRING
}

func literal(t *testing.T, of *ast.BasicLit) string {
	t.Helper()
	s, err := strconv.Unquote(of.Value)
	require.NoError(t, err)
	return s
}

// titles are what a schema expects, in words.
func titles(t *testing.T, name string) (out []string) {
	t.Helper()
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	var schema any
	require.NoError(t, json.Unmarshal(text, &schema))
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			if title, ok := v["title"].(string); ok {
				out = append(out, title)
			}
			for _, below := range v {
				walk(below)
			}
		case []any:
			for _, below := range v {
				walk(below)
			}
		}
	}
	walk(schema)
	return out
}
