package rule

import "heltid/solver/ward"

var eightWeekHours = Rule{
	ID:    "eight_week_hours",
	Kind:  Law,
	Scope: Line,
	Unit:  Minutes,
	Steps: []ward.Step{
		{Level: ward.Statute, Paragraph: "aml-10-6-8", Limit: 8 * 48 * 60, Source: "arbeidsmiljøloven § 10-6 åttende ledd: samlet arbeidstid 48 timer per sju dager i snitt over åtte uker"},
		{Level: ward.Individual, Paragraph: "aml-10-5-1", Limit: 8 * 48 * 60, Source: "arbeidsmiljøloven § 10-5 første ledd: 48 timer per sju dager i snitt over åtte uker"},
		{Level: ward.Representatives, Paragraph: "aml-10-5-2", Limit: 8 * 48 * 60, Source: "arbeidsmiljøloven § 10-5 annet ledd: 48 timer per sju dager i snitt over åtte uker"},
		{Level: ward.Authority, Paragraph: "aml-10-5-3", Limit: 8 * 48 * 60, Source: "arbeidsmiljøloven § 10-5 tredje ledd: 48 timer per sju dager i snitt over åtte uker"},
		{Level: ward.Union, Paragraph: "aml-10-12-4", Limit: ward.NoLimit, Source: "arbeidsmiljøloven § 10-12 fjerde ledd: tariffavtale med fagforening med innstillingsrett; grensen er den avtalen setter"},
	},
	Aliases: []string{"aml-10-5-1-mean8", "aml-10-5-2-mean8", "aml-10-5-3-mean8", "aml-10-6-8b"},
	Sources: []string{
		"arbeidsmiljøloven § 10-5 første, annet og tredje ledd",
		"arbeidsmiljøloven § 10-6 åttende ledd",
		"arbeidsmiljøloven § 10-12 fjerde ledd",
	},
	Text: map[Lang]Text{
		Bokmaal: {
			Name:    "arbeidstid over åtte uker",
			Says:    "Arbeidstid og overtid til sammen skal være høyst 48 timer i uken i snitt over åtte uker.",
			Counted: "Timene legges sammen for hver rekke av åtte uker etter hverandre; grensen er 384 timer. I en rullerende turnus går ukene i ring. I en kalenderplan telles bare rekker der alle åtte ukene er kjent; en oversikt over arbeidede timer på færre uker kan likevel være over grensen alene. Loven sier ikke om rekkene er løpende eller faste; løpende er den trygge lesningen, counting.means gir faste.",
			Breach:  "Arbeidstiden er {measured} på åtte uker; grensen er {limit}, altså {margin} for mye.",
		},
		Nynorsk: {
			Name:    "arbeidstid over åtte veker",
			Says:    "Arbeidstid og overtid til saman skal vere høgst 48 timar i veka i snitt over åtte veker.",
			Counted: "Timane blir lagde saman for kvar rekkje av åtte veker etter kvarandre; grensa er 384 timar. I ein rullerande turnus går vekene i ring. I ein kalenderplan tel berre rekkjer der alle åtte vekene er kjende; ei oversikt over arbeidde timar på færre veker kan likevel vere over grensa åleine. Lova seier ikkje om rekkjene er løpande eller faste; løpande er den trygge lesinga, counting.means gir faste.",
			Breach:  "Arbeidstida er {measured} på åtte veker; grensa er {limit}, altså {margin} for mykje.",
		},
		English: {
			Name:    "working hours over eight weeks",
			Says:    "Working hours and overtime together may be at most 48 a week on average over eight weeks.",
			Counted: "Hours are added up for every run of eight consecutive weeks; the limit is 384 hours. In a rolling rota the weeks go round. In a calendar rota only runs with all eight weeks known are counted; a record of hours worked in fewer weeks may still pass the limit alone. The Act does not say whether the runs slide or are fixed; sliding is the safe reading, counting.means gives fixed ones.",
			Breach:  "Working time is {measured} in eight weeks; the limit is {limit}, which is {margin} too much.",
		},
	},
}
