package model

import "heltid/solver/ward"

// free_weekend: a weekend that is not worked is free from Friday afternoon to
// Monday morning, as the ward sets the window.
var freeWeekend = line{"free_weekend", func(b *Build, p *person) {
	first := 0
	if len(p.History) > 0 && !b.C.Dates.Rolling {
		first = -1 // its window may reach into the period
	}
	for w := first; w < b.C.Dates.Weeks; w++ {
		from := b.elapsed(7*w+4, b.C.FreeWeekend.From)
		to := b.elapsed(7*w+7, b.C.FreeWeekend.To)
		worked := b.weekend(p, w)
		for d := 7*w + 2; d <= 7*w+7; d++ {
			if w < 0 && d < 0 {
				continue
			}
			if wd := b.C.Dates.Date(d).Weekday(); wd == ward.Saturday || wd == ward.Sunday {
				continue // such a duty makes the weekend worked
			}
			for i := range b.shifts {
				if m := b.on(&b.shifts[i], d); m.start < to && m.end > from && !b.shifts[i].InOtherUnit() {
					b.implies(b.duty(p, d, i), worked)
				}
			}
		}
	}
}}
