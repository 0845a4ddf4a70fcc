package rule

import "heltid/solver/ward"

var personLimits = Rule{
	ID:    "person_limits",
	Kind:  Parties,
	Scope: Line,
	Unit:  Count,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: 0, Source: "det som er avtalt med den enkelte"},
	},
	Aliases: []string{"aml-10-2-2"},
	Sources: []string{
		"det som er avtalt med den enkelte",
		"arbeidsmiljøloven § 10-2 annet ledd (fritak fra nattarbeid) og § 10-2 fjerde ledd (redusert arbeidstid)",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "avtalt med den enkelte",
			Says:    "Ingen får vakter som går ut over det som er avtalt med dem: ikke natt, lengste vakt, faste fridager, fri i partalls- eller oddetallsuker, egne vakttyper eller fravær.",
			Counted: "Vakter som ikke passer, telles. Det som er avtalt, gjelder fra og til de datoene som er oppgitt. Også vakttyper som ikke brukes den ukedagen eller ikke hører til turnusmodellen, telles.",
			Breach:  "Vakter som ikke passer med det som er avtalt: {measured}.",
		},
		Nynorsk: {
			Name:    "avtalt med den einskilde",
			Says:    "Ingen får vakter som går ut over det som er avtalt med dei: ikkje natt, lengste vakt, faste fridagar, fri i partals- eller oddetalsveker, eigne vakttypar eller fråvær.",
			Counted: "Vakter som ikkje passar, blir talde. Det som er avtalt, gjeld frå og til dei datoane som er oppgitte. Også vakttypar som ikkje blir brukte den vekedagen eller ikkje høyrer til turnusmodellen, blir talde.",
			Breach:  "Vakter som ikkje passar med det som er avtalt: {measured}.",
		},
		English: {
			Name:    "agreed with the individual",
			Says:    "Nobody gets duties beyond what is agreed with them: no nights, longest duty, fixed days off, off in odd or even weeks, shift types of their own, or absence.",
			Counted: "Duties that do not fit are counted. What is agreed holds from and until the dates given. Shift types that are not used on the weekday or do not belong to the rota model are counted too.",
			Breach:  "Duties that do not fit what is agreed: {measured}.",
		},
	},
}
