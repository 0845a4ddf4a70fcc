package model

import "slices"

// quick_returns: rests under 11 h in each four weeks, a ceiling of the parties.
var quickReturns = line{"quick_returns", func(b *Build, p *person) {
	limit, ok := b.T.Limit("quick_returns", p.Person, b.C.Dates.Start)
	if !ok {
		return
	}
	b.inFourWeeks(limit.Value, func(d int) lit { return b.quickReturn(p, d) })
}}

// inFourWeeks bounds the days of which something is true in each four weeks
// counted from the first.
func (b *Build) inFourWeeks(limit int, is func(day int) lit) {
	for from := 0; from < b.days; from += 28 {
		s := b.sum()
		for d := from; d < min(from+28, b.days); d++ {
			s.add(1, is(d))
		}
		b.atMost(s, int64(limit))
	}
}

// quickReturn is the literal that the rest before the day's duty is under
// 11 h. It may be true without cause; whoever counts it counts against it.
func (b *Build) quickReturn(p *person, day int) lit {
	if p.quick == nil {
		p.quick = make([]lit, b.days)
	}
	var unset lit
	if p.quick[day] != unset {
		return p.quick[day]
	}
	q := b.no
	for _, t := range b.typesOf(p) {
		early := b.duty(p, day, t.index)
		if early == b.no {
			continue
		}
		var late []lit
		for back := 1; back <= 2; back++ {
			for _, s := range b.typesOf(p) {
				if l := b.duty(p, day-back, s.index); l != b.no && b.gap(p, &s, day-back, &t, back) < fullRest {
					late = append(late, l)
				}
			}
		}
		if len(late) == 0 {
			continue
		}
		if early == b.yes && slices.Contains(late, b.yes) { // outside the scope
			q = b.yes
			break
		}
		if q == b.no {
			q = b.M.Bool("")
		}
		for _, l := range late {
			b.event(q, l, early)
		}
	}
	p.quick[day] = q
	return q
}

// event: if all causes hold, so does the event. Events are counted, never
// forbidden by themselves, so no guard hangs on them.
func (b *Build) event(e lit, causes ...lit) {
	row := []lit{e}
	for _, c := range causes {
		switch c {
		case b.no:
			return
		case b.yes:
		default:
			row = append(row, c.Not())
		}
	}
	b.M.Or(row...)
}
