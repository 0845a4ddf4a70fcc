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

// Each criterion of WCAG 2.1 A and AA is told of once, in WCAG's order, with how
// it was tried, in each language.
func TestEveryCriterionIsToldOf(t *testing.T) {
	t.Parallel()
	var ids []string
	for _, c := range criteria() {
		ids = append(ids, c.ID)
		require.NotEmpty(t, c.Tried, c.ID)
		require.Len(t, c.Says, len(rule.Languages), c.ID) // a comma that is not quoted begins another key
		require.Len(t, c.Name, len(rule.Languages), c.ID)
		for _, lang := range rule.Languages {
			require.NotEmpty(t, c.Name[lang], c.ID)
			require.NotEmpty(t, c.Says[lang], c.ID)
			for _, key := range append([]string{c.Result}, c.Tried...) {
				if key != c.Result {
					key = "tried." + key
				}
				require.NotEqual(t, "access."+key, say(lang, "access."+key), c.ID)
			}
		}
	}
	require.Equal(t, strings.Fields(`1.1.1 1.2.1–1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13
		2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.5.1 2.5.2 2.5.3 2.5.4
		3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.3.1 3.3.2 3.3.3 3.3.4 4.1.1 4.1.2 4.1.3`), ids)
}
