package rule

import "heltid/solver/ward"

var wholeWeekend = Rule{
	ID:     "whole_weekend",
	Kind:   Parties,
	Scope:  Line,
	Unit:   Count,
	OfBase: true,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: 0, Source: "helgeregelen i turnusmodellen"},
	},
	Sources: []string{"helgeregelen i turnusmodellen"},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "hele arbeidshelger",
			Says:    "En helg arbeides hel: både lørdag og søndag, eller ingen av dem. Helgenetter arbeides fredag, lørdag og søndag.",
			Counted: "Dagene som mangler, telles. En nattevakt som begynner fredag, lørdag eller søndag, krever nattevakt alle tre dagene. Turnusmodellen kan slå regelen av.",
			Breach:  "Dager som mangler for at helgen er hel: {measured}.",
		},
		Nynorsk: {
			Name:    "heile arbeidshelger",
			Says:    "Ei helg blir arbeidd heil: både laurdag og søndag, eller ingen av dei. Helgenetter blir arbeidde fredag, laurdag og søndag.",
			Counted: "Dagane som manglar, blir talde. Ei nattevakt som byrjar fredag, laurdag eller søndag, krev nattevakt alle tre dagane. Turnusmodellen kan slå regelen av.",
			Breach:  "Dagar som manglar for at helga er heil: {measured}.",
		},
		English: {
			Name:    "whole weekends",
			Says:    "A weekend is worked whole: both Saturday and Sunday, or neither. Weekend nights are worked Friday, Saturday and Sunday.",
			Counted: "The missing days are counted. A night duty that starts on Friday, Saturday or Sunday calls for night duties on all three. The rota model can turn the rule off.",
			Breach:  "Days missing for the weekend to be whole: {measured}.",
		},
	},
}
