package model

// night_mean: who regularly works more than three hours at night keeps 8 h a
// day on average over four weeks, the weekly rest left out: 177 h 20 min (AML
// §10-11(6)). Regularly: at least two such duties in the four weeks, or as the ward counts. Days of
// full absence are neutral.
var nightMean = line{"night_mean", func(b *Build, p *person) {
	b.meanWindows(p, 4, func(weeks []int, counted int) {
		limit, ok := b.over("night_mean", p, b.weekWindow(weeks[0]).until(b.weekWindow(weeks[3])))
		if !ok {
			return
		}
		hours, most := b.inWeeks(p, weeks, net), int64(limit.Value*counted/28)
		if _, all := hours.bounds(); all <= most {
			return
		}
		nights := b.inWeeks(p, weeks, func(m *minutes) int {
			if m.late > regularNight {
				return 1
			}
			return 0
		})
		if regular := b.reaches(nights, int64(b.C.Counting.RegularNights)); regular != b.no {
			b.atMost(hours, most, regular)
		}
	})
}}

// regularNight is how much night a duty has at most that is no night work of
// AML §10-11(6) and (7), in minutes.
const regularNight = 180
