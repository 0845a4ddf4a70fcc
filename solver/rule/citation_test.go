package rule

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSourcesAreCitedInEachLanguage(t *testing.T) {
	t.Parallel()
	for source, want := range map[string][2]string{
		"arbeidsmiljøloven § 10-8 annet ledd":                               {"arbeidsmiljølova § 10-8 andre ledd", "Working Environment Act § 10-8 (2)"},
		"arbeidsmiljøloven § 10-5 første, annet og tredje ledd":             {"arbeidsmiljølova § 10-5 første, andre og tredje ledd", "Working Environment Act § 10-5 (1), (2) and (3)"},
		"arbeidsmiljøloven § 10-6 åttende ledd: samlet arbeidstid per døgn": {"arbeidsmiljølova § 10-6 åttande ledd: samla arbeidstid per døgn", "Working Environment Act § 10-6 (8): total hours in 24 hours"},
		"Hovedtariffavtalen KS kapittel 1 § 4 punkt 4.2.1: dagarbeid":       {"Hovudtariffavtalen KS kapittel 1 § 4 punkt 4.2.1: dagarbeid", "KS main collective agreement chapter 1 § 4 item 4.2.1: day work"},
	} {
		require.Equal(t, source, Cite(source, Bokmaal))
		require.Equal(t, want, [2]string{Cite(source, Nynorsk), Cite(source, English)})
	}
}

func TestEverySourceOfTheCatalogueIsTranslated(t *testing.T) {
	t.Parallel()
	for _, r := range All() {
		sources := r.Sources
		for _, s := range r.Steps {
			sources = append(sources, s.Source)
		}
		for _, source := range sources {
			for _, lang := range Languages {
				_, ok := cite(source, lang)
				require.True(t, ok, "%s: %s", r.ID, source)
			}
		}
	}
}
