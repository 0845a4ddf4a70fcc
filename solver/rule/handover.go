package rule

import "heltid/solver/ward"

var handover = Rule{
	ID:    "handover",
	Kind:  Need,
	Scope: Whole,
	Unit:  PersonMi,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: 0, Source: "avdelingens regel om overlapp"},
	},
	Sources: []string{"avdelingens regel om overlapp"},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "overlapp",
			Says:    "Mens vaktlagene overlapper, er så mange av dem som går, og så mange av dem som kommer, på vakt samtidig som avdelingen krever.",
			Counted: "Hele tiden fra overlappen begynner til den slutter. Den som kom før den begynte, hører til dem som går; den som kom da eller senere, til dem som kommer. Er en kompetanse nevnt, skal minst én på hver side ha den. Bare den som er der helt til slutten, teller. Personer som mangler, ganges med lengden på overlappen.",
			Breach:  "Overlappen mangler {measured}.",
		},
		Nynorsk: {
			Name:    "overlapp",
			Says:    "Medan vaktlaga overlappar, er så mange av dei som går, og så mange av dei som kjem, på vakt samtidig som avdelinga krev.",
			Counted: "Heile tida frå overlappen byrjar til han sluttar. Den som kom før han byrja, høyrer til dei som går; den som kom då eller seinare, til dei som kjem. Er ein kompetanse nemnd, skal minst éin på kvar side ha han. Berre den som er der heilt til slutten, tel. Personar som manglar, blir gonga med lengda på overlappen.",
			Breach:  "Overlappen manglar {measured}.",
		},
		English: {
			Name:    "handover",
			Says:    "While the teams overlap, as many of those leaving and as many of those arriving are on duty together as the ward asks for.",
			Counted: "All through, from the start of the handover to its end. Whoever came before it began is leaving; whoever came then or later is arriving. Where a competence is named, at least one on each side must have it. Only whoever stays to the end counts. People missing are multiplied by the length of the handover.",
			Breach:  "The handover lacks {measured}.",
		},
	},
}
