package rule

import "heltid/solver/ward"

var breaks = Rule{
	ID:      "breaks",
	Kind:    Law,
	Scope:   Line,
	Unit:    Minutes,
	AtLeast: true,
	Steps: []ward.Step{
		{Level: ward.Statute, Paragraph: "aml-10-9-1", Limit: 30, Source: "arbeidsmiljøloven § 10-9 første ledd"},
		{Level: ward.Union, Paragraph: "aml-10-12-4", Limit: ward.NoLimit, Source: "arbeidsmiljøloven § 10-12 fjerde ledd: tariffavtale med fagforening med innstillingsrett; grensen er den avtalen setter"},
	},
	Aliases: []string{"aml-10-9-1"},
	Sources: []string{"arbeidsmiljøloven § 10-9 første ledd"},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "pauser",
			Says:    "En vakt på mer enn 5 timer og 30 minutter skal ha minst én pause. Er arbeidstiden 8 timer eller mer, skal pausene være minst 30 minutter til sammen.",
			Counted: "Regnes for hver vakttype, av arbeidstiden uten ubetalte pauser. Betalte og ubetalte pauser teller likt her. Nøyaktig 5:30 krever ingen pause; nøyaktig 8:00 krever 30 minutter. Flere vakter på samme dag er én dags arbeid, overtid medregnet, og tiden mellom dem regnes som pause.",
			Breach:  "Arbeidet har for lite pause: {measured} til sammen, det mangler {margin}.",
		},
		Nynorsk: {
			Name:    "pausar",
			Says:    "Ei vakt på meir enn 5 timar og 30 minutt skal ha minst éin pause. Er arbeidstida 8 timar eller meir, skal pausane vere minst 30 minutt til saman.",
			Counted: "Blir rekna for kvar vakttype, av arbeidstida utan ubetalte pausar. Betalte og ubetalte pausar tel likt her. Nøyaktig 5:30 krev ingen pause; nøyaktig 8:00 krev 30 minutt. Fleire vakter på same dagen er arbeidet til éin dag, overtid medrekna, og tida mellom dei blir rekna som pause.",
			Breach:  "Arbeidet har for lite pause: {measured} til saman, det manglar {margin}.",
		},
		English: {
			Name:    "breaks",
			Says:    "A duty of more than 5 hours and 30 minutes must have at least one break. With 8 working hours or more, breaks must be at least 30 minutes in all.",
			Counted: "Judged for each shift type, on working time less unpaid breaks. Paid and unpaid breaks count alike here. Exactly 5:30 needs no break; exactly 8:00 needs 30 minutes. Several duties on one day are one day's work, overtime among it, and the time between them counts as a break.",
			Breach:  "The work has too little break: {measured} in all, {margin} is missing.",
		},
	},
}
