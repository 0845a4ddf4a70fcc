package rule

import "heltid/solver/ward"

var freeWeekend = Rule{
	ID:     "free_weekend",
	Kind:   Parties,
	Scope:  Line,
	Unit:   Minutes,
	OfBase: true,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: 0, Source: "avdelingens avtale om hva en helgefri omfatter"},
	},
	Sources: []string{"avdelingens avtale om hva en helgefri omfatter"},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "frihelg",
			Says:    "En frihelg er fri fra fredag ettermiddag til mandag morgen.",
			Counted: "Fra fredag 17:00 til mandag 06:00 når avdelingen ikke har sagt noe annet. Gjelder hver helg personen ikke arbeider. Tiden vakter ligger innenfor, telles.",
			Breach:  "Arbeid innenfor frihelgen: {measured}.",
		},
		Nynorsk: {
			Name:    "frihelg",
			Says:    "Ei frihelg er fri frå fredag ettermiddag til måndag morgon.",
			Counted: "Frå fredag 17:00 til måndag 06:00 når avdelinga ikkje har sagt noko anna. Gjeld kvar helg personen ikkje arbeider. Tida vakter ligg innanfor, blir talt.",
			Breach:  "Arbeid innanfor frihelga: {measured}.",
		},
		English: {
			Name:    "weekend off",
			Says:    "A weekend off is free from Friday afternoon to Monday morning.",
			Counted: "From Friday 17:00 to Monday 06:00 when the ward has said nothing else. Holds for every weekend the person does not work. The time duties reach inside is counted.",
			Breach:  "Work inside the weekend off: {measured}.",
		},
	},
}
