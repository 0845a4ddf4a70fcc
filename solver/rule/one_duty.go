package rule

import "heltid/solver/ward"

var oneDuty = Rule{
	ID:    "one_duty",
	Kind:  Parties,
	Scope: Line,
	Unit:  Count,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: 1, Source: "forutsetning i planen: delte dagsverk planlegges ikke"},
	},
	Sources: []string{"forutsetning i planen: delte dagsverk planlegges ikke"},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "én vakt om dagen",
			Says:    "Ingen har mer enn én vakt på samme dag.",
			Counted: "En vakt telles på dagen den begynner. Delte dagsverk planlegges ikke. Finnes det likevel to vakter på en dag, regnes de som én hovedarbeidsperiode.",
			Breach:  "Vakter på samme dag: {measured}. Grensen er {limit}, altså {margin} for mange.",
		},
		Nynorsk: {
			Name:    "éi vakt om dagen",
			Says:    "Ingen har meir enn éi vakt på same dagen.",
			Counted: "Ei vakt blir talt på dagen ho byrjar. Delte dagsverk blir ikkje planlagde. Finst det likevel to vakter på ein dag, blir dei rekna som éin hovudarbeidsperiode.",
			Breach:  "Vakter på same dagen: {measured}. Grensa er {limit}, altså {margin} for mange.",
		},
		English: {
			Name:    "one duty a day",
			Says:    "Nobody has more than one duty on the same day.",
			Counted: "A duty is counted on the day it starts. Split days are not planned. Where there are two duties on a day all the same, they are taken as one main work period.",
			Breach:  "Duties on the same day: {measured}. The limit is {limit}, which is {margin} too many.",
		},
	},
}
