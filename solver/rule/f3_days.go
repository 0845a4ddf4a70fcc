package rule

import "heltid/solver/ward"

var f3Days = Rule{
	ID:    "f3_days",
	Kind:  Written,
	Scope: Line,
	Unit:  Count,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: 0, Source: "F3 er fri på søndag eller helgedag, etter praksis mellom KS og fagforeningene"},
	},
	Aliases: []string{"f3"},
	Sources: []string{
		"arbeidsmiljøloven § 10-8 fjerde ledd",
		"F-kodene avtalt mellom KS og fagforeningene (Fagforbundet: Hva betyr kodene F1, F2, F3, F4 og F5)",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "F3 på røde dager",
			Says:    "Helgedagsfri, F3, står bare på søndager og helgedager.",
			Counted: "F3 skal stå på en rød dag, eller på en dag der vakten den erstatter, ville gått inn i en rød dags tidsrom. F3 som ikke gjør det, telles.",
			Breach:  "F3 på en dag som ikke er rød: {measured}.",
		},
		Nynorsk: {
			Name:    "F3 på raude dagar",
			Says:    "Helgedagsfri, F3, står berre på søndagar og helgedagar.",
			Counted: "F3 skal stå på ein raud dag, eller på ein dag der vakta han erstattar, ville gått inn i tidsrommet til ein raud dag. F3 som ikkje gjer det, blir talde.",
			Breach:  "F3 på ein dag som ikkje er raud: {measured}.",
		},
		English: {
			Name:    "F3 on red days",
			Says:    "A Sunday or holiday off, F3, stands on Sundays and holidays alone.",
			Counted: "F3 must stand on a red day, or on a day where the duty it replaces would have reached into the zone of one. Those that do not are counted.",
			Breach:  "F3 on a day that is not red: {measured}.",
		},
	},
}
