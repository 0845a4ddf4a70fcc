package rule

import "heltid/solver/ward"

var overtimeHalfYear = Rule{
	ID:    "overtime_half_year",
	Kind:  Law,
	Scope: Line,
	Unit:  Minutes,
	Steps: []ward.Step{
		{Level: ward.Authority, Paragraph: "aml-10-6-6", Limit: 200 * 60, Source: "arbeidsmiljøloven § 10-6 sjette ledd: 200 timer i løpet av 26 uker"},
		{Level: ward.Union, Paragraph: "aml-10-12-4", Limit: ward.NoLimit, Source: "arbeidsmiljøloven § 10-12 fjerde ledd: tariffavtale med fagforening med innstillingsrett; grensen er den avtalen setter"},
	},
	Sources: []string{
		"arbeidsmiljøloven § 10-6 fjerde, femte og sjette ledd",
		"arbeidsmiljøloven § 10-12 fjerde ledd",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "overtid på et halvt år",
			Says:    "Der Arbeidstilsynet har tillatt mer overtid, er den høyst 200 timer på 26 uker.",
			Counted: "Minutter i vakttyper som er overtid, i alle sammenhengende 26 uker, eller i de ukene som er kjent.",
			Breach:  "Overtiden er {measured} i 26 uker; grensen er {limit}, altså {margin} for mye.",
		},
		Nynorsk: {
			Name:    "overtid på eit halvt år",
			Says:    "Der Arbeidstilsynet har tillate meir overtid, er ho høgst 200 timar på 26 veker.",
			Counted: "Minutt i vakttypar som er overtid, i alle samanhengande 26 veker, eller i dei vekene som er kjende.",
			Breach:  "Overtida er {measured} i 26 veker; grensa er {limit}, altså {margin} for mykje.",
		},
		English: {
			Name:    "overtime in half a year",
			Says:    "Where the Labour Inspection Authority has allowed more overtime, it is at most 200 hours in 26 weeks.",
			Counted: "Minutes of shift types that are overtime, in every 26 consecutive weeks, or in those that are known.",
			Breach:  "Overtime is {measured} in 26 weeks; the limit is {limit}, {margin} too much.",
		},
	},
}
