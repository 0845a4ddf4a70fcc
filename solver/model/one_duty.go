package model

// one_duty: at most one duty a day, and nobody is on call at home while at work
// on another day's duty.
var oneDuty = line{"one_duty", func(b *Build, p *person) {
	first := -2
	if b.C.Dates.Rolling {
		first = 0
	}
	for d := first; d < b.days; d++ {
		if d >= 0 {
			b.atMostOne(p.slot[d])
		}
		for later := 1; later <= 2; later++ {
			if d+later < 0 || !b.C.Dates.Rolling && d+later >= b.days {
				continue
			}
			for _, s := range b.typesOf(p) {
				for _, t := range b.typesOf(p) {
					if (s.AtHome() || t.AtHome()) && b.between(&s, d, &t, later) < 0 {
						b.atMostOne([]lit{b.duty(p, d, s.index), b.duty(p, d+later, t.index)})
					}
				}
			}
		}
	}
}}
