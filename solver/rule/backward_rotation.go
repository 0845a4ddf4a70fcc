package rule

import "heltid/solver/ward"

var backwardRotation = Rule{
	ID:    "backward_rotation",
	Kind:  Strain,
	Scope: Line,
	Unit:  Count,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: ward.NoLimit, Source: "belastningstak partene har avtalt"},
	},
	Sources: []string{
		"belastningstak partene har avtalt",
		"råd fra NHO: rotasjon med klokken, fra dag til kveld til natt",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "rotasjon mot klokken",
			Says:    "Vakter på dager etter hverandre går helst fra dag til kveld til natt. Partene kan sette et tak for hvor ofte de går motsatt vei.",
			Counted: "Dager med en tidligere slags vakt enn dagen før, i hver fire uker fra første dag. Lange vakter regnes som dagvakter.",
			Breach:  "Rotasjon mot klokken på fire uker: {measured}. Grensen er {limit}.",
		},
		Nynorsk: {
			Name:    "rotasjon mot klokka",
			Says:    "Vakter på dagar etter kvarandre går helst frå dag til kveld til natt. Partane kan setje eit tak for kor ofte dei går motsett veg.",
			Counted: "Dagar med eit tidlegare slag vakt enn dagen før, i kvar fire veker frå første dag. Lange vakter blir rekna som dagvakter.",
			Breach:  "Rotasjon mot klokka på fire veker: {measured}. Grensa er {limit}.",
		},
		English: {
			Name:    "backward rotation",
			Says:    "Duties on days after each other best go from day to evening to night. The parties may set a ceiling to how often they go the other way.",
			Counted: "Days with an earlier kind of duty than the day before, in each four weeks from the first day. Long duties count as day duties.",
			Breach:  "Backward rotation in four weeks: {measured}. The limit is {limit}.",
		},
	},
}
