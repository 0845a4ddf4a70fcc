package rule

import "heltid/solver/ward"

// Ferieloven §§5 and 7, and the clause of the tariff that gives time off for
// work on holidays.
var vacation = []Provision{
	{ID: "ferieloven-5-1", Fate: Beside, Text: says(
		"25 virkedagers ferie i året, lørdager medregnet. Hvor mange dager den enkelte har tatt, vet ikke en plan for noen uker.",
		"25 verkedagar ferie i året, laurdagar rekna med. Kor mange dagar den einskilde har teke, veit ikkje ein plan for nokre veker.",
		"25 working days of vacation a year, Saturdays counted. How many days somebody has taken a plan of some weeks does not know.")},
	computed("ferieloven-5-4", "vacation_sunday"),
	computed("ferieloven-7-1", "main_vacation"),
	{ID: "hta-5-3-2", Fate: Computed, Rules: []ward.Quantity{"f4_time"}},
}
