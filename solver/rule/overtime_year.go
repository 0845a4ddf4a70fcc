package rule

import "heltid/solver/ward"

var overtimeYear = Rule{
	ID:    "overtime_year",
	Kind:  Law,
	Scope: Line,
	Unit:  Minutes,
	Steps: []ward.Step{
		{Level: ward.Statute, Paragraph: "aml-10-6-4", Limit: 200 * 60, Source: "arbeidsmiljøloven § 10-6 fjerde ledd"},
		{Level: ward.Representatives, Paragraph: "aml-10-6-5", Limit: 300 * 60, Source: "arbeidsmiljøloven § 10-6 femte ledd: skriftlig avtale med tillitsvalgte"},
		{Level: ward.Authority, Paragraph: "aml-10-6-6", Limit: 400 * 60, Source: "arbeidsmiljøloven § 10-6 sjette ledd: ingen egen grense for et år; to ganger 200 timer følger av halvårsgrensen"},
		{Level: ward.Union, Paragraph: "aml-10-12-4", Limit: ward.NoLimit, Source: "arbeidsmiljøloven § 10-12 fjerde ledd: tariffavtale med fagforening med innstillingsrett; grensen er den avtalen setter"},
	},
	Sources: []string{
		"arbeidsmiljøloven § 10-6 fjerde, femte og sjette ledd",
		"arbeidsmiljøloven § 10-12 fjerde ledd",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "overtid på et år",
			Says:    "Overtiden er høyst 200 timer på 52 uker. De tillitsvalgte kan avtale inntil 300 timer.",
			Counted: "Minutter i vakttyper som er overtid, i perioden og den historien som er kjent, høyst 52 uker.",
			Breach:  "Overtiden er {measured} i 52 uker; grensen er {limit}, altså {margin} for mye.",
		},
		Nynorsk: {
			Name:    "overtid på eit år",
			Says:    "Overtida er høgst 200 timar på 52 veker. Dei tillitsvalde kan avtale inntil 300 timar.",
			Counted: "Minutt i vakttypar som er overtid, i perioden og den historia som er kjend, høgst 52 veker.",
			Breach:  "Overtida er {measured} i 52 veker; grensa er {limit}, altså {margin} for mykje.",
		},
		English: {
			Name:    "overtime in a year",
			Says:    "Overtime is at most 200 hours in 52 weeks. The elected representatives may agree to 300.",
			Counted: "Minutes of shift types that are overtime, in the period and the history that is known, at most 52 weeks.",
			Breach:  "Overtime is {measured} in 52 weeks; the limit is {limit}, {margin} too much.",
		},
	},
}
