package rule

import "heltid/solver/ward"

var educatedShare = Rule{
	ID:      "educated_share",
	Kind:    Guard,
	Scope:   Whole,
	Unit:    Percent,
	AtLeast: true,
	OfBase:  true,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: ward.NoLimit, Source: "avdelingens vern om fagandelen"},
	},
	Sources: []string{"avdelingens vern om fagandelen"},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "fagandel",
			Says:    "Verken fagutdannede årsverk eller fagutdannedes andel av timene går ned.",
			Counted: "Stillingene til fagutdannede skal til sammen være minst som i dag, og deres andel av planlagte timer minst like stor som deres andel av stillingene i dag. Hvem som er fagutdannet, sier avdelingens liste over kompetanser.",
			Breach:  "Fagutdannede har {measured}; det skal være minst {limit}, det mangler {margin}.",
		},
		Nynorsk: {
			Name:    "fagandel",
			Says:    "Verken fagutdanna årsverk eller delen av timane som fagutdanna har, går ned.",
			Counted: "Stillingane til fagutdanna skal til saman vere minst som i dag, og delen deira av planlagde timar minst like stor som delen deira av stillingane i dag. Kven som er fagutdanna, seier lista til avdelinga over kompetansar.",
			Breach:  "Fagutdanna har {measured}; det skal vere minst {limit}, det manglar {margin}.",
		},
		English: {
			Name:    "educated share",
			Says:    "Neither educated full-time posts nor the educated staff's share of hours goes down.",
			Counted: "The posts of educated staff must together be at least as today, and their share of planned hours at least as large as their share of the posts today. Who is educated is said by the ward's list of competences.",
			Breach:  "Educated staff have {measured}; it must be at least {limit}, {margin} is missing.",
		},
	},
}
