package check

import "heltid/solver/ward"

// changeNotice: days from when a changed duty was told to its day (AML §10-3,
// the same for changes as for the plan). What the worker wished for or swapped is
// not judged; nor is a rota that tells of no changes.
type changeNotice struct{}

func (changeNotice) ID() ward.Quantity { return "change_notice" }

func (r changeNotice) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	for _, c := range l.changes {
		if limit, ok := l.limit(t, r.ID(), c.Day); ok && !c.Agreed {
			emit(atLeast(limit, int(l.c.Dates.Date(c.Day)-c.Told)).days(l.clock, c.Day, c.Day))
		}
	}
}
