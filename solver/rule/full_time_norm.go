package rule

import "heltid/solver/ward"

var fullTimeNorm = Rule{
	ID:     "full_time_norm",
	Kind:   Tariff,
	Scope:  Line,
	Unit:   Minutes,
	OfBase: true,
	Steps: []ward.Step{
		{Level: ward.Statute, Paragraph: "hta-4-2-3", Limit: 33*60 + 36, Source: "Hovedtariffavtalen KS kapittel 1 § 4 punkt 4.2.3: helkontinuerlig skiftarbeid og sammenlignbar turnus"},
		{Level: ward.Statute, Paragraph: "hta-4-2-4", Limit: 35*60 + 30, Source: "Hovedtariffavtalen KS kapittel 1 § 4 punkt 4.2.4: tredelt turnus, 37,5 timer kortet ned for søndags- og nattetimer, mellom 33,6 og 35,5"},
		{Level: ward.Statute, Paragraph: "hta-4-2-2", Limit: 35*60 + 30, Source: "Hovedtariffavtalen KS kapittel 1 § 4 punkt 4.2.2: minst hver tredje søndag, hovedsakelig natt eller sammenlignbar turnus"},
		{Level: ward.Statute, Paragraph: "hta-4-2-1", Limit: 37*60 + 30, Source: "Hovedtariffavtalen KS kapittel 1 § 4 punkt 4.2.1: dagarbeid"},
	},
	Aliases: []string{"hta-4-2-1", "hta-4-2-2", "hta-4-2-3", "hta-4-2-4"},
	Sources: []string{"Hovedtariffavtalen KS kapittel 1 § 4 punkt 4.2.1 til 4.2.4"},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "timer etter stillingen",
			Says:    "Planlagte timer skal ikke være flere enn stillingsstørrelsen ganger timene i en full uke: 37,5 på dag, 35,5 i turnus, mellom 33,6 og 35,5 i tredelt turnus, og 33,6 i helkontinuerlig skift. Overtid planlegges aldri.",
			Counted: "Timer i hele perioden, medregnet vakter som betalte fridager (F3, F4, F5) står i stedet for. 35,5 gjelder den som arbeider minst hver tredje søndag, minst tre firedeler natt, eller minst 1,39 timer i uken mellom 20:00 og 06:00; det siste er praksis. Tredelt turnus har dag, kveld og natt, minst hver tredje søndag og minst en firedel av tiden på dag og kveld: da teller hver søndagstime 1:10 og hver nattetime 1:15 mot 37,5 timer, og en time som er begge deler, teller som natt. At deltid regnes likt med stillingsstørrelsen som faktor, er utledet av regelen. Turnusmodellen kan i stedet sette én norm for alle.",
			Breach:  "Planlagt arbeidstid er {measured} i perioden; stillingen gir {limit}, altså {margin} for mye.",
		},
		Nynorsk: {
			Name:    "timar etter stillinga",
			Says:    "Planlagde timar skal ikkje vere fleire enn stillingsstorleiken gonger timane i ei full veke: 37,5 på dag, 35,5 i turnus, mellom 33,6 og 35,5 i tredelt turnus, og 33,6 i heilkontinuerleg skift. Overtid blir aldri planlagd.",
			Counted: "Timar i heile perioden, rekna med vakter som betalte fridagar (F3, F4, F5) står i staden for. 35,5 gjeld den som arbeider minst kvar tredje søndag, minst tre firedelar natt, eller minst 1,39 timar i veka mellom 20:00 og 06:00; det siste er praksis. Tredelt turnus har dag, kveld og natt, minst kvar tredje søndag og minst ein firedel av tida på dag og kveld: då tel kvar søndagstime 1:10 og kvar nattetime 1:15 mot 37,5 timar, og ein time som er begge delar, tel som natt. At deltid blir rekna likt med stillingsstorleiken som faktor, er utleidd av regelen. Turnusmodellen kan i staden setje éi norm for alle.",
			Breach:  "Planlagd arbeidstid er {measured} i perioden; stillinga gir {limit}, altså {margin} for mykje.",
		},
		English: {
			Name:    "hours of the post",
			Says:    "Planned hours may not exceed the position size times the hours of a full week: 37.5 on days, 35.5 in turnus, between 33.6 and 35.5 in a three-part rota, and 33.6 in fully continuous shift work. Overtime is never planned.",
			Counted: "Hours over the whole period, those of duties that paid free days (F3, F4, F5) stand instead of among them. 35.5 is for those who work at least every third Sunday, at least three quarters nights, or at least 1.39 hours a week between 20:00 and 06:00; the last is practice. A three-part rota has days, evenings and nights, at least every third Sunday and at least a quarter of the time on days and evenings: then each Sunday hour counts 1:10 and each night hour 1:15 against 37.5 hours, and an hour that is both counts as night. That part-time is reckoned alike with the size as a factor is derived from the rule. The rota model may set one norm for all instead.",
			Breach:  "Planned working time is {measured} in the period; the post gives {limit}, which is {margin} too much.",
		},
	},
}
