package rule

import "heltid/solver/ward"

var compensatingRest = Rule{
	ID:      "compensating_rest",
	Kind:    Law,
	Scope:   Line,
	Unit:    Minutes,
	AtLeast: true,
	Steps: []ward.Step{
		{Level: ward.Statute, Paragraph: "aml-10-8-3", Limit: 2 * 11 * 60, Source: "arbeidsmiljøloven § 10-8 tredje ledd: en kort hvile og den neste skal til sammen være to ganger 11 timer"},
		{Level: ward.Union, Paragraph: "aml-10-12-4", Limit: ward.NoLimit, Source: "arbeidsmiljøloven § 10-12 fjerde ledd: tariffavtale med fagforening med innstillingsrett; grensen er den avtalen setter"},
	},
	Aliases: []string{"aml-10-8-1c"},
	Sources: []string{
		"arbeidsmiljøloven § 10-8 tredje ledd",
		"veiledning fra NSF og NHO om kompenserende hvile (praksis: i den neste hvilen, time for time)",
		"arbeidsmiljøloven § 10-12 fjerde ledd",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "kompenserende hvile",
			Says:    "Etter en hvile på under 11 timer skal den neste hvilen være så mye lengre enn 11 timer som den forrige var for kort.",
			Counted: "Den korte hvilen og den neste skal til sammen bli minst 22 timer: etter 9:15 skal den neste være minst 12:45. Hvilene måles som daglig hvile. Også etter en hvile som er kortere enn det som er avtalt, skal tiden gis igjen; er ikke kortere hvile avtalt, er den korte hvilen selv bruddet. At tiden skal gis igjen i den aller neste hvilen, time for time, er praksis hos fagforeninger og arbeidsgivere.",
			Breach:  "En kort hvile og den neste er {measured} til sammen; de skal være minst {limit}, det mangler {margin}.",
		},
		Nynorsk: {
			Name:    "kompenserande kvile",
			Says:    "Etter ei kvile på under 11 timar skal den neste kvila vere så mykje lengre enn 11 timar som den førre var for kort.",
			Counted: "Den korte kvila og den neste skal til saman bli minst 22 timar: etter 9:15 skal den neste vere minst 12:45. Kvilene blir målte som dagleg kvile. Også etter ei kvile som er kortare enn det som er avtalt, skal tida givast att; er ikkje kortare kvile avtalt, er den korte kvila sjølv brotet. At tida skal givast att i den aller neste kvila, time for time, er praksis hos fagforeiningar og arbeidsgivarar.",
			Breach:  "Ei kort kvile og den neste er {measured} til saman; dei skal vere minst {limit}, det manglar {margin}.",
		},
		English: {
			Name:    "compensating rest",
			Says:    "After a rest of less than 11 hours, the next rest must exceed 11 hours by as much as the short one fell below.",
			Counted: "The short rest and the next must together be at least 22 hours: after 9:15 the next must be at least 12:45. Rests are measured as daily rest. The time is given back also after a rest shorter than what is agreed; where no shorter rest is agreed, the short rest is itself the breach. That the time is given back in the very next rest, hour for hour, is the practice of unions and employers.",
			Breach:  "A short rest and the next are {measured} together; they must be at least {limit}, {margin} is missing.",
		},
	},
}
