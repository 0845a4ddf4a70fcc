package model

import "heltid/solver/ward"

// overtime_four_weeks: there is none (AML §10-6).
var overtimeFourWeeks = implied{"overtime_four_weeks", []ward.Quantity{"planned_overtime"}}
