package rule

import "heltid/solver/ward"

var f1Rest = Rule{
	ID:      "f1_rest",
	Kind:    Written,
	Scope:   Line,
	Unit:    Minutes,
	AtLeast: true,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: 35 * 60, Source: "F1 skal ligge i ukens hvile på 35 timer, eller som avtalt etter arbeidsmiljøloven § 10-8 tredje ledd"},
	},
	Sources: []string{
		"arbeidsmiljøloven § 10-8 annet og tredje ledd",
		"F-kodene avtalt mellom KS og fagforeningene (Fagforbundet: Hva betyr kodene F1, F2, F3, F4 og F5)",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "hvilen rundt F1",
			Says:    "Ukefridagen F1 ligger i en hvile som er lang nok til å være ukens: 35 timer, eller så lenge som er avtalt.",
			Counted: "Hvilen går fra siste vakt før F1-dagen slutter til første vakt etter den begynner. Minst 24 timer av den skal ligge i uken, og samme tid kan ikke brukes av to ukers F1: to F1 i samme hvile krever at den er lang nok for begge. Grensen er den som gjelder for ukentlig hvile.",
			Breach:  "Hvilen som F1 ligger i, gir uken {measured}. Det skal være minst {limit}, det mangler {margin}.",
		},
		Nynorsk: {
			Name:    "kvila rundt F1",
			Says:    "Vekefridagen F1 ligg i ei kvile som er lang nok til å vere vekas: 35 timar, eller så lenge som er avtalt.",
			Counted: "Kvila går frå siste vakta før F1-dagen sluttar til første vakta etter han tek til. Minst 24 timar av henne skal liggje i veka, og same tida kan ikkje brukast av F1 i to veker: to F1 i same kvile krev at ho er lang nok for begge. Grensa er den som gjeld for vekentleg kvile.",
			Breach:  "Kvila som F1 ligg i, gir veka {measured}. Det skal vere minst {limit}, det manglar {margin}.",
		},
		English: {
			Name:    "the rest round F1",
			Says:    "The weekly free day F1 lies in a rest long enough to be the week's: 35 hours, or as long as is agreed.",
			Counted: "The rest runs from the end of the last duty before the F1 day to the start of the first one after it. At least 24 hours of it must lie in the week, and the same time cannot serve the F1 of two weeks: two in one rest ask that it is long enough for both. The limit is the one in force for weekly rest.",
			Breach:  "The rest that F1 lies in gives the week {measured}. It must be at least {limit}, {margin} is missing.",
		},
	},
}
