package rule

import "heltid/solver/ward"

var nightRun = Rule{
	ID:    "night_run",
	Kind:  Strain,
	Scope: Line,
	Unit:  Count,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: ward.NoLimit, Source: "belastningstak partene har avtalt"},
	},
	Sources: []string{
		"belastningstak partene har avtalt",
		"råd fra Arbeidstilsynet og NHO: høyst tre netter på rad",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "netter på rad",
			Says:    "Ingen har flere nattevakter på rad enn partene har avtalt; 3 når ingenting er sagt.",
			Counted: "Dager etter hverandre der en nattevakt begynner. Høyst tre netter på rad er et råd fra Arbeidstilsynet og arbeidsgiverne, ikke lov.",
			Breach:  "Netter på rad: {measured}. Grensen er {limit}, altså {margin} for mange.",
		},
		Nynorsk: {
			Name:    "netter på rad",
			Says:    "Ingen har fleire nattevakter på rad enn partane har avtalt; 3 når ingenting er sagt.",
			Counted: "Dagar etter kvarandre der ei nattevakt byrjar. Høgst tre netter på rad er eit råd frå Arbeidstilsynet og arbeidsgivarane, ikkje lov.",
			Breach:  "Netter på rad: {measured}. Grensa er {limit}, altså {margin} for mange.",
		},
		English: {
			Name:    "nights in a row",
			Says:    "Nobody has more night duties in a row than the parties agreed; 3 when nothing is said.",
			Counted: "Consecutive days on which a night duty starts. At most three nights in a row is advice from the Labour Inspection Authority and the employers, not law.",
			Breach:  "Nights in a row: {measured}. The limit is {limit}, which is {margin} too many.",
		},
	},
}
