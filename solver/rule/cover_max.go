package rule

import "heltid/solver/ward"

var coverMax = Rule{
	ID:    "cover_max",
	Kind:  Need,
	Scope: Whole,
	Unit:  PersonMi,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: 0, Source: "avdelingens bemanningsplan, største bemanning"},
	},
	Sources: []string{"avdelingens bemanningsplan, største bemanning"},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "største bemanning",
			Says:    "Det er aldri flere på vakt enn bemanningsplanen tillater.",
			Counted: "Personer over det meste planen tillater, ganger tiden de er for mange, telt som for minste bemanning. Gjelder bare der planen har en øvre grense.",
			Breach:  "Det er {measured} for mye.",
		},
		Nynorsk: {
			Name:    "største bemanning",
			Says:    "Det er aldri fleire på vakt enn bemanningsplanen tillèt.",
			Counted: "Personar over det meste planen tillèt, gonger tida dei er for mange, talt som for minste bemanning. Gjeld berre der planen har ei øvre grense.",
			Breach:  "Det er {measured} for mykje.",
		},
		English: {
			Name:    "largest cover",
			Says:    "There are never more on duty than the need allows.",
			Counted: "People above the most the need allows times the time they are too many, counted as for least cover. Holds only where the need has an upper limit.",
			Breach:  "{measured} too much.",
		},
	},
}
