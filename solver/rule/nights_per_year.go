package rule

import "heltid/solver/ward"

var nightsPerYear = Rule{
	ID:     "nights_per_year",
	Kind:   Strain,
	Scope:  Line,
	Unit:   Count,
	OfBase: true,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: ward.NoLimit, Source: "belastningstak partene har avtalt"},
	},
	Sources: []string{"belastningstak partene har avtalt"},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "nattevakter i året",
			Says:    "Ingen har flere nattevakter i året enn partene har avtalt.",
			Counted: "Nattevaktene i perioden ganger 52, delt på ukene i perioden og rundet opp. En vakttype er natt når avdelingen sier det, ellers når den har minst tre timer mellom 23:00 og 06:00.",
			Breach:  "Nattevakter i året: {measured}. Grensen er {limit}, altså {margin} for mange.",
		},
		Nynorsk: {
			Name:    "nattevakter i året",
			Says:    "Ingen har fleire nattevakter i året enn partane har avtalt.",
			Counted: "Nattevaktene i perioden gonger 52, delt på vekene i perioden og runda opp. Ein vakttype er natt når avdelinga seier det, elles når han har minst tre timar mellom 23:00 og 06:00.",
			Breach:  "Nattevakter i året: {measured}. Grensa er {limit}, altså {margin} for mange.",
		},
		English: {
			Name:    "night duties a year",
			Says:    "Nobody has more night duties a year than the parties agreed.",
			Counted: "The night duties of the period times 52, divided by the weeks of the period and rounded up. A shift type is a night when the ward says so, otherwise when it has at least three hours between 23:00 and 06:00.",
			Breach:  "Night duties a year: {measured}. The limit is {limit}, which is {margin} too many.",
		},
	},
}
