package rule

// HTA chapter 1 §§5 and 6: rates are dated data, used on the days they hold on.
var supplements = []Provision{
	{ID: "hta-5-1-2", Fate: Priced, Text: says(
		"To tillegg etter § 5 gis ikke for samme tid, men kveld og natt kommer oppå helg og helligdag: en helligdagstime får ikke helgetillegg.",
		"To tillegg etter § 5 blir ikkje gitt for same tid, men kveld og natt kjem oppå helg og heilagdag: ein heilagdagstime får ikkje helgetillegg.",
		"No two supplements of §5 are paid for the same time, but evening and night come on top of weekend and holiday: an hour on a holiday gets no weekend supplement.")},
	{ID: "hta-5-2", Fate: Priced, Text: says(
		"Helgetillegg fra lørdag 00:00 til søndag 24:00: en prosent av timelønnen, minst et kronebeløp. Timene er helgetimene. Fra 2019 til 2022 steg satsen i stedet med helgetimene i kalenderåret.",
		"Helgetillegg frå laurdag 00:00 til sundag 24:00: ein prosent av timeløna, minst eit kronebeløp. Timane er helgetimane. Frå 2019 til 2022 steig satsen i staden med helgetimane i kalenderåret.",
		"Weekend supplement from Saturday 00:00 to Sunday 24:00: a percentage of the hourly wage, at least an amount. Its hours are the weekend hours. From 2019 to 2022 the rate rose with the weekend hours of the calendar year instead.")},
	{ID: "hta-5-3-1", Fate: Priced, Text: says(
		"Helligdagstillegg på 1 1/3 timelønn på helligdager og påskeaften, og fra 12:00 onsdag før skjærtorsdag og på pinse-, jul- og nyttårsaften.",
		"Heilagdagstillegg på 1 1/3 timeløn på heilagdagar og påskeaftan, og frå 12:00 onsdag før skjærtorsdag og på pinse-, jul- og nyttårsaftan.",
		"Holiday supplement of 1 1/3 hourly wages on public holidays and Easter Eve, and from 12:00 on the Wednesday before Maundy Thursday and on the eves of Whitsun, Christmas and New Year.")},
	{ID: "hta-5-4-1", Fate: Priced, Text: says(
		"Kveldstillegg fra 17:00 til 21:00 og nattillegg fra 21:00 til 06:00 i turnus.",
		"Kveldstillegg frå 17:00 til 21:00 og nattillegg frå 21:00 til 06:00 i turnus.",
		"Evening supplement from 17:00 to 21:00 and night supplement from 21:00 to 06:00 in turnus.")},
	{ID: "hta-5-4-2", Fate: Priced, Text: says(
		"Utenfor skift- og turnusplaner: tillegg fra 17:00 til 06:00 for dem avdelingen nevner under pay.others.",
		"Utanfor skift- og turnusplanar: tillegg frå 17:00 til 06:00 for dei avdelinga nemner under pay.others.",
		"Outside shift and turnus plans: a supplement from 17:00 to 06:00 for those the ward names under pay.others.")},
	{ID: "hta-5-loc", Fate: Priced, Text: says(
		"Kommunen kan etter drøfting ha høyere eller andre satser: avdelingens egne, pay.rates, går foran tariffens.",
		"Kommunen kan etter drøfting ha høgare eller andre satsar: dei eigne til avdelinga, pay.rates, går føre dei i tariffen.",
		"The municipality may have higher or other rates after discussion: the ward's own, pay.rates, come before the tariff's.")},
	{ID: "hta-delt", Fate: Beside, Text: says(
		"Delt dagsverk er lovlig og telles som én hovedarbeidsperiode (cnt-8). Beløpet per delt dag i KS er ikke funnet og regnes ikke med i kroner.",
		"Delt dagsverk er lovleg og blir talt som éin hovudarbeidsperiode (cnt-8). Beløpet per delt dag i KS er ikkje funne og blir ikkje rekna med i kroner.",
		"A split day is lawful and counts as one main work period (cnt-8). The amount a split day pays under the KS agreement was not found and is not in the kroner.")},
	{ID: "hta-6", Fate: Priced, Text: says(
		"Overtid er pålagt arbeid ut over en full dag eller uke; deltidsansattes timer under det er merarbeid. En plan har ingen av delene. Av en liste over arbeidet tid viser heltid measure kroner for overtid og merarbeid; heltid extra viser hvor mye av en ekstravakt som er overtid. Satsene er daterte, og tillegg etter § 5 betales ikke på overtid.",
		"Overtid er pålagt arbeid ut over ein full dag eller ei full veke; timane til deltidstilsette under det er meirarbeid. Ein plan har ingen av delane. Av ei liste over arbeidd tid viser heltid measure kroner for overtid og meirarbeid; heltid extra viser kor mykje av ei ekstravakt som er overtid. Satsane er daterte, og tillegg etter § 5 blir ikkje betalte på overtid.",
		"Overtime is ordered work beyond a full day or week; below that a part-timer's hours are extra work. A plan has neither. Of a record of hours worked heltid measure shows kroner for overtime and extra work; heltid extra shows how much of an extra shift is overtime. Rates are dated, and supplements of §5 are not paid on overtime.")},
	{ID: "hta-6-shift", Fate: Priced, Text: says(
		"Forskjøvet arbeidstid: en vakt som er endret med mindre enn to ukers varsel, uten at den enkelte ønsket det, gir et tillegg. heltid measure viser det der turnusfilen sier hva som er endret og når det ble sagt. Satsen i KS er ikke bekreftet.",
		"Forskoven arbeidstid: ei vakt som er endra med mindre enn to vekers varsel, utan at den einskilde ønskte det, gir eit tillegg. heltid measure viser det der turnusfila seier kva som er endra og når det vart sagt. Satsen i KS er ikkje stadfesta.",
		"Moved duties: one changed at less than two weeks' notice, unless the worker wished for it, pays a supplement. heltid measure shows it where the rota file says what was changed and when it was told. The KS rate is not verified.")},
}
