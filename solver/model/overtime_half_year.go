package model

import "heltid/solver/ward"

// overtime_half_year: there is none (AML §10-6).
var overtimeHalfYear = implied{"overtime_half_year", []ward.Quantity{"planned_overtime"}}
