package model

// night_recovery: no other duty within so long of a night's end.
var nightRecovery = line{"night_recovery", func(b *Build, p *person) {
	first := 0
	if !b.C.Dates.Rolling {
		first = -3
	}
	for d := first; d < b.days; d++ {
		limit, ok := b.T.Over("night_recovery", p.Person, d, d)
		if !ok {
			continue
		}
		for later := 1; later <= 2+limit.Value/1440; later++ {
			if !b.C.Dates.Rolling && d+later < 0 {
				continue
			}
			for _, s := range b.typesOf(p) {
				for _, t := range b.typesOf(p) {
					if s.night && !t.night && b.gap(p, &s, d, &t, later) < limit.Value {
						b.or(b.duty(p, d, s.index).Not(), b.duty(p, d+later, t.index).Not())
					}
				}
			}
		}
	}
}}
