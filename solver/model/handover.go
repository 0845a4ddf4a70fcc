package model

import "heltid/solver/ward"

// handover: enough of those who came before and enough of those who come are
// on duty together, with the asked attribute on both sides.
var handover = whole{"handover", func(b *Build) {
	for _, h := range b.C.Ward.Handovers {
		to := h.To
		if to <= h.From {
			to += 24 * 60
		}
		for d := range b.days {
			if !h.Days.Has(b.C.Dates.Date(d).Weekday()) {
				continue
			}
			from, end := b.elapsed(d, h.From), b.elapsed(d, to)
			out := func(m *minutes) bool { return m.start < from && m.end >= end }
			in := func(m *minutes) bool { return m.start >= from && m.start < end && m.end >= end }
			for _, side := range []struct {
				heads int
				is    func(*minutes) bool
			}{{h.Outgoing, out}, {h.Incoming, in}} {
				b.needAtLeast(b.onDuty(h.Unit, ward.Total, d, side.is), int64(side.heads))
				if h.Who != "" && side.heads > 0 {
					b.needAtLeast(b.onDuty(h.Unit, h.Who, d, side.is), 1)
				}
			}
		}
	}
}}

// onDuty counts the heads of a unit with an attribute whose duty, owned by the
// day, the one before or the one after, is of the kind.
func (b *Build) onDuty(unit, who string, day int, is func(*minutes) bool) *sum {
	s := b.sum()
	for _, p := range b.people {
		for d := day - 1; d <= day+1; d++ {
			for i := range b.shifts {
				if p.CountsIn(unit, b.shifts[i].Shift) && b.shifts[i].Covers() && is(b.on(&b.shifts[i], d)) && b.C.Has(p.Person, who, b.dateOf(d)) {
					s.add(1, b.duty(p, d, i))
				}
			}
		}
	}
	return s
}
