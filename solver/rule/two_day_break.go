package rule

import "heltid/solver/ward"

var twoDayBreak = Rule{
	ID:     "two_day_break",
	Kind:   Strain,
	Scope:  Line,
	Unit:   Weeks,
	OfBase: true,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: ward.NoLimit, Source: "belastningstak partene har avtalt"},
	},
	Sources: []string{"belastningstak partene har avtalt"},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "to fridager på rad",
			Says:    "Alle har to fridager på rad minst så ofte som partene har avtalt, for eksempel minst én gang på to uker.",
			Counted: "Hver rekke av så mange uker, fra mandag til søndag, skal romme to hele dager etter hverandre uten at noen vakt begynner. Målet er hvor mange uker som må til for å være sikker på dem: den lengste rekken uten, og én uke til.",
			Breach:  "To fridager på rad er først sikre etter {measured}; grensen er {limit}, altså {margin} for lenge.",
		},
		Nynorsk: {
			Name:    "to fridagar på rad",
			Says:    "Alle har to fridagar på rad minst så ofte som partane har avtalt, til dømes minst éin gong på to veker.",
			Counted: "Kvar rekkje av så mange veker, frå måndag til søndag, skal romme to heile dagar etter kvarandre utan at noka vakt byrjar. Målet er kor mange veker som må til for å vere sikker på dei: den lengste rekkja utan, og éi veke til.",
			Breach:  "To fridagar på rad er først sikre etter {measured}; grensa er {limit}, altså {margin} for lenge.",
		},
		English: {
			Name:    "two days off together",
			Says:    "Everybody has two days off together at least as often as the parties agreed, such as once in two weeks.",
			Counted: "Every run of so many weeks, Monday to Sunday, must hold two consecutive days on which no duty starts. The measure is how many weeks it takes to be sure of them: the longest run without, and one week more.",
			Breach:  "Two days off together are certain only after {measured}; the limit is {limit}, which is {margin} too long.",
		},
	},
}
