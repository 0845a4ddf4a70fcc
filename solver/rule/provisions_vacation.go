package rule

import "heltid/solver/ward"

// Ferieloven §§5 and 7, and the clause of the tariff that gives time off for
// work on holidays.
var vacation = []Provision{
	{ID: "ferieloven-5-1", Fate: Beside, Text: says(
		"25 virkedagers ferie i året, lørdager medregnet. Hvor mange dager den enkelte har tatt, vet ikke en plan for noen uker.",
		"25 verkedagar ferie i året, laurdagar rekna med. Kor mange dagar den einskilde har teke, veit ikkje ein plan for nokre veker.",
		"25 working days of vacation a year, Saturdays counted. How many days somebody has taken a plan of some weeks does not know.")},
	{ID: "ferieloven-5-2", Fate: Beside, Text: says(
		"Den som fyller 60 år i ferieåret, har 6 virkedager til og bestemmer selv når. Filen har ikke noens alder; uken legges inn som ferie.",
		"Den som fyller 60 år i ferieåret, har 6 verkedagar til og bestemmer sjølv når. Fila har ikkje alderen til nokon; veka blir lagd inn som ferie.",
		"Whoever turns 60 in the year has 6 more working days and decides when. The file has nobody's age; the week is entered as vacation.")},
	computed("ferieloven-5-4", "vacation_sunday"),
	computed("ferieloven-7-1", "main_vacation"),
	{ID: "ferieloven-7-2", Fate: Assessed, Rules: []ward.Quantity{"main_vacation"}, Text: says(
		"Resten av ferien, 7 virkedager, kan den enkelte kreve å få i sammenheng. Om det krever noen, vet ikke en plan; check opplyser om den er delt.",
		"Resten av ferien, 7 verkedagar, kan den einskilde krevje å få i samanheng. Om nokon krev det, veit ikkje ein plan; check opplyser om han er delt.",
		"The rest of the vacation, 7 working days, the worker may ask to have in a row. Whether somebody asks a plan does not know; check informs where it is divided.")},
	{ID: "hta-5-3-2", Fate: Computed, Rules: []ward.Quantity{"f4_time"}},
}
