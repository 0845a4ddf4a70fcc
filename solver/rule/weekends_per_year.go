package rule

import "heltid/solver/ward"

var weekendsPerYear = Rule{
	ID:     "weekends_per_year",
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
			Name:    "arbeidshelger i året",
			Says:    "Ingen arbeider flere helger i året enn partene har avtalt.",
			Counted: "Arbeidshelgene i perioden ganger 52, delt på ukene i perioden og rundet opp. En helg er arbeidet når en vakt begynner lørdag eller søndag, eller en nattevakt begynner fredag. Ferie er ikke trukket fra.",
			Breach:  "Arbeidshelger i året: {measured}. Grensen er {limit}, altså {margin} for mange.",
		},
		Nynorsk: {
			Name:    "arbeidshelger i året",
			Says:    "Ingen arbeider fleire helger i året enn partane har avtalt.",
			Counted: "Arbeidshelgene i perioden gonger 52, delt på vekene i perioden og runda opp. Ei helg er arbeidd når ei vakt byrjar laurdag eller søndag, eller ei nattevakt byrjar fredag. Ferie er ikkje trekt frå.",
			Breach:  "Arbeidshelger i året: {measured}. Grensa er {limit}, altså {margin} for mange.",
		},
		English: {
			Name:    "weekends worked a year",
			Says:    "Nobody works more weekends a year than the parties agreed.",
			Counted: "The weekends worked in the period times 52, divided by the weeks of the period and rounded up. A weekend is worked when a duty starts on Saturday or Sunday, or a night duty starts on Friday. Vacation is not taken off.",
			Breach:  "Weekends worked a year: {measured}. The limit is {limit}, which is {margin} too many.",
		},
	},
}
