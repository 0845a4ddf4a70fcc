package rule

import "heltid/solver/ward"

var sizeRange = Rule{
	ID:     "size_range",
	Kind:   Guard,
	Scope:  Line,
	Unit:   Percent,
	OfBase: true,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: ward.NoLimit, Source: "stillingens grenser og avdelingens liste over stillingsstørrelser"},
	},
	Sources: []string{
		"stillingens grenser og avdelingens liste over stillingsstørrelser",
		"arbeidsmiljøloven § 14-3 og § 14-4 a (krav på større stilling)",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "stillingsstørrelse",
			Says:    "Ingen får mindre stilling enn den minste som er avtalt, eller større enn de selv ønsker, og størrelsen er en av dem avdelingen bruker.",
			Counted: "Mellom minste og største størrelse for personen; minste er dagens når ingenting er sagt, og et godkjent krav hever den. Avdelingen kan ha en liste eller et trinn, vanligvis 5 %. Dagens, minste og største størrelse er alltid lov. Bare en ledig stilling kan bli stående tom.",
			Breach:  "Stillingen er {measured}; nærmeste tillatte størrelse er {limit}.",
		},
		Nynorsk: {
			Name:    "stillingsstorleik",
			Says:    "Ingen får mindre stilling enn den minste som er avtalt, eller større enn dei sjølve ønskjer, og storleiken er ein av dei avdelinga bruker.",
			Counted: "Mellom minste og største storleik for personen; minste er den i dag når ingenting er sagt, og eit godkjent krav hevar han. Avdelinga kan ha ei liste eller eit steg, vanlegvis 5 %. Storleiken i dag, den minste og den største er alltid lov. Berre ei ledig stilling kan bli ståande tom.",
			Breach:  "Stillinga er {measured}; næraste tillatne storleik er {limit}.",
		},
		English: {
			Name:    "position size",
			Says:    "Nobody gets a smaller post than the least agreed or a larger one than they wish, and the size is one the ward uses.",
			Counted: "Between the person's smallest and largest size; the smallest is today's when nothing is said, and an accepted claim raises it. The ward may have a list or a step, usually 5%. Today's, the smallest and the largest size are always allowed. Only a vacant post may stay empty.",
			Breach:  "The post is {measured}; the nearest allowed size is {limit}.",
		},
	},
}
