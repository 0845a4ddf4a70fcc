package rule

import "heltid/solver/ward"

var weekendHours = Rule{
	ID:     "weekend_hours",
	Kind:   Strain,
	Scope:  Line,
	Unit:   Minutes,
	OfBase: true,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: ward.NoLimit, Source: "belastningstak partene har avtalt"},
	},
	Sources: []string{"belastningstak partene har avtalt"},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "helgetimer i året",
			Says:    "Ingen arbeider flere helgetimer i året enn partene har avtalt.",
			Counted: "Arbeidstid mellom lørdag 00:00 og søndag 24:00 ganger 52, delt på ukene i perioden. Ferie er ikke trukket fra.",
			Breach:  "Helgetimene er {measured} i året; grensen er {limit}, altså {margin} for mye.",
		},
		Nynorsk: {
			Name:    "helgetimar i året",
			Says:    "Ingen arbeider fleire helgetimar i året enn partane har avtalt.",
			Counted: "Arbeidstid mellom laurdag 00:00 og søndag 24:00 gonger 52, delt på vekene i perioden. Ferie er ikkje trekt frå.",
			Breach:  "Helgetimane er {measured} i året; grensa er {limit}, altså {margin} for mykje.",
		},
		English: {
			Name:    "weekend hours a year",
			Says:    "Nobody works more weekend hours a year than the parties agreed.",
			Counted: "Working time between Saturday 00:00 and Sunday 24:00 times 52, divided by the weeks of the period. Vacation is not taken off.",
			Breach:  "Weekend hours are {measured} a year; the limit is {limit}, which is {margin} too much.",
		},
	},
}
