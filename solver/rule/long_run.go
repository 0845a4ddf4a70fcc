package rule

import "heltid/solver/ward"

var longRun = Rule{
	ID:    "long_run",
	Kind:  Strain,
	Scope: Line,
	Unit:  Count,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: ward.NoLimit, Source: "belastningstak partene har avtalt"},
	},
	Sources: []string{"belastningstak partene har avtalt"},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "langvakter på rad",
			Says:    "Ingen har flere langvakter på rad enn partene har avtalt; 3 når ingenting er sagt.",
			Counted: "Dager etter hverandre med en vakt der arbeidstiden er over langvaktgrensen, vanligvis 10 timer.",
			Breach:  "Langvakter på rad: {measured}. Grensen er {limit}, altså {margin} for mange.",
		},
		Nynorsk: {
			Name:    "langvakter på rad",
			Says:    "Ingen har fleire langvakter på rad enn partane har avtalt; 3 når ingenting er sagt.",
			Counted: "Dagar etter kvarandre med ei vakt der arbeidstida er over langvaktgrensa, vanlegvis 10 timar.",
			Breach:  "Langvakter på rad: {measured}. Grensa er {limit}, altså {margin} for mange.",
		},
		English: {
			Name:    "long shifts in a row",
			Says:    "Nobody has more long shifts in a row than the parties agreed; 3 when nothing is said.",
			Counted: "Consecutive days with a duty whose working time is above the long-shift threshold, usually 10 hours.",
			Breach:  "Long shifts in a row: {measured}. The limit is {limit}, which is {margin} too many.",
		},
	},
}
