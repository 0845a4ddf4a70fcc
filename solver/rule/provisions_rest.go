package rule

import "heltid/solver/ward"

// AML §§10-8 to 10-11.
var restAndNight = []Provision{
	computed("aml-10-8-1", "daily_rest"),
	computed("aml-10-8-1c", "compensating_rest"),
	computed("aml-10-8-2", "weekly_rest"),
	{ID: "aml-10-8-4a", Fate: Assessed, Rules: []ward.Quantity{"sundays_free", "sundays_in_row", "weekend_frequency"}, Text: says(
		"Ukehvilen skal så langt som mulig omfatte søndag.",
		"Vekekvila skal så langt som mogleg omfatte søndag.",
		"The weekly rest shall as far as possible include Sunday.")},
	computed("aml-10-8-4b", "sundays_in_row"),
	computed("aml-10-8-4c", "sundays_free", "sundays_in_row"),
	computed("aml-10-9-1", "breaks"),
	computed("aml-10-9-2", "extra_break"),
	{ID: "aml-10-10-1", Fate: Computed, Rules: []ward.Quantity{"sundays_in_row", "sundays_free", "full_time_norm", "mean_hours"}},
	{ID: "aml-10-10-1m", Fate: Computed, Rules: []ward.Quantity{"sundays_in_row", "sundays_free", "full_time_norm", "mean_hours"}},
	{ID: "aml-10-10-2", Fate: Assessed, Text: says(
		"Arbeid på søndager og helgedager er lov fordi pleie krever det; behovet drøftes med de tillitsvalgte.",
		"Arbeid på søndagar og heilagdagar er lov fordi pleie krev det; behovet blir drøfta med dei tillitsvalde.",
		"Work on Sundays and holidays is lawful because care requires it; the need is discussed with the representatives.")},
	{ID: "aml-10-11-1", Fate: Computed, Rules: []ward.Quantity{"night_mean", "strenuous_night", "full_time_norm", "mean_hours"}},
	{ID: "aml-10-11-2", Fate: Assessed, Rules: []ward.Quantity{"night_run", "nights_per_year"}, Text: says(
		"Nattarbeid er lov når arbeidets art gjør det nødvendig; det drøftes først.",
		"Nattarbeid er lov når arbeidet gjer det nødvendig; det blir drøfta først.",
		"Night work is lawful where the work requires it; it is discussed first.")},
	computed("aml-10-11-6", "night_mean"),
	computed("aml-10-11-7", "strenuous_night"),
	{ID: "aml-10-11-8", Fate: Assessed, Rules: []ward.Quantity{"nights_per_year"}, Text: says(
		"Den som hovedsakelig arbeider om natten, skal tilbys helseundersøkelse. Belastningsoversikten i check viser hvilke linjer det gjelder.",
		"Den som hovudsakleg arbeider om natta, skal få tilbod om helseundersøking. Belastningsoversikta i check viser kva linjer det gjeld.",
		"Who works mainly at night is to be offered a health check. The strain report of check shows whose lines these are.")},
	computed("aml-10-11-9", "night_mean", "strenuous_night"),
}

// AML §§10-12 and 10-13.
var exceptions = []Provision{
	{ID: "aml-10-12-1", Fate: Beside, Text: says(
		"Ledende og særlig uavhengige stillinger er unntatt; de hører ikke til i en vaktturnus.",
		"Leiande og særleg uavhengige stillingar er unntatte; dei høyrer ikkje til i ein vaktturnus.",
		"Leading and particularly independent posts are exempt; they have no place in a rota of duties.")},
	{ID: "aml-10-12-4", Fate: Computed, Text: says(
		"Tariffavtale med en fagforening med innstillingsrett kan åpne for mer; grensen er den avtalen setter. Stiger som går så langt, har dette trinnet.",
		"Tariffavtale med ei fagforeining med innstillingsrett kan opne for meir; grensa er den avtalen set. Stigar som går så langt, har dette trinnet.",
		"A collective agreement of a union with the right of nomination may open for more; its limit is the limit. Ladders that reach so far have this step."),
		Rules: []ward.Quantity{"day_hours", "total_hours", "week_hours", "eight_week_hours", "mean_hours", "daily_rest", "compensating_rest", "weekly_rest", "sundays_in_row", "sundays_free", "breaks", "extra_break", "night_mean", "strenuous_night"}},
	{ID: "aml-10-12-5", Fate: Beside, Text: says(
		"Er flertallet bundet av tariffavtalen, kan den gjelde alle som gjør samme arbeid. Avtalen i filen sier hvem den dekker.",
		"Er fleirtalet bunde av tariffavtalen, kan han gjelde alle som gjer same arbeidet. Avtalen i fila seier kven han dekkjer.",
		"Where the majority is bound by the agreement it may be applied to all who do the same work. The agreement in the file says whom it covers.")},
	{ID: "aml-10-12-6", Fate: Computed, Text: says(
		"Arbeidstilsynet kan tillate kortere hvile (aml-10-12-6) og timer over 13, det siste for delvis passivt arbeid (aml-10-12-7). Et slikt vedtak legges inn som avtale på nivå AT med grensen det setter.",
		"Arbeidstilsynet kan tillate kortare kvile (aml-10-12-6) og timar over 13, det siste for delvis passivt arbeid (aml-10-12-7). Eit slikt vedtak blir lagt inn som avtale på nivå AT med grensa det set.",
		"Arbeidstilsynet may allow shorter rests (aml-10-12-6), and hours beyond 13 for partly passive work (aml-10-12-7). Such a decision is entered as an agreement of level AT with the limit it sets."),
		Rules: []ward.Quantity{"daily_rest", "weekly_rest", "day_hours", "total_hours"}},
	{ID: "aml-10-13", Fate: Beside, Text: says(
		"Tvister om § 10-2 og § 10-6 (10) går til Tvisteløsningsnemnda.",
		"Tvistar om § 10-2 og § 10-6 (10) går til Tvisteløysingsnemnda.",
		"Disputes on §10-2 and §10-6(10) go to the dispute resolution board (Tvisteløsningsnemnda).")},
	{ID: "medlever", Fate: Beside, Text: says(
		"Medleverordninger har egen forskrift og kontrolleres ikke her.",
		"Medleverordningar har eiga forskrift og blir ikkje kontrollerte her.",
		"Live-in schemes have a regulation of their own and are not checked here.")},
}

// AML chapter 14.
var partTime = []Provision{
	{ID: "aml-14-1a", Fate: Assessed, Text: says(
		"Bruken av deltid drøftes minst en gang i året. heltid measure viser stillinger etter størrelse og gruppe, andelen deltid, hvem som ønsker mer, og merarbeidet der det er en liste over arbeidet tid.",
		"Bruken av deltid blir drøfta minst ein gong i året. heltid measure viser stillingar etter storleik og gruppe, delen på deltid, kven som ønskjer meir, og meirarbeidet der det er ei liste over arbeidd tid.",
		"Part time is discussed at least yearly. heltid measure shows posts by size and group, the share of part time, who wishes for more, and extra hours where there is a record of hours worked.")},
	{ID: "aml-14-1b-1", Fate: Assessed, Text: says(
		"Heltid er hovedregelen: det andre målet, etter minste bemanning.",
		"Heiltid er hovudregelen: det andre målet, etter minste bemanning.",
		"Full time is the main rule: the second goal, after minimum staffing.")},
	{ID: "aml-14-1b-2", Fate: Assessed, Text: says(
		"Behovet for en deltidsstilling dokumenteres skriftlig og drøftes før den lyses ut. `heltid explain --grounds` skriver dokumentet med tallene, og med felt for det bare partene vet.",
		"Behovet for ei deltidsstilling blir dokumentert skriftleg og drøfta før ho blir lyst ut. `heltid explain --grounds` skriv dokumentet med tala, og med felt for det berre partane veit.",
		"The need for a part-time post is documented in writing and discussed before it is filled. `heltid explain --grounds` writes the document with the figures, and with fields for what only the parties know.")},
	{ID: "aml-14-3-1", Fate: Assessed, Text: says(
		"Deltidsansatte har fortrinn til større stilling før ny ansettelse og innleie. Resultatet viser hvem som ønsker mer, og hva de får.",
		"Deltidstilsette har fortrinn til større stilling før ny tilsetjing og innleige. Resultatet viser kven som ønskjer meir, og kva dei får.",
		"Part-timers come before new hiring and hiring-in for a larger post. The result shows who wishes for more and what they get.")},
	{ID: "aml-14-3-2", Fate: Assessed, Text: says(
		"Deltidsansatte har fortrinn til ekstravakter før ansettelse og innleie. heltid extra viser for en vakt hvem den tilbys i hvilken rekkefølge, og hvor mange ansatte avdelingen har: kretsen kan avgrenses til enheter med til sammen minst 30.",
		"Deltidstilsette har fortrinn til ekstravakter før tilsetjing og innleige. heltid extra viser for ei vakt kven ho blir tilboden i kva rekkjefølgje, og kor mange tilsette avdelinga har: krinsen kan avgrensast til einingar med til saman minst 30.",
		"Part-timers come first for extra shifts, before hiring and hiring-in. heltid extra shows for a shift whom it is offered to in which order, and how many employees the ward has: the pool may be limited to units with together at least 30.")},
	{ID: "aml-14-3-3", Fate: Assessed, Rules: []ward.Quantity{"daily_rest", "compensating_rest", "weekly_rest", "day_hours", "total_hours", "mean_hours", "sundays_in_row", "person_limits"}, Text: says(
		"Vilkår for fortrinn: kvalifisert, og ingen vesentlig ulempe, som brudd på hvile eller overtid. heltid extra viser hva vakten ville brutt for hver enkelt, og hvor mye av den som er overtid.",
		"Vilkår for fortrinn: kvalifisert, og inga vesentleg ulempe, som brot på kvile eller overtid. heltid extra viser kva vakta ville brote for kvar einskild, og kor mykje av henne som er overtid.",
		"The conditions: qualified, and no material inconvenience, such as a breach of rest or overtime. heltid extra shows what the shift would break for each, and how much of it is overtime.")},
	{ID: "aml-14-3-4", Fate: Beside, Text: says(
		"Drøfting med den som gjør krav, forholdet til § 14-2 og tvister.",
		"Drøfting med den som gjer krav, forholdet til § 14-2 og tvistar.",
		"Discussion with the claimant, how it stands to §14-2, and disputes.")},
	{ID: "aml-14-4a", Fate: Assessed, Text: says(
		"Den som de siste tolv månedene jevnlig har arbeidet mer enn avtalt, har rett til stilling etter det. Av en liste over arbeidet tid (check --worked) vises for hver deltidsansatt hvor stor stilling timene svarer til, og i hvor mange av ukene det var mer enn avtalt, talt tilbake fra kravet. Om det er jevnlig, vurderer partene.",
		"Den som dei siste tolv månadene jamleg har arbeidd meir enn avtalt, har rett til stilling etter det. Av ei liste over arbeidd tid (check --worked) blir det vist for kvar deltidstilsett kor stor stilling timane svarer til, og i kor mange av vekene det var meir enn avtalt, talt tilbake frå kravet. Om det er jamleg, vurderer partane.",
		"Who has regularly worked more than agreed in the last twelve months is entitled to a post of that size. From a record of hours worked (check --worked) it is shown for each part-timer how large a post the hours come to, and in how many of the weeks there was more than agreed, counted back from the claim. Whether that is regular is for the parties to judge.")},
	{ID: "aml-14-8x", Fate: Beside, Text: says(
		"Skriftlig svar innen en måned til den som ber om en mer forutsigbar stilling.",
		"Skriftleg svar innan ein månad til den som ber om ei meir føreseieleg stilling.",
		"A written answer within a month to who asks for a more predictable post.")},
}

// What is agreed with one person, as it plans, never why.
var individual = []Provision{
	computed("no_night", "person_limits"),
	computed("reduced_hours", "size_range", "full_time_norm"),
	computed("no_overtime", "overtime_week", "planned_overtime"),
	{ID: "pregnant", Fate: Computed, Rules: []ward.Quantity{"person_limits"}, Text: says(
		"Bare virkningen på planen legges inn: ingen netter, lengste vakt, faste fridager, med datoer.",
		"Berre verknaden på planen blir lagd inn: ingen netter, lengste vakt, faste fridagar, med datoar.",
		"Only the effect on planning is entered: no nights, longest duty, fixed days off, with dates.")},
	{ID: "breastfeeding", Fate: Computed, Rules: []ward.Quantity{"person_limits"}, Text: says(
		"Bare virkningen på planen legges inn: lengste vakt og faste fridager, med datoer.",
		"Berre verknaden på planen blir lagd inn: lengste vakt og faste fridagar, med datoar.",
		"Only the effect on planning is entered: longest duty and fixed days off, with dates.")},
	computed("under_18", "day_hours", "week_hours", "daily_rest", "weekly_rest", "breaks", "person_limits", "overtime_week"),
	{ID: "second_job", Fate: Computed, Rules: []ward.Quantity{"day_hours", "week_hours", "mean_hours", "total_hours", "daily_rest", "weekly_rest", "sundays_in_row"}, Text: says(
		"Grensene gjelder per arbeidsgiver: kjente vakter i andre enheter i kommunen teller med.",
		"Grensene gjeld per arbeidsgivar: kjende vakter i andre einingar i kommunen tel med.",
		"Limits apply per employer: known duties in the municipality's other units count.")},
	computed("long_shift_consent", "long_shift_consent"),
	computed("competence", "cover"),
}
