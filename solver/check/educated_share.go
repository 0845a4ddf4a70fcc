package check

import "heltid/solver/ward"

// educatedShare: educated posts, as the sum of their sizes, and the educated
// share of planned hours do not fall below today's. In hundredths of a percent.
type educatedShare struct{}

func (educatedShare) ID() ward.Quantity { return "educated_share" }

func (r educatedShare) CheckRota(s *Sheet, emit func(Measure)) {
	if !s.Case.Educated || len(s.Case.Ward.People) == 0 {
		return
	}
	today, _ := s.Case.EducatedToday()
	part, whole := s.Case.EducatedHours()
	size, hours, all := 0, 0, 0
	for _, l := range s.Lines {
		all += l.hours.Planned
		if s.Case.Has(l.Person, ward.Educated, s.Case.Dates.Start) {
			size += int(l.Size)
			hours += l.hours.Planned
		}
	}
	emit(atLeast(parties(r.ID(), int(today)), size).period(s.clock))
	if all == 0 || whole == 0 {
		return
	}
	// rounded apart, so that a share that is not kept is never shown as kept
	full := int(ward.FullTime)
	share, limit := hours*full/all, (part*full+whole-1)/whole
	if hours*whole >= part*all {
		share = max(share, limit)
	}
	emit(atLeast(parties(r.ID(), limit), share).period(s.clock))
}
