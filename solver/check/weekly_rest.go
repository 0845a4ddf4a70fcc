package check

import (
	"math"

	"heltid/solver/ward"
)

// weeklyRest: every one of the law's weeks owns one continuous rest of 35 h (AML
// §10-8(2)), or as agreed, of which 24 h lie in the week, as F1 days are written
// (Fagforbundet, Delta); all of it where the ward counts so (mode A). In mode C
// the seven days slide instead. Rests of different weeks do not overlap, so one
// long rest serves two weeks only if it is long enough for both. Time before
// the first known duty of a calendar line and after its last counts as rest.
// Measured: the longest rest the week can have while the others have theirs.
type weeklyRest struct{}

func (weeklyRest) ID() ward.Quantity { return "weekly_rest" }

func (r weeklyRest) Check(l *Line, t *ward.Terms, emit func(Measure)) {
	switch {
	case len(l.main) == 0:
		return
	case l.c.Counting.RestMode == ward.RestSliding:
		l.slidingRest(t, func(m Measure, in span) { emit(m.during(l.clock, in)) })
		return
	}
	weeks, gaps := l.restWeeks(t, r.ID()), l.gaps()
	before, found := l.earliest(weeks, gaps)
	after := l.latest(weeks, gaps)
	all := true
	for _, ok := range found {
		all = all && ok
	}
	for i, w := range weeks {
		if w.number < 0 {
			continue
		}
		free := stretch{before[i], math.MaxInt}
		if all {
			free.to = after[i]
		}
		longest := 0
		for _, g := range gaps {
			longest = max(longest, w.usable(g.within(free)))
		}
		emit(atLeast(w.limit, longest).during(l.clock, l.window(l.weekRuler(), w.number)))
	}
}

// A stretch is time in elapsed minutes from the first midnight of the period.
type stretch struct{ from, to int }

func (s stretch) within(o stretch) stretch { return stretch{max(s.from, o.from), min(s.to, o.to)} }
func (s stretch) length() int              { return max(0, s.to-s.from) }

// A restWeek is a week that owns a rest.
type restWeek struct {
	stretch
	number int // negative in history
	limit  ward.Limit
	rest   int  // what it must have
	inside int  // how much of it must lie in the week
	whole  bool // nothing outside the week counts
}

// usable is how much of a stretch of free time is the week's rest: all of it if
// enough lies in the week, else what does.
func (w restWeek) usable(free stretch) int {
	if in := free.within(w.stretch).length(); in < w.inside || w.whole {
		return in
	}
	return free.length()
}

// first and last are the earliest and latest a rest of the week may start.
func (w restWeek) first() int { return w.from - (w.rest - w.inside) }
func (w restWeek) last() int  { return w.to - w.inside }

// restWeeks gives the weeks of the period, after those of history that are
// known whole, since their rests are taken too.
func (l *Line) restWeeks(t *ward.Terms, q ward.Quantity) []restWeek {
	var out []restWeek
	for n := -l.known; n < l.c.Dates.Weeks; n++ {
		in := l.window(l.weekRuler(), n)
		if limit, ok := l.limitIn(t, q, in); ok {
			w := restWeek{stretch: l.stretch(in), number: n, limit: limit, rest: limit.Value, inside: limit.Value, whole: true}
			if l.c.Counting.RestMode == ward.RestAcross {
				w.inside, w.whole = min(w.inside, int(ward.Day)), false
			}
			out = append(out, w)
		}
	}
	return out
}

func (l *Line) stretch(s span) stretch {
	return stretch{elapsed(l.start, s.from), elapsed(l.start, s.to)}
}

// slidingRest measures, for each stretch of duties without a weekly rest
// between, the longest rest in the seven days from its first duty: mode C. A
// stretch that is over before the period is not judged.
func (l *Line) slidingRest(t *ward.Terms, tell func(longest Measure, stretch span)) {
	n := len(l.main)
	last := n
	if l.c.Dates.Rolling {
		last = 2 * n // a stretch may reach over the seam
	}
	gaps := l.gaps()
	for i := 0; i < n; {
		limit, ok := l.limit(t, "weekly_rest", l.period(i).day)
		if !ok {
			i++
			continue
		}
		k := i + 1
		for k < last && elapsed(l.period(k-1).to, l.period(k).from) < limit.Value {
			k++
		}
		// the first stretch of a rolling line may have begun before the seam
		begun := i == 0 && l.c.Dates.Rolling && elapsed(l.period(-1).to, l.period(0).from) < limit.Value
		if all := (span{l.period(i).from, l.period(k - 1).to}); (!begun || k == last) && l.period(k-1).day >= 0 {
			from := elapsed(l.start, all.from)
			longest := 0
			for _, g := range gaps {
				longest = max(longest, g.within(stretch{from, from + int(ward.Week)}).length())
			}
			tell(atLeast(limit, longest), all)
		}
		i = k
	}
}

// minute is the midnight that starts a day, as elapsed time.
func (l *Line) minute(day int) int { return elapsed(l.start, l.at(day, 0)) }

// gaps gives the stretches without duty, in order, two weeks beyond the line
// on both sides.
func (l *Line) gaps() []stretch {
	const beyond = 2 * int(ward.Week)
	n := len(l.main)
	i, last := 0, n
	end := -beyond
	if l.c.Dates.Rolling {
		rounds := 2*7/l.days + 1
		i, last = -n*rounds, n*(rounds+1)
		end = l.period(i - 1).end(l)
	} else {
		end += min(l.minute(-7*l.known), elapsed(l.start, l.main[0].from))
	}
	var out []stretch
	for ; i < last; i++ {
		m := l.period(i)
		if from := elapsed(l.start, m.from); from > end {
			out = append(out, stretch{end, from})
		}
		end = max(end, m.end(l))
	}
	if !l.c.Dates.Rolling {
		out = append(out, stretch{end, max(end, l.minute(l.days)) + beyond})
	}
	return out
}

func (m mainPeriod) end(l *Line) int { return elapsed(l.start, m.to) }

// earliest gives every week its rest as early as can be, one after the other,
// and returns from when time was free for each week, and which weeks found one.
// In a rolling line the last week's rest comes before the first's, so it goes
// round until nothing moves.
func (l *Line) earliest(weeks []restWeek, gaps []stretch) (before []int, found []bool) {
	before, found = make([]int, len(weeks)), make([]bool, len(weeks))
	l.round(len(weeks), math.MinInt/2, -1, func(i, free int) int {
		w := weeks[i]
		before[i], found[i] = free, false
		for _, g := range gaps {
			a := max(g.from, free, w.first())
			if a > w.last() {
				break
			}
			if a+w.rest <= g.to {
				found[i] = true
				return a + w.rest
			}
		}
		return free
	})
	return before, found
}

// latest gives every week its rest as late as can be, and returns until when
// time was free for each.
func (l *Line) latest(weeks []restWeek, gaps []stretch) (after []int) {
	after = make([]int, len(weeks))
	n := len(weeks)
	l.round(n, math.MaxInt/2, 1, func(i, free int) int {
		i = n - 1 - i
		w := weeks[i]
		after[i] = free
		for k := len(gaps) - 1; k >= 0; k-- {
			a := min(gaps[k].to-w.rest, free-w.rest, w.last())
			if a < w.first() {
				break
			}
			if a >= gaps[k].from {
				return a
			}
		}
		return free
	})
	return after
}

// round takes the steps 0 to n-1, each from where the one before left off; in a
// rolling line again and again, moved by a period, until a round ends where it
// began.
func (l *Line) round(n, free, direction int, step func(i, free int) int) {
	period := l.minute(l.days)
	for range n + 2 {
		entered := free
		for i := range n {
			free = step(i, free)
		}
		if !l.c.Dates.Rolling {
			return
		}
		if free += direction * period; free == entered {
			return
		}
	}
}
