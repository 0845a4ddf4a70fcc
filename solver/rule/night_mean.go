package rule

import "heltid/solver/ward"

var nightMean = Rule{
	ID:    "night_mean",
	Kind:  Law,
	Scope: Line,
	Unit:  Minutes,
	Steps: []ward.Step{
		{Level: ward.Statute, Paragraph: "aml-10-11-6", Limit: 177*60 + 20, Source: "arbeidsmiljøloven § 10-11 sjette ledd: åtte timer per 24 timer i snitt over fire uker, ukehvilen holdt utenfor"},
		{Level: ward.Representatives, Paragraph: "aml-10-11-9", Limit: ward.NoLimit, Source: "arbeidsmiljøloven § 10-11 niende ledd: skriftlig avtale med tillitsvalgte, mot kompenserende hvile eller annet vern; grensen er den avtalen setter"},
		{Level: ward.Union, Paragraph: "aml-10-12-4", Limit: ward.NoLimit, Source: "arbeidsmiljøloven § 10-12 fjerde ledd: tariffavtale med fagforening med innstillingsrett; grensen er den avtalen setter"},
	},
	Aliases: []string{"aml-10-11-6"},
	Sources: []string{"arbeidsmiljøloven § 10-11 første, sjette og niende ledd"},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "arbeidstid for nattarbeidere",
			Says:    "Den som jevnlig arbeider mer enn tre timer om natten, skal i snitt over fire uker ha høyst 8 timer arbeid per 24 timer. Avtale med de tillitsvalgte kan sette en annen grense.",
			Counted: "Natt er 21:00 til 06:00. Gjelder hver rekke av fire uker med minst to vakter som har mer enn tre timer natt. Den ukentlige hvilen på 35 timer holdes utenfor snittet, så grensen blir 177:20 på fire uker. Tallet er regnet ut av lovteksten, og «minst to vakter» er en lesning av ordet jevnlig.",
			Breach:  "Arbeidstiden er {measured} på fire uker med nattarbeid; grensen er {limit}, altså {margin} for mye.",
		},
		Nynorsk: {
			Name:    "arbeidstid for nattarbeidarar",
			Says:    "Den som jamleg arbeider meir enn tre timar om natta, skal i snitt over fire veker ha høgst 8 timar arbeid per 24 timar. Avtale med dei tillitsvalde kan setje ei anna grense.",
			Counted: "Natt er 21:00 til 06:00. Gjeld kvar rekkje av fire veker med minst to vakter som har meir enn tre timar natt. Den vekentlege kvila på 35 timar blir halden utanfor snittet, så grensa blir 177:20 på fire veker. Talet er rekna ut av lovteksten, og «minst to vakter» er ei lesing av ordet jamleg.",
			Breach:  "Arbeidstida er {measured} på fire veker med nattarbeid; grensa er {limit}, altså {margin} for mykje.",
		},
		English: {
			Name:    "night workers' hours",
			Says:    "Whoever regularly works more than three hours at night may on average over four weeks work at most 8 hours per 24 hours. An agreement with the elected representatives can set another limit.",
			Counted: "Night is 21:00 to 06:00. Holds for every run of four weeks with at least two duties that have more than three hours at night. The weekly rest of 35 hours is kept out of the average, so the limit becomes 177:20 in four weeks. The figure is derived from the Act, and \"at least two duties\" is a reading of the word regularly.",
			Breach:  "Working time is {measured} in four weeks with night work; the limit is {limit}, which is {margin} too much.",
		},
	},
}
