package rule

import "heltid/solver/ward"

var redDays = Rule{
	ID:    "red_days",
	Kind:  Strain,
	Scope: Line,
	Unit:  Count,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: ward.NoLimit, Source: "tak som avdelingen har satt; i en årsplan er det avtalt hvor mange røde dager den enkelte arbeider"},
	},
	Sources: []string{
		"tak som avdelingen har satt",
		"NSF Viken: en årsplan har ingen grunnturnus å telle F3 fra",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "arbeidede røde dager",
			Says:    "Ingen arbeider flere søndager og helgedager i perioden enn taket avdelingen har satt.",
			Counted: "En rød dag er arbeidet etter regelen om søndager på rad. Hele perioden telles samlet.",
			Breach:  "Arbeidede søndager og helgedager: {measured}. Taket er {limit}, altså {margin} for mange.",
		},
		Nynorsk: {
			Name:    "arbeidde raude dagar",
			Says:    "Ingen arbeider fleire søndagar og helgedagar i perioden enn taket avdelinga har sett.",
			Counted: "Ein raud dag er arbeidd etter regelen om søndagar på rad. Heile perioden blir talt samla.",
			Breach:  "Arbeidde søndagar og helgedagar: {measured}. Taket er {limit}, altså {margin} for mange.",
		},
		English: {
			Name:    "red days worked",
			Says:    "Nobody works more Sundays and holidays in the period than the ceiling the ward has set.",
			Counted: "A red day is worked by the rule on Sundays in a row. The whole period is counted together.",
			Breach:  "Sundays and holidays worked: {measured}. The ceiling is {limit}, which is {margin} too many.",
		},
	},
}
