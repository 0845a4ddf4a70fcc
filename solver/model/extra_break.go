package model

import "heltid/solver/ward"

// extra_break: there is no overtime to have a break in (AML §10-9(2)).
var extraBreak = implied{"extra_break", []ward.Quantity{"planned_overtime"}}
