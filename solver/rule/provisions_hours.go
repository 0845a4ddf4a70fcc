package rule

import "heltid/solver/ward"

// How the law's windows are counted (AML §10-1 and practice).
var countingProvisions = []Provision{
	{ID: "cnt-1", Fate: Counting, Text: says(
		"Arbeidstid er tid til arbeidsgivers disposisjon; alt annet er fritid (AML § 10-1). Vakter er arbeidstid fra start til slutt, unntatt ubetalte pauser.",
		"Arbeidstid er tid til disposisjon for arbeidsgivaren; alt anna er fritid (AML § 10-1). Vakter er arbeidstid frå start til slutt, unntatt ubetalte pausar.",
		"Working time is time at the employer's disposal; all else is off duty (AML §10-1). Duties are working time from start to end, unpaid breaks left out.")},
	{ID: "cnt-2", Fate: Counting, Text: says(
		"En ubetalt pause er verken arbeid eller hvile, og deler ikke en hovedarbeidsperiode (AML § 10-9). En betalt pause er arbeidstid.",
		"Ein ubetalt pause er verken arbeid eller kvile, og deler ikkje ein hovudarbeidsperiode (AML § 10-9). Ein betalt pause er arbeidstid.",
		"An unpaid break is neither work nor rest and does not split a main work period (AML §10-9). A paid break is working time.")},
	{ID: "cnt-3", Fate: Counting, Text: says(
		"Døgnet er et fast vindu, ikke et hvilket som helst døgn: counting.day_start, som må være det samme hele tiden.",
		"Døgnet er eit fast vindauge, ikkje eit kva som helst døgn: counting.day_start, som må vere det same heile tida.",
		"The 24 hours are a fixed window, not any running ones: counting.day_start, the same throughout.")},
	{ID: "cnt-4", Fate: Counting, Text: says(
		"Uten avtale går døgnet fra midnatt og uken fra mandag: counting.week_start.",
		"Utan avtale går døgnet frå midnatt og veka frå måndag: counting.week_start.",
		"With nothing agreed the day runs from midnight and the week from Monday: counting.week_start.")},
	{ID: "cnt-5", Fate: Counting, Text: says(
		"En vakt deles aldri mellom to vinduer; den hører helt til ett av dem.",
		"Ei vakt blir aldri delt mellom to vindauge; ho høyrer heilt til eitt av dei.",
		"A duty is never split between two windows; it belongs wholly to one.")},
	{ID: "cnt-6", Fate: Counting, Text: says(
		"Hvilket vindu en vakt over skillet hører til, sier loven ikke: counting.night_owner, der den begynner, slutter eller har mest.",
		"Kva vindauge ei vakt over skiljet høyrer til, seier lova ikkje: counting.night_owner, der ho byrjar, sluttar eller har mest.",
		"The Act does not say which window owns a duty across the border: counting.night_owner, where it starts, ends or has most of it.")},
	{ID: "cnt-7", Fate: Counting, Text: says(
		"Daglig hvile måles fra slutten av en hovedarbeidsperiode til starten av den neste.",
		"Dagleg kvile blir målt frå slutten av ein hovudarbeidsperiode til starten av den neste.",
		"Daily rest is measured from the end of one main work period to the start of the next.")},
	{ID: "cnt-8", Fate: Counting, Text: says(
		"Delene av en delt dag er én hovedarbeidsperiode; oppholdet mellom dem er ikke daglig hvile.",
		"Delane av ein delt dag er éin hovudarbeidsperiode; opphaldet mellom dei er ikkje dagleg kvile.",
		"The pieces of a split day are one main work period; the gap between them is no daily rest.")},
	{ID: "cnt-9", Fate: Counting, Text: says(
		"Grensene er med: like mye som grensen er lov. Alt regnes i hele minutter uten avrunding.",
		"Grensene er med: like mykje som grensa er lov. Alt blir rekna i heile minutt utan avrunding.",
		"Limits are included: as much as the limit is lawful. Everything is in whole minutes, nothing is rounded.")},
	{ID: "cnt-10", Fate: Counting, Text: says(
		"Dager med fullt fravær og ferie er nøytrale i gjennomsnittet: de holdes utenfor.",
		"Dagar med fullt fråvær og ferie er nøytrale i gjennomsnittet: dei blir haldne utanfor.",
		"Days of full absence and holiday are neutral in means: they are left out.")},
	{ID: "cnt-11", Fate: Counting, Text: says(
		"Når klokken stilles, telles medgått tid: vårnatten er en time kortere, høstnatten en time lengre.",
		"Når klokka blir stilt, blir medgått tid talt: vårnatta er ein time kortare, haustnatta ein time lengre.",
		"Where clocks change elapsed time counts: the spring night is an hour shorter, the autumn night an hour longer.")},
	{ID: "cnt-12", Fate: Counting, Text: says(
		"Danmarks rullerende døgn gjelder ikke. Det strengere døgnet fra vaktens start vises som opplysning.",
		"Det rullerande døgnet i Danmark gjeld ikkje. Det strengare døgnet frå starten av vakta blir vist som opplysning.",
		"Denmark's rolling day does not apply. The stricter 24 hours from a duty's start are shown for information.")},
}

// AML §§10-2, 10-3 and 10-7.
var framework = []Provision{
	{ID: "aml-10-2-1", Fate: Assessed, Rules: []ward.Quantity{"night_run", "long_run", "day_run", "quick_returns", "lone_days", "two_day_break", "nights_per_year", "weekend_hours"}, Text: says(
		"Ordningen skal ikke gi uheldig belastning. Det avgjør partene sammen med vernetjenesten; belastningsoversikten i check har tallene for hver linje.",
		"Ordninga skal ikkje gi uheldig belastning. Det avgjer partane saman med vernetenesta; belastningsoversikta i check har tala for kvar linje.",
		"The arrangement must not strain people unduly. The parties and the safety service judge it; the strain report of check has each line's figures.")},
	computed("aml-10-2-2", "person_limits"),
	{ID: "aml-10-2-3", Fate: Assessed, Text: says(
		"Rett til fleksibel arbeidstid når det ikke gir vesentlig ulempe: avtales med den enkelte og legges inn som faste fridager eller ønsker.",
		"Rett til fleksibel arbeidstid når det ikkje gir vesentleg ulempe: blir avtalt med den einskilde og lagt inn som faste fridagar eller ønske.",
		"A right to flexible hours where it is no material inconvenience: agreed with the person and entered as fixed days off or wishes.")},
	{ID: "aml-10-2-4", Fate: Computed, Rules: []ward.Quantity{"size_range", "full_time_norm"}, Text: says(
		"Redusert arbeidstid: personens største størrelse.",
		"Redusert arbeidstid: største storleik for personen.",
		"Reduced hours: the person's largest size.")},
	{ID: "aml-10-3-1", Fate: Computed, Rules: []ward.Quantity{"uncoded_days"}, Text: says(
		"Arbeidsplanen skal vise uker, dager og tider for hver enkelt. En turnusfil har en kode for hver dag i hver uke; den leses ikke uten.",
		"Arbeidsplanen skal vise veker, dagar og tider for kvar einskild. Ei turnusfil har ein kode for kvar dag i kvar veke; ho blir ikkje lesen utan.",
		"The work plan must show weeks, days and times for each person. A rota file has a code for every day of every week and is not read without.")},
	computed("aml-10-3-2", "publication_notice", "change_notice"),
	{ID: "aml-10-7", Fate: Beside, Text: says(
		"Oversikt over arbeidet tid føres ved siden av planen.",
		"Oversikt over arbeidd tid blir ført ved sida av planen.",
		"Hours actually worked are recorded beside the plan.")},
}

// AML §§10-4, 10-5 and 10-6, and HTA chapter 1 §4.
var workingHours = []Provision{
	computed("aml-10-4-1", "day_hours", "week_hours", "mean_hours"),
	computed("aml-10-4-2", "day_hours", "week_hours"),
	{ID: "aml-10-4-3", Fate: Computed, Rules: []ward.Quantity{"day_hours", "week_hours", "mean_hours"}, Text: says(
		"Bakvakt hjemme: minst en sjudel av tiden er arbeidstid. Tiden uten utkalling er fritid i reglene om hvile, og kan ligge i den (Arbeidstilsynets praksis); den er ikke arbeid på søndag. En utkalling føres som overtid i arbeidet tid.",
		"Bakvakt heime: minst ein sjudel av tida er arbeidstid. Tida utan utkalling er fritid i reglane om kvile, og kan liggje i henne (praksisen til Arbeidstilsynet); ho er ikkje arbeid på søndag. Ei utkalling blir ført som overtid i arbeidd tid.",
		"On call at home: at least a seventh of the time is working time. Time without a call-out is time off in the rules on rest and may lie in it (practice of Arbeidstilsynet); it is no Sunday work. A call-out is entered as overtime in hours worked.")},
	computed("aml-10-4-4", "week_hours", "mean_hours"),
	computed("aml-10-4-5", "week_hours", "mean_hours"),
	computed("aml-10-4-6", "week_hours", "mean_hours"),
	computed("aml-10-5-1", "day_hours", "week_hours", "eight_week_hours", "mean_hours", "averaging_weeks"),
	computed("aml-10-5-2", "day_hours", "week_hours", "eight_week_hours", "mean_hours", "averaging_weeks"),
	computed("aml-10-5-3", "day_hours", "week_hours", "eight_week_hours", "mean_hours", "averaging_weeks"),
	computed("aml-10-6-1", "planned_overtime"),
	{ID: "aml-10-6-2", Fate: Computed, Rules: []ward.Quantity{"overtime_week", "overtime_four_weeks", "overtime_half_year", "overtime_year", "planned_overtime"}, Text: says(
		"Overtid er det som går ut over grensen for alminnelig arbeidstid. Det en deltidsansatt arbeider ut over stillingen, er merarbeid inntil grensen på dagen og i uken; tariffens overtid begynner før (hta-6).",
		"Overtid er det som går ut over grensa for alminneleg arbeidstid. Det ein deltidstilsett arbeider ut over stillinga, er meirarbeid inntil grensa på dagen og i veka; overtida i tariffen tek til før (hta-6).",
		"Overtime is what passes the limit of ordinary hours. What a part-timer works beyond the post is additional work up to the limit of the day and the week; the tariff's overtime begins sooner (hta-6).")},
	computed("aml-10-6-4", "overtime_week", "overtime_four_weeks", "overtime_year"),
	computed("aml-10-6-5", "overtime_week", "overtime_four_weeks", "overtime_year"),
	computed("aml-10-6-6", "overtime_week", "overtime_half_year"),
	{ID: "aml-10-6-7", Fate: Beside, Text: says(
		"Overtid utover rammen i fjerde ledd krever den enkeltes samtykke hver gang.",
		"Overtid utover ramma i fjerde ledd krev samtykke frå den einskilde kvar gong.",
		"Overtime beyond the frame of the fourth paragraph needs the person's consent each time.")},
	computed("aml-10-6-8a", "total_hours"),
	computed("aml-10-6-8b", "eight_week_hours", "total_week_hours"),
	computed("aml-10-6-9", "total_hours"),
	computed("aml-10-6-10", "overtime_week"),
	{ID: "aml-10-6-11", Fate: Beside, Text: says(
		"Overtidstillegget er minst 40 prosent; tariffens er mer (hta-6). Det er lønn, ikke plan.",
		"Overtidstillegget er minst 40 prosent; det i tariffen er meir (hta-6). Det er løn, ikkje plan.",
		"The overtime supplement is at least 40 per cent; the tariff's is more (hta-6). That is pay, not planning.")},
	{ID: "hta-2-3", Fate: Assessed, Rules: []ward.Quantity{"small_posts"}, Text: says(
		"Heltid er hovedregelen også i tariffen, og bruken av deltid drøftes: se aml-14-1a og aml-14-1b-1.",
		"Heiltid er hovudregelen også i tariffen, og bruken av deltid blir drøfta: sjå aml-14-1a og aml-14-1b-1.",
		"Full time is the main rule in the tariff too, and the use of part time is discussed: see aml-14-1a and aml-14-1b-1.")},
	computed("hta-4-2-1", "full_time_norm", "owed_hours"),
	computed("hta-4-2-2", "full_time_norm", "owed_hours"),
	{ID: "hta-4-2-3", Fate: Computed, Rules: []ward.Quantity{"full_time_norm", "owed_hours"}, Text: says(
		"Helkontinuerlig skift og sammenlignbar turnus, 33,6 timer, er det partene sier (turnusmodellens norm). Parallelle avtaler setter grensen ved 539 nattetimer (20–06) og 231 søndagstimer i året; check opplyser om linjer som har så mye.",
		"Heilkontinuerleg skift og samanliknbar turnus, 33,6 timar, er det partane seier (norma til turnusmodellen). Parallelle avtalar set grensa ved 539 nattetimar (20–06) og 231 søndagstimar i året; check opplyser om linjer som har så mykje.",
		"Fully continuous shifts and comparable turnus, 33.6 hours, are what the parties say (the norm of the rota model). Parallel agreements draw the line at 539 night hours (20-06) and 231 Sunday hours a year; check informs of lines that have so many.")},
	computed("hta-4-2-4", "full_time_norm", "owed_hours"),
}
