package rule

import "heltid/solver/ward"

var weekHours = Rule{
	ID:    "week_hours",
	Kind:  Law,
	Scope: Line,
	Unit:  Minutes,
	Steps: []ward.Step{
		{Level: ward.Statute, Paragraph: "aml-10-4-5", Limit: 36 * 60, Source: "arbeidsmiljøloven § 10-4 femte ledd: helkontinuerlig skiftarbeid og sammenlignbart turnusarbeid"},
		{Level: ward.Statute, Paragraph: "aml-10-4-6", Limit: 38 * 60, Source: "arbeidsmiljøloven § 10-4 sjette ledd: tredelt turnus, 40 timer kortet ned for søndags- og nattetimer, mellom 36 og 38"},
		{Level: ward.Statute, Paragraph: "aml-10-4-4", Limit: 38 * 60, Source: "arbeidsmiljøloven § 10-4 fjerde ledd: minst hver tredje søndag, hovedsakelig natt eller sammenlignbar turnus"},
		{Level: ward.Statute, Paragraph: "aml-10-4-1", Limit: 40 * 60, Source: "arbeidsmiljøloven § 10-4 første ledd"},
		{Level: ward.Individual, Paragraph: "aml-10-5-1", Limit: 50 * 60, Source: "arbeidsmiljøloven § 10-5 første ledd: ingen enkelt uke over 50 timer"},
		{Level: ward.Representatives, Paragraph: "aml-10-5-2", Limit: 54 * 60, Source: "arbeidsmiljøloven § 10-5 annet ledd: ingen enkelt uke over 54 timer"},
		{Level: ward.Authority, Paragraph: "aml-10-5-3", Limit: 7 * 13 * 60, Source: "arbeidsmiljøloven § 10-5 tredje ledd: ingen egen grense for en uke; sju dager à 13 timer følger av dagsgrensen"},
		{Level: ward.Union, Paragraph: "aml-10-12-4", Limit: ward.NoLimit, Source: "arbeidsmiljøloven § 10-12 fjerde ledd: tariffavtale med fagforening med innstillingsrett; grensen er den avtalen setter"},
	},
	Aliases: []string{"aml-10-4-1-week", "aml-10-4-5-week", "aml-10-5-1-week", "aml-10-5-2-week", "aml-10-5-3-week"},
	Sources: []string{
		"arbeidsmiljøloven § 10-4 første, fjerde, femte og sjette ledd",
		"arbeidsmiljøloven § 10-5 første, annet og tredje ledd",
		"arbeidsmiljøloven § 10-12 fjerde ledd",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "arbeidstid per uke",
			Says:    "Arbeidstiden skal ikke være lengre enn 40 timer i en uke, og kortere for turnus som gir rett til 38 timer, 36 timer eller noe imellom. Med gjennomsnittsberegning kan en enkelt uke være lengre.",
			Counted: "Uken går fra mandag 00:00 til søndag 24:00, og en vakt hører til uken den begynner i. Uten avtale om gjennomsnittsberegning gjelder grensen i § 10-4 for denne turnuslinjen i hver eneste uke. Loven sier bare sju dager; at uken ligger fast fra mandag, er praksis.",
			Breach:  "Arbeidstiden er {measured} i en uke; grensen er {limit}, altså {margin} for mye.",
		},
		Nynorsk: {
			Name:    "arbeidstid per veke",
			Says:    "Arbeidstida skal ikkje vere lengre enn 40 timar i ei veke, og kortare for turnus som gir rett til 38 timar, 36 timar eller noko imellom. Med gjennomsnittsutrekning kan ei einskild veke vere lengre.",
			Counted: "Veka går frå måndag 00:00 til søndag 24:00, og ei vakt høyrer til veka ho byrjar i. Utan avtale om gjennomsnittsutrekning gjeld grensa i § 10-4 for denne turnuslinja i kvar einaste veke. Lova seier berre sju dagar; at veka ligg fast frå måndag, er praksis.",
			Breach:  "Arbeidstida er {measured} i ei veke; grensa er {limit}, altså {margin} for mykje.",
		},
		English: {
			Name:    "working hours per week",
			Says:    "Working hours may not exceed 40 hours in a week, and less for rotas that give a right to 38 hours, 36 hours or something between. With averaging a single week may be longer.",
			Counted: "The week runs from Monday 00:00 to Sunday 24:00, and a duty belongs to the week it starts in. Without an agreement on averaging, the limit of section 10-4 for this line holds in every single week. The Act only says seven days; that the week is fixed from Monday is practice.",
			Breach:  "Working time is {measured} in one week; the limit is {limit}, which is {margin} too much.",
		},
	},
}
