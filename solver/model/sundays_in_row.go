package model

// sundays_in_row: no longer run of worked Sundays and holidays than the limit
// (AML §10-8(4): one; by agreement three).
var sundaysInRow = line{"sundays_in_row", func(b *Build, p *person) {
	n := len(b.reds)
	for i := range n {
		if b.reds[i].day < 0 && !b.C.Dates.Rolling && i+1 < n && b.reds[n-1].day < 0 {
			continue
		}
		limit, ok := b.T.Limit("sundays_in_row", p.Person, b.C.Dates.Date(max(b.reds[i].day, 0)))
		if !ok {
			continue
		}
		run := make([]lit, 0, limit.Value+1)
		for k := range limit.Value + 1 {
			j := i + k
			if j >= n {
				if !b.C.Dates.Rolling {
					break
				}
				j %= n
			}
			run = append(run, b.redWorked(p, j).Not())
		}
		if len(run) == limit.Value+1 {
			b.clause(run)
		}
	}
}}

// redWorked is the literal that a duty overlaps the zone of the red unit.
func (b *Build) redWorked(p *person, unit int) lit {
	if p.reds == nil {
		p.reds = make([]lit, len(b.reds))
	}
	var unset lit
	if p.reds[unit] == unset {
		var ls []lit
		day := b.reds[unit].day
		for d := day - 3; d <= day; d++ {
			touching, all := []lit{}, true
			for i := range b.shifts {
				l := b.duty(p, d, i)
				if l == b.no {
					continue
				}
				if b.touches(&b.shifts[i], d, unit) {
					touching = append(touching, l)
				} else {
					all = false
				}
			}
			if all && len(touching) > 1 {
				touching = []lit{b.works(p, d)}
			}
			ls = append(ls, touching...)
		}
		p.reds[unit] = b.any(ls)
	}
	return p.reds[unit]
}
