package rule

import "heltid/solver/ward"

var loneDays = Rule{
	ID:     "lone_days",
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
			Name:    "enslige arbeidsdager",
			Says:    "Ingen har flere enslige arbeidsdager på fire uker enn partene har avtalt.",
			Counted: "En arbeidsdag er enslig når dagen før og dagen etter er fri. Telles i faste bolker på fire uker fra første dag.",
			Breach:  "Enslige arbeidsdager på fire uker: {measured}. Grensen er {limit}, altså {margin} for mange.",
		},
		Nynorsk: {
			Name:    "einslege arbeidsdagar",
			Says:    "Ingen har fleire einslege arbeidsdagar på fire veker enn partane har avtalt.",
			Counted: "Ein arbeidsdag er einsleg når dagen før og dagen etter er fri. Blir talt i faste bolkar på fire veker frå første dagen.",
			Breach:  "Einslege arbeidsdagar på fire veker: {measured}. Grensa er {limit}, altså {margin} for mange.",
		},
		English: {
			Name:    "lone working days",
			Says:    "Nobody has more lone working days in four weeks than the parties agreed.",
			Counted: "A working day is lone when the day before and the day after are off. Counted in fixed blocks of four weeks from the first day.",
			Breach:  "Lone working days in four weeks: {measured}. The limit is {limit}, which is {margin} too many.",
		},
	},
}
