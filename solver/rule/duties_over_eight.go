package rule

import "heltid/solver/ward"

var dutiesOverEight = Rule{
	ID:    "duties_over_eight",
	Kind:  Strain,
	Scope: Line,
	Unit:  Count,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: ward.NoLimit, Source: "belastningstak partene har avtalt"},
	},
	Sources: []string{
		"belastningstak partene har avtalt",
		"råd fra NHO: vakter på høyst åtte timer",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "vakter over 8 timer",
			Says:    "Partene kan sette et tak for hvor mange vakter over 8 timer en person har.",
			Counted: "Vakter med mer enn 8 timers arbeidstid, i hver fire uker fra første dag.",
			Breach:  "Vakter over 8 timer på fire uker: {measured}. Grensen er {limit}.",
		},
		Nynorsk: {
			Name:    "vakter over 8 timar",
			Says:    "Partane kan setje eit tak for kor mange vakter over 8 timar ein person har.",
			Counted: "Vakter med meir enn 8 timar arbeidstid, i kvar fire veker frå første dag.",
			Breach:  "Vakter over 8 timar på fire veker: {measured}. Grensa er {limit}.",
		},
		English: {
			Name:    "duties over 8 hours",
			Says:    "The parties may set a ceiling to how many duties over 8 hours a person has.",
			Counted: "Duties with more than 8 hours of working time, in each four weeks from the first day.",
			Breach:  "Duties over 8 hours in four weeks: {measured}. The limit is {limit}.",
		},
	},
}
