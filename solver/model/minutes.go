package model

import (
	"slices"

	"heltid/solver/ward"
)

// A shift is a shift type with its minutes tabulated for every day of the
// period and one before and after, clock changes included.
type shift struct {
	ward.Shift
	index   int
	night   bool
	offered bool      // by the rota model; others stand in history or other units only
	table   []minutes // by day
}

// minutes are one duty's minutes on one date.
type minutes struct {
	start, end int // elapsed minutes from the first midnight of the period
	net        int // working minutes; of on-call duty the part that counts
	tariff     int // minutes of the post's hours (HTA chapter 1 §4)
	passive    int // of the working minutes, resting at the workplace (AML §10-4(2))
	late       int // of them at night: 21:00-06:00 (AML §10-11(1)) or as agreed
	dark       int // of them 20:00-06:00 (comparable turnus)
	zone       int // of them in the Sunday or holiday zone outside the night
	both       int // of them in the zone at night
	weekend    int // of them Saturday 00:00 to Sunday 24:00
	elsewhere  bool
}

// tabulate fills the tables. Unpaid breaks are taken from the middle of the
// duty: night, zone and weekend minutes are clock minutes, at most the net.
func (b *Build) tabulate() {
	b.zones = b.redUnits(b.days + 2)
	b.reds = b.redUnits(b.days)
	if !b.C.Dates.Rolling {
		b.reds = b.redUnits(b.days + 1) // a night on the last day may reach into the holiday after it
	}
	for i, s := range slices.Concat(b.C.Shifts, b.past(), b.elsewhere()) {
		sh := shift{Shift: s, index: i, night: s.Kind() == ward.NightShift, offered: i < len(b.C.Shifts), table: make([]minutes, b.days)}
		for d := range b.days {
			sh.table[d] = b.measure(s, d)
			if sh.offered {
				b.step = gcd(gcd(b.step, int64(sh.table[d].net)), int64(sh.table[d].tariff))
			}
		}
		b.shifts = append(b.shifts, sh)
	}
	b.step = max(b.step, 1)
}

// elsewhere gives the shift types that somebody works in another unit. They
// carry what no code does, so that those offered here are told from them.
func (b *Build) elsewhere() []ward.Shift {
	var out []ward.Shift
	for _, p := range b.C.People {
		for _, d := range b.C.Elsewhere(p) {
			s := *d.Shift
			s.Code = elsewhereCode(d)
			if !slices.ContainsFunc(out, func(o ward.Shift) bool { return o.Code == s.Code }) {
				out = append(out, s)
			}
		}
	}
	return out
}

func elsewhereCode(d ward.KnownDuty) string { return d.Shift.Code + " elsewhere" }

// past gives the shift types that stand in somebody's history alone.
func (b *Build) past() []ward.Shift {
	var out []ward.Shift
	known := b.C.Shifts
	for _, p := range b.C.People {
		for _, h := range p.History {
			is := func(s ward.Shift) bool { return s.Code == h.Shift }
			if s, ok := b.C.Shift(h.Shift); ok && !slices.ContainsFunc(known, is) && !slices.ContainsFunc(out, is) {
				out = append(out, *s)
			}
		}
	}
	return out
}

func gcd(a, c int64) int64 {
	for c != 0 {
		a, c = c, a%c
	}
	return a
}

// on gives a shift type's minutes on any day; a rolling rota repeats, with the
// moments moved by whole periods.
func (b *Build) on(s *shift, day int) *minutes {
	if day >= 0 && day < b.days {
		return &s.table[day]
	}
	if !b.C.Dates.Rolling {
		m := b.measure(s.Shift, day)
		return &m
	}
	m := s.table[wrap(day, b.days)]
	by := (day - wrap(day, b.days)) * int(ward.Day)
	m.start, m.end = m.start+by, m.end+by
	return &m
}

// elapsed is the number of minutes from the first midnight to a wall-clock
// moment, clock changes counted.
func (b *Build) elapsed(day int, m ward.Minutes) int {
	c := b.C.Dates
	if c.Rolling {
		return day*int(ward.Day) + int(m)
	}
	return int(c.Instant(c.Date(day), m).Sub(c.Instant(c.Start, 0)).Minutes())
}

func (b *Build) measure(s ward.Shift, day int) minutes {
	from, to := b.elapsed(day, s.Start), b.elapsed(day, s.Start+s.Length())
	worked := to - from - int(s.Unpaid())
	m := minutes{start: from, end: to, net: s.Law(worked), tariff: s.Tariff(worked), elsewhere: s.InOtherUnit()}
	if s.Duty == ward.PassiveDuty {
		m.passive = m.net
	}
	if s.AtHome() {
		return m // neither night work nor Sunday hours
	}
	night := b.C.Counting.Night
	within := func(d1 int, a ward.Minutes, d2 int, z ward.Minutes) int {
		return max(0, min(to, b.elapsed(d2, z))-max(from, b.elapsed(d1, a)))
	}
	for d := day - 1; d <= day+1; d++ {
		m.late += within(d, night.From, d, night.From+night.Length())
		m.dark += within(d, 20*ward.Hour, d+1, 6*ward.Hour)
	}
	for d := day - 1; d <= day+2; d++ {
		if w := b.C.Dates.Date(d).Weekday(); w == ward.Saturday || w == ward.Sunday {
			m.weekend += within(d, 0, d+1, 0)
		}
	}
	for _, r := range b.zones {
		over := m.overlap(r)
		if over == 0 {
			continue
		}
		m.zone += over
		for d := day - 1; d <= day+1; d++ {
			a, z := b.elapsed(d, night.From), b.elapsed(d, night.From+night.Length())
			dark := max(0, min(to, r.to, z)-max(from, r.from, a))
			m.zone, m.both = m.zone-dark, m.both+dark
		}
	}
	m.late, m.dark, m.zone, m.weekend = min(m.late, m.net), min(m.dark, m.net), min(m.zone, m.net), min(m.weekend, m.net)
	m.both = min(m.both, m.late, m.net-m.zone)
	return m
}

// red is a Sunday's or holiday's zone in elapsed minutes.
type red struct {
	day      int
	from, to int
}

// redUnits gives the Sundays and, in a calendar rota, the holidays up to a day
// and in some weeks of history, in order.
func (b *Build) redUnits(end int) []red {
	var out []red
	first := 0
	if !b.C.Dates.Rolling {
		first = -7 * redHistory
	}
	for d := first; d < end; d++ {
		date := b.C.Dates.Date(d)
		if !b.C.Dates.Red(date) {
			continue
		}
		z := b.C.Dates.Zone(date)
		out = append(out, red{day: d, from: b.elapsed(int(z.Eve-b.C.Dates.Start), z.Start), to: b.elapsed(d, z.End)})
	}
	return out
}

// overlap is how many minutes of a duty lie in the zone of a red unit.
func (m *minutes) overlap(r red) int { return max(0, min(m.end, r.to)-max(m.start, r.from)) }

// leastOverlap is how much work in its zone a red unit may have and not be a
// worked one.
func (b *Build) leastOverlap() int { return int(b.C.Counting.SundayLeast) }

// gap is the rest in minutes between a person's shift s on a day and shift t so
// many days later, less the travel from one unit to another.
func (b *Build) gap(p *person, s *shift, day int, t *shift, later int) int {
	if s.AtHome() || t.AtHome() {
		return noRest
	}
	return b.between(s, day, t, later) - b.C.OffRest(p.Person, s.Shift, t.Shift)
}

// noRest is more than any rest asked for: whoever is on call at home is off.
const noRest = 1 << 20

// between is the time from the end of a duty to the start of a later one.
func (b *Build) between(s *shift, day int, t *shift, later int) int {
	if b.C.Dates.Rolling {
		return int(t.Start) + later*int(ward.Day) - int(s.Start+s.Length())
	}
	return b.elapsed(day+later, t.Start) - b.elapsed(day, s.Start+s.Length())
}
