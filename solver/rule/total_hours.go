package rule

import "heltid/solver/ward"

var totalHours = Rule{
	ID:    "total_hours",
	Kind:  Law,
	Scope: Line,
	Unit:  Minutes,
	Steps: []ward.Step{
		{Level: ward.Statute, Paragraph: "aml-10-6-8", Limit: 13 * 60, Source: "arbeidsmiljøloven § 10-6 åttende ledd: samlet arbeidstid per døgn"},
		{Level: ward.Representatives, Paragraph: "aml-10-6-9", Limit: 16 * 60, Source: "arbeidsmiljøloven § 10-6 niende ledd: skriftlig avtale med tillitsvalgte, mot kompenserende hvile eller annet vern"},
		{Level: ward.Union, Paragraph: "aml-10-12-4", Limit: ward.NoLimit, Source: "arbeidsmiljøloven § 10-12 fjerde ledd: tariffavtale med fagforening med innstillingsrett; grensen er den avtalen setter"},
		{Level: ward.Authority, Paragraph: "aml-10-12-7", Limit: ward.NoLimit, Source: "arbeidsmiljøloven § 10-12 sjuende ledd: vedtak av Arbeidstilsynet; grensen er den vedtaket setter"},
	},
	Aliases: []string{"aml-10-6-8a"},
	Sources: []string{
		"arbeidsmiljøloven § 10-6 åttende og niende ledd",
		"arbeidsmiljøloven § 10-12 fjerde ledd",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "samlet arbeidstid per døgn",
			Says:    "Arbeidstid og overtid til sammen skal ikke være mer enn 13 timer i døgnet. De tillitsvalgte kan avtale inntil 16 timer.",
			Counted: "Arbeidstid og overtid i vaktene som hører til døgnet, uten ubetalte pauser. Åpner en avtale for lengre alminnelige vakter enn dette, gjelder den grensen.",
			Breach:  "Samlet arbeidstid er {measured}; grensen er {limit}, altså {margin} for mye.",
		},
		Nynorsk: {
			Name:    "samla arbeidstid per døgn",
			Says:    "Arbeidstid og overtid til saman skal ikkje vere meir enn 13 timar i døgnet. Dei tillitsvalde kan avtale inntil 16 timar.",
			Counted: "Arbeidstid og overtid i vaktene som høyrer til døgnet, utan ubetalte pausar. Opnar ein avtale for lengre alminnelege vakter enn dette, gjeld den grensa.",
			Breach:  "Samla arbeidstid er {measured}; grensa er {limit}, altså {margin} for mykje.",
		},
		English: {
			Name:    "total hours per day",
			Says:    "Working time and overtime together may not pass 13 hours in 24. The elected representatives may agree to 16.",
			Counted: "Working time and overtime of the duties that the day owns, without unpaid breaks. Where an agreement allows longer ordinary duties than this, its limit holds.",
			Breach:  "Total working time is {measured}; the limit is {limit}, {margin} too much.",
		},
	},
}
