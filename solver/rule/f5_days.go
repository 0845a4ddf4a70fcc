package rule

import "heltid/solver/ward"

var f5Days = Rule{
	ID:    "f5_days",
	Kind:  Written,
	Scope: Line,
	Unit:  Count,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: 0, Source: "F1 i grunnturnusen på en helgedag mellom to søndager gir en ny fridag innen en måned, eller ordinær daglønn, etter praksis mellom KS og fagforeningene"},
	},
	Aliases: []string{"f5"},
	Sources: []string{
		"F-kodene avtalt mellom KS og fagforeningene (Fagforbundet: Hva betyr kodene F1, F2, F3, F4 og F5)",
		"NSF Viken og NSF Oslo om røde dager",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "F5 for F1 på helgedag",
			Says:    "Faller F1 i grunnturnusen på en helgedag som ikke er søndag, gis en ny fridag, F5, innen en måned. I stedet kan det betales ordinær daglønn.",
			Counted: "Regelen gjelder hjelpeturnuser. F5 teller når den erstatter en vakt, og hver F5 gjelder én F1. Ferie og annet fravær gir ingen F5. Er måneden ikke ute når planen slutter, er F1 ikke vurdert. Betales dagen, er dette ikke noe brudd; filen kan ikke si det.",
			Breach:  "F1 på helgedag uten F5 innen en måned: {measured}.",
		},
		Nynorsk: {
			Name:    "F5 for F1 på heilagdag",
			Says:    "Fell F1 i grunnturnusen på ein heilagdag som ikkje er søndag, blir det gitt ein ny fridag, F5, innan ein månad. I staden kan det bli betalt ordinær dagløn.",
			Counted: "Regelen gjeld hjelpeturnusar. F5 tel når han erstattar ei vakt, og kvar F5 gjeld éin F1. Ferie og anna fråvær gir ingen F5. Er månaden ikkje ute når planen sluttar, er F1 ikkje vurdert. Blir dagen betalt, er dette ikkje noko brot; fila kan ikkje seie det.",
			Breach:  "F1 på heilagdag utan F5 innan ein månad: {measured}.",
		},
		English: {
			Name:    "F5 for an F1 on a holiday",
			Says:    "Where the base rota has F1 on a holiday that is no Sunday, another free day, F5, is given within a month. An ordinary day may be paid instead.",
			Counted: "The rule holds for help rotas. F5 counts where it replaces a duty, and each serves one F1. Vacation and other absence give none. Where the month is not over when the plan ends, the F1 is not judged. If the day is paid this is no breach; the file cannot say so.",
			Breach:  "F1 on a holiday without F5 within a month: {measured}.",
		},
	},
}
