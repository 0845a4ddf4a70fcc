package rule

import "heltid/solver/ward"

var vacationSunday = Rule{
	ID:    "vacation_sunday",
	Kind:  Law,
	Scope: Line,
	Unit:  Count,
	Steps: []ward.Step{
		{Level: ward.Statute, Paragraph: "ferieloven-5-4", Limit: 1, Source: "ferieloven § 5 nr. 4: fri søndagen umiddelbart før eller umiddelbart etter en ferie på minst 6 virkedager"},
		{Level: ward.Individual, Paragraph: "ferieloven-5-4", Limit: ward.NoLimit, Source: "ferieloven § 5 nr. 4: det er arbeidstakeren som kan kreve det"},
	},
	Sources: []string{
		"ferieloven § 5 nr. 4",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "søndagene rundt ferien",
			Says:    "Før eller etter en ferie på minst seks virkedager er søndagen fri, om ikke den enkelte lar være å kreve det.",
			Counted: "Søndagen rett før den første feriedagen og den rett etter den siste; helgedager imellom regnes med. Høyst én av de to er arbeidet. Begynner eller slutter ferien midt i uken, har den ingen søndag på den siden, og regelen gjelder ikke.",
			Breach:  "Arbeidede søndager rett før og rett etter ferien: {measured}. Det kan være høyst {limit}.",
		},
		Nynorsk: {
			Name:    "søndagane rundt ferien",
			Says:    "Før eller etter ein ferie på minst seks verkedagar er søndagen fri, om ikkje den einskilde lèt vere å krevje det.",
			Counted: "Søndagen rett før den første feriedagen og den rett etter den siste; helgedagar imellom blir rekna med. Høgst éin av dei to er arbeidd. Byrjar eller sluttar ferien midt i veka, har han ingen søndag på den sida, og regelen gjeld ikkje.",
			Breach:  "Arbeidde søndagar rett før og rett etter ferien: {measured}. Det kan vere høgst {limit}.",
		},
		English: {
			Name:    "the Sundays round a vacation",
			Says:    "The Sunday before or the one after a vacation of at least six working days is off, unless the worker does not ask for it.",
			Counted: "The Sunday right before the first day of vacation and the one right after the last; holidays between are counted with it. At most one of the two is worked. A vacation that begins or ends in mid-week has no Sunday on that side, and the rule does not hold.",
			Breach:  "Sundays worked right before and right after the vacation: {measured}. There may be at most {limit}.",
		},
	},
}
