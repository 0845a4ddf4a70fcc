package rule

import "heltid/solver/ward"

var dayHours = Rule{
	ID:    "day_hours",
	Kind:  Law,
	Scope: Line,
	Unit:  Minutes,
	Steps: []ward.Step{
		{Level: ward.Statute, Paragraph: "aml-10-4-1", Limit: 9 * 60, Source: "arbeidsmiljøloven § 10-4 første ledd"},
		{Level: ward.Individual, Paragraph: "aml-10-5-1", Limit: 10 * 60, Source: "arbeidsmiljøloven § 10-5 første ledd: skriftlig avtale med arbeidstakeren"},
		{Level: ward.Representatives, Paragraph: "aml-10-5-2", Limit: 12*60 + 30, Source: "arbeidsmiljøloven § 10-5 annet ledd: skriftlig avtale med tillitsvalgte i virksomhet bundet av tariffavtale"},
		{Level: ward.Authority, Paragraph: "aml-10-5-3", Limit: 13 * 60, Source: "arbeidsmiljøloven § 10-5 tredje ledd: samtykke fra Arbeidstilsynet; gjelder samlet arbeidstid"},
		{Level: ward.Union, Paragraph: "aml-10-12-4", Limit: ward.NoLimit, Source: "arbeidsmiljøloven § 10-12 fjerde ledd: tariffavtale med fagforening med innstillingsrett; grensen er den avtalen setter"},
		{Level: ward.Authority, Paragraph: "aml-10-12-7", Limit: ward.NoLimit, Source: "arbeidsmiljøloven § 10-12 sjuende ledd: vedtak av Arbeidstilsynet; grensen er den vedtaket setter"},
	},
	Aliases: []string{"aml-10-4-1-day", "aml-10-5-1-day", "aml-10-5-2-day", "aml-10-5-3-day"},
	Sources: []string{
		"arbeidsmiljøloven § 10-4 første ledd",
		"arbeidsmiljøloven § 10-5 første, annet og tredje ledd",
		"arbeidsmiljøloven § 10-12 fjerde ledd",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "arbeidstid per døgn",
			Says:    "Den alminnelige arbeidstiden skal ikke være lengre enn 9 timer på en dag. Skriftlig avtale om gjennomsnittsberegning åpner for lengre dager.",
			Counted: "Klokketimer uten ubetalte pauser. En vakt hører helt og holdent til dagen den begynner, også når den går over midnatt, og to vakter samme dag legges sammen. Nøyaktig på grensen er innenfor. Loven sier bare 24 timer; at døgnet ligger fast fra midnatt, er praksis. I en kalenderplan telles virkelig tid når klokken stilles.",
			Breach:  "Arbeidstiden er {measured} på en dag; grensen er {limit}, altså {margin} for mye.",
		},
		Nynorsk: {
			Name:    "arbeidstid per døgn",
			Says:    "Den alminnelege arbeidstida skal ikkje vere lengre enn 9 timar på ein dag. Skriftleg avtale om gjennomsnittsutrekning opnar for lengre dagar.",
			Counted: "Klokketimar utan ubetalte pausar. Ei vakt høyrer heilt og fullt til dagen ho byrjar, også når ho går over midnatt, og to vakter same dagen blir lagde saman. Nøyaktig på grensa er innanfor. Lova seier berre 24 timar; at døgnet ligg fast frå midnatt, er praksis. I ein kalenderplan blir verkeleg tid talt når klokka blir stilt.",
			Breach:  "Arbeidstida er {measured} på ein dag; grensa er {limit}, altså {margin} for mykje.",
		},
		English: {
			Name:    "working hours per day",
			Says:    "Ordinary working hours may not exceed 9 hours in a day. A written agreement on averaging allows longer days.",
			Counted: "Clock hours less unpaid breaks. A duty belongs wholly to the day it starts, also when it passes midnight, and two duties on one day are added up. Exactly at the limit is allowed. The Act only says 24 hours; that the day is fixed from midnight is practice. In a calendar rota elapsed time counts when the clocks change.",
			Breach:  "Working time is {measured} in one day; the limit is {limit}, which is {margin} too much.",
		},
	},
}
