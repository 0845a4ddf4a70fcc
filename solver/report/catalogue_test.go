package report

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/rule"
)

func TestEverySentenceStandsInEveryLanguage(t *testing.T) {
	t.Parallel()
	hole := regexp.MustCompile(`\{([a-z]+)`)
	for key, texts := range catalogue() {
		require.Len(t, texts, len(rule.Languages), key)
		var names []string
		for _, lang := range rule.Languages {
			require.NotEmpty(t, texts[lang], "%s in %s", key, lang)
			var found []string
			for _, m := range hole.FindAllStringSubmatch(texts[lang], -1) {
				found = append(found, m[1])
			}
			slices.Sort(found)
			found = slices.Compact(found)
			if names == nil {
				names = found
			}
			require.Equal(t, names, found, "the placeholders of %s in %s", key, lang)
		}
	}
}

// Sentences that are asked for stand in the catalogue, and those in the
// catalogue are asked for.
func TestNoSentenceIsMissingOrLeftOver(t *testing.T) {
	t.Parallel()
	var literals []string
	for _, folder := range []string{".", "../../cmd/heltid"} {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		require.NoError(t, err)
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
			require.NoError(t, err)
			ast.Inspect(tree, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.CallExpr:
					if key, ok := asked(n); ok {
						require.Contains(t, catalogue(), key, file)
					}
				case *ast.BasicLit:
					if text, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING {
						literals = append(literals, text)
					}
				}
				return true
			})
		}
	}
	pages, err := filepath.Glob("*.html")
	require.NoError(t, err)
	for _, file := range pages {
		page, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, m := range regexp.MustCompile(`\.Say "([^"]+)"`).FindAllStringSubmatch(string(page), -1) {
			require.Contains(t, catalogue(), m[1])
			literals = append(literals, m[1])
		}
	}
	for key := range catalogue() {
		require.True(t, slices.ContainsFunc(literals, func(l string) bool {
			// a literal may be the start of a key, as in "weekday.%d" or "by."+name
			start, _, part := strings.Cut(l, "%")
			return l == key || (part || strings.HasSuffix(l, ".")) && strings.HasSuffix(start, ".") && strings.HasPrefix(key, start) ||
				"default."+l == key
		}), "nothing says %s", key)
	}
}

// asked gives the key of a call of say or Say with a whole key.
func asked(call *ast.CallExpr) (string, bool) {
	name, at := "", 0
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		name = f.Sel.Name
	case *ast.Ident:
		name = f.Name
	}
	if name == "Say" {
		at = 1
	}
	if name != "say" && name != "Say" || len(call.Args) <= at {
		return "", false
	}
	lit, ok := call.Args[at].(*ast.BasicLit)
	if !ok {
		return "", false
	}
	key, err := strconv.Unquote(lit.Value)
	return key, err == nil
}

func TestSay(t *testing.T) {
	t.Parallel()
	require.Equal(t, "1 mulig stilling er ikke tatt i bruk.", Say(rule.Bokmaal, "grid.unused", "n", 1))
	require.Equal(t, "2 mulige stillinger er ikke tatt i bruk.", Say(rule.Bokmaal, "grid.unused", "n", 2))
	require.Equal(t, "no such key", Say(rule.English, "no such key"))
	s := speaker{lang: rule.Bokmaal}
	require.Equal(t, "212,5", s.hours(12750))
	require.Equal(t, "-1,0", s.hours(-60))
	require.Equal(t, "0", s.about(0))
	require.Equal(t, "18,35", s.fte(183500))
	require.Equal(t, "a, b og c", s.list([]string{"a", "b", "c"}))
	require.Equal(t, "0.5", speaker{lang: rule.English}.hours(30))
}
