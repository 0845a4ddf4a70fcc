package rule

import "heltid/solver/ward"

var smallPosts = Rule{
	ID:     "small_posts",
	Kind:   Guard,
	Scope:  Whole,
	Unit:   Count,
	OfBase: true,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: ward.NoLimit, Source: "avdelingens vern mot små stillinger"},
	},
	Sources: []string{
		"avdelingens vern mot små stillinger",
		"arbeidsmiljøloven § 14-1 b (heltid som hovedregel)",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "små stillinger",
			Says:    "Det blir ikke flere små stillinger enn i dag, eller enn tallet avdelingen har satt.",
			Counted: "En stilling er liten når den er under 50 %, eller under grensen avdelingen har satt. Egne ønsker om liten stilling og studentstillinger telles ikke. Der det ikke finnes noe å sammenligne med, gjelder så få som mulig. Vernet kan slås av, og da står det i resultatet.",
			Breach:  "Små stillinger: {measured}. Grensen er {limit}, altså {margin} for mange.",
		},
		Nynorsk: {
			Name:    "små stillingar",
			Says:    "Det blir ikkje fleire små stillingar enn i dag, eller enn talet avdelinga har sett.",
			Counted: "Ei stilling er lita når ho er under 50 %, eller under grensa avdelinga har sett. Eigne ønske om lita stilling og studentstillingar blir ikkje talde. Der det ikkje finst noko å samanlikne med, gjeld så få som mogleg. Vernet kan slåast av, og då står det i resultatet.",
			Breach:  "Små stillingar: {measured}. Grensa er {limit}, altså {margin} for mange.",
		},
		English: {
			Name:    "small posts",
			Says:    "There are no more small posts than today, or than the number the ward has set.",
			Counted: "A post is small when it is under 50%, or under the size the ward has set. Small posts by own wish and student posts are not counted. Where there is nothing to compare with, as few as possible holds. The guard can be lifted, and then the result says so.",
			Breach:  "Small posts: {measured}. The limit is {limit}, which is {margin} too many.",
		},
	},
}
