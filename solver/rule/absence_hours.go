package rule

import "heltid/solver/ward"

var absenceHours = Rule{
	ID:    "absence_hours",
	Kind:  Parties,
	Scope: Line,
	Unit:  Minutes,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: ward.NoLimit, Source: "fraværet som er oppgitt for den enkelte"},
	},
	Sources: []string{
		"fraværet som er oppgitt for den enkelte",
		"folketrygdloven § 8-13 (graderte sykepenger: arbeid for resten av stillingen) og arbeidsmiljøloven § 12-6 (delvis permisjon)",
		"Hovedtariffavtalen KS kapittel 1 § 4 (timene i en full uke)",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "timer i delvis fravær",
			Says:    "Den som er borte fra en del av stillingen, arbeider bare for resten i den tiden.",
			Counted: "Timene i de dagene fraværet varer, mot stillingen ganger det som er igjen av den, ganger timene i en full uke for linjen, dag for dag. Vakter hører til dagen de begynner.",
			Breach:  "Planlagt arbeidstid er {measured} i tiden med delvis fravær; det som er igjen av stillingen, gir {limit}, altså {margin} for mye.",
		},
		Nynorsk: {
			Name:    "timar i delvis fråvær",
			Says:    "Den som er borte frå ein del av stillinga, arbeider berre for resten i den tida.",
			Counted: "Timane i dei dagane fråværet varer, mot stillinga gonger det som er att av henne, gonger timane i ei full veke for linja, dag for dag. Vakter høyrer til dagen dei byrjar.",
			Breach:  "Planlagd arbeidstid er {measured} i tida med delvis fråvær; det som er att av stillinga, gir {limit}, altså {margin} for mykje.",
		},
		English: {
			Name:    "hours in part absence",
			Says:    "Whoever is away from part of the post works for the rest of it alone in that time.",
			Counted: "The hours of the days the absence lasts, against the position size times what is left of it times the hours of a full week for the line, day by day. Duties belong to the day they start.",
			Breach:  "Planned working time is {measured} in the time of part absence; what is left of the post gives {limit}, which is {margin} too much.",
		},
	},
}
