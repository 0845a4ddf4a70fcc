package report_test

import (
	"bytes"
	"io"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"heltid/solver/report"
	"heltid/solver/rule"
)

func TestEveryRuleIsExplainedWithAnExampleKeptAndOneBroken(t *testing.T) {
	t.Parallel()
	for _, lang := range rule.Languages {
		for _, r := range rule.All() {
			var b bytes.Buffer
			require.NoError(t, report.RuleText(&b, r, lang))
			text := b.String()
			require.Contains(t, text, rule.Explain(r, lang))
			require.Contains(t, text, "## "+report.Say(lang, "example.kept"))
			require.Contains(t, text, "## "+report.Say(lang, "example.broken"))
			require.NotRegexp(t, `example\.|\{[a-z]+[}|]`, text, "%s in %s", r.ID, lang)
		}
	}
}

func TestExampleGolden(t *testing.T) {
	t.Parallel()
	r, ok := rule.Find("compensating_rest")
	require.True(t, ok)
	golden(t, "compensating_rest.nn.md", func(w io.Writer) error { return report.RuleText(w, r, rule.Nynorsk) })
}

// The page and the document hold every rule once, and every link leads somewhere.
func TestTheRuleBookIsWhole(t *testing.T) {
	t.Parallel()
	for _, lang := range rule.Languages {
		var page, doc bytes.Buffer
		require.NoError(t, report.RuleBookPage(&page, lang))
		require.NoError(t, report.RuleBook(&doc, lang))
		require.NotContains(t, page.String(), "<script")
		require.NotRegexp(t, `(src|href)="[^#]`, page.String(), "the page fetches nothing")
		for text, found := range map[string]struct{ id, link string }{
			page.String(): {` id="([^"]+)"`, `href="#([^"]+)"`},
			doc.String():  {`<a id="([^"]+)"></a>`, `\]\(#([^)]+)\)`},
		} {
			ids := map[string]bool{}
			for _, m := range regexp.MustCompile(found.id).FindAllStringSubmatch(text, -1) {
				require.False(t, ids[m[1]], "two are called %s", m[1])
				ids[m[1]] = true
			}
			for _, m := range regexp.MustCompile(found.link).FindAllStringSubmatch(text, -1) {
				require.True(t, ids[m[1]], "nothing is called %s", m[1])
			}
			for _, r := range rule.All() {
				require.True(t, ids[string(r.ID)], r.ID)
			}
		}
	}
}
