package explain

import (
	"heltid/solver/rule"
	"heltid/solver/ward"
)

var (
	askThem = rule.Words{
		"nb": "De deltidsansatte som ikke har sagt hva de ønsker (%d), blir spurt og vil ha inntil full stilling",
		"nn": "Dei deltidstilsette som ikkje har sagt kva dei ønskjer (%d), blir spurde og vil ha inntil full stilling",
		"en": "The part-time employees who have not said what they wish (%d) are asked and want up to a full-time post",
	}
	sayYes = rule.Words{
		"nb": "Alle som kan ha modellens lange vakter og ikke har sagt ja (%d), sier ja til vakter på inntil %v timer",
		"nn": "Alle som kan ha dei lange vaktene i modellen og ikkje har sagt ja (%d), seier ja til vakter på inntil %v timar",
		"en": "All who could work the model's long shifts and have not said yes (%d) say yes to shifts of up to %v hours",
	}
	onTheModel = rule.Words{
		"nb": "Alle som ikke har sagt ja til turnusmodellen (%d), sier ja til den",
		"nn": "Alle som ikkje har sagt ja til turnusmodellen (%d), seier ja til han",
		"en": "All who have not said yes to the rota model (%d) say yes to it",
	}
	moreTolerance = rule.Words{
		"nb": "Planlagte timer kan ligge inntil %v timer under stillingen i perioden, mot %v nå; timene betales likevel",
		"nn": "Planlagde timar kan liggje inntil %v timar under stillinga i perioden, mot %v no; timane blir likevel betalte",
		"en": "Planned hours may stay up to %v hours under the post's in the period, now %v; they are paid all the same",
	}
	oneSmallPost = rule.Words{
		"nb": "Én liten stilling til (under %v) er lov",
		"nn": "Éi lita stilling til (under %v) er lov",
		"en": "One more small post (under %v) is allowed",
	}
	oneWeekend = rule.Words{
		"nb": "Hver arbeider inntil %d {helg|helger} i perioden på %d {uke|uker}, mot %d nå",
		"nn": "Kvar arbeider inntil %d {helg|helger} i perioden på %d {veke|veker}, mot %d no",
		"en": "Each works up to %d {weekend|weekends} in the period of %d {week|weeks}, now %d",
	}
	agreement = rule.Words{
		"nb": "Ny avtale for alle, med det meste paragrafen gir (%s)",
		"nn": "Ny avtale for alle, med det meste paragrafen gir (%s)",
		"en": "A new agreement for all, with the most the paragraph allows (%s)",
	}
	modelNeeds = rule.Words{
		"nb": "Det turnusmodellen trenger, blir avtalt (%d {avtale|avtaler})",
		"nn": "Det turnusmodellen treng, blir avtalt (%d {avtale|avtalar})",
		"en": "What the rota model needs is agreed (%d {agreement|agreements})",
	}
	onePost = rule.Words{
		"nb": "Rammen øker med ett årsverk",
		"nn": "Ramma aukar med eitt årsverk",
		"en": "The budget grows by one full-time equivalent",
	}
	allTogether = rule.Words{"nb": "Alt dette på én gang", "nn": "Alt dette på éin gong", "en": "All of this at once"}
)

// Who would have to agree.
var (
	theyThemselves = rule.Words{"nb": "hver enkelt av dem", "nn": "kvar einskild av dei", "en": "each of them"}
	theParties     = rule.Words{"nb": "leder og tillitsvalgte", "nn": "leiar og tillitsvalde", "en": "leader and elected representatives"}
	guards         = rule.Words{"nb": "leder og tillitsvalgte, som setter vernet", "nn": "leiar og tillitsvalde, som set vernet", "en": "leader and elected representatives, who set the guard"}
	whoPays        = rule.Words{"nb": "den som har budsjettet", "nn": "den som har budsjettet", "en": "whoever holds the budget"}
	everyone       = rule.Words{"nb": "alle nevnt over", "nn": "alle nemnde over", "en": "all named above"}
)

func levelName(l ward.Level) rule.Words {
	out := rule.Words{}
	for _, lang := range rule.Languages {
		out[lang] = rule.LevelName(l, lang)
	}
	return out
}
