package rule

import "heltid/solver/ward"

var longShiftConsent = Rule{
	ID:    "long_shift_consent",
	Kind:  Parties,
	Scope: Line,
	Unit:  Minutes,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: ward.NoLimit, Source: "samtykke fra den enkelte"},
	},
	Sources: []string{"samtykke fra den enkelte; fagforeningenes praksis om at langvakter er frivillige"},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "samtykke til langvakt",
			Says:    "Langvakter er frivillige: bare den som har sagt ja, får vakter over langvaktgrensen.",
			Counted: "Arbeidstiden i vakten mot langvaktgrensen, vanligvis 10 timer, eller mot det personen har sagt ja til på datoen. Natten klokken stilles tilbake, regnes så lang som vaktkoden. Et ja kan trekkes tilbake.",
			Breach:  "Vakten er {measured}; med det samtykket som gjelder, kan den være høyst {limit}, altså {margin} for lang.",
		},
		Nynorsk: {
			Name:    "samtykke til langvakt",
			Says:    "Langvakter er frivillige: berre den som har sagt ja, får vakter over langvaktgrensa.",
			Counted: "Arbeidstida i vakta mot langvaktgrensa, vanlegvis 10 timar, eller mot det personen har sagt ja til på datoen. Natta klokka blir stilt tilbake, blir rekna så lang som vaktkoden. Eit ja kan trekkjast tilbake.",
			Breach:  "Vakta er {measured}; med det samtykket som gjeld, kan ho vere høgst {limit}, altså {margin} for lang.",
		},
		English: {
			Name:    "consent to long shifts",
			Says:    "Long shifts are voluntary: only those who have said yes get duties above the long-shift threshold.",
			Counted: "The working time of the duty against the threshold, usually 10 hours, or against what the person has said yes to on the date. The night the clock is turned back is as long as its shift type. A yes can be withdrawn.",
			Breach:  "The duty is {measured}; with the consent in force it may be at most {limit}, which is {margin} too long.",
		},
	},
}
