package rule

import "heltid/solver/ward"

var publicationNotice = Rule{
	ID:      "publication_notice",
	Kind:    Law,
	Scope:   Whole,
	Unit:    Count,
	AtLeast: true,
	Steps: []ward.Step{
		{Level: ward.Statute, Paragraph: "aml-10-3", Limit: 14, Source: "arbeidsmiljøloven § 10-3: senest to uker før iverksettelsen"},
		{Level: ward.Union, Paragraph: "aml-10-12-4", Limit: ward.NoLimit, Source: "tariffavtale; fristen er den avtalen setter"},
	},
	Aliases: []string{"aml-10-3-2"},
	Sources: []string{
		"arbeidsmiljøloven § 10-3",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "varsel om turnusen",
			Says:    "Planen skal drøftes og være kjent senest 14 dager før den settes i verk. Tariffavtale kan sette en annen frist.",
			Counted: "Dager fra planen ble gjort kjent (published i turnusfilen) til dens første dag.",
			Breach:  "Planen ble kjent {measured} dager før den starter; det skal være minst {limit}.",
		},
		Nynorsk: {
			Name:    "varsel om turnusen",
			Says:    "Planen skal drøftast og vere kjend seinast 14 dagar før han blir sett i verk. Tariffavtale kan setje ein annan frist.",
			Counted: "Dagar frå planen vart gjord kjend (published i turnusfila) til den første dagen.",
			Breach:  "Planen vart kjend {measured} dagar før han startar; det skal vere minst {limit}.",
		},
		English: {
			Name:    "notice of the plan",
			Says:    "The plan is discussed and made known at the latest 14 days before it starts. A collective agreement may set another notice.",
			Counted: "Days from when the plan was made known (published in the rota file) to its first day.",
			Breach:  "The plan was made known {measured} days before it starts; it must be at least {limit}.",
		},
	},
}
