package model

// week_hours: working time of a calendar week (AML §10-4, §10-5). Where
// nothing is averaged, each week keeps the strictest class that the line
// could come under, since the class is known only when the line is.
var weekHours = line{"week_hours", func(b *Build, p *person) {
	for w := range b.C.Dates.Weeks {
		date := b.C.Dates.Date(7 * w)
		limit, ok := b.T.Limit("week_hours", p.Person, date)
		if !ok {
			continue
		}
		most := int64(limit.Value)
		if !b.averaged(p, date) {
			most = min(most, b.statutoryWeek(p))
		}
		b.atMost(b.minutesOf(p, 7*w, 7*w+7, net), most)
	}
}}

// statutoryWeek is the strictest weekly limit of §10-4 the person's shift
// types can lead to: 36 h with weighting, 38 h with Sundays or nights, 40 h.
func (b *Build) statutoryWeek(p *person) int64 {
	kinds := map[string]bool{}
	sundays := false
	for d := range b.days {
		for s := range b.shifts {
			if p.slot[d][s] != b.no {
				kinds[b.shifts[s].Kind()] = true
				sundays = sundays || len(b.shifts[s].table[d].red) > 0
			}
		}
	}
	switch {
	case kinds["day"] && kinds["evening"] && kinds["night"] && sundays:
		return 36 * 60
	case sundays || kinds["night"] || kinds["evening"]:
		return 38 * 60
	}
	return 40 * 60
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
