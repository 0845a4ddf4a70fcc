package model

import "heltid/solver/ward"

// travel_time: nobody has two duties on a day, so there is no way between them;
// that from one day's duty to the next day's is taken from the rest.
var travelTime = implied{"travel_time", []ward.Quantity{"one_duty", "planned_overtime"}}
