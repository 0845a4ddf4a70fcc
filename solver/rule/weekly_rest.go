package rule

import "heltid/solver/ward"

var weeklyRest = Rule{
	ID:      "weekly_rest",
	Kind:    Law,
	Scope:   Line,
	Unit:    Minutes,
	AtLeast: true,
	Steps: []ward.Step{
		{Level: ward.Statute, Paragraph: "aml-10-8-2", Limit: 35 * 60, Source: "arbeidsmiljøloven § 10-8 annet ledd"},
		{Level: ward.Representatives, Paragraph: "aml-10-8-3", Limit: 28 * 60, Source: "arbeidsmiljøloven § 10-8 tredje ledd: skriftlig avtale med tillitsvalgte, mot tilsvarende kompenserende hvile"},
		{Level: ward.Union, Paragraph: "aml-10-12-4", Limit: ward.NoLimit, Source: "arbeidsmiljøloven § 10-12 fjerde ledd: tariffavtale med fagforening med innstillingsrett; grensen er den avtalen setter"},
		{Level: ward.Authority, Paragraph: "aml-10-12-6", Limit: ward.NoLimit, Source: "arbeidsmiljøloven § 10-12 sjette ledd: vedtak av Arbeidstilsynet; grensen er den vedtaket setter"},
	},
	Aliases: []string{"aml-10-8-2"},
	Sources: []string{
		"arbeidsmiljøloven § 10-8 annet og tredje ledd",
		"arbeidsmiljøloven § 10-12 fjerde ledd",
		"F1-praksis mellom KS og fagforeningene (plassering over ukeskillet)",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "ukentlig hvile",
			Says:    "Hver uke skal ha minst 35 timer fri i ett strekk. Avtale med de tillitsvalgte kan åpne for ned til 28 timer når hvilen kompenseres.",
			Counted: "Uken går fra mandag 00:00 til søndag 24:00. Hvilen kan begynne før uken eller slutte etter den, men minst 24 timer av den skal ligge i uken den hører til, og samme tid kan ikke brukes av to uker. Plasseringen over ukeskillet følger praksis for F1-dagen; loven sier det ikke. I en kalenderplan regnes tiden før første kjente vakt og etter siste dag som fri.",
			Breach:  "Den lengste hvilen uken kan bruke, er {measured}; den skal være minst {limit}, det mangler {margin}.",
		},
		Nynorsk: {
			Name:    "vekentleg kvile",
			Says:    "Kvar veke skal ha minst 35 timar fri i eitt strekk. Avtale med dei tillitsvalde kan opne for ned til 28 timar når kvila blir kompensert.",
			Counted: "Veka går frå måndag 00:00 til søndag 24:00. Kvila kan byrje før veka eller slutte etter henne, men minst 24 timar av kvila skal liggje i veka ho høyrer til, og same tida kan ikkje brukast av to veker. Plasseringa over vekeskiljet følgjer praksis for F1-dagen; lova seier det ikkje. I ein kalenderplan blir tida før første kjende vakt og etter siste dag rekna som fri.",
			Breach:  "Den lengste kvila veka kan bruke, er {measured}; ho skal vere minst {limit}, det manglar {margin}.",
		},
		English: {
			Name:    "weekly rest",
			Says:    "Every week must have at least 35 hours off in one stretch. An agreement with the elected representatives can allow down to 28 hours when the rest is compensated.",
			Counted: "The week runs from Monday 00:00 to Sunday 24:00. The rest may begin before the week or end after it, but at least 24 hours of it must lie in the week it belongs to, and no time can serve two weeks. The placing across the week's border follows practice for the weekly free day (F1); the Act does not say. In a calendar rota the time before the first known duty and after the last day counts as off.",
			Breach:  "The longest rest this week can use is {measured}; it must be at least {limit}, {margin} is missing.",
		},
	},
}
