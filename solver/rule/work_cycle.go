package rule

import "heltid/solver/ward"

var workCycle = Rule{
	ID:     "work_cycle",
	Kind:   Parties,
	Scope:  Line,
	Unit:   Count,
	OfBase: true,
	Steps: []ward.Step{
		{Level: ward.Parties, Limit: 0, Source: "arbeidssyklusen i turnusmodellen"},
	},
	Sources: []string{"arbeidssyklusen i turnusmodellen"},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "arbeidssyklus",
			Says:    "Ingen arbeider på fridagene i turnusmodellens syklus, for eksempel tre dager på og tre av.",
			Counted: "Hver linje har sin egen plass i syklusen gjennom perioden, den som gir færrest vakter på fridager; de vaktene telles. En dag på er en dag det kan arbeides. Nattevakter som holder sin egen turnus, er ikke med.",
			Breach:  "Vakter på fridagene i syklusen: {measured}.",
		},
		Nynorsk: {
			Name:    "arbeidssyklus",
			Says:    "Ingen arbeider på fridagane i syklusen til turnusmodellen, til dømes tre dagar på og tre av.",
			Counted: "Kvar linje har sin eigen plass i syklusen gjennom perioden, den som gir færrast vakter på fridagar; dei vaktene blir talde. Ein dag på er ein dag det kan arbeidast. Nattevakter som held sin eigen turnus, er ikkje med.",
			Breach:  "Vakter på fridagane i syklusen: {measured}.",
		},
		English: {
			Name:    "work cycle",
			Says:    "Nobody works on the days off of the rota model's cycle, such as three days on and three off.",
			Counted: "Each line has its own place in the cycle through the period, the one with the fewest duties on days off; those duties are counted. A day on is a day that may be worked. Night staff who keep a rota of their own are left out.",
			Breach:  "Duties on the cycle's days off: {measured}.",
		},
	},
}
