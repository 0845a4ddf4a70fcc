package check

import "heltid/solver/ward"

// publicationNotice: days from when the plan was made known to its first day
// (AML §10-3). A rota that does not say is not judged.
type publicationNotice struct{}

func (publicationNotice) ID() ward.Quantity { return "publication_notice" }

func (r publicationNotice) CheckRota(s *Sheet, emit func(Measure)) {
	limit, ok := s.Terms.Limit(r.ID(), everybody, s.Case.Dates.Start)
	if !ok || s.published == nil {
		return
	}
	emit(atLeast(limit, int(s.Case.Dates.Start-*s.published)).days(s.clock, 0, 0))
}
