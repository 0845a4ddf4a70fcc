package rule

import "heltid/solver/ward"

var plannedOvertime = Rule{
	ID:    "planned_overtime",
	Kind:  Law,
	Scope: Line,
	Unit:  Minutes,
	Steps: []ward.Step{
		{Level: ward.Statute, Paragraph: "aml-10-6-1", Limit: 0, Source: "arbeidsmiljøloven § 10-6 første ledd: bare ved særlig og tidsavgrenset behov"},
	},
	Aliases: []string{"aml-10-6-2"},
	Sources: []string{
		"arbeidsmiljøloven § 10-6 første og annet ledd",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "overtid i planen",
			Says:    "En turnusplan skal ikke ha overtid. Overtid er bare lov når det er et særlig og tidsavgrenset behov.",
			Counted: "Minutter i vakttyper som er overtid, i hele perioden. Turnuser over arbeidet tid vurderes ikke.",
			Breach:  "Planen har {measured} overtid; den skal ikke ha noe.",
		},
		Nynorsk: {
			Name:    "overtid i planen",
			Says:    "Ein turnusplan skal ikkje ha overtid. Overtid er berre lov når det er eit særleg og tidsavgrensa behov.",
			Counted: "Minutt i vakttypar som er overtid, i heile perioden. Turnusar over arbeidd tid blir ikkje vurderte.",
			Breach:  "Planen har {measured} overtid; han skal ikkje ha noko.",
		},
		English: {
			Name:    "overtime in the plan",
			Says:    "A rota may not contain overtime, which is lawful only for a special, time-limited need.",
			Counted: "Minutes of shift types that are overtime, over the whole period. Rotas of hours worked are not judged.",
			Breach:  "The plan has {measured} of overtime; it may have none.",
		},
	},
}
