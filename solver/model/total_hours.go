package model

import "heltid/solver/ward"

// total_hours: without overtime all work is ordinary, and what is agreed for that is
// within the total (AML §10-6(8)).
var totalHours = implied{"total_hours", []ward.Quantity{"day_hours", "planned_overtime"}}
