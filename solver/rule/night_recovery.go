package rule

import "heltid/solver/ward"

var nightRecovery = Rule{
	ID:      "night_recovery",
	Kind:    Strain,
	Scope:   Line,
	Unit:    Minutes,
	AtLeast: true,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: ward.NoLimit, Source: "belastningstak partene har avtalt"},
	},
	Sources: []string{
		"belastningstak partene har avtalt",
		"råd fra NHO og Arbeidstilsynet: minst 24 timer fri etter siste natt",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "fri etter siste natt",
			Says:    "Etter den siste av flere netter skal det være så lang fri som partene har avtalt. Rådet er minst 24 timer.",
			Counted: "Fra en nattevakt slutter til neste vakt, når den ikke er en nattevakt.",
			Breach:  "Fri etter siste natt er {measured}; den skal være minst {limit}, det mangler {margin}.",
		},
		Nynorsk: {
			Name:    "fri etter siste natt",
			Says:    "Etter den siste av fleire netter skal det vere så lang fri som partane har avtalt. Rådet er minst 24 timar.",
			Counted: "Frå ei nattevakt sluttar til neste vakt, når ho ikkje er ei nattevakt.",
			Breach:  "Fri etter siste natt er {measured}; ho skal vere minst {limit}, det manglar {margin}.",
		},
		English: {
			Name:    "time off after the last night",
			Says:    "After the last of a run of nights there is as long a time off as the parties agreed. The advice is at least 24 hours.",
			Counted: "From the end of a night duty to the next duty, where that is no night duty.",
			Breach:  "Time off after the last night is {measured}; it must be at least {limit}, {margin} is missing.",
		},
	},
}
