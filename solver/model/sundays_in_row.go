package model

// sundays_in_row: whoever has worked a Sunday or holiday is off the next; where
// they are averaged by agreement, no more weeks in a row than the limit without
// a free one (AML §10-8(4)).
var sundaysInRow = line{"sundays_in_row", func(b *Build, p *person) {
	n := len(b.reds)
	for i := range n {
		limit, ok := b.T.Limit("sundays_in_row", p.Person, b.dateOf(b.reds[i].day))
		if !ok || limit.Agreement != nil {
			continue
		}
		first := i - limit.Value
		if !b.C.Dates.Rolling && (first < 0 || b.reds[i].day < 0) {
			continue // before what is known, or all of it history
		}
		run := make([]lit, 0, limit.Value+1)
		for k := first; k <= i; k++ {
			run = append(run, b.redWorked(p, wrap(k, n)).Not())
		}
		b.clause(run)
	}
	for w := range b.C.Dates.Weeks {
		b.freeRedDay(p, w)
	}
}}

// freeRedDay: in the weeks up to this one, as many as the agreement's limit and
// one more, a Sunday or holiday is free.
func (b *Build) freeRedDay(p *person, week int) {
	limit, ok := b.T.Limit("sundays_in_row", p.Person, b.dateOf(7*week))
	if !ok || limit.Agreement == nil {
		return
	}
	var free []lit
	for back := range limit.Value + 1 {
		w := week - back
		if b.C.Dates.Rolling {
			w = wrap(w, b.C.Dates.Weeks)
		}
		for i, r := range b.reds {
			if 7*w <= r.day && r.day < 7*w+7 {
				free = append(free, b.redWorked(p, i).Not())
			}
		}
	}
	b.clause(free)
}

// redHistory is how many weeks before the period its red days are looked at.
const redHistory = 4

// redWorked is the literal that the red unit is worked: more than the ward's
// smallest overlap with its zone, over all duties.
func (b *Build) redWorked(p *person, unit int) lit {
	if p.reds == nil {
		p.reds = make([]lit, len(b.reds))
	}
	var unset lit
	if p.reds[unit] == unset {
		p.reds[unit] = b.overlapping(p, b.reds[unit])
	}
	return p.reds[unit]
}

func (b *Build) overlapping(p *person, r red) lit {
	least := b.leastOverlap()
	var ls []lit
	together, most := b.sum(), 0 // duties that work it only with another
	for d := r.day - 3; d <= r.day; d++ {
		alone, all, longest := []lit{}, true, 0
		for i := range b.shifts {
			l := b.duty(p, d, i)
			if b.resting(p, d, i) {
				all = all && l == b.no
				continue
			}
			switch over := b.on(&b.shifts[i], d).overlap(r); {
			case over > least:
				alone = append(alone, l)
				continue
			case over > 0:
				together.add(int64(over), l)
				longest = max(longest, over)
			}
			all = false
		}
		if all && len(alone) > 1 {
			alone = []lit{b.works(p, d)}
		}
		ls = append(ls, alone...)
		most += longest
	}
	if most > least {
		ls = append(ls, b.reaches(together, int64(least)+1))
	}
	return b.any(ls)
}
