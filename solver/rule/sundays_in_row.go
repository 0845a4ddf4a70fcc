package rule

import "heltid/solver/ward"

var sundaysInRow = Rule{
	ID:    "sundays_in_row",
	Kind:  Law,
	Scope: Line,
	Unit:  Count,
	Steps: []ward.Step{
		{Level: ward.Statute, Paragraph: "aml-10-8-4b", Limit: 1, Source: "arbeidsmiljøloven § 10-8 fjerde ledd: fri søndagen etter en arbeidet søndag"},
		{Level: ward.Individual, Paragraph: "aml-10-8-4c", Limit: 3, Source: "arbeidsmiljøloven § 10-8 fjerde ledd: skriftlig avtale; fri søndag minst hver fjerde uke"},
		{Level: ward.Representatives, Paragraph: "aml-10-8-4c", Limit: 3, Source: "arbeidsmiljøloven § 10-8 fjerde ledd: skriftlig avtale, i kommunene inngått med tillitsvalgte; fri søndag minst hver fjerde uke"},
		{Level: ward.Union, Paragraph: "aml-10-12-4", Limit: ward.NoLimit, Source: "arbeidsmiljøloven § 10-12 fjerde ledd: tariffavtale med fagforening med innstillingsrett; grensen er den avtalen setter"},
	},
	Aliases: []string{"aml-10-8-4b"},
	Sources: []string{
		"arbeidsmiljøloven § 10-8 fjerde ledd",
		"arbeidsmiljøloven § 10-10 første ledd (søndags- og helgedagsdøgnet)",
		"lov om 1. og 17. mai som høgtidsdager (1947)",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "søndager på rad",
			Says:    "Den som har arbeidet en søndag eller helgedag, skal ha fri den neste. Skriftlig avtale kan åpne for snitt, med fri søndag eller helgedag minst hver fjerde uke.",
			Counted: "Uten avtale telles røde dager på rad. Med avtale telles uker på rad der alle røde dager er arbeidet, høyst tre. En søndag er arbeidet når en vakt går inn i tidsrommet fra lørdag 18:00 til søndag 22:00, lenger enn minstegrensen avdelingen har satt (0 når ingenting er sagt). Helgedager har tilsvarende tidsrom og telles med i en kalenderplan; en rullerende turnus har bare søndager. Etter loven kan den enkelte avtale dette; i kommunene gjøres det med de tillitsvalgte.",
			Breach:  "Arbeidede søndager og helgedager på rad, eller uker uten en fri: {measured}. Grensen er {limit}, altså {margin} for mange.",
		},
		Nynorsk: {
			Name:    "søndagar på rad",
			Says:    "Den som har arbeidd ein søndag eller helgedag, skal ha fri den neste. Skriftleg avtale kan opne for snitt, med fri søndag eller helgedag minst kvar fjerde veke.",
			Counted: "Utan avtale blir raude dagar på rad talde. Med avtale blir veker på rad der alle raude dagar er arbeidde, talde, høgst tre. Ein søndag er arbeidd når ei vakt går inn i tidsrommet frå laurdag 18:00 til søndag 22:00, lenger enn minstegrensa avdelinga har sett (0 når ingenting er sagt). Helgedagar har tilsvarande tidsrom og er med i ein kalenderplan; ein rullerande turnus har berre søndagar. Etter lova kan den einskilde avtale dette; i kommunane blir det gjort med dei tillitsvalde.",
			Breach:  "Arbeidde søndagar og helgedagar på rad, eller veker utan ein fri: {measured}. Grensa er {limit}, altså {margin} for mange.",
		},
		English: {
			Name:    "Sundays in a row",
			Says:    "Whoever has worked a Sunday or holiday must have the next one off. A written agreement can allow averaging, with a Sunday or holiday off at least every fourth week.",
			Counted: "Without an agreement red days in a row are counted. With one, weeks in a row whose red days are all worked are counted, at most three. A Sunday is worked when a duty reaches into the time from Saturday 18:00 to Sunday 22:00 by more than the least overlap the ward has set (0 when nothing is said). Holidays have a like zone and count in a calendar rota; a rolling rota has Sundays only. By the Act the individual may agree to this; in municipalities it is done with the elected representatives.",
			Breach:  "Sundays and holidays worked in a row, or weeks without one off: {measured}. The limit is {limit}, which is {margin} too many.",
		},
	},
}
