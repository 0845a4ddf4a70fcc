package check

import (
	"time"

	"heltid/solver/ward"
)

// A ruler cuts time into the law's windows: 24 hours, or seven days, all of them
// from the same clock time (practice on AML §10-4: fixed windows, placed the same
// throughout). Window n begins so long after 00:00 of day n times its days.
type ruler struct {
	start ward.Minutes
	days  int
}

func (k *clock) dayRuler() ruler  { return ruler{k.c.Counting.DayStart, 1} }
func (k *clock) weekRuler() ruler { return ruler{k.c.Counting.WeekStart, 7} }

// window is the span of a ruler's n-th window.
func (k *clock) window(r ruler, n int) span {
	return k.between(n*r.days, r.start, (n+1)*r.days, r.start)
}

// holding is the window an instant lies in.
func (k *clock) holding(r ruler, t time.Time) int {
	n := floor(k.day(t), r.days)
	for t.Before(k.window(r, n).from) {
		n--
	}
	for !t.Before(k.window(r, n).to) {
		n++
	}
	return n
}

// owner is the one window a duty belongs to, whole: where it starts or ends, or
// the first that has most of it.
func (k *clock) owner(r ruler, d *duty) int {
	if k.c.Counting.Plain() {
		return floor(d.day, r.days)
	}
	first, last := k.holding(r, d.from), k.holding(r, d.to.Add(-time.Minute))
	switch k.c.Counting.Owner {
	case ward.OwnerEnd:
		return last
	case ward.OwnerMost:
		most := first
		for n := first + 1; n <= last; n++ {
			if d.overlap(k.window(r, n)) > d.overlap(k.window(r, most)) {
				most = n
			}
		}
		return most
	}
	return first
}

func floor(a, b int) int { return (a - wrap(a, b)) / b }

// A tally is what a window owns of a line.
type tally struct {
	net      int  // ordinary working minutes
	passive  int  // of them, resting at the workplace
	overtime int  // minutes of work beyond agreed hours
	credit   int  // twelfths of a minute that night and Sunday count beyond the clock
	nights   int  // duties with more than three hours at night
	hard     int  // of them strenuous
	planned  bool // owns a duty of the period, not of history or other units alone
}

// tallies are a line's windows of one ruler, by number; a rolling line's come
// round.
type tallies struct {
	ruler
	of    map[int]*tally
	round int // windows of a rolling line, 0 in a calendar
}

func (l *Line) tallies(r ruler) tallies {
	out := tallies{ruler: r, of: map[int]*tally{}}
	if l.c.Dates.Rolling {
		out.round = l.days / r.days
	}
	add := func(d *duty, planned bool) {
		n := out.number(l.owner(r, d))
		if out.of[n] == nil {
			out.of[n] = &tally{}
		}
		out.of[n].add(d)
		out.of[n].planned = out.of[n].planned || planned
	}
	for _, ds := range l.past {
		for _, d := range ds {
			add(d, false)
		}
	}
	for _, ds := range l.own {
		for _, d := range ds {
			add(d, true)
		}
	}
	for _, ds := range l.other {
		for _, d := range ds {
			add(d, false)
		}
	}
	return out
}

func (t *tally) add(d *duty) {
	if d.shift.Overtime {
		t.overtime += d.net
		return
	}
	t.net += d.net
	t.passive += d.passive
	t.credit += d.credit
	if d.late > regularNight {
		t.nights++
		if d.shift.Strenuous {
			t.hard++
		}
	}
}

// regularNight is how much night a duty has at most that is no night work of
// AML §10-11(6) and (7), in minutes.
const regularNight = 3 * 60

func (t tallies) number(n int) int {
	if t.round > 0 {
		return wrap(n, t.round)
	}
	return n
}

// at gives a window's tally.
func (t tallies) at(n int) tally {
	if x := t.of[t.number(n)]; x != nil {
		return *x
	}
	return tally{}
}

func netOf(t tally) int  { return t.net }
func (t tally) all() int { return t.net + t.overtime }

// judged gives the windows that the period decides, in order: every one that
// begins in it, and those beside that own a duty of it.
func (t tallies) judged(days int) []int {
	n := days / t.days
	if t.round > 0 {
		n = t.round
	}
	var out []int
	if t.round == 0 && t.at(-1).planned {
		out = append(out, -1)
	}
	for i := range n {
		out = append(out, i)
	}
	if t.round == 0 && t.at(n).planned {
		out = append(out, n)
	}
	return out
}
