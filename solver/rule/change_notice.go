package rule

import "heltid/solver/ward"

var changeNotice = Rule{
	ID:      "change_notice",
	Kind:    Law,
	Scope:   Line,
	Unit:    Count,
	AtLeast: true,
	Steps: []ward.Step{
		{Level: ward.Statute, Paragraph: "aml-10-3", Limit: 14, Source: "arbeidsmiljøloven § 10-3: senest to uker før iverksettelsen, også for endringer"},
		{Level: ward.Union, Paragraph: "aml-10-12-4", Limit: ward.NoLimit, Source: "tariffavtale; fristen er den avtalen setter"},
	},
	Aliases: []string{"aml-10-3-change"},
	Sources: []string{
		"arbeidsmiljøloven § 10-3",
		"FriFagbevegelse og FO om endringer i arbeidsplanen: samme frist",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "varsel om endret vakt",
			Says:    "En vakt som flyttes, settes opp eller tas bort i en plan som gjelder, varsles senest 14 dager før. Tariffavtale kan sette en annen frist.",
			Counted: "Dager fra endringen ble sagt (told i turnusfilen, eller check --was --told) til dagen den gjelder. En endring den ansatte selv har ønsket eller byttet seg til (agreed), vurderes ikke.",
			Breach:  "Vakten ble endret med {measured} dagers varsel; det skal være minst {limit}.",
		},
		Nynorsk: {
			Name:    "varsel om endra vakt",
			Says:    "Ei vakt som blir flytt, sett opp eller teken bort i ein plan som gjeld, blir varsla seinast 14 dagar før. Tariffavtale kan setje ein annan frist.",
			Counted: "Dagar frå endringa vart sagd (told i turnusfila, eller check --was --told) til dagen ho gjeld. Ei endring den tilsette sjølv har ønskt eller bytt seg til (agreed), blir ikkje vurdert.",
			Breach:  "Vakta vart endra med {measured} dagars varsel; det skal vere minst {limit}.",
		},
		English: {
			Name:    "notice of a changed duty",
			Says:    "A duty that is moved, added or taken away in a plan that is in force is told at the latest 14 days before. A collective agreement may set another notice.",
			Counted: "Days from when the change was told (told in the rota file, or check --was --told) to the day it is for. A change that the worker wished for or swapped (agreed) is not judged.",
			Breach:  "The duty was changed with {measured} days' notice; it must be at least {limit}.",
		},
	},
}
