package freedays

import (
	"maps"
	"math"
	"slices"

	"heltid/solver/ward"
)

// The cost of a week's F1 on one day rather than another. Sundays come first
// (AML §10-8(4)); a holiday on another day would ask for an F5; a day beside
// another free day is better than one alone.
const (
	notSunday  = 10
	alone      = 5
	vacation   = 20
	onHoliday  = 1_000
	noFreeDay  = 1_000_000
	beyondEnds = 2 * int(ward.Week) // rest before the first duty and after the last
)

// choice is a day that can be a week's F1: inside a rest that serves the week.
type choice struct {
	day      int // -1: the week has none
	from, to int // the stretch without duty it lies in
	cost     int
}

// week is a week that owns a weekly rest, counted as F1 is: at least a day of
// it inside the week.
type week struct {
	number, first, last, rest int // the rest starts from first to last
	choices                   []choice
}

// end is when the week's rest is over if it begins as early as can be after a
// moment; false where the stretch is too short for it.
func (w week) end(c choice, after int) (int, bool) {
	if c.day < 0 {
		return after, true
	}
	a := max(c.from, after, w.first)
	return a + w.rest, a <= w.last && a+w.rest <= c.to
}

// weeklyFreeDays gives a day for each week such that the weeks' rests, one
// after the other, do not overlap, at the least cost, in a rolling line round
// the seam too.
func (l *line) weeklyFreeDays() []int {
	weeks := l.weeks()
	if len(weeks) == 0 {
		return nil
	}
	if !l.dates.Rolling {
		days, _, _ := best(weeks, l.pastRest(), math.MaxInt)
		return days
	}
	period := l.dates.Elapsed(l.dates.Days(), 0)
	// the last week's rest may reach past the seam: begin where it can end
	var out []int
	least := math.MaxInt
	tried := map[int]bool{}
	for todo := []int{weeks[0].first}; len(todo) > 0; todo = todo[1:] {
		if tried[todo[0]] {
			continue
		}
		tried[todo[0]] = true
		days, cost, ends := best(weeks, todo[0], todo[0]+period)
		if days != nil && cost < least {
			out, least = days, cost
		}
		for _, end := range ends {
			if end-period > weeks[0].first && end-period <= weeks[0].last {
				todo = append(todo, end-period)
			}
		}
	}
	return out
}

// best chooses for weeks in order, from a moment when time is free until one
// when it must be again. It also gives every moment at which the last rest can
// end.
func best(weeks []week, from, until int) (days []int, cost int, ends []int) {
	type state struct {
		cost int
		days []int
	}
	states := map[int]state{from: {}}
	for _, w := range weeks {
		next := map[int]state{}
		for _, free := range slices.Sorted(maps.Keys(states)) {
			s := states[free]
			for _, c := range append(w.choices, choice{day: -1, cost: noFreeDay}) {
				end, ok := w.end(c, free)
				if !ok {
					continue
				}
				if old, there := next[end]; there && old.cost <= s.cost+c.cost {
					continue
				}
				next[end] = state{s.cost + c.cost, append(slices.Clone(s.days), c.day)}
			}
		}
		states = next
	}
	cost = math.MaxInt
	for _, end := range slices.Sorted(maps.Keys(states)) {
		ends = append(ends, end)
		if s := states[end]; end <= until && s.cost < cost {
			days, cost = s.days, s.cost
		}
	}
	return slices.DeleteFunc(days, func(d int) bool { return d < 0 }), cost, ends
}

// weeks gives the weeks of the period that own a rest. One of vacation from end
// to end has its Sunday for an F1 and asks for no rest.
func (l *line) weeks() []week {
	var out []week
	for n := range l.dates.Weeks {
		w, ok := l.week(n)
		if !ok {
			continue
		}
		for day := 7 * n; day < 7*n+7; day++ {
			if l.worked[day] {
				continue
			}
			c := l.stretch(day)
			c.cost = l.cost(day)
			w.choices = append(w.choices, c)
		}
		slices.SortStableFunc(w.choices, func(a, b choice) int { return a.cost - b.cost })
		out = append(out, w)
	}
	return out
}

func (l *line) week(n int) (week, bool) {
	limit, ok := l.terms.Limit("weekly_rest", l.person, l.dates.Date(max(0, 7*n)))
	inside := min(limit.Value, int(ward.Day))
	return week{number: n, rest: limit.Value,
		first: l.dates.Elapsed(7*n, 0) - (limit.Value - inside), last: l.dates.Elapsed(7*n+7, 0) - inside}, ok
}

// stretch is the time without duty that a free day lies in: from the last end
// of the days before it to the first start of those after.
func (l *line) stretch(day int) choice {
	n := len(l.main)
	if n == 0 {
		return choice{day: day, from: l.dates.Elapsed(0, 0) - beyondEnds, to: l.dates.Elapsed(l.dates.Days(), 0) + beyondEnds}
	}
	after, _ := slices.BinarySearchFunc(l.main, day, func(m main, d int) int { return m.day - d })
	out := choice{day: day, from: min(l.main[0].from, l.dates.Elapsed(0, 0)) - beyondEnds, to: max(l.main[n-1].to, l.dates.Elapsed(l.dates.Days(), 0)) + beyondEnds}
	if l.dates.Rolling {
		period := l.dates.Elapsed(l.dates.Days(), 0)
		before, next := l.main[(after-1+n)%n], l.main[after%n]
		out.from, out.to = before.to, next.from
		if after == 0 {
			out.from -= period
		}
		if after == n {
			out.to += period
		}
		return out
	}
	if after > 0 {
		out.from = l.main[after-1].to
	}
	if after < n {
		out.to = l.main[after].from
	}
	return out
}

func (l *line) cost(day int) int {
	date := l.dates.Date(day)
	if date.Weekday() == ward.Sunday {
		return 0
	}
	cost := notSunday
	if l.dates.Holiday(date) != "" {
		cost += onHoliday
	}
	if l.person.Away(date) {
		cost += vacation
	}
	if !l.free(day-1) && !l.free(day+1) {
		cost += alone
	}
	return cost
}

// free tells whether a day has no duty; those outside a calendar period have
// none.
func (l *line) free(day int) bool {
	n := len(l.worked)
	if l.dates.Rolling {
		day = (day%n + n) % n
	}
	return day < 0 || day >= n || !l.worked[day]
}

// pastRest is when the last week of history has had its rest, each known week
// taking its own as early as can be.
func (l *line) pastRest() int {
	free := math.MinInt / 2
	for n := -l.known; n < 0; n++ {
		w, ok := l.week(n)
		if !ok {
			continue
		}
		from := math.MinInt / 2
		for i := 0; i <= len(l.main); i++ {
			to := math.MaxInt / 2
			if i < len(l.main) {
				to = l.main[i].from
			}
			if end, ok := w.end(choice{from: from, to: to}, free); ok {
				free = end
				break
			}
			if i < len(l.main) {
				from = l.main[i].to
			}
		}
	}
	return free
}
