package check

import (
	"slices"

	"heltid/solver/ward"
)

// eightWeekHours: 48 h a week over any eight of the law's weeks in a row (AML
// §10-5, §10-6(8)), or over fixed blocks of eight where the ward counts so. A
// rolling line's weeks come round again; a calendar line is judged where all
// eight weeks are known. Days of full absence are neutral: whole weeks of them
// are passed over, single days lower the limit.
type eightWeekHours struct{}

func (eightWeekHours) ID() ward.Quantity { return "eight_week_hours" }

func (r eightWeekHours) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	l.windows(8, func(w window) (Measure, bool) {
		limit, ok := l.limitIn(t, r.ID(), l.spanOf(w))
		return atMost(share(limit, w.counted, 56), l.inWeeks(w, tally.all)), ok
	}, emit)
}

// A window is some of the law's weeks that follow each other when those of full
// absence are passed over, and how many of their days count. Of a short one not
// all weeks are known: it has the days of them all, and tells of a breach alone.
type window struct {
	weeks   []int
	counted int
	short   bool
}

// spanOf is the window from its first week's start to its last one's end.
func (l *Line) spanOf(w window) span {
	r := l.byWeek.ruler
	return span{l.window(r, w.weeks[0]).from, l.window(r, w.weeks[len(w.weeks)-1]).to}
}

// inWeeks sums a quantity over the weeks of a window.
func (l *Line) inWeeks(w window, of func(tally) int) int {
	sum := 0
	for _, week := range w.weeks {
		sum += of(l.byWeek.at(week))
	}
	return sum
}

// allWindows gives every window of so many weeks that is known and reaches into
// the period; where means are taken over blocks, those that follow each other
// from the first week.
func (l *Line) allWindows(weeks int) []window {
	first, step := -l.known, 1
	if l.c.Counting.Means == ward.BlockMeans {
		first, step = 0, weeks
	}
	var known []int
	counted := map[int]int{}
	for w := first; w < l.c.Dates.Weeks; w++ {
		if counted[w] = l.c.CountedDays(l.Person, 7*w, 7*w+7); counted[w] > 0 {
			known = append(known, w)
		}
	}
	n := len(known)
	if l.worked && n > 0 && n < weeks {
		w := window{weeks: known, counted: 7 * (weeks - n), short: true}
		for _, week := range known {
			w.counted += counted[week]
		}
		return []window{w}
	}
	starts := n - weeks + 1
	if l.c.Dates.Rolling {
		starts, step = n, common(step, n) // blocks go round, too
	}
	var out []window
	for i := 0; i < starts; i += step {
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

// common is the greatest common divisor.
func common(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
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
		m = m.during(l.clock, l.spanOf(w))
		if !ok || m.Margin >= 0 {
			tell()
			if ok && !w.short {
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
