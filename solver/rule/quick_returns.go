package rule

import "heltid/solver/ward"

var quickReturns = Rule{
	ID:    "quick_returns",
	Kind:  Strain,
	Scope: Line,
	Unit:  Count,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: ward.NoLimit, Source: "belastningstak partene har avtalt"},
	},
	Sources: []string{
		"belastningstak partene har avtalt",
		"arbeidsmiljøloven § 10-8 første ledd (11 timers hvile som skille)",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "korte hviler",
			Says:    "Ingen har flere korte hviler på fire uker enn partene har avtalt.",
			Counted: "En kort hvile er under 11 timer, målt som daglig hvile. Telles i faste bolker på fire uker fra første dag; hvilen hører til dagen den seneste vakten begynner.",
			Breach:  "Korte hviler på fire uker: {measured}. Grensen er {limit}, altså {margin} for mange.",
		},
		Nynorsk: {
			Name:    "korte kviler",
			Says:    "Ingen har fleire korte kviler på fire veker enn partane har avtalt.",
			Counted: "Ei kort kvile er under 11 timar, målt som dagleg kvile. Blir talt i faste bolkar på fire veker frå første dagen; kvila høyrer til dagen den seinaste vakta byrjar.",
			Breach:  "Korte kviler på fire veker: {measured}. Grensa er {limit}, altså {margin} for mange.",
		},
		English: {
			Name:    "quick returns",
			Says:    "Nobody has more short rests in four weeks than the parties agreed.",
			Counted: "A short rest is under 11 hours, measured as daily rest. Counted in fixed blocks of four weeks from the first day; the rest belongs to the day the later duty starts.",
			Breach:  "Short rests in four weeks: {measured}. The limit is {limit}, which is {margin} too many.",
		},
	},
}
