package rule

import "heltid/solver/ward"

var extraBreak = Rule{
	ID:      "extra_break",
	Kind:    Law,
	Scope:   Line,
	Unit:    Minutes,
	AtLeast: true,
	Steps: []ward.Step{
		{Level: ward.Statute, Paragraph: "aml-10-9-2", Limit: 30, Source: "arbeidsmiljøloven § 10-9 annet ledd"},
		{Level: ward.Union, Paragraph: "aml-10-12-4", Limit: ward.NoLimit, Source: "arbeidsmiljøloven § 10-12 fjerde ledd: tariffavtale med fagforening med innstillingsrett; grensen er den avtalen setter"},
	},
	Sources: []string{
		"arbeidsmiljøloven § 10-9 annet ledd",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "ekstra pause ved overtid",
			Says:    "Den som arbeider mer enn to timer utover alminnelig arbeidstid, skal ha en pause til på minst 30 minutter. Den regnes med i arbeidstiden.",
			Counted: "Betalte pauser i dagens overtid, når den er på mer enn to timer.",
			Breach:  "Pausene i overtiden er {measured}; de skal være minst {limit}, det mangler {margin}.",
		},
		Nynorsk: {
			Name:    "ekstra pause ved overtid",
			Says:    "Den som arbeider meir enn to timar utover alminneleg arbeidstid, skal ha ein pause til på minst 30 minutt. Han blir rekna med i arbeidstida.",
			Counted: "Betalte pausar i overtida på dagen, når ho er på meir enn to timar.",
			Breach:  "Pausane i overtida er {measured}; dei skal vere minst {limit}, det manglar {margin}.",
		},
		English: {
			Name:    "extra break with overtime",
			Says:    "Whoever works more than two hours beyond ordinary hours has a further break of at least 30 minutes, counted as working time.",
			Counted: "Paid breaks in the day's overtime, where that is more than two hours.",
			Breach:  "The breaks in the overtime are {measured}; they must be at least {limit}, {margin} is missing.",
		},
	},
}
