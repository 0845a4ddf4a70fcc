package measure

import (
	"slices"

	"heltid/solver/ward"
)

var payMetrics = []Metric{
	{ID: "planned_hours", Unit: Minutes, Per: Competence,
		Text: texts(
			"planlagte timer", "Arbeidstid i 52 uker, kjent fravær medregnet.",
			"planlagde timar", "Arbeidstid i 52 veker, kjent fråvær medrekna.",
			"planned hours", "Working time in 52 weeks, known absence included."),
		value: func(g *group) (int, bool) {
			sum := 0
			for _, m := range g.members {
				sum += g.overYear(m, func(bool) bool { return true })
			}
			return told(g.toYear(sum))
		}},
	{ID: "paid_hours", Unit: Minutes, Per: Competence, Sources: []string{"HTA kap. 1 § 4"},
		Text: texts(
			"betalte timer", "Avtalt stilling, også som vikar, ganger timene i en full stilling i linjens egen klasse, i 52 uker.",
			"betalte timar", "Avtalt stilling, òg som vikar, gonger timane i ei full stilling i klassen til linja, i 52 veker.",
			"paid hours", "Agreed size, as a substitute too, times the hours of a full post in the line's own class, in 52 weeks."),
		value: func(g *group) (int, bool) {
			return told(g.inAYear(g.sum(func(m member) int { return m.Paid(m.Size) })))
		}},
	{ID: "hours_set_aside", Unit: Minutes, Per: Competence,
		Text: texts(
			"timer satt av utenfor turnusen", "Av de betalte timene: det avdelingen har satt av til kurs, møter og annet som ikke står i turnusen, i 52 uker.",
			"timar sette av utanfor turnusen", "Av dei betalte timane: det avdelinga har sett av til kurs, møte og anna som ikkje står i turnusen, i 52 veker.",
			"hours set aside outside the rota", "Of the paid hours: what the ward has set aside for courses, meetings and the like that stand in no shift, in 52 weeks."),
		value: func(g *group) (int, bool) {
			return told(g.inAYear(g.sum(func(m member) int { return m.Outside(m.Size) })))
		}},
	{ID: "base_pay", Unit: Ore, Per: Competence, Sources: []string{"HTA kap. 1 § 5", "KS"},
		Text: texts(
			"grunnlønn", "Avtalt stilling, også som vikar, ganger årslønn i full stilling.",
			"grunnløn", "Avtalt stilling, òg som vikar, gonger årsløn i full stilling.",
			"base pay", "Agreed size, as a substitute too, times the yearly pay of a full post."),
		value: paid(func(p Pay) int { return p.Base })},
	{ID: "evening_pay", Unit: Ore, Per: Competence, Sources: []string{"HTA kap. 1 § 5.4"},
		Text: texts(
			"kveldstillegg", "Tillegg for arbeid fra 17 til 21, i 52 uker.",
			"kveldstillegg", "Tillegg for arbeid frå 17 til 21, i 52 veker.",
			"evening supplement", "Supplement for work from 17 to 21, in 52 weeks."),
		value: paid(func(p Pay) int { return p.Evening.Ore })},
	{ID: "night_pay", Unit: Ore, Per: Competence, Sources: []string{"HTA kap. 1 § 5.4"},
		Text: texts(
			"nattillegg", "Tillegg for arbeid fra 21 til 06, i 52 uker.",
			"nattillegg", "Tillegg for arbeid frå 21 til 06, i 52 veker.",
			"night supplement", "Supplement for work from 21 to 06, in 52 weeks."),
		value: paid(func(p Pay) int { return p.Night.Ore })},
	{ID: "weekend_pay", Unit: Ore, Per: Competence, Sources: []string{"HTA kap. 1 § 5.2"},
		Text: texts(
			"lørdags- og søndagstillegg", "Tillegg for arbeid fra lørdag 00 til søndag 24, i 52 uker, uten timene som får helligdagstillegg.",
			"laurdags- og sundagstillegg", "Tillegg for arbeid frå laurdag 00 til sundag 24, i 52 veker, utan timane som får heilagdagstillegg.",
			"weekend supplement", "Supplement for work from Saturday 00 to Sunday 24, in 52 weeks, without the hours paid as holiday."),
		value: paid(func(p Pay) int { return p.Weekend.Ore })},
	{ID: "red_day_pay", Unit: Ore, Per: Competence, Sources: []string{"HTA kap. 1 § 5.3.1"},
		Text: texts(
			"helligdagstillegg", "Tillegg for arbeid på helligdager, påskeaften og fra 12 på de andre aftenene, i 52 uker. En rullerende turnus er regnet arbeidet som den står, også på helligdager; en kalenderplan har bare helligdagene i perioden.",
			"heilagdagstillegg", "Tillegg for arbeid på heilagdagar, påskeaftan og frå 12 på dei andre aftanane, i 52 veker. Ein rullerande turnus er rekna arbeidd som han står, òg på heilagdagar; ein kalenderplan har berre heilagdagane i perioden.",
			"holiday supplement", "Supplement for work on public holidays, Easter Eve and from 12 on the other eves, in 52 weeks. A rolling rota is taken as worked as it stands, on holidays too; a calendar rota has those of its period alone."),
		value: paid(func(p Pay) int { return p.Red.Ore })},
	{ID: "may_pay", Unit: Ore, Per: Competence, Sources: []string{"lov om 1. og 17. mai", "HTA kap. 1 § 5.3.1"},
		Text: texts(
			"tillegg for 1. og 17. mai", "Av helligdagstillegget: for arbeid på 1. og 17. mai, i 52 uker. Det er aldri under 50 % av timelønnen. Den som har fri de dagene, har full lønn, som ligger i grunnlønnen.",
			"tillegg for 1. og 17. mai", "Av heilagdagstillegget: for arbeid på 1. og 17. mai, i 52 veker. Det er aldri under 50 % av timeløna. Den som har fri dei dagane, har full løn, som ligg i grunnløna.",
			"supplement for 1 and 17 May", "Of the holiday supplement: for work on 1 and 17 May, in 52 weeks. It is never under 50% of the hourly wage. Who is off on those days has full pay, which is part of base pay."),
		value: paid(func(p Pay) int { return p.May.Ore })},
	{ID: "extra_pay", Unit: Ore, record: true, Sources: []string{"HTA kap. 1 § 6"},
		Text: texts(
			"lønn for merarbeid", "Timelønn og tillegg for det deltidsansatte arbeider ut over stillingen, inntil en full dag og uke. Det står ikke i en plan; det trengs lister over arbeidet tid.",
			"løn for meirarbeid", "Timeløn og tillegg for det deltidstilsette arbeider ut over stillinga, inntil ein full dag og ei full veke. Det står ikkje i ein plan; det trengst lister over arbeidd tid.",
			"pay of extra hours", "Hourly wage and supplements for what part-timers work beyond the post, up to a full day and week. A plan does not have them; it takes records of hours worked."),
		value: beyondThePost(func(p BeyondPay) int { return p.Extra.Ore })},
	{ID: "overtime_pay", Unit: Ore, record: true, Sources: []string{"HTA kap. 1 § 6.5"},
		Text: texts(
			"overtidslønn", "Timelønn og overtidstillegg i listens tid. Deltidsansattes timer er overtid fra en full dag eller uke. Tillegg etter § 5 betales ikke på overtid. Overtid planlegges aldri; det trengs lister over arbeidet tid.",
			"overtidsløn", "Timeløn og overtidstillegg i tida lista gjeld. Timane til deltidstilsette er overtid frå ein full dag eller ei full veke. Tillegg etter § 5 blir ikkje betalte på overtid. Overtid blir aldri planlagd; det trengst lister over arbeidd tid.",
			"overtime pay", "Hourly wage and overtime supplement in the record's time. Part-timers' hours are overtime from a full day or week. Supplements of §5 are not paid on overtime. Overtime is never planned; it takes records of hours worked."),
		value: beyondThePost(func(p BeyondPay) int { return p.Overtime.Ore })},
	{ID: "moved_pay", Unit: Ore, Sources: []string{"HTA kap. 1 § 6.8, gjengitt av Bibliotekarforbundet"},
		Text: texts(
			"tillegg for forskjøvne vakter", "Tillegg for vakter som er endret med mindre enn 14 dagers varsel, i planens tid, når den enkelte ikke har ønsket eller byttet seg til endringen. Det betales for tiden som faller utenfor vakten som sto der før, og for hele vakten når dagen var fri eller den gamle vakten ikke er kjent.",
			"tillegg for forskovne vakter", "Tillegg for vakter som er endra med mindre enn 14 dagars varsel, i tida planen gjeld, når den einskilde ikkje har ønskt eller bytt seg til endringa. Det blir betalt for tida som fell utanfor vakta som stod der før, og for heile vakta når dagen var fri eller den gamle vakta ikkje er kjend.",
			"supplement for moved duties", "Supplement for duties changed at less than 14 days' notice, in the plan's time, unless the worker wished for the change or swapped. Paid is the time outside the duty that stood there before, and the whole duty where the day was free or the old duty is not known."),
		value: func(g *group) (int, bool) {
			sum := g.sum(func(m member) int { return m.line.Beyond.Moved.Ore })
			told := slices.ContainsFunc(g.members, func(m member) bool { return len(g.lines[m.Person.ID].Changes) > 0 })
			return sum, told
		}},
	{ID: "substitute_cost", Unit: Ore,
		Text: texts(
			"vikarkostnad", "Timene som må dekkes utenfra, til den prisen avdelingen har oppgitt eller som er antatt.",
			"vikarkostnad", "Timane som må dekkjast utanfrå, til den prisen avdelinga har oppgitt eller som er gissa på.",
			"cost of substitutes", "The hours to be covered from outside, at the price the ward gave or that is assumed."),
		value: func(g *group) (int, bool) {
			return told(g.toYear(ore(g.substitutes() * int(g.Case.SubstituteHour()))))
		}},
	{ID: "cost", Unit: Ore, Sources: []string{"HTA kap. 1 § 5", "KS"},
		Text: texts(
			"kostnad", "Grunnlønn, tillegg og vikarer i 52 uker. Uten feriepenger, pensjon og arbeidsgiveravgift.",
			"kostnad", "Grunnløn, tillegg og vikarar i 52 veker. Utan feriepengar, pensjon og arbeidsgivaravgift.",
			"cost", "Base pay, supplements and substitutes in 52 weeks. Without holiday pay, pension and employer's contribution."),
		value: func(g *group) (int, bool) {
			return told(g.yearly(g.year).Total() + g.toYear(ore(g.substitutes()*int(g.Case.SubstituteHour()))))
		}},
	{ID: "administration_cost", Unit: Ore, Sources: []string{"KMD/Agenda Kaupang 2016"},
		Text: texts(
			"personaladministrasjon", "Stillingene ganger det avdelingen har oppgitt at hver ansatt koster i året utenom lønn. Det er ikke med i kostnaden.",
			"personaladministrasjon", "Stillingane gonger det avdelinga har oppgitt at kvar tilsett kostar i året utanom løn. Det er ikkje med i kostnaden.",
			"personnel administration", "Posts times what the ward says each employee costs a year besides pay. It is not part of the cost."),
		value: func(g *group) (int, bool) {
			pay := g.Case.Ward.Pay
			if pay == nil || pay.PerEmployee == 0 {
				return 0, false
			}
			return told(len(g.posts()) * int(pay.PerEmployee))
		}},
	{ID: "money_left", Unit: Ore,
		Text: texts(
			"igjen av vikarmidler", "Det avdelingen har til vikarer, ekstrahjelp og overtid, minus det som er blitt stillinger og det vikarene koster.",
			"att av vikarmidlar", "Det avdelinga har til vikarar, ekstrahjelp og overtid, minus det som er vorte stillingar og det vikarane kostar.",
			"left of the money for substitutes", "What the ward has for substitutes, extra help and overtime, less what has become posts and what substitutes cost."),
		value: func(g *group) (int, bool) {
			m := g.Case.Money
			if m == nil {
				return 0, false
			}
			price := g.Case.PostPrice()
			beyond := max(0, g.sum(size)-int(g.Case.Budget.FullTimeWeeks-g.Case.Bought))
			return told(100*m.Sum() - (beyond*int(price)+5000)/int(ward.FullTime) - g.toYear(ore(g.substitutes()*int(g.Case.SubstituteHour()))))
		}},
}

// paid is a part of the pay of the group's lines.
func paid(part func(Pay) int) func(*group) (int, bool) {
	return func(g *group) (int, bool) {
		if g.of == "" {
			return told(part(g.yearly(g.year)))
		}
		return told(g.sum(func(m member) int { return part(m.line.Year) }))
	}
}

// beyondThePost is a part of what the group's lines are paid beyond their posts, in
// a record of hours worked.
func beyondThePost(part func(BeyondPay) int) func(*group) (int, bool) {
	return func(g *group) (int, bool) {
		return g.sum(func(m member) int { return part(m.line.Beyond) }), g.rota.Worked
	}
}
