package model

// night_mean: who regularly works more than three hours at night keeps 8 h a
// day on average over four weeks, the weekly rest left out: 177 h 20 min (AML
// §10-11(6)). Regularly: at least two such duties in the four weeks. Days
// of full absence are neutral.
var nightMean = line{"night_mean", func(b *Build, p *person) {
	b.meanWindows(p, 4, func(weeks []int, counted int) {
		limit, ok := b.T.Limit("night_mean", p.Person, b.dateOf(7*weeks[0]))
		if !ok {
			return
		}
		nights := b.sum()
		for _, w := range weeks {
			for d := 7 * w; d < 7*w+7; d++ {
				for i := range b.shifts {
					if l := b.duty(p, d, i); l != b.no && b.on(&b.shifts[i], d).late > 180 {
						nights.add(1, l)
					}
				}
			}
		}
		hours, most := b.minutesIn(p, weeks), int64(limit.Value*counted/28)
		if _, all := hours.bounds(); all <= most {
			return
		}
		if regular := b.reaches(nights, 2); regular != b.no {
			b.atMost(hours, most, regular)
		}
	})
}}
