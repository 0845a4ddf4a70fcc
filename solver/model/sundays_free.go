package model

// sundays_free: where Sundays are averaged by agreement, at least half of the
// red units, or what is agreed of 26, are free in every 26 weeks, or as many as the
// ward counts (AML §10-8(4)), those of full absence left out.
var sundaysFree = line{"sundays_free", func(b *Build, p *person) {
	size := 7 * b.C.Counting.SundayWeeks
	for from := 0; from < b.days; from += size {
		free, ok := b.T.Limit("sundays_free", p.Person, b.C.Dates.Date(from))
		if !ok {
			continue
		}
		s, n := b.sum(), int64(0)
		for i, r := range b.reds {
			if r.day >= from && r.day < min(from+size, b.days) && !p.Away(b.C.Dates.Date(r.day)) {
				s.add(1, b.redWorked(p, i))
				n++
			}
		}
		b.atMost(s, n*int64(26-free.Value)/26)
	}
}}
