package rule

import "heltid/solver/ward"

var f4Time = Rule{
	ID:    "f4_time",
	Kind:  Written,
	Scope: Line,
	Unit:  Minutes,
	Steps: []ward.Step{
		{Level: ward.Statute, Paragraph: "hta-5-3-1", Limit: 0, Source: "Hovedtariffavtalen KS kapittel 1 § 5 punkt 5.3.1: arbeid på helgedager betales"},
		{Level: ward.Representatives, Paragraph: "hta-5-3-2", Limit: 0, Source: "Hovedtariffavtalen KS kapittel 1 § 5 punkt 5.3.2: i stedet for tillegget kan det etter drøfting gis fri 1 1/3 time per time"},
	},
	Aliases: []string{"f4"},
	Sources: []string{
		"Hovedtariffavtalen KS kapittel 1 § 5 punkt 5.3",
		"F-kodene avtalt mellom KS og fagforeningene (Fagforbundet: Hva betyr kodene F1, F2, F3, F4 og F5)",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "F4 mot helgedagstimer",
			Says:    "Fri i stedet for helgedagstillegg, F4, er opptjent: 1 time og 20 minutter for hver time arbeidet på helgedag. Det krever avtale, og tas ut innen en måned, om ikke annet er avtalt, og ikke på helgedager.",
			Counted: "Opptjent tid er fire tredeler av arbeidet i tidsrommene i 5.3.1: helgedager og påskeaften hele døgnet, de andre aftenene fra 12:00. Timene i vaktene som F4 erstatter, trekkes fra det som er opptjent den siste måneden før, eller så mange måneder som avtalen sier (within_months); det som ikke er dekket, er målet. Uten avtale, og på helgedager, er alt udekket.",
			Breach:  "F4 uten opptjent tid: {measured}.",
		},
		Nynorsk: {
			Name:    "F4 mot helgedagstimar",
			Says:    "Fri i staden for helgedagstillegg, F4, er opptent: 1 time og 20 minutt for kvar time arbeidd på helgedag. Det krev avtale, og blir teke ut innan ein månad, om ikkje anna er avtalt, og ikkje på helgedagar.",
			Counted: "Opptent tid er fire tredelar av arbeidet i tidsromma i 5.3.1: helgedagar og påskeaftan heile døgnet, dei andre aftanane frå 12:00. Timane i vaktene som F4 erstattar, blir trekte frå det som er opptent den siste månaden før, eller så mange månader som avtalen seier (within_months); det som ikkje er dekt, er målet. Utan avtale, og på helgedagar, er alt udekt.",
			Breach:  "F4 utan opptent tid: {measured}.",
		},
		English: {
			Name:    "F4 for holiday hours",
			Says:    "Time off instead of holiday pay, F4, has been earned: 1 hour and 20 minutes for each hour worked on a holiday. It takes an agreement, and is taken within a month unless agreed otherwise, and not on holidays.",
			Counted: "Earned time is four thirds of the work in the hours of 5.3.1: holidays and Easter Eve all day, the other eves from 12:00. The hours of the duties that F4 replaces are taken from what was earned in the month before, or in as many months as the agreement says (within_months); what is not covered is the measure. Without an agreement, and on holidays, nothing is covered.",
			Breach:  "F4 without earned time: {measured}.",
		},
	},
}
