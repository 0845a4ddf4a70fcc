package check

import (
	"time"

	"heltid/solver/ward"
)

// A clock lays shift types out on the dates of one case: every length of time
// is the time elapsed between two instants of the wall clock, so a spring
// night is an hour shorter and an autumn night an hour longer.
type clock struct {
	c     *ward.Case
	days  int
	start time.Time // 00:00 of day 0
	laid  map[slot]*duty
	reds  []red // of history and the period, and the day after a calendar one
}

type slot struct {
	day   int
	shift *ward.Shift
}

// A span is a stretch of time from one instant up to another.
type span struct{ from, to time.Time }

func (s span) minutes() int { return elapsed(s.from, s.to) }

// overlap is the time two spans share.
func (s span) overlap(o span) int {
	from, to := s.from, s.to
	if o.from.After(from) {
		from = o.from
	}
	if o.to.Before(to) {
		to = o.to
	}
	return max(0, elapsed(from, to))
}

func elapsed(from, to time.Time) int { return int(to.Sub(from) / time.Minute) }

// A duty is one shift type on one day, owned by the day it starts (law on the
// counting of days: a duty is never split between two).
type duty struct {
	span
	day     int
	shift   *ward.Shift
	night   bool // of the night kind
	net     int  // working minutes: elapsed time less unpaid breaks; of on-call duty the part that counts
	tariff  int  // minutes of the post's hours (HTA chapter 1 §4)
	passive int  // of the working minutes, resting at the workplace (AML §10-4(2))
	late    int  // of them at night, 21:00-06:00 (AML §10-11(1)) or as agreed
	dark    int  // of them 20:00-06:00 (comparable turnus, HTA 4.2.2)
	zone    int  // of them in a Sunday or holiday zone outside the night (AML §10-10(1))
	sunday  int  // of them in such a zone, night among it
	weekend int  // of them Saturday 00:00 to Sunday 24:00 (HTA 5.2)
	credit  int  // what its night and Sunday time counts beyond the clock, in twelfths of a minute (AML §10-4(6), HTA 4.2.4)
}

// A red is a Sunday or holiday with its zone.
type red struct {
	span
	day int
}

func newClock(c *ward.Case) *clock {
	k := &clock{c: c, days: c.Dates.Days(), laid: map[slot]*duty{}}
	k.start = k.at(0, 0)
	first := 0
	for _, p := range c.People {
		for _, h := range p.History {
			first = min(first, int(h.Date-c.Dates.Start))
		}
		for _, d := range c.Elsewhere(p) {
			first = min(first, d.Day)
		}
	}
	last := k.days - 1
	if !c.Dates.Rolling {
		last++ // a night on the last day may reach into the holiday after it
	}
	for d := first; d <= last; d++ {
		if c.Dates.Red(c.Dates.Date(d)) {
			k.reds = append(k.reds, k.red(d))
		}
	}
	return k
}

// at is the instant m minutes of wall clock after 00:00 of a day of the period.
func (k *clock) at(day int, m ward.Minutes) time.Time {
	return k.c.Dates.Instant(k.c.Dates.Date(day), m)
}

// between is the span from one moment of a day to a moment of another.
func (k *clock) between(day int, m ward.Minutes, last int, n ward.Minutes) span {
	return span{k.at(day, m), k.at(last, n)}
}

// duty lays a shift type out on a day. Unpaid breaks have no place in the
// duty, so night, zone and weekend minutes are elapsed time, at most the net.
func (k *clock) duty(day int, s *ward.Shift) *duty {
	at := slot{day, s}
	if d := k.laid[at]; d != nil {
		return d
	}
	d := &duty{day: day, shift: s, night: s.Kind() == ward.NightShift, span: k.between(day, s.Start, day, s.Start+s.Length())}
	worked := max(0, d.minutes()-int(s.Unpaid()))
	d.net, d.tariff = s.Law(worked), s.Tariff(worked)
	if s.Duty == ward.PassiveDuty {
		d.passive = d.net
	}
	if k.laid[at] = d; s.AtHome() {
		return d // neither night work nor Sunday hours
	}
	for n := day - 1; n <= day+1; n++ {
		night := k.night(n)
		d.late += d.overlap(night)
		d.dark += d.overlap(k.between(n, 20*ward.Hour, n+1, 6*ward.Hour))
		for _, r := range k.redsNear(day) {
			d.zone -= d.overlap(span{later(r.from, night.from), sooner(r.to, night.to)})
		}
	}
	for _, r := range k.redsNear(day) {
		d.sunday += d.overlap(r.span)
	}
	d.zone += d.sunday
	for n := day; n <= day+1; n++ {
		if k.c.Dates.Date(n).Weekday() >= ward.Saturday {
			d.weekend += d.overlap(k.between(n, 0, n+1, 0))
		}
	}
	d.late, d.dark, d.weekend = min(d.late, d.net), min(d.dark, d.net), min(d.weekend, d.net)
	d.zone, d.sunday = min(d.zone, d.net), min(d.sunday, d.net)
	sunday, dark, both := k.c.Counting.Weights.Twelfths()
	inBoth := min(d.sunday-d.zone, d.late)
	d.credit = sunday*d.zone + dark*(d.late-inBoth) + both*inBoth
	return d
}

// night is the night that begins on a day (AML §10-11(1), or as agreed).
func (k *clock) night(day int) span {
	n := k.c.Counting.Night
	return k.between(day, n.From, day, n.From+n.Length())
}

// red gives a red day's zone.
func (k *clock) red(day int) red {
	z := k.c.Dates.Zone(k.c.Dates.Date(day))
	return red{day: day, span: span{k.c.Dates.Instant(z.Eve, z.Start), k.c.Dates.Instant(z.Red, z.End)}}
}

// redsNear gives the red days whose zone a duty of the day may reach.
func (k *clock) redsNear(day int) []red {
	var out []red
	for d := day; d <= day+2; d++ {
		if k.c.Dates.Red(k.c.Dates.Date(d)) {
			out = append(out, k.red(d))
		}
	}
	return out
}

// day is the day of the period an instant falls on.
func (k *clock) day(t time.Time) int {
	y, m, d := t.Date()
	return int(ward.NewDate(y, m, d) - k.c.Dates.Start)
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func sooner(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

func wrap(i, n int) int { return ((i % n) + n) % n }
