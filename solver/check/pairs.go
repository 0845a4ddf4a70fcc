package check

import "heltid/solver/ward"

// pairs: whenever anybody of the unit is on duty, somebody on duty has the
// attribute. Measured in minutes without, one finding for each unbroken
// stretch.
type pairs struct{}

func (pairs) ID() ward.Quantity { return "pairs" }

func (r pairs) CheckRota(s *Sheet, emit func(Measure)) {
	for _, p := range s.Case.Ward.Pairs {
		var without []level
		for day := range s.days {
			anybody := s.onDuty(p.Unit, ward.Total, s.between(day, 0, day+1, 0))
			for _, l := range levels(s.between(day, 0, day+1, 0), anybody) {
				if l.heads > 0 && len(s.onDuty(p.Unit, p.Who, l.span)) == 0 {
					without = append(without, level{l.span, l.minutes()})
				}
			}
		}
		s.tell(r.ID(), p.Unit, p.Who, s.join(without), emit)
	}
}
