package rule

import "heltid/solver/ward"

var cover = Rule{
	ID:    "cover",
	Kind:  Need,
	Scope: Whole,
	Unit:  PersonMi,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: 0, Source: "avdelingens bemanningsplan, minste bemanning"},
	},
	Sources: []string{"avdelingens bemanningsplan, minste bemanning"},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "minste bemanning",
			Says:    "Til enhver tid er minst så mange på vakt som bemanningsplanen krever, i alt og av hver kompetanse.",
			Counted: "Personer som mangler, ganger tiden de mangler. En person teller i sin egen enhet og i hver rad personen har kompetanse for på datoen. Vakter som ikke er bemanning, som kurs og møter, teller ikke. Pauser trekkes ikke fra. En sammenhengende mangel er ett funn.",
			Breach:  "Det mangler {measured}.",
		},
		Nynorsk: {
			Name:    "minste bemanning",
			Says:    "Til kvar tid er minst så mange på vakt som bemanningsplanen krev, i alt og av kvar kompetanse.",
			Counted: "Personar som manglar, gonger tida dei manglar. Ein person tel i si eiga eining og i kvar rad personen har kompetanse for på datoen. Vakter som ikkje er bemanning, som kurs og møte, tel ikkje. Pausar blir ikkje trekte frå. Ein samanhengande mangel er eitt funn.",
			Breach:  "Det manglar {measured}.",
		},
		English: {
			Name:    "least cover",
			Says:    "At every time at least as many are on duty as the need asks for, in all and of each competence.",
			Counted: "People missing times the time they are missing. A person counts in their own unit and in every row they have the competence for on the date. Duties that are not cover, such as courses and meetings, do not count. Breaks are not taken off. One unbroken shortage is one finding.",
			Breach:  "{measured} missing.",
		},
	},
}
