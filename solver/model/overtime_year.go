package model

import "heltid/solver/ward"

// overtime_year: there is none (AML §10-6).
var overtimeYear = implied{"overtime_year", []ward.Quantity{"planned_overtime"}}
