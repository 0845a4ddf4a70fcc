package check

import (
	"fmt"
	"slices"
	"strings"

	"heltid/solver/rule"
	"heltid/solver/ward"
)

// Note is a sentence about how the rota was judged.
type Note map[rule.Lang]string

// Text is the note in a language.
func (n Note) Text(lang rule.Lang) string { return n[lang] }

func note(nb, nn, en string, args ...any) Note {
	out := Note{}
	for _, lang := range rule.Languages {
		out[lang] = sentence(lang, nb, nn, en, args...)
	}
	return out
}

// sentence is a note in one language.
func sentence(lang rule.Lang, nb, nn, en string, args ...any) string {
	text := map[rule.Lang]string{rule.Bokmaal: nb, rule.Nynorsk: nn, rule.English: en}[lang]
	if len(args) == 0 {
		return text
	}
	return ward.Counted(fmt.Sprintf(text, args...))
}

// by is the note with where it is written, or whose practice it is.
func (n Note) by(source string) Note {
	return Note{
		rule.Bokmaal: n[rule.Bokmaal] + " Kilde: " + source + ".",
		rule.Nynorsk: n[rule.Nynorsk] + " Kjelde: " + rule.Cite(source, rule.Nynorsk) + ".",
		rule.English: n[rule.English] + " Source: " + rule.Cite(source, rule.English) + ".",
	}
}

// workedSunday says how much work makes a Sunday a worked one.
func workedSunday(least ward.Minutes) Note {
	if least == 0 {
		return note("En søndag eller helgedag er arbeidet når noe av arbeidet ligger i søndags- eller helgedagsdøgnet.",
			"Ein søndag eller heilagdag er arbeidd når noko av arbeidet ligg i søndags- eller heilagdagsdøgnet.",
			"A Sunday or holiday is worked when any work lies in its zone.")
	}
	return note("En søndag eller helgedag er arbeidet når mer enn %s av arbeidet ligger i søndags- eller helgedagsdøgnet.",
		"Ein søndag eller heilagdag er arbeidd når meir enn %s av arbeidet ligg i søndags- eller heilagdagsdøgnet.",
		"A Sunday or holiday is worked when more than %s of work lies in its zone.", least)
}

// choices are the counting choices in force (AML leaves many to practice), each with
// where it is from.
func (s *Sheet) choices() []Note {
	c := s.Case.Counting
	week := ward.WeekMoment((c.WeekStart + ward.Week) % ward.Week)
	owner := map[string]Note{
		ward.OwnerStart: note("begynner", "byrjar", "starts"),
		ward.OwnerEnd:   note("slutter", "sluttar", "ends"),
		ward.OwnerMost:  note("har det meste av seg", "har det meste av seg", "has most of it"),
	}[c.Owner]
	rest := map[string]Note{
		ward.RestInside: note("Ukentlig fri: hver uke har sin egen hvile, som ligger helt i uken.",
			"Vekefri: kvar veke har si eiga kvile, som ligg heilt i veka.",
			"Weekly rest: each week has a rest of its own, wholly inside the week."),
		ward.RestAcross: note("Ukentlig fri: hver uke har sin egen hvile, med minst 24 timer i uken; den kan begynne før uken eller slutte etter den.",
			"Vekefri: kvar veke har si eiga kvile, med minst 24 timar i veka; ho kan ta til før veka eller slutte etter henne.",
			"Weekly rest: each week has a rest of its own, at least 24 hours of it in the week; it may begin before the week or end after it."),
		ward.RestSliding: note("Ukentlig fri: innen sju dager fra hver vakt begynner, er det en ukehvile.",
			"Vekefri: innan sju dagar frå kvar vakt byrjar, er det ei vekekvile.",
			"Weekly rest: within seven days of every duty's start there is a weekly rest."),
	}[c.RestMode]
	means := note("Snitt over åtte og fire uker regnes for alle sammenhengende uker, ikke for faste blokker.",
		"Snitt over åtte og fire veker blir rekna for alle samanhengande veker, ikkje for faste blokker.",
		"Means over eight and four weeks are reckoned for every run of weeks, not for fixed blocks.")
	if c.Means == ward.BlockMeans {
		means = note("Snitt over åtte og fire uker regnes for faste blokker fra periodens første uke.",
			"Snitt over åtte og fire veker blir rekna for faste blokker frå første veka i perioden.",
			"Means over eight and four weeks are reckoned for fixed blocks from the period's first week.")
	}
	out := []Note{
		Note{
			rule.Bokmaal: fmt.Sprintf("Døgnet regnes fra %s og uken fra %s; en vakt hører helt til døgnet og uken der den %s.", hhmm(c.DayStart), weekMoment(week, rule.Bokmaal), owner[rule.Bokmaal]),
			rule.Nynorsk: fmt.Sprintf("Døgnet blir rekna frå %s og veka frå %s; ei vakt høyrer heilt til døgnet og veka der ho %s.", hhmm(c.DayStart), weekMoment(week, rule.Nynorsk), owner[rule.Nynorsk]),
			rule.English: fmt.Sprintf("Days run from %s and weeks from %s; a duty belongs wholly to the day and week where it %s.", hhmm(c.DayStart), weekMoment(week, rule.English), owner[rule.English]),
		}.by("praksis (NHO, departementet)"),
		note("Daglig hvile er tiden fra en dags hovedarbeidsperiode slutter til den neste begynner; et opphold i en delt vakt er ikke hvile.",
			"Dagleg kvile er tida frå hovudarbeidsperioden ein dag sluttar til den neste tek til; eit opphald i ei delt vakt er ikkje kvile.",
			"Daily rest is the time from the end of one day's main period to the start of the next; a gap in a split duty is no rest.").by("AML § 10-8 (1)"),
		rest.by("AML § 10-8 (2), F1-praksis"), means.by("AML § 10-5"),
		note("Snittet av arbeidstiden tas over hele planen, eller over så mange uker som avtalen sier; søndager og helgedager over blokker på %d uker. Ferie og helt fravær holdes utenfor.",
			"Snittet av arbeidstida blir teke over heile planen, eller over så mange veker som avtalen seier; søndagar og heilagdagar over blokker på %d veker. Ferie og heilt fråvær blir halde utanfor.",
			"Hours are averaged over the whole plan, or over as many weeks as the agreement says; Sundays and holidays over blocks of %d weeks. Vacation and full absence are left out.", c.SundayWeeks).by("AML § 10-5 og § 10-8 (4), NHO"),
		note("Natt er fra %s til %s. Nattarbeid er jevnlig når %d {vakt|vakter} på fire uker har mer enn tre timer av den.",
			"Natt er frå %s til %s. Nattarbeid er jamleg når %d {vakt|vakter} på fire veker har meir enn tre timar av henne.",
			"Night is from %s to %s. Night work is regular where %d {duty|duties} in four weeks {has|have} more than three hours of it.", hhmm(c.Night.From), hhmm(c.Night.To), c.RegularNights).by("AML § 10-11 (1) og (6)"),
		note("Hovedsakelig nattarbeid (35,5 timer) er minst %s av tiden om natten, i vakter med minst %s av den.",
			"Hovudsakleg nattarbeid (35,5 timar) er minst %s av tida om natta, i vakter med minst %s av henne.",
			"Work is mainly at night (35.5 hours) where at least %s of the time is, in duties with at least %s of it.", c.MainlyNight.Share, c.MainlyNight.Hours).by("NOU 2004: 5"),
		note("Søndags- og helgedagsdøgnet går fra %s dagen før til %s på dagen; fra %s på julaften, påskeaften og pinseaften, og fra %s før 1. og 17. mai på hverdager.",
			"Søndags- og heilagdagsdøgnet går frå %s dagen før til %s på dagen; frå %s på julaftan, påskeaftan og pinseaftan, og frå %s før 1. og 17. mai på kvardagar.",
			"The zone of a Sunday or holiday runs from %s the day before to %s on the day; from %s on Christmas Eve, Easter Eve and Whitsun Eve, and from %s before 1 and 17 May on weekdays.",
			hhmm(c.Zone.Start), hhmm(c.Zone.End), hhmm(c.Zone.SpecialStart), hhmm(c.Zone.MayStart)).by("AML § 10-10 (1), lov om 1. og 17. mai"),
		workedSunday(c.SundayLeast).by("AML § 10-10 (1)"),
		Note{
			rule.Bokmaal: "Turnus som er sammenlignbar med skift (35,5 timer), er snitt på minst " + comma(c.Comparable) + " timer i uken mellom 20:00 og 06:00.",
			rule.Nynorsk: "Turnus som kan samanliknast med skift (35,5 timar), er snitt på minst " + comma(c.Comparable) + " timar i veka mellom 20:00 og 06:00.",
			rule.English: fmt.Sprintf("Turnus comparable to shift work (35.5 hours) is a mean of at least %s hours a week between 20:00 and 06:00.", c.Comparable),
		}.by("praksis i kommunene"),
		note("Fra %d timer mellom 20:00 og 06:00 og %d timer på søn- og helgedager i året opplyses det at turnusen i parallelle avtaler er sammenlignbar med helkontinuerlig skift.",
			"Frå %d timar mellom 20:00 og 06:00 og %d timar på søn- og helgedagar i året blir det opplyst at turnusen i parallelle avtalar kan samanliknast med heilkontinuerleg skift.",
			"From %d hours between 20:00 and 06:00 and %d hours on Sundays and holidays a year it is told that parallel agreements hold the turnus comparable to fully continuous shifts.", c.Continuous.NightHours, c.Continuous.SundayHours).by("parallelle tariffavtaler"),
		note("I tredelt turnus teller en søndagstime %d minutter mer, en nattetime %d og en time som er begge deler, %d. Den veide normen i tariffen gjelder når minst %s av tiden er på dag og kveld.",
			"I tredelt turnus tel ein søndagstime %d minutt meir, ein nattetime %d og ein time som er begge delar, %d. Den vegne norma i tariffen gjeld når minst %s av tida er på dag og kveld.",
			"In a three-part rota a Sunday hour counts %d minutes more, a night hour %d and an hour that is both %d. The weighted norm of the tariff holds where at least %s of the time is on days and evenings.", c.Weights.Sunday, c.Weights.Night, c.Weights.Both, c.ByDay).by("AML § 10-4 (6), HTA 4.2.4"),
	}
	if slices.ContainsFunc(s.Case.Shifts, func(t ward.Shift) bool { return t.AtHome() }) {
		out = append(out, note("Bakvakt hjemme er hvile så lenge ingen kalles ut, og ikke arbeid på søndag; en del av tiden er arbeidstid.",
			"Bakvakt heime er kvile så lenge ingen blir kalla ut, og ikkje arbeid på søndag; ein del av tida er arbeidstid.",
			"On call at home is rest as long as nobody is called out, and no Sunday work; a part of the time is working time.").by("AML § 10-4 (3), Arbeidstilsynet"))
	}
	if s.Case.Dates.Rolling {
		return append(out, note("Grunnturnusen rullerer uten helgedager og uten overgang til sommer- og vintertid.",
			"Grunnturnusen rullerer utan heilagdagar og utan overgang til sommar- og vintertid.",
			"The base rota rolls without public holidays and without clock changes.").by("valgt i heltid"))
	}
	if s.Case.Help {
		out = append(out, note("Det turnusmodellen, tariffens timetall og belastningstakene krever av linjene, er vurdert for grunnturnusen og ikke på nytt.",
			"Det turnusmodellen, timetalet i tariffen og belastningstaka krev av linjene, er vurdert for grunnturnusen og ikkje på nytt.",
			"What the rota model, the tariff's hours and the strain ceilings ask of the lines was judged for the base rota and is not judged again."))
	}
	return append(out, note("Tid er medgått tid, også når klokken stilles.", "Tid er medgått tid, òg når klokka blir stilt.",
		"Time is elapsed time, also where clocks change.").by("valgt i heltid"))
}

// comma writes a number with the decimal comma.
func comma(n ward.Hundredths) string { return strings.Replace(n.String(), ".", ",", 1) }

// hhmm writes a clock time.
func hhmm(m ward.Minutes) string { return fmt.Sprintf("%02d:%02d", m/ward.Hour, m%ward.Hour) }

// weekMoment writes a weekday and clock time.
func weekMoment(m ward.WeekMoment, lang rule.Lang) string {
	names := map[rule.Lang][]string{
		rule.Bokmaal: {"mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"},
		rule.Nynorsk: {"måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"},
		rule.English: {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
	}
	return names[lang][ward.Minutes(m)/ward.Day] + " " + hhmm(ward.Minutes(m)%ward.Day)
}

// assumptions are what is taken for granted because the ward file is silent, and
// what agreements take away.
func (s *Sheet) assumptions() []Note {
	var out []Note
	for _, a := range s.Case.Agreements {
		switch {
		case a.Trial != nil && len(a.Trial.Waives) > 0:
			var names [3][]string
			for _, q := range a.Trial.Waives {
				r, _ := rule.ByID(q)
				for i, lang := range rule.Languages {
					names[i] = append(names[i], r.Text[lang].Name)
				}
			}
			out = append(out, Note{
				rule.Bokmaal: fmt.Sprintf("Forsøket %s setter til side: %s. Hjemmel: %s.", a.ID, strings.Join(names[0], ", "), a.Trial.Authority),
				rule.Nynorsk: fmt.Sprintf("Forsøket %s set til side: %s. Heimel: %s.", a.ID, strings.Join(names[1], ", "), a.Trial.Authority),
				rule.English: fmt.Sprintf("The trial %s waives: %s. Authority: %s.", a.ID, strings.Join(names[2], ", "), a.Trial.Authority),
			})
		case a.Trial == nil && a.SignedBy == "":
			out = append(out, note("Avtalen %s sier ikke hvem som har undertegnet den; den regnes som gyldig.",
				"Avtalen %s seier ikkje kven som har skrive under; han blir rekna som gyldig.",
				"The agreement %s does not say who signed it; it is taken as valid.", a.ID))
		}
	}
	if !s.Case.Dates.Rolling {
		missing := 0
		for _, l := range s.Lines {
			if len(l.past) == 0 {
				missing++
			}
		}
		if missing > 0 {
			out = append(out, note("%d {linje|linjer} har ingen kjente vakter før perioden: tiden før regnes som fri.",
				"%d {linje|linjer} har ingen kjende vakter før perioden: tida før blir rekna som fri.",
				"%d {line has|lines have} no known duties before the period: the time before counts as off.", missing))
		}
		out = append(out, note("Tiden etter periodens siste vakt regnes som fri.", "Tida etter siste vakta i perioden blir rekna som fri.",
			"Time after the last duty of the period counts as off."))
	}
	return out
}

// variantText says what another reading would have found.
func variantText(f Finding, lang rule.Lang) string {
	m, l := ward.Minutes(f.Measured), ward.Minutes(f.Limit)
	switch {
	case f.Variant == RestVacation:
		return sentence(lang, "Av ferien utenom hovedferien ligger høyst %d {virkedag|virkedager} på rad. Den enkelte kan kreve %d; det er ikke noe brudd så lenge ingen krever det.",
			"Av ferien utanom hovudferien ligg høgst %d {verkedag|verkedagar} på rad. Den einskilde kan krevje %d; det er ikkje noko brot så lenge ingen krev det.",
			"Of the vacation beside the main one at most %d working {day lies|days lie} in a row. The worker may ask for %d; it is no breach as long as nobody does.", f.Measured, f.Limit)
	case f.Variant == Continuous:
		return sentence(lang, "Linjen har %s i året mellom 20:00 og 06:00, og mange timer på søn- og helgedager. I parallelle avtaler er det sammenlignbart med helkontinuerlig skift, 33,6 timer i uken, fra %d timer. Det er ikke bekreftet for Hovedtariffavtalen i KS; partene avgjør (turnusmodellens norm).",
			"Linja har %s i året mellom 20:00 og 06:00, og mange timar på søn- og helgedagar. I parallelle avtalar kan det samanliknast med heilkontinuerleg skift, 33,6 timar i veka, frå %d timar. Det er ikkje stadfesta for Hovudtariffavtalen i KS; partane avgjer (norma til turnusmodellen).",
			"The line has %s a year between 20:00 and 06:00, and many hours on Sundays and holidays. Parallel agreements hold that comparable to fully continuous shifts, 33.6 hours a week, from %d hours. That is not confirmed for the KS agreement; the parties decide (the norm of the rota model).", m, (f.Limit+1)/60)
	case f.Variant == Anchored && f.Rule == "day_hours":
		return sentence(lang, "I de 24 timene fra vakten begynner arbeides det %s; grensen er %s. Regnet etter faste døgn er dette ikke noe brudd.",
			"I dei 24 timane frå vakta tek til blir det arbeidd %s; grensa er %s. Rekna etter faste døgn er dette ikkje noko brot.",
			"In the 24 hours from the duty's start %s are worked; the limit is %s. Counted by fixed days this is no breach.", m, l)
	case f.Variant == Anchored:
		return sentence(lang, "I de 24 timene fra vakten begynner er lengste hvile %s; grensen er %s. Regnet etter hviletiden mellom vaktene er dette ikke noe brudd.",
			"I dei 24 timane frå vakta tek til er lengste kvile %s; grensa er %s. Rekna etter kviletida mellom vaktene er dette ikkje noko brot.",
			"In the 24 hours from the duty's start the longest rest is %s; the limit is %s. Counted as the rest between duties this is no breach.", m, l)
	case f.Variant == ModeA:
		return sentence(lang, "Inne i uken er lengste hvile %s; grensen er %s. Hvilen går over ukeskiftet, og det regnes ikke som brudd.",
			"Inne i veka er lengste kvile %s; grensa er %s. Kvila går over vekeskiftet, og det blir ikkje rekna som brot.",
			"Inside the week the longest rest is %s; the limit is %s. The rest reaches over the turn of the week, which is not counted as a breach.", m, l)
	}
	return sentence(lang, "Det går %s fra første til siste vakt uten ukentlig fri imellom; en hvile innen sju dager ville gitt høyst %s.",
		"Det går %s frå første til siste vakt utan vekefri imellom; ei kvile innan sju dagar ville gitt høgst %s.",
		"From the first to the last duty %s pass without a weekly rest between; a rest within seven days would give at most %s.", m, l)
}
