package rule

import "heltid/solver/ward"

var weekendFrequency = Rule{
	ID:     "weekend_frequency",
	Kind:   Parties,
	Scope:  Line,
	Unit:   Count,
	OfBase: true,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: ward.NoLimit, Source: "helgeregelen i turnusmodellen"},
	},
	Sources: []string{"helgeregelen i turnusmodellen"},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "arbeidshelger i perioden",
			Says:    "Ingen arbeider flere helger i perioden enn turnusmodellen gir, for eksempel hver tredje helg.",
			Counted: "En helg er arbeidet når en vakt begynner lørdag eller søndag, eller en nattevakt begynner fredag. Hver tredje helg i seks uker er høyst to helger; brøker rundes ned.",
			Breach:  "Arbeidshelger i perioden: {measured}. Grensen er {limit}, altså {margin} for mange.",
		},
		Nynorsk: {
			Name:    "arbeidshelger i perioden",
			Says:    "Ingen arbeider fleire helger i perioden enn turnusmodellen gir, til dømes kvar tredje helg.",
			Counted: "Ei helg er arbeidd når ei vakt byrjar laurdag eller søndag, eller ei nattevakt byrjar fredag. Kvar tredje helg i seks veker er høgst to helger; brøkar blir runda ned.",
			Breach:  "Arbeidshelger i perioden: {measured}. Grensa er {limit}, altså {margin} for mange.",
		},
		English: {
			Name:    "weekends worked in the period",
			Says:    "Nobody works more weekends in the period than the rota model gives, such as every third.",
			Counted: "A weekend is worked when a duty starts on Saturday or Sunday, or a night duty starts on Friday. Every third weekend in six weeks is at most two; fractions are rounded down.",
			Breach:  "Weekends worked in the period: {measured}. The limit is {limit}, which is {margin} too many.",
		},
	},
}
