package model

import "heltid/solver/ward"

// total_week_hours: without overtime a week keeps the 54 h of averaging (AML §10-5(2)),
// which is under 69, or what else is agreed for it.
var totalWeekHours = implied{"total_week_hours", []ward.Quantity{"week_hours", "planned_overtime"}}
