package rule

import "heltid/solver/ward"

var strenuousNight = Rule{
	ID:    "strenuous_night",
	Kind:  Law,
	Scope: Line,
	Unit:  Minutes,
	Steps: []ward.Step{
		{Level: ward.Statute, Paragraph: "aml-10-11-7", Limit: 8 * 60, Source: "arbeidsmiljøloven § 10-11 sjuende ledd: særlig risiko eller betydelig belastning"},
		{Level: ward.Representatives, Paragraph: "aml-10-11-9", Limit: ward.NoLimit, Source: "arbeidsmiljøloven § 10-11 niende ledd: skriftlig avtale med tillitsvalgte, mot kompenserende hvile eller annet vern; grensen er den avtalen setter"},
		{Level: ward.Union, Paragraph: "aml-10-12-4", Limit: ward.NoLimit, Source: "arbeidsmiljøloven § 10-12 fjerde ledd: tariffavtale med fagforening med innstillingsrett; grensen er den avtalen setter"},
	},
	Sources: []string{
		"arbeidsmiljøloven § 10-11 sjuende og niende ledd",
		"arbeidsmiljøloven § 10-12 fjerde ledd",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "belastende nattevakt",
			Says:    "Er en nattevakt vurdert som særlig risikofylt eller belastende, skal arbeidstiden ikke være mer enn 8 timer i døgnet.",
			Counted: "Arbeidstiden i døgnet som eier en vakt med mer enn tre timer natt av en vakttype som er merket strenuous.",
			Breach:  "Arbeidstiden med belastende natt er {measured}; grensen er {limit}, altså {margin} for mye.",
		},
		Nynorsk: {
			Name:    "belastande nattevakt",
			Says:    "Er ei nattevakt vurdert som særleg risikofylt eller belastande, skal arbeidstida ikkje vere meir enn 8 timar i døgnet.",
			Counted: "Arbeidstida i døgnet som eig ei vakt med meir enn tre timar natt av ein vakttype som er merkt strenuous.",
			Breach:  "Arbeidstida med belastande natt er {measured}; grensa er {limit}, altså {margin} for mykje.",
		},
		English: {
			Name:    "strenuous night duty",
			Says:    "Where a night duty has been assessed as of special risk or substantial strain, working time is at most 8 hours in the 24.",
			Counted: "The working time of the day that owns a duty with more than three hours at night of a shift type marked strenuous.",
			Breach:  "Working time with a strenuous night is {measured}; the limit is {limit}, {margin} too much.",
		},
	},
}
