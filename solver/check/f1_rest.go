package check

import (
	"math"

	"heltid/solver/rota"
	"heltid/solver/ward"
)

// f1Rest: the rest that a week's F1 lies in is long enough to be the week's own
// (AML §10-8(2), F1 as KS and the unions write it): at least 24 h of it in the
// week, and what serves one week's F1 serves no other's. Measured: the longest
// rest the week can have round its F1 while the others have theirs.
type f1Rest struct{}

func (f1Rest) ID() ward.Quantity { return "f1_rest" }

func (r f1Rest) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	weeks := l.f1Weeks(t, -1)
	before, after := l.freeBefore(weeks), l.freeAfter(weeks)
	for i, w := range weeks {
		longest := 0
		for _, g := range w.around {
			longest = max(longest, w.usable(g.within(stretch{before[i], after[i]})))
		}
		emit(atLeast(parties(r.ID(), w.rest), longest).days(l.clock, 7*w.number, 7*w.number+6))
	}
}

// An f1Week is a week with the stretches of free time its F1 lie in.
type f1Week struct {
	restWeek
	around []stretch
}

// f1Week is the rest that a week's F1 claims: as weekly rest is counted.
func (l *Line) f1Week(t *ward.Terms, n int) (restWeek, bool) {
	limit, ok := l.limit(t, "weekly_rest", 7*n)
	week := stretch{l.minute(7 * n), l.minute(7*n + 7)}
	return restWeek{stretch: week, number: n, limit: limit, rest: limit.Value, inside: min(limit.Value, int(ward.Day))}, ok
}

// f1Weeks gives the weeks with an F1 that are not away from end to end, and one
// more as if any of its free days were its F1; -1 for none.
func (l *Line) f1Weeks(t *ward.Terms, more int) []f1Week {
	var out []f1Week
	for n := range l.c.Dates.Weeks {
		w := f1Week{}
		for day := 7 * n; day < 7*n+7; day++ {
			if l.code(day) == rota.F1 || n == more && !l.works(day) {
				w.around = append(w.around, l.around(day))
			}
		}
		var ok bool
		if w.restWeek, ok = l.f1Week(t, n); ok && len(w.around) > 0 && l.counted(n) > 0 {
			out = append(out, w)
		}
	}
	return out
}

// freeBefore gives, for each week, from when time is free as the weeks before it
// take their rests as early as can be; in a rolling line the last weeks come
// before the first.
func (l *Line) freeBefore(weeks []f1Week) []int {
	out := make([]int, len(weeks))
	l.round(len(weeks), math.MinInt/2, -1, func(i, free int) int {
		w := weeks[i]
		out[i] = free
		for _, g := range w.around {
			if a := max(g.from, free, w.first()); a <= w.last() && a+w.rest <= g.to {
				return a + w.rest
			}
		}
		return free
	})
	return out
}

// freeAfter gives, for each week, until when time is free as the weeks after it
// take their rests as late as can be.
func (l *Line) freeAfter(weeks []f1Week) []int {
	out := make([]int, len(weeks))
	n := len(weeks)
	l.round(n, math.MaxInt/2, 1, func(i, free int) int {
		i = n - 1 - i
		w := weeks[i]
		out[i] = free
		for k := len(w.around) - 1; k >= 0; k-- {
			g := w.around[k]
			if a := min(g.to, free) - w.rest; min(a, w.last()) >= max(g.from, w.first()) {
				return min(a, w.last())
			}
		}
		return free
	})
	return out
}
