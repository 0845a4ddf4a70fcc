package rule

import "heltid/solver/ward"

var mainVacation = Rule{
	ID:      "main_vacation",
	Kind:    Law,
	Scope:   Line,
	Unit:    Count,
	AtLeast: true,
	Steps: []ward.Step{
		{Level: ward.Statute, Paragraph: "ferieloven-7-1", Limit: 18, Source: "ferieloven § 7 nr. 1: hovedferie på 18 virkedager i sammenheng fra 1. juni til 30. september"},
		{Level: ward.Individual, Paragraph: "ferieloven-7-1", Limit: ward.NoLimit, Source: "ferieloven § 7 nr. 1: arbeidstakeren kan kreve det, og kan ønske ferien delt eller lagt til en annen tid"},
	},
	Aliases: []string{"hovedferie"},
	Sources: []string{
		"ferieloven § 5 nr. 1 (virkedager) og § 7 nr. 1",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "hovedferie",
			Says:    "Den som har ferie, får 18 virkedager av den i sammenheng fra 1. juni til 30. september, om ikke den enkelte selv vil ha det annerledes.",
			Counted: "Virkedager er mandag til lørdag utenom helgedager. Den lengste rekken av feriedager i hovedferieperioden telles; søndager og helgedager mellom bryter den ikke. Regelen gjelder når planen har hele hovedferieperioden, og det er lagt inn minst 18 virkedagers ferie det året; ellers er ikke hele ferien satt opp ennå.",
			Breach:  "Virkedager med ferie i sammenheng fra juni til september: {measured}. Det skal være minst {limit}, det mangler {margin}.",
		},
		Nynorsk: {
			Name:    "hovudferie",
			Says:    "Den som har ferie, får 18 verkedagar av henne i samanheng frå 1. juni til 30. september, om ikkje den einskilde sjølv vil ha det annleis.",
			Counted: "Verkedagar er måndag til laurdag utanom helgedagar. Den lengste rekkja av feriedagar i hovudferieperioden blir talt; søndagar og helgedagar mellom bryt henne ikkje. Regelen gjeld når planen har heile hovudferieperioden, og det er lagt inn minst 18 verkedagar ferie det året; elles er ikkje heile ferien sett opp enno.",
			Breach:  "Verkedagar med ferie i samanheng frå juni til september: {measured}. Det skal vere minst {limit}, det manglar {margin}.",
		},
		English: {
			Name:    "main vacation",
			Says:    "Whoever has vacation gets 18 working days of it in a row from 1 June to 30 September, unless they want it otherwise themselves.",
			Counted: "Working days are Monday to Saturday less holidays. The longest row of vacation days in those months is counted; Sundays and holidays between do not break it. The rule holds where the plan has all of those months and at least 18 working days of vacation are given that year; otherwise not all of the vacation has been planned yet.",
			Breach:  "Working days of vacation in a row from June to September: {measured}. There must be at least {limit}, {margin} missing.",
		},
	},
}
