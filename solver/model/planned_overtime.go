package model

// planned_overtime: overtime is never planned (AML §10-6(1)). A rota model has no
// shift type that is overtime; what history has of it is a constant.
var plannedOvertime = never{"planned_overtime", func(_ *Build, _ *person, _ int, s *shift) bool {
	return s.Overtime
}}
