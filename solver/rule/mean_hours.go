package rule

import "heltid/solver/ward"

var meanHours = Rule{
	ID:     "mean_hours",
	Kind:   Law,
	Scope:  Line,
	Unit:   Minutes,
	OfBase: true,
	Steps: []ward.Step{
		{Level: ward.Statute, Paragraph: "aml-10-4-5", Limit: 36 * 60, Source: "arbeidsmiljøloven § 10-4 femte ledd: helkontinuerlig skiftarbeid og sammenlignbart turnusarbeid"},
		{Level: ward.Statute, Paragraph: "aml-10-4-6", Limit: 38 * 60, Source: "arbeidsmiljøloven § 10-4 sjette ledd: tredelt turnus, 40 timer kortet ned for søndags- og nattetimer, mellom 36 og 38"},
		{Level: ward.Statute, Paragraph: "aml-10-4-4", Limit: 38 * 60, Source: "arbeidsmiljøloven § 10-4 fjerde ledd: minst hver tredje søndag, hovedsakelig natt eller sammenlignbar turnus"},
		{Level: ward.Statute, Paragraph: "aml-10-4-1", Limit: 40 * 60, Source: "arbeidsmiljøloven § 10-4 første ledd"},
		{Level: ward.Union, Paragraph: "aml-10-12-4", Limit: ward.NoLimit, Source: "arbeidsmiljøloven § 10-12 fjerde ledd: tariffavtale med fagforening med innstillingsrett; grensen er den avtalen setter"},
	},
	Aliases: []string{"aml-10-4-4", "aml-10-4-5", "aml-10-4-6", "aml-10-4-1-mean"},
	Sources: []string{
		"arbeidsmiljøloven § 10-4 første, fjerde, femte og sjette ledd",
		"arbeidsmiljøloven § 10-5 (gjennomsnittsberegning)",
		"arbeidsmiljøloven § 10-12 fjerde ledd",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "arbeidstid i snitt",
			Says:    "I snitt over planperioden skal uken ikke være lengre enn den alminnelige: 40 timer på dag, 38 for den som arbeider minst hver tredje søndag, hovedsakelig natt eller i sammenlignbar turnus, mellom 36 og 38 i tredelt turnus, og 36 i helkontinuerlig skift.",
			Counted: "Alle timene i perioden mot ukegrensen ganger antall uker. Hovedsakelig natt er minst tre firedeler av tiden mellom 21:00 og 06:00. Sammenlignbar turnus er minst 1,39 timer i uken mellom 20:00 og 06:00; det er praksis, ikke lovtekst. Tredelt turnus har dag, kveld og natt og minst hver tredje søndag: en seksdel av søndagstimene og en firedel av nattetimene trekkes fra 40 timer. At det stanser ved 36 og 38, er en lesning som ikke er bekreftet mot lovteksten. Uten avtale om gjennomsnittsberegning gjelder grensen i hver uke i stedet.",
			Breach:  "Arbeidstiden er {measured} i perioden; grensen er {limit}, altså {margin} for mye.",
		},
		Nynorsk: {
			Name:    "arbeidstid i snitt",
			Says:    "I snitt over planperioden skal veka ikkje vere lengre enn den alminnelege: 40 timar på dag, 38 for den som arbeider minst kvar tredje søndag, hovudsakleg natt eller i samanliknbar turnus, mellom 36 og 38 i tredelt turnus, og 36 i heilkontinuerleg skift.",
			Counted: "Alle timane i perioden mot vekegrensa gonger talet på veker. Hovudsakleg natt er minst tre firedelar av tida mellom 21:00 og 06:00. Samanliknbar turnus er minst 1,39 timar i veka mellom 20:00 og 06:00; det er praksis, ikkje lovtekst. Tredelt turnus har dag, kveld og natt og minst kvar tredje søndag: ein seksdel av søndagstimane og ein firedel av nattetimane blir trekte frå 40 timar. At det stansar ved 36 og 38, er ei lesing som ikkje er stadfesta mot lovteksten. Utan avtale om gjennomsnittsutrekning gjeld grensa i kvar veke i staden.",
			Breach:  "Arbeidstida er {measured} i perioden; grensa er {limit}, altså {margin} for mykje.",
		},
		English: {
			Name:    "mean working hours",
			Says:    "On average over the period the week may not be longer than the ordinary one: 40 hours on days, 38 for those who work at least every third Sunday, mainly nights or in a comparable rota, between 36 and 38 in a three-part rota, and 36 in fully continuous shift work.",
			Counted: "All hours of the period against the weekly limit times the number of weeks. Mainly nights is at least three quarters of the time between 21:00 and 06:00. A comparable rota has at least 1.39 hours a week between 20:00 and 06:00; this is practice, not the text of the Act. A three-part rota has days, evenings and nights and at least every third Sunday: one sixth of the Sunday hours and one quarter of the night hours are taken off 40 hours. That this stops at 36 and 38 is a reading not confirmed against the Act. Without an agreement on averaging the limit holds in every week instead.",
			Breach:  "Working time is {measured} in the period; the limit is {limit}, which is {margin} too much.",
		},
	},
}
