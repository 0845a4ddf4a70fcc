package check

import (
	"slices"

	"heltid/solver/rota"
	"heltid/solver/ward"
)

// f1PerWeek: where free days are written, each week has one F1. A week away from
// end to end may have none, nor need one that has no free day for it in a rest
// that the other weeks' F1 leave it.
type f1PerWeek struct{}

func (f1PerWeek) ID() ward.Quantity { return "f1_per_week" }

func (r f1PerWeek) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	if !l.coded() {
		return
	}
	for w := range l.c.Dates.Weeks {
		n := 0
		for day := 7 * w; day < 7*w+7; day++ {
			if l.code(day) == rota.F1 {
				n++
			}
		}
		if n == 0 && !l.couldHaveF1(t, w) {
			continue
		}
		m := atMost(parties(r.ID(), 1), n).days(l.clock, 7*w, 7*w+6)
		m.Margin = -max(n-1, 1-n)
		emit(m)
	}
}

// couldHaveF1 tells whether a week without an F1 has a free day for it, in a rest
// that none of the other weeks' F1 needs.
func (l *Line) couldHaveF1(t *ward.Terms, week int) bool {
	weeks := l.f1Weeks(t, week)
	if !slices.ContainsFunc(weeks, func(w f1Week) bool { return w.number == week }) {
		return false
	}
	before, after := l.freeBefore(weeks), l.freeAfter(weeks)
	for i, w := range weeks {
		has := false
		for _, g := range w.around {
			has = has || w.usable(g.within(stretch{before[i], after[i]})) >= w.rest
		}
		if !has {
			return false
		}
	}
	return true
}
