package rule

import "heltid/solver/ward"

var weekendsInRow = Rule{
	ID:     "weekends_in_row",
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
			Name:    "arbeidshelger på rad",
			Says:    "Ingen arbeider flere helger på rad enn turnusmodellen tillater.",
			Counted: "En helg er arbeidet når en vakt begynner lørdag eller søndag, eller en nattevakt begynner fredag. I en rullerende turnus følger første uke etter siste.",
			Breach:  "Arbeidshelger på rad: {measured}. Grensen er {limit}, altså {margin} for mange.",
		},
		Nynorsk: {
			Name:    "arbeidshelger på rad",
			Says:    "Ingen arbeider fleire helger på rad enn turnusmodellen tillèt.",
			Counted: "Ei helg er arbeidd når ei vakt byrjar laurdag eller søndag, eller ei nattevakt byrjar fredag. I ein rullerande turnus følgjer første veka etter den siste.",
			Breach:  "Arbeidshelger på rad: {measured}. Grensa er {limit}, altså {margin} for mange.",
		},
		English: {
			Name:    "weekends worked in a row",
			Says:    "Nobody works more weekends in a row than the rota model allows.",
			Counted: "A weekend is worked when a duty starts on Saturday or Sunday, or a night duty starts on Friday. In a rolling rota the first week follows the last.",
			Breach:  "Weekends worked in a row: {measured}. The limit is {limit}, which is {margin} too many.",
		},
	},
}
