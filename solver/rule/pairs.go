package rule

import "heltid/solver/ward"

var pairs = Rule{
	ID:    "pairs",
	Kind:  Need,
	Scope: Whole,
	Unit:  Minutes,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: 0, Source: "avdelingens regel om hvem som ikke kan være alene på vakt"},
	},
	Sources: []string{"avdelingens regel om hvem som ikke kan være alene på vakt"},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "aldri alene uten kompetansen",
			Says:    "Når noen er på vakt, har minst én av dem kompetansen regelen nevner.",
			Counted: "Tiden noen er på vakt i enheten uten at en av dem har kompetansen på datoen. Pauser trekkes ikke fra.",
			Breach:  "Tid uten noen med kompetansen: {measured}.",
		},
		Nynorsk: {
			Name:    "aldri åleine utan kompetansen",
			Says:    "Når nokon er på vakt, har minst éin av dei kompetansen regelen nemner.",
			Counted: "Tida nokon er på vakt i eininga utan at ein av dei har kompetansen på datoen. Pausar blir ikkje trekte frå.",
			Breach:  "Tid utan nokon med kompetansen: {measured}.",
		},
		English: {
			Name:    "never alone without the competence",
			Says:    "When anybody is on duty, at least one of them has the competence the rule names.",
			Counted: "The time somebody is on duty in the unit without one of them having the competence on the date. Breaks are not taken off.",
			Breach:  "Time without anybody who has the competence: {measured}.",
		},
	},
}
