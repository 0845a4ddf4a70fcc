package rule

import "heltid/solver/ward"

var budget = Rule{
	ID:     "budget",
	Kind:   Guard,
	Scope:  Whole,
	Unit:   Percent,
	OfBase: true,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: ward.NoLimit, Source: "avdelingens ramme i årsverk"},
	},
	Sources: []string{"avdelingens ramme i årsverk"},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "ramme i årsverk",
			Says:    "Stillingene til sammen er ikke større enn rammen avdelingen har.",
			Counted: "Summen av avtalte stillingsstørrelser; 100 % er ett årsverk. Har avdelingen valgt å telle timer, gjelder planlagte timer mot rammen ganger 35,5 timer i uken, eller den normen turnusmodellen setter for alle.",
			Breach:  "Stillingene er {measured} til sammen; rammen er {limit}, altså {margin} for mye.",
		},
		Nynorsk: {
			Name:    "ramme i årsverk",
			Says:    "Stillingane til saman er ikkje større enn ramma avdelinga har.",
			Counted: "Summen av avtalte stillingsstorleikar; 100 % er eitt årsverk. Har avdelinga valt å telje timar, gjeld planlagde timar mot ramma gonger 35,5 timar i veka, eller den norma turnusmodellen set for alle.",
			Breach:  "Stillingane er {measured} til saman; ramma er {limit}, altså {margin} for mykje.",
		},
		English: {
			Name:    "budget in full-time posts",
			Says:    "The posts together are not larger than the ward's budget.",
			Counted: "The sum of agreed position sizes; 100% is one full-time post. Where the ward has chosen to count hours, planned hours stand against the budget times 35.5 hours a week, or the norm the rota model sets for all.",
			Breach:  "The posts are {measured} in all; the budget is {limit}, which is {margin} too much.",
		},
	},
}
