package measure

import (
	"cmp"

	"heltid/solver/ward"
)

var coverMetrics = []Metric{
	{ID: "continuity_14", Unit: Mean, Per: Units, Sources: []string{"Kungälvs kommun (personalkontinuitet)"},
		Text: texts(
			"ulike ansatte på 14 dager", "Hvor mange ulike ansatte som er på vakt i en enhet i to uker, i snitt over periodens uker.",
			"ulike tilsette på 14 dagar", "Kor mange ulike tilsette som er på vakt i ei eining i to veker, i snitt over vekene i perioden.",
			"different staff in 14 days", "How many different people are on duty in a unit in two weeks, on average over the period's weeks."),
		value: func(g *group) (int, bool) { return g.continuity(2) }},
	{ID: "continuity_28", Unit: Mean, Per: Units, Sources: []string{"Kungälvs kommun (personalkontinuitet)"},
		Text: texts(
			"ulike ansatte på 28 dager", "Det samme i fire uker; i hele perioden der den er kortere.",
			"ulike tilsette på 28 dagar", "Det same i fire veker; i heile perioden der han er kortare.",
			"different staff in 28 days", "The same in four weeks; in the whole period where that is shorter."),
		value: func(g *group) (int, bool) { return g.continuity(4) }},
	{ID: "regular_staff", Unit: Mean, Per: Units, Sources: []string{"KMD/Agenda Kaupang 2016"},
		Text: texts(
			"ansatte beboerne møter jevnlig", "Ansatte som er på vakt i enheten i minst halvparten av ukene, i snitt over enhetene.",
			"tilsette bebuarane møter jamleg", "Tilsette som er på vakt i eininga i minst halvparten av vekene, i snitt over einingane.",
			"staff whom residents meet regularly", "People on duty in the unit in at least half of the weeks, on average over the units."),
		value: func(g *group) (int, bool) { return g.regulars() }},
	{ID: "competence_cover", Unit: Percent, Per: Attribute, Sources: []string{"NSF"},
		Text: texts(
			"dekning av minste bemanning", "Andelen av tiden med krav til minste bemanning der kravet er innfridd.",
			"dekking av minste bemanning", "Delen av tida med krav til minste bemanning der kravet er innfridd.",
			"cover of the floor", "Share of the time a floor is asked for in which it is kept."),
		value: func(g *group) (int, bool) {
			asked, kept := g.FloorKept(g.of)
			return share(kept, asked)
		}},
	{ID: "floor_unfilled", Unit: Percent, Per: Attribute, Sources: []string{"NSF"},
		Text: texts(
			"ubesatt av minste bemanning", "Timene som mangler under minste bemanning, av timene den ber om.",
			"ubesett av minste bemanning", "Timane som manglar under minste bemanning, av timane ho ber om.",
			"unfilled of the floor", "Hours missing below the floor, of the hours it asks for."),
		value: func(g *group) (int, bool) {
			asked := 0
			for _, d := range g.Case.Demands() {
				if d.Who == g.of {
					asked += d.Floor * int(d.To-d.From)
				}
			}
			return share(g.Shortage()[g.of], asked)
		}},
	{ID: "permanent_hours_share", Unit: Percent, Sources: []string{"KMD/Agenda Kaupang 2016", "Fafo 2023:17"},
		Text: texts(
			"timer hos fast ansatte", "Planlagte timer hos dem som har egen stilling, av disse, vikarenes og dem det må leies inn til.",
			"timar hos fast tilsette", "Planlagde timar hos dei som har eiga stilling, av desse, vikarane sine og dei det må leigast inn til.",
			"hours by permanent staff", "Planned hours of those with a post of their own, of these, the substitutes' and those to be hired for."),
		value: func(g *group) (int, bool) {
			own, all := 0, 0
			for _, m := range g.members {
				worked := g.overYear(m, func(away bool) bool { return !away })
				all += worked
				if permanent(m) {
					own += worked
				}
			}
			return share(own, all+g.substitutes())
		}},
	{ID: "absence_hours", Unit: Minutes,
		Text: texts(
			"timer i kjent fravær", "Planlagte timer i 52 uker som faller på dager med kjent fravær. Sykefravær er aldri antatt.",
			"timar i kjent fråvær", "Planlagde timar i 52 veker som fell på dagar med kjent fråvær. Sjukefråvær er aldri gissa på.",
			"hours in known absence", "Planned hours in 52 weeks on days of known absence. Sick leave is never assumed."),
		value: func(g *group) (int, bool) {
			sum := 0
			for _, m := range g.members {
				sum += g.overYear(m, func(away bool) bool { return away })
			}
			return told(g.toYear(sum))
		}},
	{ID: "substitute_hours", Unit: Minutes,
		Text: texts(
			"timer som må dekkes utenfra", "Timer i 52 uker under minste bemanning når kjent fravær er trukket fra. Det som er planlagt over behovet, er fraværsdekning og tatt med.",
			"timar som må dekkjast utanfrå", "Timar i 52 veker under minste bemanning når kjent fråvær er trekt frå. Det som er planlagt over behovet, er fråværsdekking og teke med.",
			"hours to be covered from outside", "Hours in 52 weeks below the floor of the need once known absence is out. What is planned above need is absence cover and counts."),
		value: func(g *group) (int, bool) { return told(g.toYear(g.substitutes())) }},
}

// continuity is the mean number of different people in a unit over the
// stretches of so many weeks.
func (g *group) continuity(weeks int) (int, bool) {
	_, n := stretches(g.Case, weeks)
	units := 1
	if g.of == "" {
		units = max(1, len(g.Case.Ward.Units))
	}
	return (100*g.met(weeks, g.of) + n*units/2) / (n * units), true
}

// regulars is how many a unit's residents meet in at least half of the weeks, as
// a mean over the units times 100.
func (g *group) regulars() (int, bool) {
	units := 1
	if g.of == "" {
		units = max(1, len(g.Case.Ward.Units))
	}
	n := 0
	for _, weeks := range g.weeksThere(g.of) {
		if 2*weeks >= g.Case.Dates.Weeks {
			n++
		}
	}
	return (100*n + units/2) / units, true
}

// overYear sums a line's working minutes over the time kroner are counted over,
// of the days worked or of those away.
func (g *group) overYear(m member, is func(away bool) bool) int {
	sum := 0
	g.worked(m.Person, g.paid, func(date ward.Date, s *ward.Shift, away bool) {
		if is(away) {
			sum += g.hoursOn(g.paid, s, date).net
		}
	})
	return sum
}

// toYear scales what was counted over the time kroner are counted over to 52
// weeks.
func (g *group) toYear(v int) int { return (52*v + g.paid.Weeks/2) / cmp.Or(g.paid.Weeks, 52) }
