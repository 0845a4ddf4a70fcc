package model

// week_hours: working time of a calendar week (AML §10-4, §10-5). Where nothing
// is averaged, each week keeps the line's own class of §10-4.
var weekHours = line{"week_hours", func(b *Build, p *person) {
	for w := range b.C.Dates.Weeks {
		date := b.C.Dates.Date(7 * w)
		limit, ok := b.T.Limit("week_hours", p.Person, date)
		if !ok {
			continue
		}
		hours := b.minutesOf(p, 7*w, 7*w+7, net)
		b.atMost(hours, int64(limit.Value))
		if limit.Agreement == nil && !b.averaged(p, date) {
			b.keepStatute(p, hours, b.minutesOf(p, 7*w, 7*w+7, credited), 7)
		}
	}
}}

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
