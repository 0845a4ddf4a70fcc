package explain

import (
	"fmt"
	"strconv"
	"strings"

	"heltid/solver/rule"
	"heltid/solver/ward"
)

// text is one sentence part in each language, with the same holes in the same
// order.
type text map[rule.Lang]string

// hours and percent are numbers that languages write differently.
type (
	hours   ward.Minutes
	percent ward.Size
)

var (
	askThem = text{
		"nb": "De deltidsansatte som ikke har sagt hva de ønsker (%d), blir spurt og vil ha inntil full stilling",
		"nn": "Dei deltidstilsette som ikkje har sagt kva dei ønskjer (%d), blir spurde og vil ha inntil full stilling",
		"en": "The part-time employees who have not said what they wish (%d) are asked and want up to a full-time post",
	}
	sayYes = text{
		"nb": "Alle som kan ha modellens lange vakter og ikke har sagt ja (%d), sier ja til vakter på inntil %v timer",
		"nn": "Alle som kan ha dei lange vaktene i modellen og ikkje har sagt ja (%d), seier ja til vakter på inntil %v timar",
		"en": "All who could work the model's long shifts and have not said yes (%d) say yes to shifts of up to %v hours",
	}
	moreTolerance = text{
		"nb": "Planlagte timer kan ligge inntil %v timer under stillingen i perioden, mot %v nå; timene betales likevel",
		"nn": "Planlagde timar kan liggje inntil %v timar under stillinga i perioden, mot %v no; timane blir likevel betalte",
		"en": "Planned hours may stay up to %v hours under the post's in the period, now %v; they are paid all the same",
	}
	oneSmallPost = text{
		"nb": "Én liten stilling til (under %v) er lov",
		"nn": "Éi lita stilling til (under %v) er lov",
		"en": "One more small post (under %v) is allowed",
	}
	oneWeekend = text{
		"nb": "Hver arbeider inntil %d helger i perioden på %d uker, mot %d nå",
		"nn": "Kvar arbeider inntil %d helger i perioden på %d veker, mot %d no",
		"en": "Each works up to %d weekends in the period of %d weeks, now %d",
	}
	agreement = text{
		"nb": "Ny avtale for alle, med det meste paragrafen gir (%s)",
		"nn": "Ny avtale for alle, med det meste paragrafen gir (%s)",
		"en": "A new agreement for all, with the most the paragraph allows (%s)",
	}
	onePost = text{
		"nb": "Rammen øker med ett årsverk",
		"nn": "Ramma aukar med eitt årsverk",
		"en": "The budget grows by one full-time equivalent",
	}
	allTogether = text{"nb": "Alt dette på én gang", "nn": "Alt dette på éin gong", "en": "All of this at once"}
)

// Who would have to agree.
var (
	theyThemselves = text{"nb": "hver enkelt av dem", "nn": "kvar einskild av dei", "en": "each of them"}
	theParties     = text{"nb": "leder og tillitsvalgte", "nn": "leiar og tillitsvalde", "en": "leader and elected representatives"}
	guards         = text{"nb": "leder og tillitsvalgte, som setter vernet", "nn": "leiar og tillitsvalde, som set vernet", "en": "leader and elected representatives, who set the guard"}
	whoPays        = text{"nb": "den som har budsjettet", "nn": "den som har budsjettet", "en": "whoever holds the budget"}
	everyone       = text{"nb": "alle nevnt over", "nn": "alle nemnde over", "en": "all named above"}
)

func levelName(l ward.Level) text {
	out := text{}
	for _, lang := range rule.Languages {
		out[lang] = rule.LevelName(l, lang)
	}
	return out
}

// with fills the holes.
func (t text) with(numbers ...any) map[rule.Lang]string {
	out := map[rule.Lang]string{}
	for _, lang := range rule.Languages {
		said := make([]any, len(numbers))
		for i, n := range numbers {
			switch n := n.(type) {
			case hours:
				said[i] = n.in(lang)
			case ward.Minutes:
				said[i] = hours(n).in(lang)
			case percent:
				said[i] = rule.Format(rule.Percent, int(n), lang)
			default:
				said[i] = n
			}
		}
		out[lang] = fmt.Sprintf(t[lang], said...)
	}
	return out
}

// in writes hours with as many decimals as they need, two at most.
func (h hours) in(lang rule.Lang) string {
	out := strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(float64(h)/60, 'f', 2, 64), "0"), ".")
	if lang != rule.English {
		out = strings.Replace(out, ".", ",", 1)
	}
	return out
}
