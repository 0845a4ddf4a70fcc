package check

import (
	"cmp"
	"slices"
	"time"

	"heltid/solver/rota"
	"heltid/solver/ward"
)

// A Line is one person's or post's duties laid out in time. A rolling line
// repeats without end; a calendar line has its history before it and nothing
// after.
type Line struct {
	Person *ward.Person
	Size   ward.Size

	*clock
	own     [][]*duty       // by day of the period
	other   map[int][]*duty // by day: known duties in other units
	past    map[int][]*duty // history, by negative day
	first   int             // the earliest known day, at most 0
	known   int             // whole weeks of history
	changes []rota.Change
	free    []rota.FreeDay  // by day of the period; no code where it is worked or nobody wrote one
	shifts  [][]*ward.Shift // by day, for laying a rolling line out again
	main    []mainPeriod    // of each worked day, history first
	hours   Hours
	byDay   tallies // by the law's 24 hours
	byWeek  tallies // by its seven days

	worked      bool // hours worked, not a plan
	anyOvertime bool
}

// A mainPeriod (hovedarbeidsperiode) is a day's work from its first start to
// its last end: pieces of a split day are one, and the gap between them is no
// daily rest (AML §10-8(1)). A night duty is no piece of a split day, nor is what
// comes after a gap as long as the shortest rest that can be agreed: the rest
// before it is judged.
type mainPeriod struct {
	span
	day       int
	elsewhere bool // all of it in other units
	urgent    bool // some of it was work that averted serious disruption

	begins, ends *duty // the first to start, the last to end
}

// apart tells whether a duty of the same day begins a period of its own.
func (m *mainPeriod) apart(d *duty) bool {
	gap := elapsed(m.to, d.from)
	return gap > 0 && !d.shift.Overtime && (gap >= shortestRest || m.ends.overMidnight() || d.overMidnight())
}

// overMidnight tells whether a duty ends on another date than it begins on.
func (d *duty) overMidnight() bool { return d.from.Day() != d.to.Add(-time.Minute).Day() }

// shortestRest is the shortest daily rest that can be agreed, in minutes
// (AML §10-8(3)).
const shortestRest = 8 * 60

func (k *clock) line(p *ward.Person, l rota.Line, shift func(code string) *ward.Shift) *Line {
	out := &Line{Person: p, Size: l.Size, clock: k, changes: l.Changes, own: make([][]*duty, k.days), free: make([]rota.FreeDay, k.days), shifts: make([][]*ward.Shift, k.days), past: map[int][]*duty{}, other: map[int][]*duty{}}
	for _, d := range l.Duties {
		s := shift(d.Shift)
		out.shifts[d.Day] = append(out.shifts[d.Day], s)
		out.own[d.Day] = append(out.own[d.Day], k.duty(d.Day, s))
	}
	for _, f := range l.Free {
		out.free[f.Day] = f
	}
	if !k.c.Dates.Rolling {
		for _, h := range p.History {
			if day := int(h.Date - k.c.Dates.Start); day < 0 {
				out.past[day] = append(out.past[day], k.duty(day, shift(h.Shift)))
				out.known = max(out.known, -day/7)
			}
		}
	}
	first := 0
	for _, d := range k.c.Elsewhere(p) {
		out.other[d.Day] = append(out.other[d.Day], k.duty(d.Day, d.Shift))
		first = min(first, d.Day)
	}
	for day, ds := range out.past {
		first = min(first, day)
		sortDuties(ds)
	}
	for _, ds := range out.own {
		sortDuties(ds)
	}
	out.join()
	out.travel()
	out.first = first
	for day := first; day < k.days; day++ {
		// whoever is on call at home is off, unless called out (Arbeidstilsynet)
		for i, d := range slices.DeleteFunc(slices.Clone(out.on(day)), (*duty).atHome) {
			if i == 0 || out.main[len(out.main)-1].apart(d) {
				out.main = append(out.main, mainPeriod{day: day, span: d.span, elsewhere: true, begins: d, ends: d})
			}
			m := &out.main[len(out.main)-1]
			if d.to.After(m.to) {
				m.to, m.ends = d.to, d
			}
			m.elsewhere = m.elsewhere && d.shift.InOtherUnit()
			m.urgent = m.urgent || d.shift.Urgent
		}
	}
	out.hours = out.sum()
	out.anyOvertime = slices.ContainsFunc(out.from(first, k.days-1), func(d *duty) bool { return d.shift.Overtime })
	out.byDay, out.byWeek = out.tallies(k.dayRuler()), out.tallies(k.weekRuler())
	return out
}

// join gives overtime after midnight to the day before where it goes on from a duty
// of that day: it belongs to the main period it is joined to (AML §10-8(1)), and a
// period is never split between two days. So does a call-out from on-call duty at
// home that is nearer to that day's work than to the next.
func (l *Line) join() {
	for day := 1; day < l.days; day++ {
		for len(l.own[day]) > 0 && len(l.own[day-1]) > 0 {
			d, before := l.own[day][0], l.own[day-1]
			goesOn := slices.ContainsFunc(before, func(o *duty) bool { return !o.atHome() && o.to.Equal(d.from) })
			if !d.shift.Overtime || !goesOn && !l.calledOut(day) {
				break
			}
			moved := *d
			moved.day = day - 1
			l.own[day], l.own[day-1] = l.own[day][1:], append(before, &moved)
		}
	}
}

// calledOut tells whether a day begins with a call-out from on-call duty at home of
// the day before, nearer to the work of that day than to the work that follows: the
// rest between the two is then the longer one, after it.
func (l *Line) calledOut(day int) bool {
	d, atHome, before := l.own[day][0], false, -1
	for _, o := range l.own[day-1] {
		if o.atHome() {
			atHome = atHome || d.overlap(o.span) > 0
		} else {
			before = elapsed(o.to, d.from)
		}
	}
	if !atHome || before < 0 {
		return false
	}
	for _, o := range l.from(day, day+1) {
		if !o.atHome() && !o.shift.Overtime {
			return elapsed(d.to, o.from) > before
		}
	}
	return true
}

func sortDuties(ds []*duty) {
	slices.SortFunc(ds, func(a, b *duty) int {
		return cmp.Or(a.from.Compare(b.from), a.to.Compare(b.to), cmp.Compare(a.shift.Code, b.shift.Code))
	})
}

// on gives the duties owned by a day: of the period, of history, or of a
// rolling line's earlier or later rounds; and those in other units.
func (l *Line) on(day int) []*duty {
	switch {
	case len(l.other[day]) > 0:
		here := l.past[day]
		if day >= 0 {
			here = l.own[day]
		}
		out := slices.Concat(here, l.other[day])
		sortDuties(out)
		return out
	case day >= 0 && day < l.days:
		return l.own[day]
	case l.c.Dates.Rolling:
		var out []*duty
		for _, s := range l.shifts[wrap(day, l.days)] {
			out = append(out, l.duty(day, s))
		}
		sortDuties(out)
		return out
	}
	return l.past[day]
}

// from gives the duties of the days from first to last.
func (l *Line) from(first, last int) []*duty {
	var out []*duty
	for d := first; d <= last; d++ {
		out = append(out, l.on(d)...)
	}
	return out
}

// works tells whether the day owns a duty.
func (l *Line) works(day int) bool {
	if l.c.Dates.Rolling {
		day = wrap(day, l.days)
	}
	return len(l.on(day)) > 0
}

// has tells whether the day owns a duty of the kind.
func (l *Line) has(day int, kind func(*duty) bool) bool {
	if l.c.Dates.Rolling {
		day = wrap(day, l.days)
	}
	return slices.ContainsFunc(l.on(day), kind)
}

func (d *duty) atHome() bool { return d.shift.AtHome() }

func (d *duty) inOtherUnit() bool { return d.shift.InOtherUnit() }

func (l *Line) night(day int) bool { return l.has(day, func(d *duty) bool { return d.night }) }

// weekend tells whether the week's weekend is worked: a duty owned by its
// Saturday or Sunday, or a night owned by its Friday.
func (l *Line) weekend(week int) bool {
	return l.works(7*week+5) || l.works(7*week+6) || l.night(7*week+4)
}

// redWorked tells whether the line works a red day: more than the ward's
// smallest overlap with its zone.
func (l *Line) redWorked(r red) bool {
	sum := 0
	for _, d := range l.from(r.day-2, r.day) {
		if !d.atHome() {
			sum += d.overlap(r.span)
		}
	}
	return sum > int(l.c.Counting.SundayLeast)
}

// period gives the i-th main period, also of a rolling line's other rounds.
func (l *Line) period(i int) mainPeriod {
	n := len(l.main)
	if i >= 0 && i < n {
		return l.main[i]
	}
	m := l.main[wrap(i, n)]
	rounds := (i - wrap(i, n)) / n
	by := time.Duration(rounds*l.days) * 24 * time.Hour // a rolling clock never changes
	return mainPeriod{day: m.day + rounds*l.days, span: span{m.from.Add(by), m.to.Add(by)}, begins: m.begins, ends: m.ends}
}

// A rest is the time between two main periods, each owned by a day.
type rest struct {
	before, after mainPeriod
	minutes       int // less the travel from one unit to another; 0 where they overlap
}

func (r rest) span() span { return span{r.before.to, later(r.before.to, r.after.from)} }

// rests gives every rest of the line that the period decides: in a rolling
// line as many as main periods, in a calendar line those whose end or whose
// compensation is in it.
func (l *Line) rests() []rest {
	n := len(l.main)
	last := n - 1
	if l.c.Dates.Rolling {
		last = n
	}
	out := make([]rest, 0, max(0, last))
	for i := 1; i <= last; i++ {
		a, b := l.period(i-1), l.period(i)
		travel := l.c.OffRest(l.Person, *a.ends.shift, *b.begins.shift)
		out = append(out, rest{a, b, max(0, elapsed(a.to, b.from)-travel)})
	}
	return out
}

// fullRest is the daily rest of the statute in minutes (AML §10-8(1)).
const fullRest = 11 * 60

// QuickReturns gives the days whose first duty comes after a rest under 11 h.
func (l *Line) QuickReturns() []int {
	var out []int
	for _, r := range l.rests() {
		if r.minutes < fullRest && r.after.day >= 0 {
			out = append(out, wrap(r.after.day, l.days))
		}
	}
	slices.Sort(out)
	return out
}

// LoneDays gives the worked days with a day off before and after. Days outside
// what is known are off.
func (l *Line) LoneDays() []int {
	var out []int
	for d := range l.days {
		if l.works(d) && !l.works(d-1) && !l.works(d+1) {
			out = append(out, d)
		}
	}
	return out
}

// Runs gives how long the line's stretches of worked days are, history included
// where they reach into the period; a rolling line that never rests gives the
// whole period.
func (l *Line) Runs() []int { return lengths(l.dayRuns(l.works)) }

// WorkedWeekends gives the weeks of the period whose weekend is worked.
func (l *Line) WorkedWeekends() []int {
	var out []int
	for w := range l.c.Dates.Weeks {
		if l.weekend(w) {
			out = append(out, w)
		}
	}
	return out
}

// A run is a stretch of consecutive days, weeks or red days.
type run struct {
	first, length int
	endless       bool // a rolling line that never stops
}

// against is the run's length; an endless one is over every limit.
func (r run) against(limit int) int {
	if r.endless {
		return max(r.length, limit+1)
	}
	return r.length
}

// runs gives the longest stretches of n places for which is holds, those of a
// rolling line round its seam. Places before 0 down to first are history: runs
// wholly inside it are left out.
func (l *Line) runs(first, n int, is func(int) bool) []run {
	var out []run
	if l.c.Dates.Rolling {
		gap := 0
		for gap < n && is(gap) {
			gap++
		}
		if gap == n {
			return []run{{0, n, true}}
		}
		for i := gap + 1; i <= gap+n; i++ {
			if !is(wrap(i, n)) {
				continue
			}
			if is(wrap(i-1, n)) && len(out) > 0 {
				out[len(out)-1].length++
			} else {
				out = append(out, run{first: wrap(i, n), length: 1})
			}
		}
		return out
	}
	open := false
	for i := first; i < n; i++ {
		switch {
		case !is(i):
			open = false
		case open:
			out[len(out)-1].length++
		default:
			out, open = append(out, run{first: i, length: 1}), true
		}
	}
	return slices.DeleteFunc(out, func(r run) bool { return r.first+r.length <= 0 })
}

// history is the first day of the line that is known, at most 0.
func (l *Line) history() int { return l.first }

// dayRuns gives the stretches of consecutive days for which is holds.
func (l *Line) dayRuns(is func(day int) bool) []run { return l.runs(l.history(), l.days, is) }
