package rule

import "heltid/solver/ward"

var averagingWeeks = Rule{
	ID:     "averaging_weeks",
	Kind:   Law,
	Scope:  Line,
	Unit:   Weeks,
	OfBase: true,
	Steps: []ward.Step{
		{Level: ward.Individual, Paragraph: "aml-10-5-1", Limit: 52, Source: "arbeidsmiljøloven § 10-5 første ledd: i løpet av høyst 52 uker"},
		{Level: ward.Representatives, Paragraph: "aml-10-5-2", Limit: 52, Source: "arbeidsmiljøloven § 10-5 annet ledd: i løpet av høyst 52 uker"},
		{Level: ward.Authority, Paragraph: "aml-10-5-3", Limit: 26, Source: "arbeidsmiljøloven § 10-5 tredje ledd: i løpet av høyst 26 uker"},
		{Level: ward.Union, Paragraph: "aml-10-12-4", Limit: ward.NoLimit, Source: "arbeidsmiljøloven § 10-12 fjerde ledd: tariffavtale med fagforening med innstillingsrett; grensen er den avtalen setter"},
	},
	Sources: []string{
		"arbeidsmiljøloven § 10-5 første, annet og tredje ledd",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "beregningsperiode",
			Says:    "Arbeidstiden beregnes i gjennomsnitt over høyst 52 uker, 26 uker etter vedtak av Arbeidstilsynet, eller den perioden som er avtalt.",
			Counted: "En rullerende turnus beregnes over sin egen lengde. En kalenderplan deles i perioder som ikke er lengre enn avtalt.",
			Breach:  "Arbeidstiden beregnes i snitt over {measured}; grensen er {limit}.",
		},
		Nynorsk: {
			Name:    "utrekningsperiode",
			Says:    "Arbeidstida blir rekna i gjennomsnitt over høgst 52 veker, 26 veker etter vedtak av Arbeidstilsynet, eller den perioden som er avtalt.",
			Counted: "Ein rullerande turnus blir rekna over si eiga lengd. Ein kalenderplan blir delt i periodar som ikkje er lengre enn avtalt.",
			Breach:  "Arbeidstida blir rekna i snitt over {measured}; grensa er {limit}.",
		},
		English: {
			Name:    "averaging period",
			Says:    "Hours are averaged over at most 52 weeks, 26 by decision of the Labour Inspection Authority, or over the period agreed.",
			Counted: "A rolling rota is averaged over its own length. A calendar rota is cut into periods no longer than agreed.",
			Breach:  "Hours are averaged over {measured}; the limit is {limit}.",
		},
	},
}
