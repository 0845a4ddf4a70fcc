package rule

import "heltid/solver/ward"

var overtimeFourWeeks = Rule{
	ID:    "overtime_four_weeks",
	Kind:  Law,
	Scope: Line,
	Unit:  Minutes,
	Steps: []ward.Step{
		{Level: ward.Statute, Paragraph: "aml-10-6-4", Limit: 25 * 60, Source: "arbeidsmiljøloven § 10-6 fjerde ledd"},
		{Level: ward.Representatives, Paragraph: "aml-10-6-5", Limit: 50 * 60, Source: "arbeidsmiljøloven § 10-6 femte ledd: skriftlig avtale med tillitsvalgte"},
		{Level: ward.Authority, Paragraph: "aml-10-6-6", Limit: 100 * 60, Source: "arbeidsmiljøloven § 10-6 sjette ledd: ingen egen grense for fire uker; fire uker à 25 timer følger av ukegrensen"},
		{Level: ward.Union, Paragraph: "aml-10-12-4", Limit: ward.NoLimit, Source: "arbeidsmiljøloven § 10-12 fjerde ledd: tariffavtale med fagforening med innstillingsrett; grensen er den avtalen setter"},
	},
	Sources: []string{
		"arbeidsmiljøloven § 10-6 fjerde, femte og sjette ledd",
		"arbeidsmiljøloven § 10-12 fjerde ledd",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "overtid på fire uker",
			Says:    "Overtiden er høyst 25 timer på fire sammenhengende uker. De tillitsvalgte kan avtale inntil 50 timer.",
			Counted: "Minutter i vakttyper som er overtid, i alle sammenhengende fire uker som er kjent.",
			Breach:  "Overtiden er {measured} i fire sammenhengende uker; grensen er {limit}, altså {margin} for mye.",
		},
		Nynorsk: {
			Name:    "overtid på fire veker",
			Says:    "Overtida er høgst 25 timar på fire samanhengande veker. Dei tillitsvalde kan avtale inntil 50 timar.",
			Counted: "Minutt i vakttypar som er overtid, i alle samanhengande fire veker som er kjende.",
			Breach:  "Overtida er {measured} i fire samanhengande veker; grensa er {limit}, altså {margin} for mykje.",
		},
		English: {
			Name:    "overtime in four weeks",
			Says:    "Overtime is at most 25 hours in four consecutive weeks. The elected representatives may agree to 50.",
			Counted: "Minutes of shift types that are overtime, in every four consecutive weeks that are known.",
			Breach:  "Overtime is {measured} in four consecutive weeks; the limit is {limit}, {margin} too much.",
		},
	},
}
