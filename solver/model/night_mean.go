package model

// night_mean: who regularly works more than three hours at night keeps 8 h a
// day on average over four weeks, the weekly rest left out: 177 h 20 min (AML
// §10-11(6)). Regularly: at least two such duties in the four weeks.
var nightMean = line{"night_mean", func(b *Build, p *person) {
	first, last := b.windows(4, b.C.Dates.Weeks)
	if !b.C.Dates.Rolling {
		first = max(first, -b.knownWeeks(p))
	}
	for w := first; w <= last; w++ {
		limit, ok := b.T.Limit("night_mean", p.Person, b.C.Dates.Date(7*max(w, 0)))
		if !ok {
			continue
		}
		nights := b.sum()
		for d := 7 * w; d < 7*w+28; d++ {
			for i := range b.shifts {
				if l := b.duty(p, d, i); l != b.no && b.on(&b.shifts[i], d).late > 180 {
					nights.add(1, l)
				}
			}
		}
		hours := b.minutesOf(p, 7*w, 7*w+28, net)
		if _, most := hours.bounds(); most <= int64(limit.Value) {
			continue
		}
		if regular := b.reaches(nights, 2); regular != b.no {
			b.atMost(hours, int64(limit.Value), regular)
		}
	}
}}
