package rule

import (
	"slices"
	"strings"
)

// Source is a source of a step or a rule, to be cited in words.
type Source string

// Cite writes a source, as steps and rules have it in Bokmål, in a language: acts and
// tariff by their names there, and what is said after a colon or of no act at all
// as translated below.
func Cite(source string, lang Lang) string {
	out, _ := cite(source, lang)
	return out
}

// Cited gives the rule's sources in a language.
func (r Rule) Cited(lang Lang) []string {
	out := make([]string, len(r.Sources))
	for i, s := range r.Sources {
		out[i] = Cite(s, lang)
	}
	return out
}

// cite tells besides whether all of it could be translated.
func cite(source string, lang Lang) (string, bool) {
	if lang == Bokmaal {
		return source, true
	}
	if t, ok := said[source]; ok {
		return t.in(lang), true
	}
	act, what, more := strings.Cut(source, ": ")
	out, ok := paragraph(act, lang)
	if !more {
		return out, ok
	}
	t, known := said[what]
	if !known {
		return out + ": " + what, false
	}
	return out + ": " + t.in(lang), ok
}

var (
	acts = []struct{ nb, nn, en string }{
		{"arbeidsmiljøloven", "arbeidsmiljølova", "Working Environment Act"},
		{"ferieloven", "ferielova", "Holidays Act"},
		{"Hovedtariffavtalen KS kapittel 1 ", "Hovudtariffavtalen KS kapittel 1 ", "KS main collective agreement chapter 1 "},
		{" punkt ", " punkt ", " item "},
		{" nr. ", " nr. ", " no. "},
		{" og § ", " og § ", " and § "},
	}
	ordinals = []struct{ nb, nn, en string }{
		{"første", "første", "(1)"}, {"annet", "andre", "(2)"}, {"tredje", "tredje", "(3)"}, {"fjerde", "fjerde", "(4)"}, {"femte", "femte", "(5)"},
		{"sjette", "sjette", "(6)"}, {"sjuende", "sjuande", "(7)"}, {"åttende", "åttande", "(8)"}, {"niende", "niande", "(9)"},
	}
	inEnglish = strings.NewReplacer(slices.Concat(ordinalsIn(English), []string{" og ", " and "})...)
	inNynorsk = strings.NewReplacer(ordinalsIn(Nynorsk)...)
)

// paragraph writes a place in an act or the tariff.
func paragraph(text string, lang Lang) (string, bool) {
	known := false
	for _, a := range acts {
		known = known || strings.HasPrefix(text, a.nb)
		text = strings.ReplaceAll(text, a.nb, pick(lang, a.nb, a.nn, a.en))
	}
	return ledd(text, lang), known
}

const whichLedd = " ledd"

// ledd writes the numbers of ledd before that word; in English the word itself
// falls away.
func ledd(text string, lang Lang) string {
	before, after, ok := strings.Cut(text, whichLedd)
	if !ok {
		return text
	}
	first := len(before)
	for shorter := first; ; first = shorter {
		for _, o := range ordinals {
			for _, word := range []string{o.nb, ", ", " og "} {
				shorter = len(strings.TrimSuffix(before[:shorter], word))
			}
		}
		if shorter == first {
			break
		}
	}
	which := before[first:]
	switch {
	case which == "":
		which = whichLedd
	case lang == English:
		which = inEnglish.Replace(which)
	default:
		which = inNynorsk.Replace(which) + whichLedd
	}
	return before[:first] + which + ledd(after, lang)
}

func ordinalsIn(lang Lang) []string {
	var out []string
	for _, o := range ordinals {
		out = append(out, o.nb, pick(lang, o.nb, o.nn, o.en))
	}
	return out
}

type translated struct{ nn, en string }

func (t translated) in(lang Lang) string { return pick(lang, "", t.nn, t.en) }

// said are sources, or what they say, by their Bokmål.
var said = map[string]translated{
	// the Act
	"skriftlig avtale med arbeidstakeren":                                                                                          {"skriftleg avtale med arbeidstakaren", "written agreement with the worker"},
	"skriftlig avtale med tillitsvalgte i virksomhet bundet av tariffavtale":                                                       {"skriftleg avtale med tillitsvalde i verksemd som er bunden av tariffavtale", "written agreement with the elected representatives in an undertaking bound by a collective agreement"},
	"skriftlig avtale med tillitsvalgte":                                                                                           {"skriftleg avtale med tillitsvalde", "written agreement with the elected representatives"},
	"skriftlig avtale med tillitsvalgte, mot tilsvarende kompenserende hvile":                                                      {"skriftleg avtale med tillitsvalde, mot tilsvarande kompenserande kvile", "written agreement with the elected representatives, against corresponding compensating rest"},
	"skriftlig avtale med tillitsvalgte, mot kompenserende hvile eller annet vern":                                                 {"skriftleg avtale med tillitsvalde, mot kompenserande kvile eller anna vern", "written agreement with the elected representatives, against compensating rest or other protection"},
	"skriftlig avtale med tillitsvalgte, mot kompenserende hvile eller annet vern; grensen er den avtalen setter":                  {"skriftleg avtale med tillitsvalde, mot kompenserande kvile eller anna vern; grensa er den avtalen set", "written agreement with the elected representatives, against compensating rest or other protection; the limit is the one the agreement sets"},
	"skriftlig avtale; fri søndag minst hver fjerde uke":                                                                           {"skriftleg avtale; fri søndag minst kvar fjerde veke", "written agreement; a Sunday off at least every fourth week"},
	"skriftlig avtale, i kommunene inngått med tillitsvalgte; fri søndag minst hver fjerde uke":                                    {"skriftleg avtale, i kommunane inngått med tillitsvalde; fri søndag minst kvar fjerde veke", "written agreement, in municipalities made with the elected representatives; a Sunday off at least every fourth week"},
	"tariffavtale med fagforening med innstillingsrett; grensen er den avtalen setter":                                             {"tariffavtale med fagforeining med innstillingsrett; grensa er den avtalen set", "collective agreement with a union that has the right of nomination; the limit is the one the agreement sets"},
	"vedtak av Arbeidstilsynet; grensen er den vedtaket setter":                                                                    {"vedtak av Arbeidstilsynet; grensa er den vedtaket set", "decision of the Labour Inspection Authority; the limit is the one it sets"},
	"vedtak av Arbeidstilsynet":                                                                                                    {"vedtak av Arbeidstilsynet", "decision of the Labour Inspection Authority"},
	"samtykke fra Arbeidstilsynet; gjelder samlet arbeidstid":                                                                      {"samtykke frå Arbeidstilsynet; gjeld samla arbeidstid", "consent of the Labour Inspection Authority; for total hours"},
	"48 timer per sju dager i snitt over åtte uker":                                                                                {"48 timar per sju dagar i snitt over åtte veker", "48 hours per seven days on average over eight weeks"},
	"i løpet av høyst 52 uker":                                                                                                     {"i løpet av høgst 52 veker", "over at most 52 weeks"},
	"i løpet av høyst 26 uker":                                                                                                     {"i løpet av høgst 26 veker", "over at most 26 weeks"},
	"ingen enkelt uke over 50 timer":                                                                                               {"inga einskild veke over 50 timar", "no single week over 50 hours"},
	"ingen enkelt uke over 54 timer":                                                                                               {"inga einskild veke over 54 timar", "no single week over 54 hours"},
	"ingen egen grense for en uke; sju dager à 13 timer følger av dagsgrensen":                                                     {"inga eiga grense for ei veke; sju dagar à 13 timar følgjer av dagsgrensa", "no limit of its own for a week; seven days of 13 hours follow from the limit of the day"},
	"ingen egen grense for fire uker; fire uker à 25 timer følger av ukegrensen":                                                   {"inga eiga grense for fire veker; fire veker à 25 timar følgjer av vekegrensa", "no limit of its own for four weeks; four weeks of 25 hours follow from the limit of the week"},
	"ingen egen grense for et år; to ganger 200 timer følger av halvårsgrensen":                                                    {"inga eiga grense for eit år; to gonger 200 timar følgjer av halvårsgrensa", "no limit of its own for a year; twice 200 hours follow from the limit of the half-year"},
	"200 timer i løpet av 26 uker":                                                                                                 {"200 timar i løpet av 26 veker", "200 hours over 26 weeks"},
	"åtte timer per 24 timer i snitt over fire uker, ukehvilen holdt utenfor":                                                      {"åtte timar per 24 timar i snitt over fire veker, vekekvila halden utanfor", "eight hours per 24 hours on average over four weeks, the weekly rest left out"},
	"særlig risiko eller betydelig belastning":                                                                                     {"særleg risiko eller vesentleg belastning", "special risk or substantial strain"},
	"senest to uker før iverksettelsen":                                                                                            {"seinast to veker før ho blir sett i verk", "at the latest two weeks before it takes effect"},
	"senest to uker før iverksettelsen, også for endringer":                                                                        {"seinast to veker før ho blir sett i verk, òg for endringar", "at the latest two weeks before it takes effect, for changes too"},
	"minst hver tredje søndag, hovedsakelig natt eller sammenlignbar turnus":                                                       {"minst kvar tredje søndag, hovudsakleg natt eller samanliknbar turnus", "at least every third Sunday, mainly night, or comparable turnus"},
	"helkontinuerlig skiftarbeid og sammenlignbart turnusarbeid":                                                                   {"heilkontinuerleg skiftarbeid og samanliknbart turnusarbeid", "fully continuous shift work and comparable turnus"},
	"helkontinuerlig skiftarbeid og sammenlignbar turnus":                                                                          {"heilkontinuerleg skiftarbeid og samanliknbar turnus", "fully continuous shift work and comparable turnus"},
	"tredelt turnus, 40 timer kortet ned for søndags- og nattetimer, mellom 36 og 38":                                              {"tredelt turnus, 40 timar korta ned for søndags- og nattetimar, mellom 36 og 38", "three-part turnus, 40 hours shortened for hours on Sundays and at night, between 36 and 38"},
	"tredelt turnus, 37,5 timer kortet ned for søndags- og nattetimer, mellom 33,6 og 35,5":                                        {"tredelt turnus, 37,5 timar korta ned for søndags- og nattetimar, mellom 33,6 og 35,5", "three-part turnus, 37.5 hours shortened for hours on Sundays and at night, between 33.6 and 35.5"},
	"bare ved særlig og tidsavgrenset behov":                                                                                       {"berre ved særleg og tidsavgrensa behov", "only where there is a special need for a limited time"},
	"med avtale både etter § 10-5 annet ledd og § 10-6 femte ledd, ingen uke over 69 timer":                                        {"med avtale både etter § 10-5 andre ledd og § 10-6 femte ledd, inga veke over 69 timar", "with agreements under both § 10-5 (2) and § 10-6 (5), no week over 69 hours"},
	"samlet arbeidstid 48 timer per sju dager i snitt over åtte uker":                                                              {"samla arbeidstid 48 timar per sju dagar i snitt over åtte veker", "total hours of 48 per seven days on average over eight weeks"},
	"samlet arbeidstid per døgn":                                                                                                   {"samla arbeidstid per døgn", "total hours in 24 hours"},
	"fri søndagen etter en arbeidet søndag":                                                                                        {"fri søndagen etter ein arbeidd søndag", "the Sunday after a worked one off"},
	"i snitt annenhver søndag og helgedag fri over 26 uker":                                                                        {"i snitt annankvar søndag og helgedag fri over 26 veker", "on average every second Sunday and holiday off over 26 weeks"},
	"i snitt annenhver søndag og helgedag fri over 26 uker, avtalt med tillitsvalgte":                                              {"i snitt annankvar søndag og helgedag fri over 26 veker, avtalt med tillitsvalde", "on average every second Sunday and holiday off over 26 weeks, agreed with the elected representatives"},
	"en kort hvile og den neste skal til sammen være to ganger 11 timer":                                                           {"ei kort kvile og den neste skal til saman vere to gonger 11 timar", "a short rest and the next are together twice 11 hours"},
	"40 timer per sju dager for ungdom under 18 år":                                                                                {"40 timar per sju dagar for ungdom under 18 år", "40 hours per seven days for those under 18"},
	"åtte timer per døgn for ungdom under 18 år":                                                                                   {"åtte timar per døgn for ungdom under 18 år", "eight hours in 24 hours for those under 18"},
	"12 timers hvile for ungdom under 18 år":                                                                                       {"12 timars kvile for ungdom under 18 år", "12 hours of rest for those under 18"},
	"48 timers ukehvile for ungdom under 18 år":                                                                                    {"48 timars vekekvile for ungdom under 18 år", "48 hours of weekly rest for those under 18"},
	"arbeidsmiljøloven § 10-10 første ledd (søndags- og helgedagsdøgnet)":                                                          {"arbeidsmiljølova § 10-10 første ledd (søndags- og helgedagsdøgnet)", "Working Environment Act § 10-10 (1) (the time of Sundays and holidays)"},
	"arbeidsmiljøloven § 10-5 (gjennomsnittsberegning)":                                                                            {"arbeidsmiljølova § 10-5 (gjennomsnittsutrekning)", "Working Environment Act § 10-5 (averaging)"},
	"arbeidsmiljøloven § 10-8 første ledd (11 timers hvile som skille)":                                                            {"arbeidsmiljølova § 10-8 første ledd (11 timars kvile som skilje)", "Working Environment Act § 10-8 (1) (11 hours of rest as what parts them)"},
	"arbeidsmiljøloven § 10-1 første ledd (arbeidstid: den som reiser mellom to arbeidssteder samme dag, står til disposisjon)":    {"arbeidsmiljølova § 10-1 første ledd (arbeidstid: den som reiser mellom to arbeidsstader same dagen, står til disposisjon)", "Working Environment Act § 10-1 (1) (working time: who travels between two places of work on one day is at disposal)"},
	"arbeidsmiljøloven § 10-2 annet ledd (fritak fra nattarbeid) og § 10-2 fjerde ledd (redusert arbeidstid)":                      {"arbeidsmiljølova § 10-2 andre ledd (fritak frå nattarbeid) og § 10-2 fjerde ledd (redusert arbeidstid)", "Working Environment Act § 10-2 (2) (freedom from night work) and § 10-2 (4) (reduced hours)"},
	"arbeidsmiljøloven § 14-1 b (heltid som hovedregel)":                                                                           {"arbeidsmiljølova § 14-1 b (heiltid som hovudregel)", "Working Environment Act § 14-1 b (full time as the main rule)"},
	"arbeidsmiljøloven § 14-3 og § 14-4 a (krav på større stilling)":                                                               {"arbeidsmiljølova § 14-3 og § 14-4 a (krav på større stilling)", "Working Environment Act § 14-3 and § 14-4 a (claims to a larger post)"},
	"folketrygdloven § 8-13 (graderte sykepenger: arbeid for resten av stillingen) og arbeidsmiljøloven § 12-6 (delvis permisjon)": {"folketrygdlova § 8-13 (graderte sjukepengar: arbeid for resten av stillinga) og arbeidsmiljølova § 12-6 (delvis permisjon)", "National Insurance Act § 8-13 (graded sickness benefit: work for the rest of the post) and Working Environment Act § 12-6 (partial leave)"},
	"lov om 1. og 17. mai som høgtidsdager (1947)":                                                                                 {"lov om 1. og 17. mai som høgtidsdagar (1947)", "Act of 1947 on 1 and 17 May"},
	"arbeidsplanen viser hver dag i hver uke (arbeidsmiljøloven § 10-3)":                                                           {"arbeidsplanen viser kvar dag i kvar veke (arbeidsmiljølova § 10-3)", "the work plan shows every day of every week (Working Environment Act § 10-3)"},
	"tariffavtale; fristen er den avtalen setter":                                                                                  {"tariffavtale; fristen er den avtalen set", "collective agreement; the notice is the one it sets"},
	"FriFagbevegelse og FO om endringer i arbeidsplanen: samme frist":                                                              {"FriFagbevegelse og FO om endringar i arbeidsplanen: same fristen", "FriFagbevegelse and FO on changes of the work plan: the same notice"},

	// the Holidays Act
	"det er arbeidstakeren som kan kreve det":                                             {"det er arbeidstakaren som kan krevje det", "it is the worker who may ask for it"},
	"fri søndagen umiddelbart før eller umiddelbart etter en ferie på minst 6 virkedager": {"fri søndagen rett før eller rett etter ein ferie på minst 6 verkedagar", "the Sunday right before or right after a vacation of at least 6 working days off"},
	"arbeidstakeren kan kreve det, og kan ønske ferien delt eller lagt til en annen tid":  {"arbeidstakaren kan krevje det, og kan ønskje ferien delt eller lagd til ei anna tid", "the worker may ask for it, and may want the vacation divided or at another time"},
	"hovedferie på 18 virkedager i sammenheng fra 1. juni til 30. september":              {"hovudferie på 18 verkedagar i samanheng frå 1. juni til 30. september", "main vacation of 18 working days in a row from 1 June to 30 September"},
	"ferieloven § 5 nr. 1 (virkedager) og § 7 nr. 1":                                      {"ferielova § 5 nr. 1 (verkedagar) og § 7 nr. 1", "Holidays Act § 5 no. 1 (working days) and § 7 no. 1"},

	// the tariff
	"dagarbeid":                    {"dagarbeid", "day work"},
	"arbeid på helgedager betales": {"arbeid på helgedagar blir betalt", "work on holidays is paid"},
	"i stedet for tillegget kan det etter drøfting gis fri 1 1/3 time per time": {"i staden for tillegget kan det etter drøfting bli gitt fri 1 1/3 time per time", "instead of the supplement 1 1/3 hours off per hour may be given after discussion"},
	"Hovedtariffavtalen KS kapittel 1 § 4 (timene i en full uke)":               {"Hovudtariffavtalen KS kapittel 1 § 4 (timane i ei full veke)", "KS main collective agreement chapter 1 § 4 (the hours of a full week)"},

	// free days
	"F-kodene avtalt mellom KS og fagforeningene (Fagforbundet: Hva betyr kodene F1, F2, F3, F4 og F5)":                                                      {"F-kodane avtalte mellom KS og fagforeiningane (Fagforbundet: Hva betyr kodene F1, F2, F3, F4 og F5)", "the F codes agreed between KS and the unions (Fagforbundet: Hva betyr kodene F1, F2, F3, F4 og F5)"},
	"F1-praksis mellom KS og fagforeningene (plassering over ukeskillet)":                                                                                    {"F1-praksis mellom KS og fagforeiningane (plassering over vekeskiljet)", "F1 practice between KS and the unions (placing across the end of the week)"},
	"F1 i grunnturnusen på en helgedag mellom to søndager gir en ny fridag innen en måned, eller ordinær daglønn, etter praksis mellom KS og fagforeningene": {"F1 i grunnturnusen på ein helgedag mellom to søndagar gir ein ny fridag innan ein månad, eller ordinær dagløn, etter praksis mellom KS og fagforeiningane", "an F1 of the base rota on a holiday between two Sundays gives a new day off within a month, or ordinary day's pay, by practice between KS and the unions"},
	"F1 skal ligge i ukens hvile på 35 timer, eller som avtalt etter arbeidsmiljøloven § 10-8 tredje ledd":                                                   {"F1 skal liggje i vekas kvile på 35 timar, eller som avtalt etter arbeidsmiljølova § 10-8 tredje ledd", "the F1 lies in the week's rest of 35 hours, or as agreed under the Working Environment Act § 10-8 (3)"},
	"F1 skal være innarbeidet i turnusen hver uke, etter praksis mellom KS og fagforeningene":                                                                {"F1 skal vere arbeidd inn i turnusen kvar veke, etter praksis mellom KS og fagforeiningane", "an F1 is built into the rota every week, by practice between KS and the unions"},
	"F3 er fri på søndag eller helgedag, etter praksis mellom KS og fagforeningene":                                                                          {"F3 er fri på søndag eller helgedag, etter praksis mellom KS og fagforeiningane", "F3 is a Sunday or holiday off, by practice between KS and the unions"},
	"NSF Viken og NSF Oslo om røde dager":                        {"NSF Viken og NSF Oslo om raude dagar", "NSF Viken and NSF Oslo on red days"},
	"NSF Viken: en årsplan har ingen grunnturnus å telle F3 fra": {"NSF Viken: ein årsplan har ingen grunnturnus å telje F3 frå", "NSF Viken: a yearly plan has no base rota to count F3 from"},

	// what the parties decide
	"arbeidssyklusen i turnusmodellen":                                                                   {"arbeidssyklusen i turnusmodellen", "the work cycle of the rota model"},
	"avdelingens avtale om hva en helgefri omfatter":                                                     {"avtalen til avdelinga om kva ei frihelg omfattar", "the ward's agreement on what a weekend off takes in"},
	"avdelingens bemanningsplan, minste bemanning":                                                       {"bemanningsplanen til avdelinga, minste bemanning", "the ward's staffing plan, the floor"},
	"avdelingens bemanningsplan, største bemanning":                                                      {"bemanningsplanen til avdelinga, største bemanning", "the ward's staffing plan, the ceiling"},
	"avdelingens ramme i årsverk":                                                                        {"ramma til avdelinga i årsverk", "the ward's budget in full-time equivalents"},
	"avdelingens regel om hvem som ikke kan være alene på vakt":                                          {"regelen til avdelinga om kven som ikkje kan vere åleine på vakt", "the ward's rule on who may not be on duty alone"},
	"avdelingens regel om overlapp":                                                                      {"regelen til avdelinga om overlapp", "the ward's rule on overlaps"},
	"avdelingens vern mot små stillinger":                                                                {"vernet til avdelinga mot små stillingar", "the ward's guard against small posts"},
	"avdelingens vern om fagandelen":                                                                     {"vernet til avdelinga om fagdelen", "the ward's guard of its educated share"},
	"belastningstak partene har avtalt":                                                                  {"belastningstak partane har avtalt", "ceilings on strain that the parties have agreed"},
	"den enkeltes veto i samarbeidsturnus":                                                               {"vetoet til den einskilde i samarbeidsturnus", "the worker's veto in a collaborative rota"},
	"den enkeltes veto i samarbeidsturnus (ønsketurnus); vetopoeng som i GAT Ønskeplan":                  {"vetoet til den einskilde i samarbeidsturnus (ønskjeturnus); vetopoeng som i GAT Ønskeplan", "the worker's veto in a collaborative rota (ønsketurnus); veto points as in GAT Ønskeplan"},
	"det som er avtalt med den enkelte":                                                                  {"det som er avtalt med den einskilde", "what is agreed with the worker"},
	"forutsetning i planen: delte dagsverk planlegges ikke":                                              {"føresetnad i planen: delte dagsverk blir ikkje planlagde", "taken for granted in the plan: split days are not planned"},
	"fraværet som er oppgitt for den enkelte":                                                            {"fråværet som er oppgitt for den einskilde", "the absence that is given for the worker"},
	"helgeregelen i turnusmodellen":                                                                      {"helgeregelen i turnusmodellen", "the weekend rule of the rota model"},
	"reisetiden mellom enhetene, som avdelingen oppgir":                                                  {"reisetida mellom einingane, som avdelinga oppgir", "the time to travel between the units, as the ward gives it"},
	"samtykke fra den enkelte; fagforeningenes praksis om at langvakter er frivillige":                   {"samtykke frå den einskilde; praksisen til fagforeiningane om at langvakter er frivillige", "the worker's consent; the unions' practice that long shifts are voluntary"},
	"samtykke fra den enkelte":                                                                           {"samtykke frå den einskilde", "the worker's consent"},
	"stillingens grenser og avdelingens liste over stillingsstørrelser":                                  {"grensene for stillinga og lista til avdelinga over stillingsstorleikar", "the limits of the post and the ward's list of sizes"},
	"tak som avdelingen har satt":                                                                        {"tak som avdelinga har sett", "a ceiling the ward has set"},
	"tak som avdelingen har satt; i en årsplan er det avtalt hvor mange røde dager den enkelte arbeider": {"tak som avdelinga har sett; i ein årsplan er det avtalt kor mange raude dagar den einskilde arbeider", "a ceiling the ward has set; in a yearly plan it is agreed how many red days each works"},
	"toleransen avdelingen har satt":                                                                     {"toleransen avdelinga har sett", "the tolerance the ward has set"},

	// advice and practice
	"råd fra Arbeidstilsynet og NHO: høyst tre netter på rad":                                       {"råd frå Arbeidstilsynet og NHO: høgst tre netter på rad", "advice of the Labour Inspection Authority and NHO: at most three nights in a row"},
	"råd fra NHO og Arbeidstilsynet: minst 24 timer fri etter siste natt":                           {"råd frå NHO og Arbeidstilsynet: minst 24 timar fri etter siste natt", "advice of NHO and the Labour Inspection Authority: at least 24 hours off after the last night"},
	"råd fra NHO: rotasjon med klokken, fra dag til kveld til natt":                                 {"råd frå NHO: rotasjon med klokka, frå dag til kveld til natt", "advice of NHO: rotation with the clock, from day to evening to night"},
	"råd fra NHO: vakter på høyst åtte timer":                                                       {"råd frå NHO: vakter på høgst åtte timar", "advice of NHO: duties of at most eight hours"},
	"veiledning fra NSF og NHO om kompenserende hvile (praksis: i den neste hvilen, time for time)": {"rettleiing frå NSF og NHO om kompenserande kvile (praksis: i den neste kvila, time for time)", "guidance of NSF and NHO on compensating rest (practice: in the next rest, hour for hour)"},
	"AML § 10-10 (1), lov om 1. og 17. mai":                                                         {"AML § 10-10 (1), lov om 1. og 17. mai", "AML § 10-10 (1), Act of 1947 on 1 and 17 May"},
	"AML § 10-11 (1) og (6)":                                                                        {"AML § 10-11 (1) og (6)", "AML § 10-11 (1) and (6)"},
	"AML § 10-5 og § 10-8 (4), NHO":                                                                 {"AML § 10-5 og § 10-8 (4), NHO", "AML § 10-5 and § 10-8 (4), NHO"},
	"AML § 10-8 (2), F1-praksis":                                                                    {"AML § 10-8 (2), F1-praksis", "AML § 10-8 (2), F1 practice"},
	"AML § 10-4 (3), Arbeidstilsynet":                                                               {"AML § 10-4 (3), Arbeidstilsynet", "AML § 10-4 (3), the Labour Inspection Authority"},
	"praksis (NHO, departementet)":                                                                  {"praksis (NHO, departementet)", "practice (NHO, the ministry)"},
	"praksis i kommunene":                                                                           {"praksis i kommunane", "practice in municipalities"},
	"parallelle tariffavtaler":                                                                      {"parallelle tariffavtalar", "parallel collective agreements"},
	"valgt i heltid":                                                                                {"valt i heltid", "chosen in heltid"},
}
