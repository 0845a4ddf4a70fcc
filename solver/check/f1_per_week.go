package check

import (
	"heltid/solver/rota"
	"heltid/solver/ward"
)

// f1PerWeek: where free days are written, each week has one F1. A week away from
// end to end may have none, nor need one whose weekly rest holds no free day.
type f1PerWeek struct{}

func (f1PerWeek) ID() ward.Quantity { return "f1_per_week" }

func (r f1PerWeek) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	if !l.coded() {
		return
	}
	for w := range l.c.Dates.Weeks {
		n, could := 0, false
		week, ok := l.f1Week(t, w)
		for day := 7 * w; day < 7*w+7; day++ {
			if l.code(day) == rota.F1 {
				n++
			}
			could = could || ok && !l.works(day) && week.usable(l.around(day)) >= week.rest
		}
		if n == 0 && (!could || l.counted(w) == 0) {
			continue
		}
		m := atMost(parties(r.ID(), 1), n).days(l.clock, 7*w, 7*w+6)
		m.Margin = -max(n-1, 1-n)
		emit(m)
	}
}
