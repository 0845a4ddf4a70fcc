package rule

import "heltid/solver/ward"

var uncodedDays = Rule{
	ID:    "uncoded_days",
	Kind:  Written,
	Scope: Line,
	Unit:  Count,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: 0, Source: "arbeidsplanen viser hver dag i hver uke (arbeidsmiljøloven § 10-3)"},
	},
	Sources: []string{
		"arbeidsmiljøloven § 10-3",
		"F-kodene avtalt mellom KS og fagforeningene (Fagforbundet: Hva betyr kodene F1, F2, F3, F4 og F5)",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "fridager uten kode",
			Says:    "Der en linje har F-koder, har hver fridag en kode.",
			Counted: "Fridager uten kode telles for hver uke i linjer der F1 eller F2 er skrevet. Dager med fravær som ikke er ferie, har ingen kode.",
			Breach:  "Fridager uten kode i uken: {measured}.",
		},
		Nynorsk: {
			Name:    "fridagar utan kode",
			Says:    "Der ei linje har F-kodar, har kvar fridag ein kode.",
			Counted: "Fridagar utan kode blir talde for kvar veke i linjer der F1 eller F2 er skrivne. Dagar med fråvær som ikkje er ferie, har ingen kode.",
			Breach:  "Fridagar utan kode i veka: {measured}.",
		},
		English: {
			Name:    "free days without a code",
			Says:    "Where a line has F codes, every free day has one.",
			Counted: "Free days without a code are counted for each week in lines in which F1 or F2 are written. Days of absence that is no vacation have no code.",
			Breach:  "Free days without a code in the week: {measured}.",
		},
	},
}
