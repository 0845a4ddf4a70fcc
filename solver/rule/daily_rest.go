package rule

import "heltid/solver/ward"

var dailyRest = Rule{
	ID:      "daily_rest",
	Kind:    Law,
	Scope:   Line,
	Unit:    Minutes,
	AtLeast: true,
	Steps: []ward.Step{
		{Level: ward.Statute, Paragraph: "aml-10-8-1", Limit: 11 * 60, Source: "arbeidsmiljøloven § 10-8 første ledd"},
		{Level: ward.Representatives, Paragraph: "aml-10-8-3", Limit: 8 * 60, Source: "arbeidsmiljøloven § 10-8 tredje ledd: skriftlig avtale med tillitsvalgte, mot tilsvarende kompenserende hvile"},
		{Level: ward.Union, Paragraph: "aml-10-12-4", Limit: ward.NoLimit, Source: "arbeidsmiljøloven § 10-12 fjerde ledd: tariffavtale med fagforening med innstillingsrett; grensen er den avtalen setter"},
		{Level: ward.Authority, Paragraph: "aml-10-12-6", Limit: ward.NoLimit, Source: "arbeidsmiljøloven § 10-12 sjette ledd: vedtak av Arbeidstilsynet; grensen er den vedtaket setter"},
	},
	Aliases: []string{"aml-10-8-1"},
	Sources: []string{
		"arbeidsmiljøloven § 10-8 første og tredje ledd",
		"arbeidsmiljøloven § 10-12 fjerde ledd",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "daglig hvile",
			Says:    "Det skal være minst 11 timer fri i ett strekk mellom to arbeidsdager. Avtale med de tillitsvalgte kan åpne for kortere hvile, ned til 8 timer, når den kompenseres.",
			Counted: "Fra den siste vakten på en dag slutter til den første på neste arbeidsdag begynner. To vakter samme dag er én hovedarbeidsperiode, og tiden imellom er ikke daglig hvile; det er heller ikke en ubetalt pause. Avtalen kan sette sin egen grense; overtid eller utrykning som måtte til for å unngå alvorlige driftsforstyrrelser (urgent, bare i arbeidet tid), kan bryte gulvet på 8 timer og må kompenseres. I en kalenderplan telles virkelig tid når klokken stilles.",
			Breach:  "Hvilen er {measured}; den skal være minst {limit}, det mangler {margin}.",
		},
		Nynorsk: {
			Name:    "dagleg kvile",
			Says:    "Det skal vere minst 11 timar fri i eitt strekk mellom to arbeidsdagar. Avtale med dei tillitsvalde kan opne for kortare kvile, ned til 8 timar, når ho blir kompensert.",
			Counted: "Frå den siste vakta på ein dag sluttar til den første på neste arbeidsdag byrjar. To vakter same dagen er éin hovudarbeidsperiode, og tida imellom er ikkje dagleg kvile; det er heller ikkje ein ubetalt pause. Avtalen kan setje si eiga grense; overtid eller utrykking som måtte til for å unngå alvorlege driftsforstyrringar (urgent, berre i arbeidd tid), kan bryte golvet på 8 timar og må kompenserast. I ein kalenderplan blir verkeleg tid talt når klokka blir stilt.",
			Breach:  "Kvila er {measured}; ho skal vere minst {limit}, det manglar {margin}.",
		},
		English: {
			Name:    "daily rest",
			Says:    "There must be at least 11 hours off in one stretch between two working days. An agreement with the elected representatives can allow less, down to 8 hours, when it is compensated.",
			Counted: "From the end of the last duty of a day to the start of the first on the next working day. Two duties on one day are one main work period, and the time between them is no daily rest; nor is an unpaid break. The agreement may set a limit of its own; overtime or a call-out that was needed to avoid serious disruption (urgent, in hours worked only) may break the floor of 8 hours and is made up for. In a calendar rota elapsed time counts when the clocks change.",
			Breach:  "The rest is {measured}; it must be at least {limit}, {margin} is missing.",
		},
	},
}
