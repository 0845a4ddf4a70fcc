package check

import "heltid/solver/ward"

// coverMax: heads on duty against the need's largest number. Measured in
// person minutes too many.
type coverMax struct{}

func (coverMax) ID() ward.Quantity { return "cover_max" }

func (r coverMax) CheckRota(s *Sheet, emit func(Measure)) {
	s.needs(r.ID(), func(d ward.Demand) bool { return d.Max >= 0 }, func(d ward.Demand, heads int) int { return heads - d.Max }, emit)
}
