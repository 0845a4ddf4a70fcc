package rule

import "heltid/solver/ward"

var dayRun = Rule{
	ID:    "day_run",
	Kind:  Strain,
	Scope: Line,
	Unit:  Count,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: ward.NoLimit, Source: "belastningstak partene har avtalt"},
	},
	Sources: []string{"belastningstak partene har avtalt"},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "arbeidsdager på rad",
			Says:    "Ingen arbeider flere dager på rad enn partene har avtalt; 6 når ingenting er sagt.",
			Counted: "Dager etter hverandre der en vakt begynner. I en rullerende turnus følger første dag etter siste; i en kalenderplan telles dagene før perioden med når de er kjent.",
			Breach:  "Arbeidsdager på rad: {measured}. Grensen er {limit}, altså {margin} for mange.",
		},
		Nynorsk: {
			Name:    "arbeidsdagar på rad",
			Says:    "Ingen arbeider fleire dagar på rad enn partane har avtalt; 6 når ingenting er sagt.",
			Counted: "Dagar etter kvarandre der ei vakt byrjar. I ein rullerande turnus følgjer første dagen etter den siste; i ein kalenderplan blir dagane før perioden talde med når dei er kjende.",
			Breach:  "Arbeidsdagar på rad: {measured}. Grensa er {limit}, altså {margin} for mange.",
		},
		English: {
			Name:    "working days in a row",
			Says:    "Nobody works more days in a row than the parties agreed; 6 when nothing is said.",
			Counted: "Consecutive days on which a duty starts. In a rolling rota the first day follows the last; in a calendar rota the days before the period count when they are known.",
			Breach:  "Working days in a row: {measured}. The limit is {limit}, which is {margin} too many.",
		},
	},
}
