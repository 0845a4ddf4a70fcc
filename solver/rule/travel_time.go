package rule

import "heltid/solver/ward"

var travelTime = Rule{
	ID:      "travel_time",
	Kind:    Parties,
	Scope:   Line,
	Unit:    Minutes,
	AtLeast: true,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: 0, Source: "reisetiden mellom enhetene, som avdelingen oppgir"},
	},
	Sources: []string{
		"reisetiden mellom enhetene, som avdelingen oppgir",
		"arbeidsmiljøloven § 10-1 første ledd (arbeidstid: den som reiser mellom to arbeidssteder samme dag, står til disposisjon)",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "reisetid mellom enheter",
			Says:    "Mellom to vakter samme dag i hver sin enhet er det tid til å komme fra den ene til den andre.",
			Counted: "Tiden fra den ene vakten slutter til den neste begynner, mot reisetiden mellom de to enhetene. Reisen er arbeidstid når ikke avdelingen sier noe annet. Mellom vakter på to dager er det hviletiden som skal være lang nok: reisetiden trekkes fra den når enheten er en annen.",
			Breach:  "Tiden mellom to vakter i hver sin enhet er {measured}; reisen tar {limit}, det mangler {margin}.",
		},
		Nynorsk: {
			Name:    "reisetid mellom einingar",
			Says:    "Mellom to vakter same dagen i kvar si eining er det tid til å komme frå den eine til den andre.",
			Counted: "Tida frå den eine vakta sluttar til den neste byrjar, mot reisetida mellom dei to einingane. Reisa er arbeidstid når ikkje avdelinga seier noko anna. Mellom vakter på to dagar er det kviletida som skal vere lang nok: reisetida blir trekt frå henne når eininga er ei anna.",
			Breach:  "Tida mellom to vakter i kvar si eining er {measured}; reisa tek {limit}, det manglar {margin}.",
		},
		English: {
			Name:    "travel time between units",
			Says:    "Between two duties on one day in different units there is time to get from the one to the other.",
			Counted: "The time from the end of the one duty to the start of the next, against the travel time between the two units. The journey is working time unless the ward says otherwise. Between duties on two days it is the rest that must be long enough: the travel time is taken from it where the unit is another.",
			Breach:  "The time between two duties in different units is {measured}; the journey takes {limit}, {margin} is missing.",
		},
	},
}
