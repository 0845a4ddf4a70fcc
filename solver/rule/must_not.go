package rule

import "heltid/solver/ward"

var mustNot = Rule{
	ID:    "must_not",
	Kind:  Parties,
	Scope: Line,
	Unit:  Count,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: 0, Source: "den enkeltes veto i samarbeidsturnus"},
	},
	Aliases: []string{"veto"},
	Sources: []string{
		"den enkeltes veto i samarbeidsturnus (ønsketurnus); vetopoeng som i GAT Ønskeplan",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "veto",
			Says:    "Ingen får en vakt de har lagt ned veto mot. Vetoene koster timer av stillingen, så det er grenser for hvor mange det kan være.",
			Counted: "Vakter mot et veto telles, på den dagen vakten begynner. Et veto mot en helg gjelder lørdag, søndag og natt til lørdag.",
			Breach:  "Vakter mot et veto: {measured}.",
		},
		Nynorsk: {
			Name:    "veto",
			Says:    "Ingen får ei vakt dei har lagt ned veto mot. Vetoa kostar timar av stillinga, så det er grenser for kor mange det kan vere.",
			Counted: "Vakter mot eit veto blir talde, på den dagen vakta tek til. Eit veto mot ei helg gjeld laurdag, søndag og natt til laurdag.",
			Breach:  "Vakter mot eit veto: {measured}.",
		},
		English: {
			Name:    "must-not",
			Says:    "Nobody gets a duty they have put a must-not on. Must-nots cost hours of the post, so there is a limit to how many there can be.",
			Counted: "Duties against a must-not are counted, on the day the duty starts. A must-not on a weekend holds for Saturday, Sunday and the night to Saturday.",
			Breach:  "Duties against a must-not: {measured}.",
		},
	},
}
