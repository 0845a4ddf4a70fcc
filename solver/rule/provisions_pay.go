package rule

// HTA chapter 1 §§5 and 6: rates are dated data, used on the days they hold on.
var supplements = []Provision{
	{ID: "hta-5-1-2", Fate: Priced, Text: says(
		"To tillegg etter § 5 gis ikke for samme tid, men kveld og natt kommer oppå helg og helligdag: en helligdagstime får ikke helgetillegg.",
		"To tillegg etter § 5 blir ikkje gitt for same tid, men kveld og natt kjem oppå helg og heilagdag: ein heilagdagstime får ikkje helgetillegg.",
		"No two supplements of §5 are paid for the same time, but evening and night come on top of weekend and holiday: an hour on a holiday gets no weekend supplement.")},
	{ID: "hta-5-2", Fate: Priced, Text: says(
		"Helgetillegg fra lørdag 00:00 til søndag 24:00: en prosent av timelønnen, minst et kronebeløp. Timene er helgetimene.",
		"Helgetillegg frå laurdag 00:00 til sundag 24:00: ein prosent av timeløna, minst eit kronebeløp. Timane er helgetimane.",
		"Weekend supplement from Saturday 00:00 to Sunday 24:00: a percentage of the hourly wage, at least an amount. Its hours are the weekend hours.")},
	{ID: "hta-5-3-1", Fate: Priced, Text: says(
		"Helligdagstillegg på 1 1/3 timelønn på helligdager og påskeaften, og fra 12:00 onsdag før skjærtorsdag og på pinse-, jul- og nyttårsaften.",
		"Heilagdagstillegg på 1 1/3 timeløn på heilagdagar og påskeaftan, og frå 12:00 onsdag før skjærtorsdag og på pinse-, jul- og nyttårsaftan.",
		"Holiday supplement of 1 1/3 hourly wages on public holidays and Easter Eve, and from 12:00 on the Wednesday before Maundy Thursday and on the eves of Whitsun, Christmas and New Year.")},
	{ID: "hta-5-4-1", Fate: Priced, Text: says(
		"Kveldstillegg fra 17:00 til 21:00 og nattillegg fra 21:00 til 06:00 i turnus.",
		"Kveldstillegg frå 17:00 til 21:00 og nattillegg frå 21:00 til 06:00 i turnus.",
		"Evening supplement from 17:00 to 21:00 and night supplement from 21:00 to 06:00 in turnus.")},
	{ID: "hta-6", Fate: Priced, Text: says(
		"Overtid er pålagt arbeid ut over en full dag eller uke; deltidsansattes timer under det er merarbeid. En plan har ingen av delene; heltid extra viser hvor mye av en ekstravakt som er overtid.",
		"Overtid er pålagt arbeid ut over ein full dag eller ei full veke; timane til deltidstilsette under det er meirarbeid. Ein plan har ingen av delane; heltid extra viser kor mykje av ei ekstravakt som er overtid.",
		"Overtime is ordered work beyond a full day or week; below that a part-timer's hours are extra work. A plan has neither; heltid extra shows how much of an extra shift is overtime.")},
}
