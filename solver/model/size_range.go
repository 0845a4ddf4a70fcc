package model

import "heltid/solver/ward"

// size_range: a size the person may have and the ward makes; without a post
// there are no duties.
var sizeRange = line{"size_range", func(b *Build, p *person) {
	s := b.sizeOf(p)
	switch {
	case s.domain != nil:
		b.equal(b.sum().int(1, s.asked).int(-1, b.M.IntFrom(s.domain, "")), 0)
	case s.size != nil: // the size's own domain; owed_hours and full_time_norm tie it to the duties
	default:
		hours := b.sum().total(1, b.hoursOf(p))
		if least := *p.Size.Min; least > 0 {
			when := []lit{}
			if p.Optional() {
				when = append(when, s.holds)
			}
			b.atLeast(hours, b.hoursFor(p, least), when...)
		}
		if most := *p.Size.Max; most < ward.FullTime {
			// the size is rounded down to hundredths, so the next one is the first too large
			b.atMost(hours, b.hoursFor(p, most+1)-1)
		}
	}
}}
