package rule

import "heltid/solver/ward"

var sundaysFree = Rule{
	ID:      "sundays_free",
	Kind:    Law,
	Scope:   Line,
	Unit:    Count,
	AtLeast: true,
	Steps: []ward.Step{
		{Level: ward.Individual, Paragraph: "aml-10-8-4c", Limit: 13, Source: "arbeidsmiljøloven § 10-8 fjerde ledd: i snitt annenhver søndag og helgedag fri over 26 uker"},
		{Level: ward.Representatives, Paragraph: "aml-10-8-4c", Limit: 13, Source: "arbeidsmiljøloven § 10-8 fjerde ledd: i snitt annenhver søndag og helgedag fri over 26 uker, avtalt med tillitsvalgte"},
		{Level: ward.Union, Paragraph: "aml-10-12-4", Limit: ward.NoLimit, Source: "arbeidsmiljøloven § 10-12 fjerde ledd: tariffavtale med fagforening med innstillingsrett; grensen er den avtalen setter"},
	},
	Aliases: []string{"aml-10-8-4c"},
	Sources: []string{
		"arbeidsmiljøloven § 10-8 fjerde ledd",
		"arbeidsmiljøloven § 10-10 første ledd (søndags- og helgedagsdøgnet)",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "frie søndager over 26 uker",
			Says:    "Der det er avtalt at søndagsfri regnes i snitt, skal minst halvparten av søndagene og helgedagene over 26 uker være fri.",
			Counted: "Telles i bolker på 26 uker fra første uke, eller færre når avdelingen har valgt det, og ellers samlet når perioden er kortere eller turnusen rullerer. Halvparten rundes opp: 13 av 26. Er et annet tall av 26 avtalt, gjelder den andelen, også rundet opp. Dager med ferie eller annet fullt fravær holdes utenfor. En søndag er fri når den ikke er arbeidet etter regelen om søndager på rad. Regelen gjelder bare der avtalen finnes; ellers er annenhver søndag fri uansett.",
			Breach:  "Frie søndager og helgedager: {measured}. Det skal være minst {limit}, det mangler {margin}.",
		},
		Nynorsk: {
			Name:    "frie søndagar over 26 veker",
			Says:    "Der det er avtalt at søndagsfri blir rekna i snitt, skal minst halvparten av søndagane og helgedagane over 26 veker vere fri.",
			Counted: "Blir talt i bolkar på 26 veker frå første veka, eller færre når avdelinga har valt det, og elles samla når perioden er kortare eller turnusen rullerer. Halvparten blir runda opp: 13 av 26. Er eit anna tal av 26 avtalt, gjeld den delen, òg runda opp. Dagar med ferie eller anna fullt fråvær blir haldne utanfor. Ein søndag er fri når han ikkje er arbeidd etter regelen om søndagar på rad. Regelen gjeld berre der avtalen finst; elles er annankvar søndag fri uansett.",
			Breach:  "Frie søndagar og helgedagar: {measured}. Det skal vere minst {limit}, det manglar {margin}.",
		},
		English: {
			Name:    "Sundays off over 26 weeks",
			Says:    "Where it is agreed that Sundays off are averaged, at least half the Sundays and holidays over 26 weeks must be off.",
			Counted: "Counted in blocks of 26 weeks from the first week, or of fewer where the ward has chosen that, and else as a whole when the period is shorter or the rota rolls. Half is rounded up: 13 of 26. Where another number of 26 is agreed, that share holds, rounded up too. Days of vacation or other full absence are left out. A Sunday is off when it is not worked by the rule on Sundays in a row. The rule holds only where the agreement exists; otherwise every second Sunday is off in any case.",
			Breach:  "Sundays and holidays off: {measured}. There must be at least {limit}, {margin} missing.",
		},
	},
}
