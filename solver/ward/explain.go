package ward

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Default is an assumption that is in force because the file says nothing
// else, or a conversion the reader made.
type Default struct {
	Key   string            `json:"key"`   // where the file would say otherwise; a bare word where it cannot
	Value string            `json:"value"` // what is in force
	Where string            `json:"where"` // who says so: a paragraph, a clause or a choice of this program
	Text  map[string]string `json:"text"`  // in words: nb, nn and en
}

// Explain lists the defaults in force for the ward, with their sources.
func (w *Ward) Explain() []Default {
	e := &explanation{w: w}
	e.period()
	e.sizes()
	e.guards()
	e.strain()
	e.counting()
	e.duties()
	e.outside()
	e.elsewhere()
	e.shared()
	e.travel()
	e.contracts()
	e.models()
	e.wishes()
	e.pay()
	e.need()
	return e.out
}

type explanation struct {
	w   *Ward
	out []Default
}

func (e *explanation) say(key, value, where, nb, nn, en string) {
	e.out = append(e.out, Default{Key: key, Value: value, Where: where, Text: map[string]string{"nb": Counted(nb), "nn": Counted(nn), "en": Counted(en)}})
}

const chosen = "valgt i heltid" // no paragraph decides it

func (e *explanation) period() {
	if e.w.Period.Kind != Calendar {
		e.say("period.kind", "rolling", chosen,
			"En rullerende turnus går i ring: siste uke følges av den første. Helligdager og klokkestilling er ikke med.",
			"Ein rullerande turnus går i ring: siste veke blir følgd av den første. Heilagdagar og klokkestilling er ikkje med.",
			"A rolling rota goes round: the last week is followed by the first. Holidays and clock changes are left out.")
		return
	}
	missing := 0
	for _, p := range e.w.People {
		if len(p.History) == 0 {
			missing++
		}
	}
	if missing > 0 {
		e.say("people.history", strconv.Itoa(missing), chosen,
			fmt.Sprintf("%d {person|personer} har ingen kjente vakter før perioden; tiden før regnes som fri. Hvile, søndager og timer over skillet er altså ikke vurdert.", missing),
			fmt.Sprintf("%d {person|personar} har ingen kjende vakter før perioden; tida før blir rekna som fri. Kvile, søndagar og timar over skiljet er altså ikkje vurderte.", missing),
			fmt.Sprintf("%d {person has|people have} no known duties before the period; the time before counts as off. Rest, Sundays and hours across the seam are not judged.", missing))
	}
}

func (e *explanation) sizes() {
	w := e.w
	if w.Sizes == nil {
		e.say("sizes.step", "5 %", chosen,
			"Stillinger lages i hele 5 prosent, i tillegg til dagens størrelser.",
			"Stillingar blir laga i heile 5 prosent, i tillegg til dagens storleikar.",
			"Posts are made in whole 5 per cent, besides today's sizes.")
	}
	noMin, noMax, notAsked := 0, 0, 0
	for _, p := range w.People {
		if p.Size.Min == nil {
			noMin++
		}
		if p.Size.Max == nil {
			noMax++
			if p.Size.Wished == nil {
				notAsked++
			}
		}
	}
	if noMin > 0 {
		e.say("people.size.min", "current", chosen,
			fmt.Sprintf("Ingen settes ned: minste størrelse er dagens for %d {person|personer}.", noMin),
			fmt.Sprintf("Ingen blir sette ned: minste storleik er dagens for %d {person|personar}.", noMin),
			fmt.Sprintf("Nobody is reduced: the smallest size is today's for %d {person|people}.", noMin))
	}
	if noMax > 0 {
		e.say("people.size.max", "wished, else current", chosen,
			fmt.Sprintf("Ingen settes opp uten å ha ønsket det: største størrelse er den ønskede for %d {person|personer} og dagens for %d uten ønske.", noMax-notAsked, notAsked),
			fmt.Sprintf("Ingen blir sette opp utan å ha ønskt det: største storleik er den ønskte for %d {person|personar} og dagens for %d utan ønske.", noMax-notAsked, notAsked),
			fmt.Sprintf("Nobody is raised without their wish: the largest size is the wished one for %d {person|people} and today's for %d without a wish.", noMax-notAsked, notAsked))
	}
	if w.Tolerance == nil {
		e.say("tolerance.hours_per_year", "26:00", chosen,
			"Planlagte timer kan ligge inntil 26 timer i året under stillingen, fordelt på perioden; likt for alle modeller.",
			"Planlagde timar kan liggje inntil 26 timar i året under stillinga, fordelt på perioden; likt for alle modellar.",
			"Planned hours may fall up to 26 hours a year below the post, shared over the period; the same for all models.")
	}
	if w.Budget != nil && w.Budget.Count == "" {
		e.say("budget.count", BudgetSizes, chosen,
			"Budsjettet telles i avtalte stillinger, som er det som betales, ikke i planlagte timer.",
			"Budsjettet blir talt i avtalte stillingar, som er det som blir betalt, ikkje i planlagde timar.",
			"The budget is counted in agreed sizes, which is what is paid, not in planned hours.")
	}
}

func (e *explanation) guards() {
	g := cmp.Or(e.w.Guards, &Guards{})
	sp := cmp.Or(g.SmallPosts, &SmallPosts{})
	below := Size(5000)
	if sp.Below != nil {
		below = *sp.Below
	} else if !sp.Lifted {
		e.say("guards.small_posts.below", "50 %", chosen,
			"En stilling under 50 % er liten.", "Ei stilling under 50 % er lita.", "A post under 50 % is small.")
	}
	if sp.AtMost == nil && !sp.Lifted {
		if len(e.w.People) > 0 {
			n := e.w.smallToday(below)
			e.say("guards.small_posts.at_most", strconv.Itoa(n), chosen,
				fmt.Sprintf("Det blir ikke flere små stillinger enn i dag: %d. Eget ønske om liten stilling og studentstillinger telles ikke.", n),
				fmt.Sprintf("Det blir ikkje fleire små stillingar enn i dag: %d. Eige ønske om lita stilling og studentstillingar blir ikkje talde.", n),
				fmt.Sprintf("There will be no more small posts than today: %d. Those by own wish and student posts do not count.", n))
		} else {
			e.say("guards.small_posts.at_most", "as few as possible", chosen,
				"Ingen stillinger er oppgitt for i dag, så det blir så få små stillinger som mulig.",
				"Ingen stillingar er oppgitte for i dag, så det blir så få små stillingar som mogleg.",
				"No posts are given for today, so there will be as few small posts as possible.")
		}
	}
	if g.Educated == nil && len(e.w.People) > 0 {
		e.say("guards.educated", "true", chosen,
			"Andelen timer og årsverk med fagutdanning går ikke ned.",
			"Delen timar og årsverk med fagutdanning går ikkje ned.",
			"The educated share of hours and of full-time equivalents does not fall.")
	}
}

func (e *explanation) strain() {
	c := cmp.Or(e.w.Ceilings, &Ceilings{})
	if c.LongThreshold == nil {
		e.say("ceilings.long_threshold", "10:00", "aml § 10-5 (1)",
			"En vakt på over 10 timer er lang og krever at den enkelte har sagt ja; 10 timer er det lengste den enkelte kan avtale selv.",
			"Ei vakt på over 10 timar er lang og krev at den einskilde har sagt ja; 10 timar er det lengste den einskilde kan avtale sjølv.",
			"A duty over 10 hours is long and needs the person's own yes; 10 hours is the longest an individual may agree to.")
	}
	if c.DaysInRow == nil {
		e.say("ceilings.days_in_row", "6", chosen, "Høyst 6 dager på rad.", "Høgst 6 dagar på rad.", "At most 6 days in a row.")
	}
	if c.NightsInRow == nil {
		e.say("ceilings.nights_in_row", "3", "NHO, Arbeidstilsynet",
			"Høyst 3 netter på rad, som NHO og ansatte i Arbeidstilsynet råder til.",
			"Høgst 3 netter på rad, som NHO og tilsette i Arbeidstilsynet rår til.",
			"At most 3 nights in a row, as NHO and staff of the Labour Inspection Authority advise.")
	}
	if c.LongInRow == nil {
		e.say("ceilings.long_in_row", "3", chosen, "Høyst 3 lange vakter på rad.", "Høgst 3 lange vakter på rad.", "At most 3 long duties in a row.")
	}
	if e.w.FreeWeekend == nil {
		e.say("free_weekend", "fri 17:00 - mon 06:00", chosen,
			"Den som har frihelg, har fri fra fredag 17:00 til mandag 06:00.",
			"Den som har frihelg, har fri frå fredag 17:00 til måndag 06:00.",
			"Whoever has the weekend off is off from Friday 17:00 to Monday 06:00.")
	}
}

func (e *explanation) counting() {
	c := cmp.Or(e.w.Counting, &Counting{})
	if c.DayStart == nil {
		e.say("counting.day_start", "00:00", "praksis (NHO, departementet)",
			"Lovens døgn går fra midnatt, når ikke noe annet er avtalt.",
			"Døgnet i lova går frå midnatt, når ikkje noko anna er avtalt.",
			"The law's 24 hours run from midnight where nothing else is agreed.")
	}
	if c.WeekStart == nil {
		e.say("counting.week_start", "mon 00:00", "praksis (NHO)",
			"Lovens sju dager går fra mandag til søndag.", "Dei sju dagane i lova går frå måndag til søndag.", "The law's seven days run from Monday to Sunday.")
	}
	if c.NightOwner == "" {
		e.say("counting.night_owner", OwnerStart, chosen,
			"En nattvakt hører til dagen den begynner; loven sier det ikke.",
			"Ei nattvakt høyrer til dagen ho byrjar; lova seier det ikkje.",
			"A night duty belongs to the day it starts; the Act does not say.")
	}
	if c.Night == nil {
		e.say("night", "21:00 - 06:00", "aml § 10-11 (1)",
			"Natt er fra 21:00 til 06:00.", "Natt er frå 21:00 til 06:00.", "Night is from 21:00 to 06:00.")
	}
	if c.SundayZone == nil {
		e.say("counting.sunday_zone", "sat 18:00 - sun 22:00", "aml § 10-10 (1), lov om 1. og 17. mai",
			"Søndagsdøgnet går fra lørdag 18:00 til søndag 22:00; fra 15:00 på julaften, påskeaften og pinseaften, og fra 22:00 kvelden før 1. og 17. mai på hverdager.",
			"Søndagsdøgnet går frå laurdag 18:00 til søndag 22:00; frå 15:00 på julaftan, påskeaftan og pinseaftan, og frå 22:00 kvelden før 1. og 17. mai på kvardagar.",
			"The Sunday zone runs from Saturday 18:00 to Sunday 22:00; from 15:00 on Christmas Eve, Easter Eve and Whitsun Eve, and from 22:00 on the evening before 1 and 17 May on weekdays.")
	}
	if c.SundayMinOverlap == nil {
		e.say("counting.sunday_min_overlap", "0:00", "aml § 10-10 (1)",
			"Ett minutts arbeid i søndagsdøgnet gjør søndagen arbeidet, den strengeste lesningen.",
			"Eitt minutts arbeid i søndagsdøgnet gjer søndagen arbeidd, den strengaste lesinga.",
			"One minute of work in the Sunday zone makes the Sunday a worked one, the strictest reading.")
	}
	if c.WeeklyRestMode == "" {
		e.say("counting.weekly_rest_mode", RestAcross, "aml § 10-8 (2)",
			"Ukehvilen kan gå over ukeskillet når minst 24 timer av den ligger i uken den hører til.",
			"Vekekvila kan gå over vekeskiljet når minst 24 timar av henne ligg i veka ho høyrer til.",
			"The weekly rest may cross the week's border when at least 24 hours of it lie in the week it belongs to.")
	}
	if c.Means == "" {
		e.say("counting.means", RollingMeans, "aml § 10-5; "+chosen,
			"Snitt over fire og åtte uker holdes i alle sammenhengende uker, den sikre lesningen.",
			"Snitt over fire og åtte veker blir haldne i alle samanhengande veker, den sikre lesinga.",
			"Means over four and eight weeks are kept in every run of weeks, the safe reading.")
	}
	if c.RegularNights == 0 {
		e.say("counting.regular_nights", "2", "aml § 10-11 (6); "+chosen,
			"Nattarbeid er jevnlig når to vakter på fire uker har mer enn tre timer natt.",
			"Nattarbeid er jamleg når to vakter på fire veker har meir enn tre timar natt.",
			"Night work is regular where two duties in four weeks have more than three hours of night.")
	}
	if c.ComparableTurnus == 0 {
		e.say("counting.comparable_turnus", "1.39", "praksis i kommunene",
			"Turnus er sammenlignbar med skift ved snitt på 1,39 timer i uken mellom 20:00 og 06:00.",
			"Turnus kan samanliknast med skift ved snitt på 1,39 timar i veka mellom 20:00 og 06:00.",
			"Turnus is comparable to shift work at a mean of 1.39 hours a week between 20:00 and 06:00.")
	}
	if c.MainlyNight == nil {
		e.say("counting.mainly_night", "75 %, 6:00", "NOU 2004: 5",
			"Hovedsakelig nattarbeid er minst 75 % av tiden om natten, i vakter med minst seks timer av den.",
			"Hovudsakleg nattarbeid er minst 75 % av tida om natta, i vakter med minst seks timar av henne.",
			"Work is mainly at night where at least 75% of the time is, in duties with at least six hours of it.")
	}
	if c.ContinuousTurnus == nil {
		e.say("counting.continuous_turnus", "539, 231", "parallelle tariffavtaler",
			"Turnus med 539 timer mellom 20:00 og 06:00 og 231 søndagstimer i året nevnes som sammenlignbar med helkontinuerlig skift; partene avgjør.",
			"Turnus med 539 timar mellom 20:00 og 06:00 og 231 søndagstimar i året blir nemnd som samanliknbar med heilkontinuerleg skift; partane avgjer.",
			"Turnus with 539 hours between 20:00 and 06:00 and 231 Sunday hours a year is named as comparable to fully continuous shifts; the parties decide.")
	}
	if c.Weights == nil {
		e.say("counting.weights", "0:10, 0:15", "aml § 10-4 (6), HTA kap. 1 § 4.2.4",
			"I tredelt turnus teller en søndagstime ti minutter mer og en nattetime femten; en time som er begge deler, teller som natt.",
			"I tredelt turnus tel ein søndagstime ti minutt meir og ein nattetime femten; ein time som er begge delar, tel som natt.",
			"In a three-part rota a Sunday hour counts ten minutes more and a night hour fifteen; an hour that is both counts as night.")
	}
	if c.ByDay == 0 {
		e.say("counting.by_day", "25 %", "HTA kap. 1 § 4.2.4, slik NSF leser den",
			"Den veide normen i tariffen gjelder når minst 25 % av tiden er på dag og kveld.",
			"Den vegne norma i tariffen gjeld når minst 25 % av tida er på dag og kveld.",
			"The weighted norm of the tariff holds where at least 25% of the time is on days and evenings.")
	}
	e.say("averaging_weeks", strconv.Itoa(e.w.Period.Weeks), "aml § 10-5; "+chosen,
		"Arbeidstiden er i snitt over hele planen når den er gjennomsnittsberegnet, eller over så mange uker som avtalen sier.",
		"Arbeidstida er i snitt over heile planen når ho er gjennomsnittsrekna, eller over så mange veker som avtalen seier.",
		"Hours are averaged over the whole plan where they are averaged, or over as many weeks as the agreement says.")
	if c.SundayWeeks == 0 {
		e.say("counting.sunday_weeks", "26", "aml § 10-8 (4)",
			"Der det er avtalt at søndagsfri er i snitt, er halvparten av søndagene og helgedagene fri i hver bolk på 26 uker fra første uke; en rullerende turnus gjentar seg og er én bolk.",
			"Der det er avtalt at søndagsfri er i snitt, er halvparten av søndagane og heilagdagane fri i kvar bolk på 26 veker frå første veka; ein rullerande turnus tek seg opp att og er éin bolk.",
			"Where Sundays off are averaged by agreement, half of the Sundays and holidays are off in each block of 26 weeks from the first week; a rolling rota repeats and is one block.")
	}
}

// weekendGroups says which weekends a group works, and of whom the group means
// nothing under the model.
func (e *explanation) weekendGroups(m *RotaModel, at string) {
	c, err := e.w.Case(m.ID, FromToday)
	if err != nil {
		return
	}
	in, out, every := 0, 0, 0
	for _, p := range c.People {
		switch n := c.Weekend(p).Every; {
		case p.WeekendGroup == 0:
		case p.WeekendGroup <= n:
			in, every = in+1, n
		default:
			out++
		}
	}
	if in > 0 {
		e.say(at+".weekend_group", strconv.Itoa(every), chosen,
			fmt.Sprintf("%d {person|personer} har fast helg. Gruppene regnes fra periodens første uke: gruppe 1 kan arbeide helgen i uke 1, %d, %d og så videre, og ingen andre.", in, 1+every, 1+2*every),
			fmt.Sprintf("%d {person|personar} har fast helg. Gruppene blir rekna frå første veka i perioden: gruppe 1 kan arbeide helga i veke 1, %d, %d og så bortetter, og ingen andre.", in, 1+every, 1+2*every),
			fmt.Sprintf("%d {person has|people have} a fixed weekend. Groups are counted from the first week of the period: group 1 may work the weekends of weeks 1, %d, %d and so on, and no others.", in, 1+every, 1+2*every))
	}
	if out > 0 {
		e.say(at+".weekend_group.unused", strconv.Itoa(out), chosen,
			fmt.Sprintf("Helgegruppen til %d {person|personer} gjelder ikke i denne modellen, der helgene ikke går på omgang mellom så mange grupper.", out),
			fmt.Sprintf("Helgegruppa til %d {person|personar} gjeld ikkje i denne modellen, der helgene ikkje går på omgang mellom så mange grupper.", out),
			fmt.Sprintf("The weekend group of %d {person|people} does not hold in this model, where weekends do not take turns between so many groups.", out))
	}
}

func (e *explanation) models() {
	for _, m := range e.w.Models {
		at := "models." + m.ID
		if m.Norm == "" {
			e.say(at+".norm", NormComputed, "HTA kap. 1 § 4",
				"Timene i en full uke (33,6 til 37,5) regnes ut av hver linjes egne vakter.",
				"Timane i ei full veke (33,6 til 37,5) blir rekna ut av vaktene på kvar linje.",
				"The hours of a full week (33.6 to 37.5) are computed from each line's own duties.")
		}
		e.fromLibrary(&m, at)
		e.ownPeriod(&m, at)
		e.weekendGroups(&m, at)
		if m.Weekend.Whole == nil {
			e.say(at+".weekend.whole", "true", chosen,
				"En helg arbeides hel: lørdag og søndag, og for nattvakter også fredag.",
				"Ei helg blir arbeidd heil: laurdag og søndag, og for nattvakter også fredag.",
				"A weekend is worked whole: Saturday and Sunday, and for nights also Friday.")
		}
	}
}

// fromLibrary says where a model comes from, and which of its shift types the
// ward has with other times.
func (e *explanation) fromLibrary(m *RotaModel, at string) {
	of, ok := InLibrary(m.Use)
	if !ok {
		return
	}
	e.say(at+".use", m.Use, cmp.Or(m.Source, chosen),
		fmt.Sprintf("Turnusmodellen er %s fra biblioteket, med det avdelingen har satt annerledes.", m.Use),
		fmt.Sprintf("Turnusmodellen er %s frå biblioteket, med det avdelinga har sett annleis.", m.Use),
		fmt.Sprintf("The rota model is %s of the library, with what the ward has set otherwise.", m.Use))
	for _, t := range of.Types {
		i := slices.IndexFunc(e.w.Shifts, func(s Shift) bool { return s.Code == t.Code })
		if i < 0 || !slices.Contains(m.Shifts, t.Code) {
			continue
		}
		if s := e.w.Shifts[i]; s.Start != t.Start || s.End != t.End {
			own, its := s.Start.Clock()+"–"+s.End.Clock(), t.Start.Clock()+"–"+t.End.Clock()
			e.say(at+".shifts."+t.Code, own, cmp.Or(m.Source, chosen),
				fmt.Sprintf("Vakten %s er avdelingens egen, %s; i biblioteket er den %s.", t.Code, own, its),
				fmt.Sprintf("Vakta %s er avdelinga si eiga, %s; i biblioteket er ho %s.", t.Code, own, its),
				fmt.Sprintf("The shift %s is the ward's own, %s; in the library it is %s.", t.Code, own, its))
		}
	}
}

// ownPeriod says where a rota model has another kind of period than the ward,
// and another tolerance.
func (e *explanation) ownPeriod(m *RotaModel, at string) {
	switch kind := e.w.kind(m); {
	case m.Kind == "" || kind == e.w.kind(&RotaModel{}):
	case kind == Calendar:
		e.say(at+".kind", Calendar, cmp.Or(m.Source, chosen),
			"Denne turnusmodellen har en kalenderplan på virkelige datoer. Vakter før perioden er ikke kjent; tiden før regnes som fri.",
			"Denne turnusmodellen har ein kalenderplan på verkelege datoar. Vakter før perioden er ikkje kjende; tida før blir rekna som fri.",
			"This rota model has a calendar rota on real dates. Duties before the period are not known; the time before counts as off.")
	default:
		e.say(at+".kind", Rolling, cmp.Or(m.Source, chosen),
			"Denne turnusmodellen går i ring, uten helligdager og klokkestilling.",
			"Denne turnusmodellen går i ring, utan heilagdagar og klokkestilling.",
			"This rota model goes round, without holidays and clock changes.")
	}
	if t := m.Tolerance; t != nil && t.HoursPerYear != nil {
		n := t.HoursPerYear.String()
		e.say(at+".tolerance", n, cmp.Or(m.Source, chosen),
			fmt.Sprintf("Denne turnusmodellen lar planlagte timer ligge inntil %s timer i året under stillingen. De timene skyldes et annet sted, som en pott eller tilkalling, og må avtales; uten det er stillingen ikke heltid.", n),
			fmt.Sprintf("Denne turnusmodellen lar planlagde timar liggje inntil %s timar i året under stillinga. Dei timane er skuldige ein annan stad, som ein pott eller tilkalling, og må avtalast; utan det er stillinga ikkje heiltid.", n),
			fmt.Sprintf("This rota model lets planned hours fall up to %s hours a year below the post. Those hours are owed elsewhere, such as to a pool or on call, and must be agreed; without that the post is not full time.", n))
	}
}

func (e *explanation) wishes() {
	asking := 0
	for _, p := range e.w.People {
		if len(p.Wishes) > 0 {
			asking++
		}
	}
	if asking == 0 {
		return
	}
	r := cmp.Or(e.w.WishRules, &WishRules{})
	if r.MustNot == nil {
		e.say("wish_rules.must_not", "15 %", chosen,
			"Vetoer koster timer: høyst 15 % av stillingens timer i perioden, og alltid minst én dag. Et veto mot en hel dag koster en femdel av uken, 7:06.",
			"Veto kostar timar: høgst 15 % av timane i stillinga i perioden, og alltid minst éin dag. Eit veto mot ein heil dag kostar ein femdel av veka, 7:06.",
			"Must-nots cost hours: at most 15% of the post's hours in the period, and always at least one day. One on a whole day costs a fifth of the week, 7:06.")
	}
	if r.PointsPerWeek == nil {
		e.say("wish_rules.points_per_week", strconv.Itoa(pointsPerWeek), chosen,
			"En full stilling har 10 ønskepoeng i uken, en mindre i forhold, alltid minst 10 i alt. Hver dag et ønske gjelder, koster 3 poeng når det er sterkt og 1 ellers.",
			"Ei full stilling har 10 ønskepoeng i veka, ei mindre i forhold, alltid minst 10 i alt. Kvar dag eit ønske gjeld, kostar 3 poeng når det er sterkt og 1 elles.",
			"A full post has 10 points of wishes a week, a smaller one in proportion, always at least 10 in all. Each day of a wish costs 3 points where it is strong and 1 otherwise.")
	}
	e.say("wishes", strconv.Itoa(asking), chosen,
		fmt.Sprintf("%d har ønsker. Den som får minst av sine, kommer først; deretter alle poeng. Det ingen turnus avgjør, telles ikke.", asking),
		fmt.Sprintf("%d har ønske. Den som får minst av sine, kjem først; deretter alle poeng. Det ingen turnus avgjer, blir ikkje talt.", asking),
		fmt.Sprintf("%d have wishes. Whoever gets least of theirs comes first; then all points. What no rota decides is not counted.", asking))
	if e.w.Ledger == nil {
		e.say("ledger", "none", chosen,
			"Ingenting er oppgitt fra tidligere perioder, så ingen har noe til gode.",
			"Ingenting er oppgitt frå tidlegare periodar, så ingen har noko til gode.",
			"Nothing is given from earlier periods, so nobody is owed anything.")
	}
}

// need shows the need made from shift codes, row by row, and what exclusive rows
// add.
func (e *explanation) need() {
	for _, r := range e.w.ConvertedNeed() {
		e.say("need_by_shift", r.says(), chosen,
			"Behov per vaktkode er gjort om til behov per klokkeslett; overlapping på inntil to timer er overlevering, ikke behov.",
			"Behov per vaktkode er gjort om til behov per klokkeslett; overlapping på inntil to timar er overlevering, ikkje behov.",
			"Need by shift code was turned into need by time of day; an overlap of up to two hours is handover, not need.")
	}
	var own []string
	for _, r := range e.w.Need {
		if r.Exclusive {
			own = append(own, r.says())
		}
	}
	if n := len(own); n > 0 {
		e.say("need.exclusive", strings.Join(own, "; "), chosen,
			fmt.Sprintf("Rader i behovet med egne plasser (exclusive): %d. Den som fyller en slik plass, teller ikke i andre rader på samme tid; plassene kommer på toppen av dem.", n),
			fmt.Sprintf("Rader i behovet med eigne plassar (exclusive): %d. Den som fyller ein slik plass, tel ikkje i andre rader på same tid; plassane kjem på toppen av dei.", n),
			fmt.Sprintf("Rows of need with places of their own (exclusive): %d. Whoever fills such a place does not count in other rows at the time; the places come on top of theirs.", n))
	}
}

// says is the row in one line.
func (r NeedRow) says() string {
	var heads []string
	for _, level := range []struct {
		name  string
		heads map[string]int
	}{{"floor", r.Floor}, {"target", r.Target}, {"max", r.Max}} {
		for _, who := range slices.Sorted(maps.Keys(level.heads)) {
			heads = append(heads, fmt.Sprintf("%s %s %d", level.name, who, level.heads[who]))
		}
	}
	when := r.Days.String()
	if len(r.Dates) > 0 {
		when = strings.Trim(fmt.Sprint(r.Dates), "[]")
	}
	out := fmt.Sprintf("%s %s - %s: %s", when, r.From, r.To, strings.Join(heads, ", "))
	if r.Unit != "" {
		out = r.Unit + " " + out
	}
	return out
}
