package rule

import "heltid/solver/ward"

var f1PerWeek = Rule{
	ID:    "f1_per_week",
	Kind:  Written,
	Scope: Line,
	Unit:  Count,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: 1, Source: "F1 skal være innarbeidet i turnusen hver uke, etter praksis mellom KS og fagforeningene"},
	},
	Aliases: []string{"f1", "f2"},
	Sources: []string{
		"arbeidsmiljøloven § 10-8 annet ledd",
		"F-kodene avtalt mellom KS og fagforeningene (Fagforbundet: Hva betyr kodene F1, F2, F3, F4 og F5)",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "én F1 i uken",
			Says:    "Hver uke har én ukefridag, skrevet F1.",
			Counted: "Regelen gjelder linjer der F1 eller F2 er skrevet. Uken går fra mandag til søndag. En uke som er ferie eller annet fravær fra ende til annen, kan stå uten. En uke der ingen fri dag ligger i en hvile som er lang nok, blir funnet under ukentlig hvile i stedet.",
			Breach:  "F1 i uken: {measured}. Det skal være {limit}.",
		},
		Nynorsk: {
			Name:    "éin F1 i veka",
			Says:    "Kvar veke har éin vekefridag, skriven F1.",
			Counted: "Regelen gjeld linjer der F1 eller F2 er skrivne. Veka går frå måndag til søndag. Ei veke som er ferie eller anna fråvær frå ende til annan, kan stå utan. Ei veke der ingen fri dag ligg i ei kvile som er lang nok, blir funnen under vekentleg kvile i staden.",
			Breach:  "F1 i veka: {measured}. Det skal vere {limit}.",
		},
		English: {
			Name:    "one F1 a week",
			Says:    "Every week has one weekly free day, written F1.",
			Counted: "The rule holds for lines in which F1 or F2 are written. The week runs from Monday to Sunday. A week of vacation or other absence from end to end may be without. A week in which no free day lies in a rest that is long enough is found under weekly rest instead.",
			Breach:  "F1 in the week: {measured}. There must be {limit}.",
		},
	},
}
