package rule

import "heltid/solver/ward"

var overtimeWeek = Rule{
	ID:    "overtime_week",
	Kind:  Law,
	Scope: Line,
	Unit:  Minutes,
	Steps: []ward.Step{
		{Level: ward.Statute, Paragraph: "aml-10-6-4", Limit: 10 * 60, Source: "arbeidsmiljøloven § 10-6 fjerde ledd"},
		{Level: ward.Representatives, Paragraph: "aml-10-6-5", Limit: 20 * 60, Source: "arbeidsmiljøloven § 10-6 femte ledd: skriftlig avtale med tillitsvalgte"},
		{Level: ward.Authority, Paragraph: "aml-10-6-6", Limit: 25 * 60, Source: "arbeidsmiljøloven § 10-6 sjette ledd: vedtak av Arbeidstilsynet"},
		{Level: ward.Union, Paragraph: "aml-10-12-4", Limit: ward.NoLimit, Source: "arbeidsmiljøloven § 10-12 fjerde ledd: tariffavtale med fagforening med innstillingsrett; grensen er den avtalen setter"},
	},
	Sources: []string{
		"arbeidsmiljøloven § 10-6 fjerde, femte og sjette ledd",
		"arbeidsmiljøloven § 10-12 fjerde ledd",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "overtid per uke",
			Says:    "Overtiden er høyst 10 timer på sju dager. De tillitsvalgte kan avtale inntil 20 timer, og Arbeidstilsynet tillate inntil 25.",
			Counted: "Minutter i vakttyper som er arbeid ut over det avtalte, i vaktene som hører til uken. En deltidsansatts slike timer er merarbeid, og teller først når de går ut over grensen for alminnelig arbeidstid på dagen eller i uken.",
			Breach:  "Overtiden er {measured} i sju dager; grensen er {limit}, altså {margin} for mye.",
		},
		Nynorsk: {
			Name:    "overtid per veke",
			Says:    "Overtida er høgst 10 timar på sju dagar. Dei tillitsvalde kan avtale inntil 20 timar, og Arbeidstilsynet tillate inntil 25.",
			Counted: "Minutt i vakttypar som er arbeid ut over det avtalte, i vaktene som høyrer til veka. Slike timar for ein deltidstilsett er meirarbeid, og tel først når dei går ut over grensa for alminneleg arbeidstid på dagen eller i veka.",
			Breach:  "Overtida er {measured} i sju dagar; grensa er {limit}, altså {margin} for mykje.",
		},
		English: {
			Name:    "overtime per week",
			Says:    "Overtime is at most 10 hours in seven days. The elected representatives may agree to 20, and the Labour Inspection Authority allow 25.",
			Counted: "Minutes of shift types that are work beyond agreed hours, in the duties that the week owns. For those on part time such hours are additional work, and count only where they pass the limit of ordinary hours in the day or the week.",
			Breach:  "Overtime is {measured} in seven days; the limit is {limit}, {margin} too much.",
		},
	},
}
