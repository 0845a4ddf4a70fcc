package model

// size_range: a size the person may have and the ward makes; without a post
// there are no duties.
var sizeRange = line{"size_range", func(b *Build, p *person) {
	s := b.sizeOf(p)
	if s.size != nil {
		return // the size's own domain; owed_hours and full_time_norm tie it to the duties
	}
	norm := int64(b.C.FixedNorm()) * int64(b.C.Dates.Weeks)
	hours := b.sum().total(1, b.hoursOf(p))
	if p.Size.Min != nil && *p.Size.Min > 0 {
		when := []lit{}
		if p.Optional() {
			when = append(when, s.holds)
		}
		least := share(norm, *p.Size.Min)
		if *p.Size.Min >= 10000 {
			least = norm - int64(b.C.TolerancePer)
		}
		b.atLeast(hours, least, when...)
	}
	if p.Size.Max != nil && *p.Size.Max < 10000 {
		// the size is rounded down to hundredths, so the next one is the first too large
		b.atMost(hours, min(share(norm, *p.Size.Max+1), norm-int64(b.C.TolerancePer))-1)
	}
}}
