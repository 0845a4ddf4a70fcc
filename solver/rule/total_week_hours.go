package rule

import "heltid/solver/ward"

var totalWeekHours = Rule{
	ID:    "total_week_hours",
	Kind:  Law,
	Scope: Line,
	Unit:  Minutes,
	Steps: []ward.Step{
		{Level: ward.Representatives, Paragraph: "aml-10-6-5", Limit: 69 * 60, Source: "arbeidsmiljøloven § 10-6 åttende ledd: med avtale både etter § 10-5 annet ledd og § 10-6 femte ledd, ingen uke over 69 timer"},
		{Level: ward.Union, Paragraph: "aml-10-12-4", Limit: ward.NoLimit, Source: "arbeidsmiljøloven § 10-12 fjerde ledd: tariffavtale med fagforening med innstillingsrett; grensen er den avtalen setter"},
	},
	Sources: []string{
		"arbeidsmiljøloven § 10-6 femte og åttende ledd",
		"arbeidsmiljøloven § 10-12 fjerde ledd",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "samlet arbeidstid per uke",
			Says:    "Er det avtale med de tillitsvalgte både om gjennomsnittsberegning og om mer overtid, skal arbeidstid og overtid ikke passere 69 timer i noen uke.",
			Counted: "Arbeidstid og overtid i vaktene som hører til uken. Måles bare der begge avtalene gjelder hele uken. Åpner en avtale for lengre alminnelige uker enn dette, gjelder den grensen.",
			Breach:  "Samlet arbeidstid i uken er {measured}; grensen er {limit}, altså {margin} for mye.",
		},
		Nynorsk: {
			Name:    "samla arbeidstid per veke",
			Says:    "Er det avtale med dei tillitsvalde både om gjennomsnittsutrekning og om meir overtid, skal arbeidstid og overtid ikkje passere 69 timar i noka veke.",
			Counted: "Arbeidstid og overtid i vaktene som høyrer til veka. Blir målt berre der begge avtalane gjeld heile veka. Opnar ein avtale for lengre alminnelege veker enn dette, gjeld den grensa.",
			Breach:  "Samla arbeidstid i veka er {measured}; grensa er {limit}, altså {margin} for mykje.",
		},
		English: {
			Name:    "total hours per week",
			Says:    "Where the representatives have agreed both to averaging and to more overtime, working time and overtime may not pass 69 hours in any week.",
			Counted: "Working time and overtime of the duties that the week owns. Measured only where both agreements hold the whole week. Where an agreement allows longer ordinary weeks than this, its limit holds.",
			Breach:  "Total working time of the week is {measured}; the limit is {limit}, {margin} too much.",
		},
	},
}
