package check

import (
	"slices"

	"heltid/solver/ward"
)

// eightWeekHours: where hours are averaged, 48 h a week over any eight weeks
// in a row (AML §10-5). A rolling line's weeks come round again; a calendar
// line is judged where all eight weeks are known. Days of full absence are
// neutral: whole weeks of them are passed over, single days lower the limit.
type eightWeekHours struct{}

func (eightWeekHours) ID() ward.Quantity { return "eight_week_hours" }

func (r eightWeekHours) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	l.windows(8, func(w window) (Measure, bool) {
		limit, ok := l.limit(t, r.ID(), 7*w.weeks[0])
		limit.Value = limit.Value * w.counted / 56
		return atMost(limit, l.inWeeks(w)), ok
	}, emit)
}

// A window is some weeks that follow each other when those of full absence are
// passed over, and how many of their days count.
type window struct {
	weeks   []int
	counted int
}

// inWeeks sums working minutes of a window.
func (l *Line) inWeeks(w window) int {
	sum := 0
	for _, week := range w.weeks {
		sum += l.net(7*week, 7*week+6)
	}
	return sum
}

// allWindows gives every window of so many weeks that is known and reaches into
// the period.
func (l *Line) allWindows(weeks int) []window {
	var known []int
	counted := map[int]int{}
	for w := -l.known; w < l.c.Dates.Weeks; w++ {
		if counted[w] = l.c.CountedDays(l.Person, 7*w, 7*w+7); counted[w] > 0 {
			known = append(known, w)
		}
	}
	n := len(known)
	starts := n - weeks + 1
	if l.c.Dates.Rolling {
		starts = n
	}
	var out []window
	for i := range max(0, starts) {
		w := window{}
		for k := i; k < i+weeks; k++ {
			week := known[k%n]
			w.weeks = append(w.weeks, week+k/n*l.c.Dates.Weeks)
			w.counted += counted[week]
		}
		if last := w.weeks[weeks-1]; last >= 0 {
			out = append(out, w)
		}
	}
	return out
}

// windows measures every window. Those in breach that follow each other are one
// event: the worst is told.
func (l *Line) windows(weeks int, measure func(window) (Measure, bool), emit func(Measure)) {
	all := l.allWindows(weeks)
	if l.c.Dates.Rolling { // begin with a kept one, so that an event over the seam is one
		kept := slices.IndexFunc(all, func(w window) bool {
			m, ok := measure(w)
			return !ok || m.Margin >= 0
		})
		all = slices.Concat(all[max(0, kept):], all[:max(0, kept)])
	}
	var worst *Measure
	tell := func() {
		if worst != nil {
			emit(*worst)
		}
		worst = nil
	}
	for _, w := range all {
		m, ok := measure(w)
		m = m.days(l.clock, 7*w.weeks[0], 7*w.weeks[weeks-1]+6)
		if !ok || m.Margin >= 0 {
			tell()
			if ok {
				emit(m)
			}
			continue
		}
		if worst == nil || m.Margin < worst.Margin {
			worst = &m
		}
	}
	tell()
}
