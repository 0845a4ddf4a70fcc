package rule

import "heltid/solver/ward"

var owedHours = Rule{
	ID:     "owed_hours",
	Kind:   Parties,
	Scope:  Line,
	Unit:   Minutes,
	OfBase: true,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: ward.NoLimit, Source: "toleransen avdelingen har satt"},
	},
	Sources: []string{"toleransen avdelingen har satt"},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "timer under stillingen",
			Says:    "Planlagte timer skal ikke ligge lenger under stillingen enn toleransen.",
			Counted: "Stillingsstørrelsen ganger timene i en full uke ganger antall uker, minus planlagte timer. Toleransen er 26 timer i året når avdelingen ikke har sagt noe annet, fordelt på perioden. En stilling som ligger lenger under, er ikke heltid. I tredelt turnus skyldes det timer bare når linjen ligger under også etter at søndags- og nattetimer er vektet.",
			Breach:  "Planen ligger {measured} under stillingen; toleransen er {limit}, altså {margin} for mye.",
		},
		Nynorsk: {
			Name:    "timar under stillinga",
			Says:    "Planlagde timar skal ikkje liggje lenger under stillinga enn toleransen.",
			Counted: "Stillingsstorleiken gonger timane i ei full veke gonger talet på veker, minus planlagde timar. Toleransen er 26 timar i året når avdelinga ikkje har sagt noko anna, fordelt på perioden. Ei stilling som ligg lenger under, er ikkje heiltid. I tredelt turnus er det skuldige timar berre når linja ligg under også etter at søndags- og nattetimar er vekta.",
			Breach:  "Planen ligg {measured} under stillinga; toleransen er {limit}, altså {margin} for mykje.",
		},
		English: {
			Name:    "hours owed",
			Says:    "Planned hours may not fall further below the post than the tolerance.",
			Counted: "Position size times the hours of a full week times the number of weeks, less planned hours. The tolerance is 26 hours a year when the ward has said nothing else, shared over the period. A post that falls further below is not full time. In a three-part rota hours are owed only when the line is below also after Sunday and night hours are weighted.",
			Breach:  "The plan is {measured} below the post; the tolerance is {limit}, which is {margin} too much.",
		},
	},
}
