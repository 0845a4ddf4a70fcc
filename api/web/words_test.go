package web

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/rule"
)

// Every sentence is there in each language with the same values, and every one
// that a view asks for by name is there.
func TestWordsInEachLanguage(t *testing.T) {
	t.Parallel()
	hole := regexp.MustCompile(`\{[a-z]+`)
	for key, of := range words() {
		require.Len(t, of, len(rule.Languages), key) // a comma that is not quoted begins another key
		var holes []string
		for _, lang := range rule.Languages {
			require.NotEmpty(t, of[lang], "%s %s", key, lang)
			found := hole.FindAllString(of[lang], -1)
			slices.Sort(found)
			found = slices.Compact(found)
			if holes == nil {
				holes = found
			}
			require.Subset(t, append(holes, "{n"), found, "%s %s", key, lang)
		}
	}
	names, err := fs.Glob(files, "views/*.html")
	require.NoError(t, err)
	asked := regexp.MustCompile(`\.T "([a-z.]+)"`)
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		require.NoError(t, err)
		for _, m := range asked.FindAllStringSubmatch(string(text), -1) {
			require.NotEqual(t, m[1], say(rule.Bokmaal, m[1]), "%s has no words for it", strings.TrimPrefix(name, "views/"))
		}
	}
}
