package model

// compensating_rest: after a rest under 11 h the next one is 11 h and what was
// missing (AML §10-8(3); union and employer guidance: it follows directly).
var compensatingRest = line{"compensating_rest", func(b *Build, p *person) {
	first := -2
	if b.C.Dates.Rolling {
		first = 0
	}
	for d := first; d < b.days; d++ {
		if lim, ok := b.T.Limit("compensating_rest", p.Person, b.C.Dates.Date(d)); !ok || lim.Value == 0 {
			continue
		}
		for _, s := range b.shifts {
			for _, t := range b.shifts {
				g := b.gap(&s, d, &t, 1)
				if g >= fullRest || g < 0 || b.duty(p, d, s.index) == b.no || b.duty(p, d+1, t.index) == b.no {
					continue
				}
				for later := 1; later <= 2; later++ {
					row := b.sum().add(1, b.duty(p, d, s.index)).add(1, b.duty(p, d+1, t.index))
					any := false
					for _, u := range b.shifts {
						if b.gap(&t, d+1, &u, later) < 2*fullRest-g {
							row.add(1, b.duty(p, d+1+later, u.index))
							any = true
						}
					}
					if any {
						b.atMost(row, 2)
					}
				}
			}
		}
	}
}}

// fullRest is the daily rest of the statute in minutes (AML §10-8(1)).
const fullRest = 660
