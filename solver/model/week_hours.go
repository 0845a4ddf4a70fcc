package model

import "heltid/solver/ward"

// week_hours: working time that one of the law's weeks owns (AML §10-4, §10-5).
// Where nothing is averaged, each week keeps the line's own class of §10-4.
// Passive duty lengthens the week of the statute (§10-4(2)). Where a trial waives
// the rule, the total of §10-6(8) is left.
var weekHours = line{"week_hours", func(b *Build, p *person) {
	first, last := -1, b.C.Dates.Weeks
	if b.C.Dates.Rolling || b.C.Counting.Plain() {
		first, last = 0, b.C.Dates.Weeks-1
	}
	for n := first; n <= last; n++ {
		w := b.weekWindow(n)
		limit, ok := b.weekLimit(p, w)
		if !ok {
			continue
		}
		planned := b.inPeriod(p, w)
		if planned == b.no {
			continue
		}
		hours := b.inWeeks(p, []int{n}, net)
		if limit.Step.Level == ward.Statute {
			b.atMost(b.sum().join(1, hours), int64(max(ward.PassiveWeekMost, ward.Minutes(limit.Value))), planned)
			b.lengthen(hours, b.inWeeks(p, []int{n}, func(m *minutes) int { return m.passive }), ward.PassiveWeekMore)
		}
		b.atMost(hours, int64(limit.Value), planned)
		if limit.Agreement == nil && !b.T.Averaged(p.Person, w.first, w.last) {
			b.keepStatute(p, hours, b.inWeeks(p, []int{n}, b.credited), 7, planned)
		}
	}
}}

// weekLimit is what one of the law's weeks may own: as ordinary hours, or in all
// where nothing is agreed of those and both averaging and more overtime are.
func (b *Build) weekLimit(p *person, w window) (ward.Limit, bool) {
	limit, ok := b.over("week_hours", p, w)
	if _, averaged := b.T.Open("aml-10-5-2", p.Person, b.dateOf(w.first)); averaged && (!ok || limit.Agreement == nil) {
		if total, all := b.over("total_week_hours", p, w); all && (!ok || limit.Value > total.Value) {
			return total, true
		}
	}
	return limit, ok
}

func net(m *minutes) int { return m.net }

// minutesOf sums one kind of minutes over the days from a day up to another.
func (b *Build) minutesOf(p *person, from, to int, of func(*minutes) int) *sum {
	s := b.sum()
	for d := from; d < to; d++ {
		for i := range b.shifts {
			if l := b.duty(p, d, i); l != b.no {
				s.add(int64(of(b.on(&b.shifts[i], d))), l)
			}
		}
	}
	return s
}
