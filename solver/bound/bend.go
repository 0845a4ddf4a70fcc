package bound

import (
	"context"
	"slices"
)

// A spell is days in a row, from one to before another.
type spell struct{ from, to int }

func (s spell) has(day int) bool { return s.from <= day && day < s.to }

// bend has people take turns in a few days at a time and keep all else of their
// lines, until ctx ends or so many turns in a row have brought nothing. It calls
// better for each better rota. A line is bent a hundred times and more in the
// time in which one of twelve weeks is made anew.
func (m *mending) bend(ctx context.Context, patience int, better func()) {
	best := m.cost()
	for idle := 0; idle < patience && ctx.Err() == nil; idle++ {
		up, free := m.someDays()
		was := make([]*column, len(up))
		for i, s := range up {
			was[i] = s.line
			m.duties(s, s.group.kind.own(free), -1)
		}
		for _, s := range up {
			m.rest(s, s.group.kind.own(free))
		}
		switch cost := m.cost(); {
		case cost > best+nothing:
			for i, s := range up {
				m.take(s, was[i])
			}
		case cost < best-nothing:
			best, idle = cost, 0
			better()
		}
	}
}

// someDays gives people and the days they take turns in, about a time at which
// need is missing: some weeks, half of the time a week elsewhere too, so that a
// weekend can be worked there instead, or all weekends with a few days about.
func (m *mending) someDays() (up []*seat, free []spell) {
	about, from := m.rng.IntN(m.span.days), m.seats
	if h, ok := m.anyShort(); ok {
		about, from = h.day, m.meets[h.at]
	}
	if m.rng.IntN(6) == 0 {
		free = m.weekends()
	} else {
		free = m.weeks(about)
	}
	up = m.pick(from, m.onDuty(about))
	if len(from) > 0 && !slices.ContainsFunc(up, func(s *seat) bool { return slices.Contains(from, s) }) {
		up[0] = from[m.rng.IntN(len(from))]
	}
	return slices.DeleteFunc(up, func(s *seat) bool { return s.line == nil }), free
}

// weeks is one or two about a day, and half of the time one elsewhere.
func (m *mending) weeks(about int) []spell {
	length := min(7*(1+m.rng.IntN(2)), m.span.days)
	first := max(0, min(about-m.rng.IntN(length), m.span.days-length))
	here, at := spell{first, first + length}, m.rng.IntN(m.span.days)
	if m.rng.IntN(2) == 0 {
		switch other := (spell{at, min(at+7, m.span.days)}); {
		case other.to <= here.from:
			return []spell{other, here}
		case other.from >= here.to:
			return []spell{here, other}
		}
	}
	return []spell{here}
}

// weekends is all of them, from one to three days before to two after.
func (m *mending) weekends() (out []spell) {
	lead, trail := 1+m.rng.IntN(3), m.rng.IntN(3)
	for monday := 7; monday <= m.span.days; monday += 7 {
		out = append(out, spell{monday - 2 - lead, min(monday+trail, m.span.days)})
	}
	return out
}

// onDuty is who has a duty on a day.
func (m *mending) onDuty(day int) (out []*seat) {
	for _, s := range m.seats {
		if s.line != nil && s.line.line[day%len(s.line.line)] >= 0 {
			out = append(out, s)
		}
	}
	return out
}

// own is the spells as lines of the kind have them that come again sooner than
// all lines do.
func (k *lineKind) own(free []spell) (out []spell) {
	days := k.span.days
	for _, f := range free {
		from := f.from % days
		out = append(out, spell{from, min(from+f.to-f.from, days)})
	}
	slices.SortFunc(out, func(a, b spell) int { return a.from - b.from })
	return joined(out)
}

// joined is spells in order with those as one that meet.
func joined(in []spell) (out []spell) {
	for _, s := range in {
		if last := len(out) - 1; last >= 0 && s.from <= out[last].to {
			out[last].to = max(out[last].to, s.to)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// duties counts those of somebody in the spells.
func (m *mending) duties(s *seat, free []spell, by int) {
	for _, f := range free {
		for day := f.from; day < f.to; day++ {
			if shift := s.line.line[day]; shift >= 0 {
				for _, r := range s.group.kind.needs[duty{day, int(shift)}] {
					m.present[r] += by
				}
			}
		}
	}
}

// rest gives somebody the best duties for what the others leave in the spells,
// where theirs are not counted.
func (m *mending) rest(s *seat, free []spell) {
	k, had, flawed := s.group.kind, s.line, s.flawed
	p := m.pricers[k]
	m.pay(p, s, free...)
	_, own := m.worth(s.group, fit{had.units, had.size})
	m.sum(own, -1)
	before := m.outside(nil)
	bent := p.bend(had, free, func(g *postGroup, f fit) float64 {
		cost, entries := m.worth(g, f)
		return before - cost - m.outside(entries)
	})
	m.sum(own, 1)
	m.duties(s, free, 1)
	if bent == nil {
		return
	}
	if m.take(s, bent); s.flawed && !flawed {
		m.take(s, had)
	}
}

// bend gives the best line of somebody's that differs from theirs in the spells
// alone, as the pricer is paid there; nil where there is none. Spells are in
// order and apart.
func (p *pricer) bend(had *column, free []spell, worth func(*postGroup, fit) float64) *column {
	k := p.kind
	at := slices.IndexFunc(k.paces, func(pace *pace) bool { return pace.holds(had.units) })
	start, ok := k.line.begins(had.line, k.starts)
	if at < 0 || !ok {
		return nil
	}
	in := spell{free[0].from, free[len(free)-1].to}
	p.pace = p.along(k.paces[at], had.line)
	before, after := p.unitsOf(had.line[:in.from], 0), p.unitsOf(had.line[in.to:], in.to)
	state, ends, ok := p.follow(had.line[:in.from], 0, start, 0)
	if !ok {
		return nil
	}
	for day := in.from; day <= in.to; day++ {
		Shut(p.past[day])
	}
	p.layers[in.from][p.place(in.from, p.spot(state, ends), before)] = 0
	p.past[in.from][p.spot(state, ends)] = Stretch{before, before}
	reach := before
	for day := in.from; day < in.to; day++ {
		bent := slices.ContainsFunc(free, func(s spell) bool { return s.has(day) })
		reach += slices.Max(p.units[day])
		useful := Stretch{before, min(reach, p.pace.high-after)}.Within(p.pace.on(day + 1))
		open := func(e arc) bool { return bent || e.shift == int(had.line[day]) }
		p.pass(day, open, func(int) Stretch { return useful })
	}
	best, out, spot := int64(least), fit{}, 0
	for s, has := range p.past[in.to] {
		if has.Empty() {
			continue
		}
		last, ends, ok := p.follow(had.line[in.to:], in.to, s/p.ends, s%p.ends)
		if !ok || k.line.round && last != start {
			continue
		}
		for _, f := range had.group.fits[k.third(ends)] {
			if units := f.units - after; has.Has(units) {
				v := p.layers[in.to][p.place(in.to, s, units)]
				if v <= never {
					continue
				}
				if v += steps(worth(had.group, f)); v > best {
					best, out, spot = v, f, s
				}
			}
		}
	}
	if best == least {
		return nil
	}
	line := slices.Clone(had.line)
	p.back(line, in, spot/p.ends, spot%p.ends, out.units-after)
	return &column{group: had.group, size: out.size, units: out.units, line: line}
}

// along is a pace as a line has its hours, where not all hours are told apart.
func (p *pricer) along(of *pace, line []int8) *pace {
	if p.kind.line.days <= 7*longestExact {
		return of
	}
	out := &pace{width: p.hours, low: of.low, high: of.high, least: []int{-p.hours / 2}}
	for day, shift := range line {
		out.least = append(out.least, out.least[day]+p.adds(day, int(shift)))
	}
	return out
}

// unitsOf is the hours of days of a line, from one on.
func (p *pricer) unitsOf(line []int8, from int) (units int) {
	for i, shift := range line {
		units += p.adds(from+i, int(shift))
	}
	return units
}

// follow is where days of a line lead to, from a state and worked weekends of the
// season; not ok where they lead nowhere.
func (p *pricer) follow(line []int8, from, state, ends int) (int, int, bool) {
	for i, shift := range line {
		e, ok := p.kind.line.arc(from+i, state, int(shift))
		if !ok {
			return 0, 0, false
		}
		if ends, ok = p.after(from+i, e, ends); !ok {
			return 0, 0, false
		}
		state = e.to
	}
	return state, ends, true
}
