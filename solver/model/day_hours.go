package model

import (
	"slices"

	"heltid/solver/ward"
)

// day_hours: a duty longer than its day's limit gets no variable (AML §10-4,
// §10-5). With one duty a day that is the whole rule where days run from
// midnight and own the duties that start on them; else a day may own two.
// Passive duty lengthens the day of the statute (§10-4(2)). Where a trial waives
// the rule, the total of §10-6(8) is left.
var dayHours = byDay{
	never: never{"day_hours", func(b *Build, p *person, day int, s *shift) bool {
		limit, ok := b.dayLimit(p, b.dayOf(b.on(s, day), day))
		if limit.Step.Level == ward.Statute {
			limit.Value += ward.PassiveDay(s.table[day].passive)
		}
		return ok && s.table[day].net > limit.Value
	}},
	state: func(b *Build, p *person, w window) {
		if limit, ok := b.dayLimit(p, w); ok {
			more := ward.Minutes(0)
			if limit.Step.Level == ward.Statute {
				more = ward.PassiveDayMore
			}
			b.ownedAtMost(p, w, limit.Value, more)
		}
	},
}

// dayLimit is what one of the law's days may own: as ordinary hours, or in all
// where nothing is agreed of those.
func (b *Build) dayLimit(p *person, w window) (ward.Limit, bool) {
	limit, ok := b.over("day_hours", p, w)
	if total, all := b.over("total_hours", p, w); all && (!ok || limit.Agreement == nil && limit.Value > total.Value) {
		return total, true
	}
	return limit, ok
}

// byDay makes a rule on what one of the law's days owns: duties that break it
// alone are left out, those that break it together exclude each other.
type byDay struct {
	never
	state func(b *Build, p *person, w window)
}

func (r byDay) State(b *Build) {
	r.never.State(b)
	if b.C.Counting.Plain() {
		return
	}
	first, last := -1, b.days
	if b.C.Dates.Rolling {
		first, last = 0, b.days-1
	}
	for _, p := range b.people {
		if b.at.Person = p.ID; !p.free {
			continue
		}
		for n := first; n <= last; n++ {
			r.state(b, p, b.dayWindow(n))
		}
	}
}

// ownedAtMost holds the working time that a window owns, if it owns a duty of
// the period, and on further conditions. Half of its passive duty, up to more,
// may come on top.
func (b *Build) ownedAtMost(p *person, w window, limit int, more ward.Minutes, when ...lit) {
	s, planned := b.sum(), b.inPeriod(p, w)
	if planned == b.no {
		return
	}
	passive := b.sum()
	b.owned(p, w, func(m *minutes, l lit) {
		s.add(int64(m.net), l)
		passive.add(int64(m.passive), l)
	})
	b.lengthen(s, passive, more)
	if _, most := s.bounds(); most > int64(limit) {
		b.atMost(s, int64(limit), append(when, planned)...)
	}
}

// inPeriod is the literal that the window owns a duty of the period here: true
// where it lies in the period and nothing known elsewhere is near, and what it
// owns is judged in any case.
func (b *Build) inPeriod(p *person, w window) lit {
	known := slices.ContainsFunc(b.C.Elsewhere(p.Person), func(d ward.KnownDuty) bool { return d.Day >= w.first-2 && d.Day <= w.last+1 })
	if b.C.Dates.Rolling || w.from >= 0 && w.to <= b.elapsed(b.days, 0) && !known {
		return b.yes
	}
	var ls []lit
	for d := max(0, w.first-2); d <= min(w.last+1, b.days-1); d++ {
		for i := range b.shifts {
			if l := b.duty(p, d, i); l != b.no && !b.shifts[i].InOtherUnit() && b.owns(w, b.on(&b.shifts[i], d)) {
				ls = append(ls, l)
			}
		}
	}
	return b.any(ls)
}

// dayOf is the law's day that owns a duty of a day.
func (b *Build) dayOf(m *minutes, day int) window {
	for n := day - 1; n <= day+1; n++ {
		if w := b.dayWindow(n); b.owns(w, m) {
			return w
		}
	}
	return b.dayWindow(day)
}

// lengthen takes from hours what passive duty lets them have beyond a limit: half
// of that duty, up to so much (AML §10-4(2)).
func (b *Build) lengthen(hours, passive *sum, most ward.Minutes) {
	if most == 0 || passive.vars == 0 && passive.fixed == 0 {
		return
	}
	more := b.M.Int(0, int64(most), "")
	half := b.sum().join(-1, passive).int(2, more)
	b.M.AtMost(&half.expr, -half.fixed)
	hours.int(-1, more)
}
