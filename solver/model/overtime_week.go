package model

import "heltid/solver/ward"

// overtime_week: there is none (AML §10-6).
var overtimeWeek = implied{"overtime_week", []ward.Quantity{"planned_overtime"}}
