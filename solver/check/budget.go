package check

import "heltid/solver/ward"

// budget: the sum of agreed sizes, or of planned hours as full-time posts of
// the agreed norm, within what the ward may pay for. In hundredths of a percent
// of a post.
type budget struct{}

func (budget) ID() ward.Quantity { return "budget" }

func (r budget) CheckRota(s *Sheet, emit func(Measure)) {
	b := s.Case.Budget
	if b == nil || b.FullTimeWeeks == 0 {
		return
	}
	sizes, minutes := 0, 0
	for _, l := range s.Lines {
		sizes += int(l.Size)
		minutes += l.hours.paid()
	}
	if b.Count == ward.BudgetHours {
		post := int(s.Case.FixedNorm()) * s.Case.Dates.Weeks
		sizes = (minutes*int(ward.FullTime) + post - 1) / post
	}
	emit(atMost(parties(r.ID(), int(b.FullTimeWeeks)), sizes).period(s.clock))
}
